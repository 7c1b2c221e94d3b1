"""Rules are chosen, run over a document, and what they find is located, settled and masked.

Import `run` from `engine`; `examples`, `reference`, `fingerprints` serve tests, pages and outputs.
"""
