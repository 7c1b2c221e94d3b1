"""Pairs of words from tracked changes and from tables of Word files."""

from __future__ import annotations

import pytest

from alvtc_info.editing.learned_corrections import learned, table_pairs
from alvtc_info.model.limits import DEFAULT_LIMITS
from tests.building import make_docx


def kept(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def went(text: str) -> str:
    return f'<w:del w:id="1" w:author="王某"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def came(text: str) -> str:
    return f'<w:ins w:id="2" w:author="王某"><w:r><w:t>{text}</w:t></w:r></w:ins>'


def of(*pieces: str, people: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return learned(make_docx(f"<w:p>{''.join(pieces)}</w:p>"), "稿.docx", DEFAULT_LIMITS, people)


@pytest.mark.parametrize(
    ("pieces", "pairs"),
    [
        ((kept("学院工"), went("做"), came("作"), kept("会议召开。")), [("工做", "工作")]),
        ((kept("学院工"), came("作"), went("做"), kept("会议召开。")), [("工做", "工作")]),
        (
            (kept("报"), kept("送"), went("水电"), went("班"), came("水"), came("电组"), kept("。")),
            [("水电班", "水电组")],
        ),
        ((went("做"), came("作"), kept("为试点，学院检查。")), [("做为", "作为")]),
        ((kept("职院检查，"), went("职院"), came("学院")), [("职院", "学院")]),
        (
            (kept("甲，"), went("职院"), came("学院"), kept("，乙"), went("职院"), came("学院"), kept("。")),
            [("职院", "学院")],
        ),
        ((kept("检查"), went("了")), []),
        ((kept("检查"), came("了")), []),
        ((went("的"), came("地")), []),  # one character
        ((went("职院"), came("我职院")), []),  # only longer
        ((went("职院"), came("职院")), []),
        ((went("十二字以上的都不算学院常改的词"), came("学院")), []),
        ((kept("共"), went("12间"), came("13间")), []),
        ((kept("共"), went("五月"), came("六月")), []),
        ((kept("共"), went("三十"), came("四十")), []),
        ((kept("在"), went("第一处"), came("第二处")), []),
        ((went("，；"), came("。！")), []),
        ((kept("党委书记"), went("张健国"), came("张建国"), kept("讲话")), []),
        ((kept("张"), went("建"), came("健"), kept("国讲话")), []),
        ((kept("会议"), went(""), came("")), []),
    ],
)
def test_pairs_of_a_paragraph(pieces: tuple[str, ...], pairs: list[tuple[str, str]]) -> None:
    assert of(*pieces, people=("张建国",)) == pairs


def test_what_came_and_went_again_and_what_moved_says_nothing() -> None:
    both = '<w:ins w:id="3"><w:del w:id="4"><w:r><w:delText>甲乙</w:delText></w:r></w:del></w:ins>'
    moved = '<w:moveFrom w:id="5"><w:r><w:t>丙丁</w:t></w:r></w:moveFrom>'
    assert of(kept("由"), went("职院"), both, moved, came("学院")) == [("职院", "学院")]


def test_a_text_box_is_a_paragraph_of_its_own() -> None:
    box = f"<w:r><w:pict><w:txbxContent><w:p>{went('职院')}{came('学院')}</w:p></w:txbxContent></w:pict></w:r>"
    assert of(went("水电班"), box, came("水电组")) == [("水电班", "水电组"), ("职院", "学院")]


def test_the_rows_of_tables() -> None:
    def cell(text: str) -> str:
        return f"<w:tc><w:p>{text}</w:p></w:tc>"

    row = f"<w:tr>{cell(kept('误写'))}{cell(kept('正写'))}</w:tr><w:tr>{cell(kept(' 职') + kept('院'))}{cell(went('院') + came('学院'))}</w:tr>"
    data = make_docx(f"<w:p>{kept('说明')}</w:p><w:tbl>{row}</w:tbl>")
    assert list(table_pairs(data, "表.docx", DEFAULT_LIMITS)) == [(1, ["误写", "正写"]), (2, ["职院", "学院"])]
