"""Numbers of the event that a report tells again and not alike: rooms, roads, storeys, things, money.

A number with two digits that changed places (302实训室 … 320实训室) is a slip of the keyboard; where both are told twice,
or one after another, they are two. A report that says that it corrects is left alone.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from alvtc_info.analysis.event_cues import WHAT
from alvtc_info.analysis.facts_retold import CORRECTED, clause_start
from alvtc_info.model.kinds import PROSE, Role
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_TELLING = PROSE | {Role.TITLE}
# somewhere else, or more of them
_ELSEWHERE = Pattern(
    r"另|其他|其余|备用|转[至移到往]|搬|安置|带[到至]|撤[到至]|疏散[到至]|送[到至]|改[在到]|换|临时|隔壁|相邻|对面|楼上|楼下|蔓延|波及|渗|流[到至入]|同型|同类|分别|上下|各|门口|大厅|门厅|值班室|[出入]口"
)
_ROOM = Pattern(
    r"(?<![\d-])(?P<number>\d{3,4})号?(?:[\u4e00-\u9fff]{0,6}?)(?P<what>实训室|实验室|教室|宿舍|寝室|办公室|机房|库房|房间|室(?![内外友长温]))"
)
_MONEY = Pattern(r"(?<![\d.,])(?P<number>\d{4,8})(?P<what>元)")
_PEOPLE = Pattern(r"(?<![\d.,])(?P<number>\d{3,5})[名人](?P<what>学生|师生|教师|教职工|居民|员工|旅客|住宿生)")
_ROUND = 3  # digits that two amounts need before their last noughts: 1500 and 5100 are two round numbers
_CLAUSE = 40  # code points of a clause on each side of a number that are looked at
_ROOM_OF_OTHERS = Pattern(r"[排检抽巡]查|发现|报告|反映|帮助|协助|支援|恢复(?:上课|使用|正常)|等\d|未受(?!伤)|正常")
_MONEY_BACK = Pattern(r"追回|追缴|挽回|赔付|赔偿|理赔|其同学|同学|含|返还|退[还回款]|支出|费用|采购|结余|拨付")
_ROAD = Pattern(
    r"(?<![A-Za-z\d])(?P<letter>[GSXY])(?P<number>\d{2,4})(?!\d)(?:线|国道|省道|县道|高速)?"
    r"|(?P<sort>国道|省道|县道)(?P<number2>\d{2,4})(?!\d)|(?<!\d)(?P<number3>\d{3})(?P<sort2>国道|省道|县道)"
)
_SCENE = Pattern(r"事故|事发|现场|追尾|相撞|路段|拥堵|肇事")
_ON_THE_WAY = Pattern(r"绕|改|经|沿|驶|分流|返|往|来自|通往|交[汇叉]|与|和|、")
_LED_ROUND = Pattern(r"改道|绕行|绕道|改走|折返")
_HOUSES = "第[一二三四五六七八九十]食堂|\\d{1,2}号(?:学生公寓|公寓|宿舍楼?|教学楼|实训楼|楼)|教学楼|实训楼|实验楼|办公楼|综合楼|图书馆|体育馆"
_HOUSE = Pattern(_HOUSES)
_STOREY = Pattern(
    rf"(?P<house>{_HOUSES})(?P<storey>[一二三四五六七八九十]{{1,2}}|\d{{1,2}})[层楼](?![梯道]|[至到、和及与—–-])"
)
_DEALT_WITH = Pattern(r"封存|封闭|停供|停用|查封|扑灭|事发|起火|漏水|修复|抢修|勘[查验]")
_PART_OF_A_STOREY = Pattern(r"卫生间|洗手间|水房|开水间|浴室|走廊|楼道|阳台|灯具|灯管|门窗|窗户|[管线]路")
_UNITS = "台|套|间|辆|部|栋|盏|张"
_TOUCHED = Pattern(
    rf"(?:涉及|影响|波及|受影响的?|受损的?)(?:(?P<thing>[\u4e00-\u9fff]{{2,6}}?)(?P<count>\d{{1,5}})(?P<unit>{_UNITS})(?!次)"
    rf"|(?P<count2>\d{{1,5}})(?P<unit2>{_UNITS})(?P<thing2>[\u4e00-\u9fff]{{2,6}}))"
)
_ALL_OF_THEM = Pattern(
    rf"(?:逐(?P<each>{_UNITS})[\u4e00-\u9fff]{{2,6}}?了?|(?P<all>上述|以上|这)|(?:受影响的|受损的))(?P<count>\d{{1,5}})(?P<unit>{_UNITS})(?P<thing>[\u4e00-\u9fff]{{2,6}})"
)
_PART_ONLY = Pattern(r"先行?|[其剩]?余|剩下|待|部分|仍|尚|还有|其中")
_SUM = r"(?P<sum>\d{1,8}(?:\.\d{1,4})?)(?P<wan>万)?元"
_PAID = Pattern(
    rf"(?:转账|汇款|转走|转出|汇出|支付|骗走|骗取|被骗|被盗刷|盗刷|充值)(?:了|共计?|合计|人民币|现金)*{_SUM}"
)
_THE_LOST = Pattern(rf"(?:被骗|被盗|受骗|损失|涉案|骗走|转走)的(?:资金|款项|现金|钱款)?{_SUM}")
_IN_PARTS = Pattern(
    r"先后|陆续|分[两三四多几\d]|又|另|其中|第[一二三\d]|笔|多次|余|约|近|累计|首付|定金|追回|冻结的|返还"
)
_BAIT = Pattern(r"返利|返现|返佣|刷单|垫付|佣金|小额|尝到甜头")
_OF_OTHERS = Pattern(r"团伙|其他|多人|各地|全部|贷款|借款|后(?!勤)")


def numbers_retold(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """What is told again with another number: spans, what is wrong, whether it is certain."""
    if CORRECTED.search(document.plain):
        return
    # in one corridor there may be both rooms
    yield from _swapped(document, _ROOM, _ROOM_OF_OTHERS, least=1, sure=False)
    yield from _swapped(document, _MONEY, _MONEY_BACK, least=_ROUND)
    yield from _swapped(document, _PEOPLE, _HOUSE, least=_ROUND)
    yield from _other_road(document)
    yield from _other_storey(document)
    yield from _more_things(document)
    yield from _more_money(document)


def _swaps(number: str) -> Iterator[str]:
    """The numbers that two neighbouring digits of this one make by changing places."""
    for at, (one, other) in enumerate(pairwise(number)):
        if one != other:
            yield number[:at] + other + one + number[at + 2 :]


def _swapped(
    document: Document, pattern: Pattern, others: Pattern, *, least: int, sure: bool = True
) -> Iterator[tuple[int, int, str, bool]]:
    """A number of which another one of its sort, told before, differs by two digits that changed places.

    `others` in its clause makes it one of something else, but for what the sentence of the first number says, too.
    """
    matches = [m for m in document.finditer(pattern, _TELLING) if len(m["number"].rstrip("0")) >= least]
    times = Counter((m["what"], m["number"]) for m in matches)
    first: dict[tuple[str, str], re.Match[str]] = {}
    for match in matches:
        what, number = match["what"], match["number"]
        first.setdefault((what, number), match)
        before = next((first[what, swap] for swap in _swaps(number) if (what, swap) in first), None)
        if before is None or times[what, number] > 1 or _apart(document, before, match):
            continue
        other = others.search(document.plain, *_around(document, match))
        if other and document.plain.find(other.group(), *document.sentence_at(before.start())) < 0:
            continue
        message = f"前面写的是“{before.group()}”，这里写“{match.group()}”，像是数字颠倒，请核实"
        yield *match.span(), message, sure
        return


def _around(document: Document, match: re.Match[str]) -> tuple[int, int]:
    """The clause of a match, as far as a few words on both sides."""
    start, stop = match.span()
    end = document.sentence_at(start)[1]
    begin = max(clause_start(document, start, "，；"), start - _CLAUSE)
    comma = document.plain.find("，", stop, min(end, stop + _CLAUSE))
    return begin, comma if comma >= 0 else min(end, stop + _CLAUSE)


def _apart(document: Document, first: re.Match[str], second: re.Match[str]) -> bool:
    """Whether two of a sort are told as two: in one sentence, or the later one as another."""
    return document.sentence_at(first.start()) == document.sentence_at(second.start()) or _is_another(document, second)


def _is_another(document: Document, match: re.Match[str]) -> bool:
    begin = clause_start(document, match.start(), "，；")
    return _ELSEWHERE.search(document.plain, begin, match.end()) is not None


def _other_road(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """The scene on another road than the event: S314线追尾 … S312线事故现场."""
    text = document.plain
    told: dict[str, re.Match[str]] = {}
    known: set[tuple[str, str]] = set()
    asked, happened = -1, False  # the sentence asked last, and whether an incident stands in it
    for match in document.finditer(_ROAD, PROSE):
        sort = match["letter"] or match["sort"] or match["sort2"]
        new = (sort, _number(match)) not in known
        known.add((sort, _number(match)))
        first = told.get(sort)
        if first is None:
            begin, stop = document.sentence_at(match.start())
            if begin != asked:
                asked, happened = begin, WHAT.search(text, begin, stop) is not None
            if happened:
                told[sort] = match
            continue
        begin, stop = clause_start(document, match.start(), "，；"), document.sentence_at(match.start())[1]
        if (
            new
            and _SCENE.match(text, match.end())
            and not _ON_THE_WAY.search(text, begin, match.start())
            and not _LED_ROUND.search(text, match.end(), min(stop, match.end() + 40))
            and not _ELSEWHERE.search(text, begin, min(stop, match.end() + 6))
        ):
            yield *match.span(), f"前面写事发在“{first.group()}”，这里写“{match.group()}”，请核实", True
            return


def _number(road: re.Match[str]) -> str:
    return road["number"] or road["number2"] or road["number3"]


def _other_storey(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """The storey that is dealt with in the house of the event, where the event was on another one."""
    text = document.plain
    matches = list(document.finditer(_STOREY, PROSE))
    times = Counter((m["house"], numeral(m["storey"])) for m in matches)
    told: dict[str, re.Match[str]] = {}
    asked, happened = -1, False
    for match in matches:
        house = match["house"]
        first = told.get(house)
        begin, stop = document.sentence_at(match.start())
        if first is None:
            if begin != asked:
                asked, happened = begin, WHAT.search(text, begin, stop) is not None
            if happened:
                told[house] = match
            continue
        start = clause_start(document, match.start(), "，；")
        comma = text.find("，", match.end(), stop)
        end = stop if comma < 0 else comma
        if (
            numeral(first["storey"]) != numeral(match["storey"])
            and times[house, numeral(match["storey"])] == 1
            and begin != document.sentence_at(first.start())[0]
            and not _ELSEWHERE.search(text, start, end)
            and _DEALT_WITH.search(text, start, end)
            and not _in_a_part(text, match.end(), end, document.sentence_at(first.start()))
        ):
            yield *match.span(), f"前面写的是“{first.group()}”，这里写“{match.group()}”，请核实", False
            return


def _in_a_part(text: str, start: int, end: int, event: tuple[int, int]) -> bool:
    """Whether a part of the house is dealt with that the sentence of the event does not name."""
    part = _PART_OF_A_STOREY.search(text, start, end)
    return part is not None and text.find(part.group(), *event) < 0


def _beyond(document: Document, match: re.Match[str]) -> tuple[int, int]:
    """What follows a match in its sentence, as far as a few words."""
    return match.end(), min(document.sentence_at(match.start())[1], match.end() + _CLAUSE)


def _more_things(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """All of the things that the event touched, in another number: 涉及服务器12台 … 逐台检查14台服务器."""
    told: dict[tuple[str, str], re.Match[str]] = {}
    for match in document.finditer(_TOUCHED, PROSE):
        told.setdefault((match["unit"] or match["unit2"], (match["thing"] or match["thing2"])[:2]), match)
    for match in document.finditer(_ALL_OF_THEM, PROSE):
        first = told.get((match["unit"], match["thing"][:2]))
        if first is None or first.start() > match.start() or match["each"] not in (None, match["unit"]):
            continue
        whole, count = int(first["count"] or first["count2"]), int(match["count"])
        fewer = count < whole and (match["all"] is None or _PART_ONLY.search(document.plain, *_beyond(document, match)))
        if count != whole and not fewer and not _apart(document, first, match):
            thing = first["thing"] or first["thing2"]
            start, at = match.start("count"), match.start("thing")
            end = at + (len(thing) if document.plain.startswith(thing, at) else 2)
            shown = document.plain[start:end]
            yield start, end, f"前面写“{first.group()}”，这里写“{shown}”，请核实", False
            return


def _more_money(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """More money lost than was paid: 转账1.2万元 … 被骗的1.5万元; a small payment may be the bait of a fraud."""
    paid = list(document.finditer(_PAID, PROSE))
    if len(paid) != 1:
        return
    told = document.sentence_at(paid[0].start())
    if _IN_PARTS.search(document.plain, *told) or _BAIT.search(document.plain, *told):
        return
    for match in document.finditer(_THE_LOST, PROSE):
        begin = clause_start(document, match.start(), "，；")
        later = match.start() > paid[0].end() and not (
            _IN_PARTS.search(document.plain, begin, match.start())
            or _OF_OTHERS.search(document.plain, begin, match.end())
            or _BAIT.search(document.plain, document.sentence_at(begin)[0], match.start())
        )
        if later and _yuan(match) > _yuan(paid[0]):
            yield *match.span(), f"前面写“{paid[0].group()}”，这里写“{match.group()}”，请核实", False
            return


def _yuan(match: re.Match[str]) -> float:
    return float(match["sum"]) * (10_000 if match["wan"] else 1)
