from __future__ import annotations
class Institution:
    def clause(self, i: str) -> str: return i
def default_institution() -> Institution: return Institution()
