"""Pictures and tables are no wider than the text of the page in house style."""

from __future__ import annotations

import pytest
from lxml import etree

from alvtc_info.layout.picture_sizes import fit
from alvtc_info.layout.table_sizes import fit_table
from tests.layout.drafts import NS, W

AREA = 8845
EMU = AREA * 635


def drawn(kind: str, inner: str, attributes: str = "") -> etree._Element:
    return etree.fromstring(
        f"<p xmlns:wp='urn:wp' xmlns:a='urn:a' xmlns:v='urn:v'><wp:{kind} {attributes}>{inner}</wp:{kind}></p>"
    )


def sizes(root: etree._Element) -> list[tuple[str, str]]:
    return [(e.get("cx", ""), e.get("cy", "")) for e in root.iter("{*}extent", "{*}ext")]


TWICE = f"<wp:extent cx='{2 * EMU}' cy='1000'/>"
AT = "<wp:positionH relativeFrom='{}'><wp:posOffset>{}</wp:posOffset></wp:positionH>"


def test_what_a_group_holds_is_measured_by_the_group() -> None:
    group = f"<a:grp><a:ext cx='{2 * EMU}' cy='1000'/></a:grp><a:pic><a:ext cx='300' cy='20'/></a:pic><a:ext uri='x'/>"
    root = drawn("inline", TWICE + group)
    fit(root, AREA)
    assert sizes(root) == [(str(EMU), "500"), (str(EMU), "500"), ("300", "20"), ("", "")]


@pytest.mark.parametrize(
    ("inner", "attributes", "scaled"),
    [
        (TWICE + "<a:blip/>", "behindDoc='0'", True),
        (TWICE + "<a:blip/>", "", True),
        (TWICE + "<a:blip/>", "behindDoc='1'", False),
        (TWICE, "", False),
        ("<wp:extent cx='5' cy='1000'/><a:blip/>", "", False),
    ],
)
def test_pictures_that_float_are_fitted_and_what_lies_behind_the_text_is_not(
    inner: str, attributes: str, scaled: bool
) -> None:
    root = drawn("anchor", inner, attributes)
    fit(root, AREA)
    assert sizes(root)[0][1] == ("500" if scaled else "1000")


@pytest.mark.parametrize(
    ("place", "offset"),
    [
        (AT.format("column", 900000), "0"),
        (AT.format("page", 900000), "900000"),
        (AT.format("margin", -50), "-50"),
        ("<wp:positionH relativeFrom='column'><wp:align>left</wp:align></wp:positionH>", None),
    ],
)
def test_a_picture_that_was_wide_begins_where_the_text_does(place: str, offset: str | None) -> None:
    root = drawn("anchor", f"{place}{TWICE}<a:blip/>")
    fit(root, AREA)
    found = root.find(".//{urn:wp}posOffset")
    assert (None if found is None else found.text) == offset


@pytest.mark.parametrize(
    ("style", "after"),
    [
        ("width:884.5pt;height:100pt;z-index:1", "width:442.2pt;height:50.0pt;z-index:1"),
        ("mso-width-percent:0;width:31.2cm", "mso-width-percent:0;width:442.2pt"),
        ("width:100pt;height:900pt", "width:100pt;height:900pt"),
        ("", ""),
    ],
)
def test_pictures_of_the_older_kind_are_fitted_too(style: str, after: str) -> None:
    root = etree.fromstring(f"<p xmlns:v='urn:v'><v:shape style='{style}'><v:imagedata/></v:shape></p>")
    fit(root, AREA)
    assert root[0].get("style") == after
    bare = etree.fromstring("<p xmlns:v='urn:v'><v:rect style='width:2000pt'/></p>")
    fit(bare, AREA)
    assert bare[0].get("style") == "width:2000pt"


def table(properties: str, columns: tuple[int, ...], cells: tuple[int, ...] = (), inner: str = "") -> etree._Element:
    grid = "".join(f"<w:gridCol w:w='{each}'/>" for each in columns)
    row = "".join(f"<w:tc><w:tcPr><w:tcW w:w='{each}' w:type='dxa'/></w:tcPr>{inner}</w:tc>" for each in cells)
    return etree.fromstring(
        f"<w:tbl {NS}><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>{row}</w:tr></w:tbl>"
    )


def widths(root: etree._Element, name: str) -> list[int]:
    return [int(e.get(f"{W}w", "")) for e in root.iter(f"{W}{name}")]


@pytest.mark.parametrize(
    ("root", "name", "wanted"),
    [
        (table("<w:tblW w:w='17690' w:type='dxa'/>", (8845, 8845)), "gridCol", [4422, 4422]),
        (table("<w:tblW w:w='0' w:type='auto'/>", (17690,), (8000, 9690)), "tcW", [4000, 4845]),
        (table("<w:tblW w:w='5000' w:type='pct'/>", (), (8845, 8845)), "tblW", [5000]),
        (table("<w:tblW w:w='6000' w:type='pct'/>", (4000,)), "tblW", [5000]),
        (table("<w:tblW w:w='8000' w:type='dxa'/><w:tblInd w:w='1000' w:type='dxa'/>", (8000,)), "tblInd", [845]),
        (table("<w:tblW w:w='8000' w:type='dxa'/><w:tblInd w:w='1000' w:type='dxa'/>", (8000,)), "tblW", [8000]),
        (table("<w:tblW w:w='17690' w:type='dxa'/><w:tblInd w:w='99' w:type='dxa'/>", ()), "tblInd", [0]),
        (table("<w:tblInd w:w='-108' w:type='dxa'/>", (17690,)), "tblInd", [-108]),
        (table("", (8000,), (4000, 4000)), "gridCol", [8000]),
    ],
)
def test_a_wide_table_is_made_narrower_column_by_column(root: etree._Element, name: str, wanted: list[int]) -> None:
    fit_table(root, AREA)
    assert widths(root, name) == wanted


def test_a_table_in_a_wide_table_shrinks_with_it() -> None:
    inner = "<w:tbl><w:tblGrid><w:gridCol w:w='6000'/></w:tblGrid></w:tbl>"
    root = table("<w:tblW w:w='17690' w:type='dxa'/>", (17690,), (17690,), inner)
    fit_table(root, AREA)
    assert widths(root, "gridCol") == [8845, 3000]
