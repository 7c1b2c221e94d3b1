"""Every suffix of a document, and what is done with it."""

from __future__ import annotations

import os

DRAFTS = (".docx", ".docm", ".dotx", ".doc", ".wps", ".rtf", ".odt", ".txt", ".md")


DATA = (".yaml", ".yml", ".json")


TEXT_SUFFIXES = frozenset({".txt", ".md", ".yaml", ".yml", ".json", ""})


OFFICE_SUFFIXES = frozenset({".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".pdf"})


WORD_SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm"})


def suffix_of(name: str) -> str:
    """The suffix of a file name, lower case, with its dot."""
    return os.path.splitext(name)[1].lower()


DATA_SUFFIXES = frozenset({".yaml", ".yml", ".json"})
