"""Empty talk, counted: what says nothing by itself and stands in every paper."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from alvtc_info.model.finding import Basis, Hit, Severity
from alvtc_info.model.kinds import PROSE
from alvtc_info.model.rule import Example, Rule, reported
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.pattern import Pattern, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from alvtc_info.model.document import Document


@cache
def _phrases() -> Mapping[str, tuple[str, str]]:
    """The class of each phrase, and what to write in its place."""
    found: dict[str, tuple[str, str]] = {}
    for line in word_list("empty_talk").entries:
        sort, phrases, instead = line.split("\t")
        found |= dict.fromkeys(phrases.split("、"), (sort, instead))
    return found


@cache
def _talk() -> Pattern:
    return Pattern(words(_phrases()))


def empty_talk(document: Document, *, least: int = 3) -> Iterator[Hit]:
    """空话套话多：一篇里有 3 处以上“圆满成功、受益匪浅、取得显著成效、压实责任”。

    {1.2}：防止报送“粗、平、浅”信息。一篇只提示一次，说明有几处、在哪里、该写什么（数字、姓名、日期、结果）。引号、书名号里的原文不算。
    试行，点名才查；逐处提示的是 cliche。
    """
    found = list(document.finditer(_talk(), PROSE))
    if len(found) < least:
        return
    counted = Counter(match.group() for match in found)
    named = "、".join(f"{phrase}{f'（{count}处）' if count > 1 else ''}" for phrase, count in counted.items())
    advice = dict(_phrases()[phrase] for phrase in counted)
    why = tuple(f"{sort}：{instead}" for sort, instead in advice.items())
    yield Hit(*found[0].span(), f"全文有 {len(found)} 处空话：{named}。换成数字、姓名、日期、结果", why=why)


def _talking(*body: str) -> Example:
    return reported("后勤处检查供水管线", *body)


RULES = (
    Rule(
        check=empty_talk,
        family="proofreading",
        options={"least": "一篇里有几处空话才提示"},
        title="空话套话",
        clause="1.2",
        basis=Basis.REGULATION,
        severity=Severity.INFO,
        preview=True,
        lists=("empty_talk",),
        bad=(
            _talking("2024年5月20日，学院⟦高度重视⟧管网检修，层层压实责任，取得显著成效。"),
            _talking("2024年5月20日，演练⟦圆满成功⟧，师生受益匪浅。", "活动为今后工作奠定了坚实基础。"),
            _talking("2024年5月20日，讲座⟦反响热烈⟧，师生深受启发，纷纷表示收获满满。"),
            "2024年5月20日，检修⟦有序推进⟧，责任落细落实，成效显著。",
            "2024年5月20日，会议要求⟦提高政治站位⟧、凝聚共识、抓细抓实。",
        ),
        good=(
            _talking("2024年5月20日，后勤处更换阀门6个，当日恢复供水。"),
            _talking("2024年5月20日，学院高度重视管网检修，更换阀门6个。"),
            _talking("2024年5月20日，师生120人参加演练，用时2分10秒。"),
            "2024年5月20日，横幅写着“圆满成功”“反响热烈”“受益匪浅”。",
            "2024年5月20日，检修有序推进，更换阀门6个。",
        ),
    ),
)
