"""Styles are read without what no paragraph has: latent ones, and those of tables."""

from __future__ import annotations

import pytest

from alvtc_info import InputError
from alvtc_info.model.limits import DEFAULT_LIMITS
from alvtc_info.reading.styles import read_styles

HEAD = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
LATENT = '<w:latentStyles w:count="1"><w:lsdException w:name="x"/></w:latentStyles>'
TABLE = '<w:style w:type="table" w:styleId="T"><w:name w:val="Table Grid"/></w:style>'
NORMAL = '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/></w:style>'
EMPTY = '<w:style w:type="table" w:styleId="E"/>'


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (LATENT + TABLE + NORMAL, {"A": "heading 1"}),
        (NORMAL + TABLE, {"A": "heading 1"}),
        (EMPTY + NORMAL + TABLE + NORMAL.replace('"A"', '"B"'), {"A": "heading 1", "B": "heading 1"}),
        ("", {}),
    ],
)
def test_what_is_read(body: str, names: dict[str, str]) -> None:
    styles = read_styles(f"{HEAD}{body}</w:styles>".encode(), "word/styles.xml", "a.docx", DEFAULT_LIMITS)
    assert styles.names == names


@pytest.mark.parametrize("style", ['<w:style w:type="paragraph" w:styleId="a"/>', '<w:style w:type="table"/>'])
def test_very_many_styles_without_an_end_are_passed_over(style: str) -> None:
    body = style * 60_000 + NORMAL
    styles = read_styles(f"{HEAD}{body}</w:styles>".encode(), "word/styles.xml", "a.docx", DEFAULT_LIMITS)
    assert styles.names == {"A": "heading 1"}


def test_styles_of_tables_that_are_cut_off_are_told() -> None:
    for cut in ('<w:style w:type="table">' * 60_000, '<w:style w:type="table"'):
        with pytest.raises(InputError):
            read_styles(f"{HEAD}{cut}".encode(), "word/styles.xml", "a.docx", DEFAULT_LIMITS)
