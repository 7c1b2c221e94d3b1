from __future__ import annotations

from collections import Counter
from time import process_time

import pytest

from alvtc_info import Kind, read
from alvtc_info.analysis.item_category import _MENTIONED, proposed_category
from alvtc_info.model.rule import framed
from tests import TESTS
from tests.rules.drafts import BODY


@pytest.mark.parametrize(
    ("title", "body", "category", "word"),
    [
        ("机电系学生荣获一等奖", BODY, "赛事获奖", "获一等奖"), ("学院获评示范校", BODY, "表彰奖励", "获评示范校"), ("后勤处供暖建议", BODY, "意见建议", "建议"),
        ("供暖存在的问题", BODY, "问题情况反映", "存在的问题"), ("校企合作典型案例", BODY, "典型案例", "案例"),
        ("供暖改造主要做法", BODY, "工作经验总结", "主要做法"), ("供暖改造推进情况", BODY, "重点工作进展", "推进情况"),
        ("学院召开例会", "各系参加。", "会议", "召开"), ("学院组织党课", "各系参加。", "学习", "党课"), ("学院举行升旗仪式", "各系参加。", "活动", "仪式"),
        ("学院召开例会", "供暖完成，资金存在缺口。", "", ""), ("学院召开例会", "学生得了二等奖。", "会议", "召开"), ("化工系学生参加大赛", "学生得了二等奖。", "赛事获奖", "二等奖"), ("后勤处检修", "各系参加。", "", ""),
        ("学院召开例会", "一、存在问题\n各系参加。", "问题情况反映", "存在问题"), ("学院召开例会", "资金存在缺口。", "会议", "召开"),
    ],
)  # fmt: skip
def test_categories_by_their_wording(title: str, body: str, category: str, word: str) -> None:
    document = read(framed(title, *body.split("\n")).encode(), name="a.txt", kind=Kind.COMPOSITE)
    assert proposed_category(document) == (category, word)


def test_a_long_row_of_opening_marks_takes_no_longer_than_its_length() -> None:
    begun = process_time()
    assert _MENTIONED.sub("", "《" * 80_000 + "示范课").endswith("《")
    assert process_time() - begun < 0.8  # where every mark looked for its end it was two seconds and more


def told(name: str) -> list[tuple[str, str, str]]:
    """Invented items: the category (? where none can be told), title and text."""
    rows = (TESTS / "analysis" / name).read_text(encoding="utf-8").splitlines()
    return [(row.split("\t")[0], row.split("\t")[1], row.split("\t")[2]) for row in rows]


@pytest.mark.parametrize(("wanted", "title", "body"), told("item_titles.tsv"))
def test_items_of_every_category_or_none_of_the_seven(wanted: str, title: str, body: str) -> None:
    found = proposed_category(read(framed(title, body).encode(), name="a.txt", kind=Kind.COMPOSITE))[0]
    assert found in ({"", "会议", "学习", "活动"} if wanted == "?" else {wanted, ""})


@pytest.mark.medium
def test_most_items_are_not_withheld() -> None:
    items = [each for each in told("item_titles.tsv") if each[0] != "?"]
    found = [
        proposed_category(read(framed(title, body).encode(), name="a.txt", kind=Kind.COMPOSITE))[0]
        for _, title, body in items
    ]
    assert sum(map(bool, found)) >= len(items) - 2
    assert len(set(found) - {""}) == 7


_SEVEN = {"意见建议", "问题情况反映", "重点工作进展", "工作经验总结", "典型案例", "表彰奖励", "赛事获奖"}
_CALLED = {"一般性会议": "会议", "工作典型案例": "典型案例", "约稿": "?", "紧急信息": "?"}


def test_fifty_items_that_somebody_else_wrote() -> None:
    """Written by another hand, unseen, before the words were chosen: at first 31 right, 12 withheld, 7 wrong."""
    right, withheld, wrong = Counter[str](), Counter[str](), []
    for named, title, body in told("item_titles_blind.tsv"):
        wanted = _CALLED.get(named, named)
        found = proposed_category(read(framed(title, body).encode(), name="a.txt", kind=Kind.COMPOSITE))[0]
        if found == wanted.strip("?"):
            right[wanted] += 1
        elif not found:
            withheld[wanted] += 1
        else:
            wrong.append((wanted, found, title))
    assert wrong == []
    assert right.total() >= 47
    assert right.total() + withheld.total() == 50
    assert all(right[each] for each in _SEVEN)
