"""How one sort of text is judged: duty reports, news, regulations."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from alvtc_info.model.finding import Severity
from alvtc_info.text.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Profile(NamedTuple):
    """How one sort of text is judged: its Chinese name, the families and rules that are off, severities that differ."""

    title: str
    off: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = MappingProxyType({})


_EMERGENCY = frozenset({"emergency", "deadlines", "chain", "sequence"})


_OF_REPORTS = _EMERGENCY | {"approval", "repeats"}


PROFILES: Mapping[str, Profile] = {
    "duty": Profile("值班信息"),
    "news": Profile(
        "网页新闻",
        _OF_REPORTS
        | {
            "header-elements",
            "footer-elements",
            "missing-headings",
            "title-informative",
            "length-range",
            "thin-content",
        }
        | {"document-without-number", "vague-quantity", "vague-span", "undated-work", "incomplete-date", "stale-info"},
        {
            "vague-time": Severity.INFO,
            "vague-cutoff": Severity.INFO,
            "relative-time": Severity.INFO,
            "undated-document": Severity.INFO,
            "data-without-cutoff": Severity.INFO,
            "citation-without-source": Severity.WARNING,
        },
    ),
    "regulation": Profile(
        "规章制度",
        _OF_REPORTS
        | {"time", "work", "sources", "figures", "content"}
        | {
            "data-without-cutoff",
            "header-elements",
            "footer-elements",
            "missing-headings",
            "heading-sequence",
            "template-placeholder",
        }
        | {"absolute-words", "cliche", "first-mention-abbrev", "length-range", "incomplete-date"},
    ),
}
PROFILE_LABELS = {name: profile.title for name, profile in PROFILES.items()}
