"""What the report of one event counts or names twice, and differently: the same people, the same money.

Spans with what is wrong. A change is told by words (新增、追回、更正); where one of the two sentences has such a word,
both are left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import PROSE, Role
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_N = r"(?<![\d第])\d{1,5}|(?<![一二两三四五六七八九十第])[一二两三四五六七八九十]"
_WHO = "学生|同学|师生|教师|职工|工人|人员|男生|女生|群众"
# what befell people: 6名学生发热 … 8名发热学生
_BEFELL = "触电|发热|呕吐|腹泻|中暑|被骗|溺水|走失|晕倒|昏迷|中毒|烫伤|烧伤|灼伤|摔伤|骨折|擦伤|割伤"
_BEFALLEN = Pattern(
    rf"(?P<count>{_N})[名位](?:{_WHO})(?:(?!未|无|没|非|疑)[^，。；、\d]){{0,8}}?(?P<what>{_BEFELL})(?!风险|可能)"
)
_THE_BEFALLEN = Pattern(rf"(?P<count>{_N})[名位](?P<what>{_BEFELL})的?(?:{_WHO})")
# who was moved: 疏散120人 … 疏散的150人
_ACT = "疏散|转移|撤离|安置|救出"
_MOVED = Pattern(rf"(?P<what>{_ACT})了?(?:{_WHO})?(?P<count>\d{{1,5}})(?P<rough>余)?[名人]")
_THE_MOVED = Pattern(rf"(?P<what>{_ACT})的(?P<count>\d{{1,5}})[名人]")
_CHANGED = Pattern(
    r"新增|增至|增加|又|另|累计|陆续|先后|截至|其中|更正|核实|更新|首报|较|再次|共有|合计|其他|其余|分别|第二批|返回后"
)
# 1名男生 … 该女生
_SEX = Pattern(r"(?<![父母])(?P<sex>男|女)(?:生(?!公寓|宿舍|寝室|楼|部)|学生|教师|子|青年|，\d{1,2}岁)")
_THE_SEX = Pattern(r"(?:该|这)名?(?P<sex>男|女)(?:生|学生)")
# money that one person lost
_LOST = Pattern(
    r"(?:被骗(?:走)?|骗取|诈骗|(?:经济|财产)?损失)(?:了)?(?:资金|现金|人民币)?(?:共计?|合计|总计|为|达)?(?P<sum>\d{1,9}(?:\.\d{1,4})?)(?P<wan>万)?元"
)
_OF_MONEY = Pattern(
    r"追回|止付|冻结|其中|另|又|先后|实际|扣除|剩余|约|近|余|初步|估|核定|核算|理赔|赔|定损|直接|间接|更正|累计|第[一二三]|分[两三\d]|笔|某[^。]{0,40}某"
)


def told_twice(document: Document) -> Iterator[tuple[int, int, str]]:
    """More people or another sum than told before; 该女生 of a man."""
    yield from _grown(document, _BEFALLEN, _THE_BEFALLEN)
    yield from _grown(document, _MOVED, _THE_MOVED)
    yield from _titled(document)
    yield from _sexes(document)
    yield from _sums(document)


def _is_changed(document: Document, *matches: re.Match[str]) -> bool:
    return any(_CHANGED.search(document.plain, *document.sentence_at(match.start())) for match in matches)


def _grown(document: Document, one: Pattern, again: Pattern) -> Iterator[tuple[int, int, str]]:
    """A group that is spoken of again and is larger than all who were told before it."""
    told = list(document.finditer(one, PROSE))
    for match in document.finditer(again, PROSE):
        before = [each for each in told if each["what"] == match["what"] and each.end() <= match.start()]
        count = sum(numeral(each["count"]) for each in before)
        rough = any(each.groupdict().get("rough") for each in before)
        if before and not rough and numeral(match["count"]) > count and not _is_changed(document, match, *before):
            yield *match.span(), f"前面写的是{count}人，这里写“{match.group()}”，请核实，或写明新增、更正"
            return


def _titled(document: Document) -> Iterator[tuple[int, int, str]]:
    """The number of people in the title, where the text has one other number of them."""
    for match in document.finditer(_BEFALLEN, {Role.TITLE}):
        counts = [each for each in document.finditer(_BEFALLEN, PROSE) if each["what"] == match["what"]]
        if len(counts) != 1 or _is_changed(document, counts[0]):
            continue
        if numeral(counts[0]["count"]) != numeral(match["count"]):
            yield *match.span(), f"标题写“{match.group()}”，正文写“{counts[0].group()}”，请核实"


def _sexes(document: Document) -> Iterator[tuple[int, int, str]]:
    told = [(match.start(), match["sex"]) for match in document.finditer(_SEX, PROSE)]
    for match in document.finditer(_THE_SEX, PROSE):
        before = {sex for at, sex in told if at < match.start()}
        if before and match["sex"] not in before:
            yield *match.span(), f"前面写的是“{before.pop()}”，这里写“{match.group()}”，请核实"
            return


def _sums(document: Document) -> Iterator[tuple[int, int, str]]:
    """Two sums that one event cost, of which neither is a part or an estimate."""
    found = list(document.finditer(_LOST, PROSE))
    if len(found) != 2 or any(_OF_MONEY.search(document.plain, *document.sentence_at(m.start())) for m in found):
        return
    first, second = found
    amounts = {float(match["sum"]) * (10_000 if match["wan"] else 1) for match in found}
    if len(amounts) == 2:
        yield *second.span(), f"前面写的是“{first.group()}”，这里写“{second.group()}”，请核实"
