"""What the report of one event counts or names twice, and differently: the same people, the same money.

Spans with what is wrong. A change is told by words (新增、追回、更正); where one of the two sentences has such a word,
both are left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import PROSE, Role
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern, occurrences

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from alvtc_info.model.document import Document

# how many, as an alternation
COUNT = r"(?<![\d第])\d{1,5}|(?<![一二两三四五六七八九十第])[一二两三四五六七八九十]"
_WHO = "学生|同学|师生|教师|职工|工人|人员|男生|女生|群众"
# what befell people: 6名学生发热 … 8名发热学生
_BEFELL = "触电|发热|呕吐|腹泻|中暑|被骗|溺水|走失|晕倒|昏迷|中毒|烫伤|烧伤|灼伤|摔伤|骨折|擦伤|割伤"
_BEFALLEN = Pattern(
    rf"(?P<count>{COUNT})[名位](?:{_WHO})(?:(?!未|无|没|非|疑)[^，。；、\d]){{0,8}}?(?P<what>{_BEFELL})(?!风险|可能)"
)
_THE_BEFALLEN = Pattern(
    rf"(?P<count>{COUNT})[名位](?P<what>{_BEFELL})的?(?:{_WHO})(?!中|的?(?:家长|家属|父母|监护人|班主任|同学|室友|同伴))"
)
# who was moved: 疏散120人 … 疏散的150人
_ACT = "疏散|转移|撤离|安置|救出"
_MOVED = Pattern(rf"(?P<what>{_ACT})了?(?:{_WHO})?(?P<count>\d{{1,5}})(?P<rough>余)?[名人]")
# 盟里安置的300人 are others
_THE_MOVED = Pattern(
    rf"(?<![^，。；：、\n对将把])(?P<what>{_ACT})的(?P<count>\d{{1,5}})[名人](?!中|(?:{_WHO})?的?(?:家长|家属))"
)
# more people beside those who are counted: 疏散学生320人、教师20人, 1名教师和2名学生触电
_MORE_PEOPLE = Pattern(rf"(?:{COUNT})余?[名人位]")
_PEOPLE_BEFORE = Pattern(rf"(?:{COUNT})余?[名人位](?:{_WHO})?[、和及与]$")
_BEFORE = 16  # characters
_PLACE = Pattern(
    r"(?:\d{1,4}|[一二三四五六七八九十])(?:号|栋|层|楼|班|室(?!内|外))|[东西南北]{1,2}(?:侧|楼|区|校区|门)|[A-Za-z][区座栋]"
)
_YEAR = Pattern(r"(?<!\d)20\d{2}(?=年)|去年|前年|上年|往年")
_CHANGED = Pattern(
    r"新增|增至|增加|又|另|累计|陆续|先后|截至|其中|更正|核实|更新|首报|较|再次|共有|合计|其他|其余|分别|第二批|返回后"
)
# 1名男生 … 该女生
_SEX = Pattern(r"(?<![父母该这])(?<![该这]名)(?P<sex>男|女)(?:生(?!公寓|宿舍|寝室|楼|部)|学生)")
_THE_SEX = Pattern(r"(?:该|这)名?(?P<sex>男|女)(?:生|学生)")
_NAME = Pattern(
    r"(?<!主任)(?<!老师)(?<!教师)(?<!导员)(?<!处长)(?<!书记)(?<!院长)(?<!民警)(?<!保安)(?<!医生)[\u4e00-\u9fff]某"
)
# others than the one student
_OTHERS = Pattern(
    r"(?<![\d第])(?:[2-9]|\d{2,5}|[二两三四五六七八九十几数多])[名位](?!教师|老师|民警|保安|医生|医护|消防|工作人员)|男子|女子|青年|双方|对方|同学|室友|另|其他|部分学生|学生们|受害|被害"
)
# money that one person lost
_LOST = Pattern(
    r"(?:被骗(?:走)?|骗取|诈骗|(?:经济|财产)?损失)(?:了)?(?:资金|现金|人民币)?(?:共计?|合计|总计|为|达)?(?P<sum>\d{1,9}(?:\.\d{1,4})?)(?P<wan>万)?元"
)
_OF_MONEY = Pattern(
    r"追回|止付|冻结|其中|另|又|先后|实际|扣除|剩余|约|近|余|初步|估|核定|核算|理赔|赔|定损|直接|间接|更正|累计|第[一二三]|分[两三\d]|笔|某[^。]{0,40}某"
)
# what stands before the sum in its clause, where it is the same person's
_SAME_LOSER = Pattern(r"(?:该名?(?:生|学生|同学|教师|职工)|其|本人)?(?:共计?|合计|总共|累计)?")
_OTHER_LOSER = Pattern(
    r"同类|类似|此类|同期|同日|当日|全[盟市国区省院校]|以来|案件|受害|被害|家长|[名位](?:学生|同学|教师|男生|女生|职工|群众)|他人|其他|别的"
)


def told_twice(document: Document) -> Iterator[tuple[int, int, str]]:
    """More people or another sum than told before; 该女生 of a man."""
    yield from _grown(document, _BEFALLEN, _THE_BEFALLEN)
    yield from _grown(document, _MOVED, _THE_MOVED)
    yield from _titled(document)
    yield from _sexes(document)
    yield from _sums(document)


def by_sentence(document: Document, pattern: Pattern) -> Callable[[int], bool]:
    """Whether the sentence at an offset of `plain` holds a match; each sentence is searched once."""
    known: dict[int, bool] = {}

    def holds(at: int) -> bool:
        begin, end = document.sentence_at(at)
        if begin not in known:
            known[begin] = pattern.search(document.plain, begin, end) is not None
        return known[begin]

    return holds


def words_by_sentence(document: Document, pattern: Pattern) -> Callable[[int], frozenset[str]]:
    """What matches in the sentence at an offset of `plain`, of a pattern without groups; each is searched once."""
    known: dict[int, frozenset[str]] = {}

    def words(at: int) -> frozenset[str]:
        begin, end = document.sentence_at(at)
        if begin not in known:
            known[begin] = frozenset(pattern.findall(document.plain[begin:end]))
        return known[begin]

    return words


def _beside_others(document: Document, match: re.Match[str]) -> bool:
    """Whether more people are counted behind these in their sentence, or right before them."""
    text = document.plain
    begin, end = document.sentence_at(match.start())
    return bool(
        _MORE_PEOPLE.search(text, match.end(), end)
        or _PEOPLE_BEFORE.search(text, max(begin, match.start() - _BEFORE), match.start())
    )


class _Group:
    """All who were told before of one thing that befell them."""

    __slots__ = ("count", "places", "uncertain", "years")

    def __init__(self) -> None:
        self.count = 0
        self.uncertain = False
        self.places: set[frozenset[str]] = set()  # of each sentence
        self.years: set[str] = set()


def _grown(document: Document, one: Pattern, again: Pattern) -> Iterator[tuple[int, int, str]]:
    """A group that is spoken of again and is larger than all who were told before it, at the same place and year."""
    changed = by_sentence(document, _CHANGED)
    places, years = (words_by_sentence(document, pattern) for pattern in (_PLACE, _YEAR))
    this_year = {str(document.report_date.year)} if document.report_date else set()
    told = list(document.finditer(one, PROSE))
    groups: dict[str, _Group] = {}
    at = 0
    for match in document.finditer(again, PROSE):
        while at < len(told) and told[at].end() <= match.start():
            each, at = told[at], at + 1
            group = groups.setdefault(each["what"], _Group())
            group.count += numeral(each["count"])
            group.places.add(places(each.start()))
            group.years |= years(each.start())
            group.uncertain = (
                group.uncertain
                or bool(each.groupdict().get("rough"))
                or changed(each.start())
                or _beside_others(document, each)
            )
        before = groups.get(match["what"])
        if (
            before
            and not before.uncertain
            and numeral(match["count"]) > before.count
            and not changed(match.start())
            and len(before.places) == 1
            and places(match.start()) <= next(iter(before.places))
            and len(before.years | years(match.start()) | this_year) < 2
            and not _is_told(document, match)
        ):
            yield *match.span(), f"前面写的是{before.count}人，这里写“{match.group()}”，请核实，或写明新增、更正"
            return


_TOLD_BACK = 400  # code points before a group in which its number may be told: 到18时，腹泻学生达到11名


def _is_told(document: Document, match: re.Match[str]) -> bool:
    """Whether the number of a group is told of people before it, though in other words."""
    begin = max(0, match.start() - _TOLD_BACK)
    before = document.plain[begin : match.start()]
    return any(
        not before[at - 1 : at].isdecimal() and before[at + len(match["count"])] in "名人"
        for at in occurrences(before[:-1], match["count"])
    )


def _titled(document: Document) -> Iterator[tuple[int, int, str]]:
    """The number of people in the title, where the text has one other number of them."""
    counted: dict[str, list[re.Match[str]]] = {}
    for each in document.finditer(_BEFALLEN, PROSE):
        counted.setdefault(each["what"], []).append(each)
    changed = by_sentence(document, _CHANGED)
    for match in document.finditer(_BEFALLEN, {Role.TITLE}):
        counts = counted.get(match["what"], [])
        if len(counts) != 1 or changed(counts[0].start()) or _beside_others(document, counts[0]):
            continue
        if numeral(counts[0]["count"]) != numeral(match["count"]):
            yield *match.span(), f"标题写“{match.group()}”，正文写“{counts[0].group()}”，请核实"


def _sexes(document: Document) -> Iterator[tuple[int, int, str]]:
    """该女生 where the report speaks of one student, a man."""
    told = list(document.finditer(_SEX, PROSE))
    words = document.joined(PROSE)
    if len(told) != 1 or _OTHERS.search(words) or len(set(_NAME.findall(words))) > 1:
        return
    for match in document.finditer(_THE_SEX, PROSE):
        if match.start() > told[0].end() and match["sex"] != told[0]["sex"]:
            yield *match.span(), f"前面写的是“{told[0].group()}”，这里写“{match.group()}”，请核实"
            return


def _sums(document: Document) -> Iterator[tuple[int, int, str]]:
    """Two sums that one event cost one person, of which neither is a part or an estimate."""
    found = list(document.finditer(_LOST, PROSE))
    text = document.plain
    if len(found) != 2 or any(_OF_MONEY.search(text, *document.sentence_at(m.start())) for m in found):
        return
    first, second = found
    begin = document.sentence_at(first.start())[0]
    between = text[first.end() : second.start()]
    clause = max(between.rfind(mark) for mark in "，；。：\n") + 1
    if (
        not _SAME_LOSER.compiled.fullmatch(between, clause)
        or _OTHER_LOSER.search(between)
        or set(_NAME.findall(between)) - set(_NAME.findall(text[begin : first.start()]))
    ):
        return
    amounts = {float(match["sum"]) * (10_000 if match["wan"] else 1) for match in found}
    if len(amounts) == 2:
        yield *second.span(), f"前面写的是“{first.group()}”，这里写“{second.group()}”，请核实"
