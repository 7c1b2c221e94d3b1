"""What the codes of fields say: whose words the result is, and what an EQ field draws.

That is a formula, or characters over one another (Word's older reading aids, marks around a word).
"""

from __future__ import annotations

from alvtc_info.text.pattern import Pattern

_EQUATION = Pattern(r"\s*EQ(?![0-9A-Za-z])", flags=2)
_OVERLAY = Pattern(r"\s*EQ(?![0-9A-Za-z])(?:\s|\\\*\s*(?:\"[^\"]*\"|\w+))*\\o(?![a-z])", flags=2)
_ARRANGED = Pattern(r"\s*EQ(?![0-9A-Za-z])|\\[a-z]+\s*\d*|\\\*\s*\S+|[()\\]", flags=2)
_WORD = Pattern(r"\w")

_NAME = Pattern(r"\s*(?P<name>[A-Za-z]*)")
_WRITTEN = frozenset(
    "HYPERLINK QUOTE TOC TOA INDEX BIBLIOGRAPHY CITATION ADDIN FORMTEXT INCLUDETEXT MACROBUTTON GOTOBUTTON".split()
)


def field_name(code: str) -> str:
    """The name of a field (HYPERLINK, TOC), in capitals."""
    found = _NAME.match(code)
    return found["name"].upper() if found else ""


def is_computed(code: str) -> bool:
    """Whether the result of a field with this code is Word's, to be replaced at any time, and not somebody's words."""
    return field_name(code) not in _WRITTEN


def is_equation(code: str) -> bool:
    """Whether a field with this code shows a formula: an EQ field other than characters over one another."""
    return _EQUATION.match(code) is not None and _OVERLAY.match(code) is None


def in_equation(code: str) -> str:
    """The characters of the formula that an EQ field shows, without the switches that arrange them."""
    return _ARRANGED.sub("", code).strip()


def overlaid(code: str) -> str:
    """The word that an EQ field shows with something over or around it, such as 学 with its reading (xué) above.

    Empty for every other field.
    """
    head = _OVERLAY.match(code)
    if head is None:
        return ""
    arguments = _arguments(code[head.end() :])
    words = [each.strip() for each in arguments if "\\" not in each and _WORD.search(each)]
    return words[-1] if words else ""


def _arguments(code: str) -> list[str]:
    """What stands between the outermost brackets, divided at the commas and semicolons that are in no others."""
    depth = 0
    found = [""]
    for letter in code:
        depth += (letter == "(") - (letter == ")")
        if not depth and letter == ")":
            break
        if depth == 1 and letter in ",;":
            found.append("")
        elif depth > 1 or (depth == 1 and letter != "("):
            found[-1] += letter
    return found
