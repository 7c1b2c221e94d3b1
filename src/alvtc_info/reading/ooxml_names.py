"""The names of Office Open XML that matter for reading, transitional and strict alike."""

from __future__ import annotations

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
RELATIONSHIPS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math ",
    "http://purl.oclc.org/ooxml/officeDocument/math ",
)
_COMPATIBILITY = (
    "http://schemas.openxmlformats.org/markup-compatibility/2006 ",
    "http://purl.oclc.org/ooxml/markup-compatibility/2006 ",
)
_VECTOR = "urn:schemas-microsoft-com:vml "
_OFF = frozenset({"0", "false", "off", "none"})


class _Names(dict[str, str]):
    """Expanded element names (`namespace local`) → local names of the vocabularies read here, "" for all others."""

    def __missing__(self, tag: str) -> str:
        uri, _, local = tag.rpartition(" ")
        uri += " "
        if uri in WORD or uri == " ":
            short = local
        elif uri in _MATH:
            short = local if local in ("t", "r") else "math" if local == "oMath" else ""
        elif uri in _COMPATIBILITY:
            short = local if local in ("Fallback", "Choice", "AlternateContent") else ""
        elif local in ("chart", "relIds") or (uri == _VECTOR and local == "textpath"):
            short = local
        else:
            short = ""
        if len(self) < 5000:
            self[tag] = short
        return short


NAMES = _Names()


def value(attributes: dict[str, str], name: str = "val") -> str | None:
    """An attribute of the word-processing vocabulary; None where it is missing."""
    for uri in WORD:
        if uri + name in attributes:
            return attributes[uri + name]
    return None


def on(attributes: dict[str, str], name: str = "val") -> bool:
    """Whether an on-off element is on; without a value it is."""
    return (value(attributes, name) or "1").lower() not in _OFF


def integer(text: str | None, default: int) -> int:
    """The whole number that an attribute holds, the default where it holds none."""
    try:
        return int(text or "")
    except ValueError:
        return default
