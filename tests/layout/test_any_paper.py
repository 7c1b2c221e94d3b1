"""Of any paper every page holds the same marks before and after it is put into house style."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings

from alvtc_info import Role, read, set_layout
from alvtc_info.reading import office
from tests.building import OFFICE
from tests.layout.drafts import W, data_of, like_wps, tight
from tests.layout.official import whole
from tests.layout.papers import Paper, papers, side
from tests.word.drafts import parts, tree

TOKEN = re.compile(r"〔[^〔〕]*〕")
NUMBER = re.compile(r"—\d+—")
PLACE = re.compile(r"第\d+处")
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def shown(data: bytes, kind: str) -> list[dict[str, str]]:
    """What headers or footers of each section show by the side of a page, # for a number; by a walk of our own."""
    files = parts(data)
    links = {each.get("Id"): f"word/{each.get('Target')}" for each in tree(data, "word/_rels/document.xml.rels")}
    facing = tree(data, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    inherited: dict[str, str] = {}
    found = []
    for section in tree(data).iter(f"{W}sectPr"):
        for each in section.iter(f"{W}{kind}Reference"):
            part = links[each.get(f"{{{OFFICE}}}id")]
            root = tree(data, part)
            text = "".join(t.text or "" for t in root.iter(f"{W}t"))
            inherited[str(each.get(f"{W}type"))] = re.sub(r"[—\s]|\d(?=[—\s]*$)", "", text) + (
                "#" if b"PAGE" in files[part] else ""
            )
        used = {"default": "default", "even": "even" if facing else "default"}
        used |= {"first": "first"} if section.find(f"{W}titlePg") is not None else {}
        found.append({which: inherited.get(name, "") for which, name in used.items()})
    return found


def seen(data: bytes) -> list[str]:
    """The paragraphs with their numbers, in the order of the paper."""
    blocks = read(data, name="a.docx").blocks
    return [tight(b.label + b.text) for b in blocks if b.role is not Role.FOOTER and "页眉" not in b.text]


def demand_the_same_marks(paper: Paper) -> None:
    assert shown(paper.data, "header") == paper.heads
    after = set_layout(paper.data, name="a.docx")
    numbered = any("#" in each for section in paper.feet for each in section.values())

    def footing(text: str) -> str:
        return text.rstrip("#") + ("#" if paper.duty or not numbered or "#" in text else "")

    heads, feet = shown(after, "header"), shown(after, "footer")
    for number, own in enumerate(paper.firsts):
        head, foot = paper.heads[number], {which: footing(text) for which, text in paper.feet[number].items()}
        if own and "first" not in heads[number]:
            assert len({*head.values()}) == len({*foot.values()}) == 1
            del head["first"], foot["first"]
        assert (heads[number], feet[number]) == (head, foot)
    ours, theirs = seen(after), seen(paper.data)
    if not paper.duty:
        assert ours == theirs
    assert sorted("".join(ours)) == sorted("".join(theirs))
    first, second = tree(paper.data), tree(after)
    for name in ("tbl", "tr", "tc", "drawing", "sectPr", "br"):
        assert len(list(first.iter(f"{W}{name}"))) <= len(list(second.iter(f"{W}{name}"))), name
    area = next(second.iter(f"{W}pgSz")), next(second.iter(f"{W}pgMar"))
    wide = int(area[0].get(f"{W}w", "0")) - int(area[1].get(f"{W}left", "0")) - int(area[1].get(f"{W}right", "0"))
    for each in second.iter(f"{DRAWN}extent"):
        assert int(each.get("cx", "0")) <= wide * 635
    for each in second.iter(f"{W}tblW"):
        assert each.get(f"{W}type") != "dxa" or int(each.get(f"{W}w", "0")) <= wide


@pytest.mark.medium
@settings(max_examples=10)
@given(papers())
def test_any_paper_says_and_shows_the_same_afterwards(paper: Paper) -> None:
    demand_the_same_marks(paper)


@pytest.mark.slow
@settings(max_examples=200)
@given(papers())
def test_many_papers_say_and_show_the_same_afterwards(paper: Paper) -> None:
    demand_the_same_marks(paper)


@pytest.mark.slow
@settings(max_examples=50)
@given(papers())
def test_any_paper_that_is_in_house_style_stays_as_it_is(paper: Paper) -> None:
    demand_rest(paper.data)


@pytest.mark.medium
@pytest.mark.parametrize("data", [whole(), data_of(like_wps())], ids=["paper", "duty report"])
def test_a_paper_that_is_in_house_style_stays_as_it_is(data: bytes) -> None:
    demand_rest(data)


def demand_rest(data: bytes) -> None:
    """Set a second time, no part, no line and no run is added; a third time changes nothing."""
    once = set_layout(data, name="a.docx")
    twice = set_layout(once, name="a.docx")
    assert set_layout(twice, name="a.docx") == twice
    assert parts(twice).keys() == parts(once).keys()
    for name in ("p", "style"):
        part = "word/styles.xml" if name == "style" else "word/document.xml"
        assert len(list(tree(twice, part).iter(f"{W}{name}"))) == len(list(tree(once, part).iter(f"{W}{name}")))


def printed(files: list[bytes], folder: Path) -> list[list[str]]:
    """The text of each page of these drafts without white space, by one run of LibreOffice, and by poppler."""
    program = office.find_office()
    assert program
    profile = folder / "profile"
    office._prepare(profile)
    for number, data in enumerate(files):
        (folder / f"{number}.docx").write_bytes(data)
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--convert-to", "pdf"]
    command += ["--outdir", str(folder), *(str(folder / f"{number}.docx") for number in range(len(files)))]
    subprocess.run(command, check=True, capture_output=True, timeout=500)
    found = []
    for number in range(len(files)):
        text = subprocess.run(
            ["pdftotext", "-raw", str(folder / f"{number}.pdf"), "-"], capture_output=True, check=True
        )
        pages = text.stdout.decode().split("\f")[:-1]
        found.append([re.sub(r"\.{2,}", "…", tight(page)) for page in pages])
    return found


def marks(page: str) -> str:
    """The characters of a page, without what depends on where pages end: headers, footers, heads of tables, numbers."""
    return NUMBER.sub("", TOKEN.sub("", page))


@pytest.mark.slow
@pytest.mark.libreoffice
def test_pages_of_any_paper_hold_the_same_marks_in_libreoffice(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("本机没有 pdftotext")
    drawn: list[Paper] = []

    @settings(max_examples=60, database=None)
    @given(papers())
    def draw(paper: Paper) -> None:
        drawn.append(paper)

    draw()
    files = [each for paper in drawn for each in (paper.data, set_layout(paper.data, name="a.docx"))]
    pages = printed(files, tmp_path)
    same = 0
    for number, paper in enumerate(drawn):
        before, after = pages[2 * number], pages[2 * number + 1]
        demand_headers(paper, before, facing=b"evenAndOdd" in parts(paper.data)["word/settings.xml"])
        demand_headers(paper, after, facing=True)
        assert sorted(marks("".join(map(marks, before)))) == sorted(marks("".join(map(marks, after)))), number
        if [PLACE.findall(page) for page in before] == [PLACE.findall(page) for page in after]:
            same += 1
            if not paper.duty:
                assert [sorted(marks(page)) for page in before] == [sorted(marks(page)) for page in after], number
    assert same > 10


def demand_headers(paper: Paper, pages: list[str], *, facing: bool) -> None:
    """Each page shows the header and the words of the footer that are its section's and its side's."""
    begun = dict.fromkeys(range(len(paper.sections)), 0)
    for number, page in enumerate(pages, 1):
        places = PLACE.findall(page)
        index = next((i for i, section in enumerate(paper.sections) if places and places[0] in section), None)
        if index is None:
            continue
        which = side(number, begun[index], facing=facing, own_first=paper.firsts[index])
        begun[index] += 1
        found = set(TOKEN.findall(page)) - {"〔项目〕", "〔要求〕"}
        wanted = {paper.heads[index][which], paper.feet[index][which].rstrip("#")} - {""}
        assert found == wanted, (number, which)
