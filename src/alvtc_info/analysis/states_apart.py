"""What the report of one event says twice and differently: of people, of the place, of what was measured.

Of people the side that was hurt, how badly, whether well, and how many fought.

Spans with what is wrong; a report that says that it corrects, or that tells of several people, is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.event_cues import WHAT
from alvtc_info.analysis.facts_retold import CORRECTION
from alvtc_info.analysis.told_twice import COUNT, by_sentence, words_by_sentence
from alvtc_info.model.kinds import PROSE, Role
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from datetime import date

    from alvtc_info.model.document import Document

_SIDE = Pattern(
    r"(?<![向往靠偏朝以用左右])(?P<side>[左右])(?:侧|上|下|前)?(?P<part>手|脚踝|踝|脚|小腿|大腿|腿|前臂|小臂|手臂|上臂|臂|肘|腕|手腕|眼|耳|肩|膝|肋|锁骨|髋|额|面部|脸)(?!边|方|翼|拐|转|刹|动挡|柄|续|机)"
)
_UNHURT = Pattern(r"未|无|没有|正常|完好|健侧|捂|扶|持|举|按住|拿|握")
_HURT = Pattern(
    r"(?:伤|卷入|夹|压|割|烫|骨折|扭|肿|疼|痛|出血|包扎|固定|缝|手术|断裂|脱位|麻木|打石膏|涂药|上药|敷药|冷敷|消毒|清创|止血)"
)
_CORRECTED = Pattern(rf"{CORRECTION}|复查|再次鉴定|重新鉴定|补充鉴定")
_SEVERAL = Pattern(
    r"(?<![第\d])(?:[2-9]|\d{2,3}|[二两三四五六七八九]|十[一二三四五六七八九]?)[名人位][^，。；\d]{0,10}?(?:受伤|轻伤|重伤|轻微伤|[擦摔烧烫划砸撞扭割刺灼冻压挫拉咬抓]伤|骨折|送医|就医|就诊|住院|伤者|伤员)|双方|双手|双脚|双腿|两(?:手|脚|腿|侧)|分别|另[一1]|对侧"
)
_CERTAIN = Pattern(r"[\u4e00-\u9fff]某某?")
_GRADED = Pattern(r"(?P<slight>轻微伤)|(?P<light>轻伤[一二]级)|(?P<heavy>重伤[一二]级)")
# all are well, and some are still treated
_ALL_WELL = Pattern(
    r"(?<![名人位余他的])(?<!其余)(?<!其他)(?:学生|人员|伤者|伤员|患者|师生|病人)(?:现)?(?:均|全部|全都|都|皆)已?(?:经)?(?:治愈|痊愈|康复|出院|返校|离院)"
)
_STILL_ILL = Pattern(
    r"(?<![\d.])(?P<count>\d{1,3}|[一二两三四五六七八九十])[名人位](?:学生|人员|伤者|伤员|患者|教师|病人)?(?:(?:仍|还|尚|正)(?:在|需|未)[^，。；]{0,6}(?:治疗|住院|观察|输液|隔离|康复|出院)|(?:在|于)[^，。；]{0,10}(?:住院|留院)(?:治疗|观察))"
)
_TREATED = Pattern(r"[^，。；\d]{0,6}(?:出院|住院|入院|送医|转院|就医|接受手术)")
_FOUND_LATER = Pattern(r"认定|确诊|诊断|通报|报告|判定|检出|接报")
_UP_TO = Pattern(r"截[至止][^，。；]{0,6}$")
_HALF_A_YEAR = 180  # days; 12月30日 and 1月2日 without their years
_NOT_BEFORE = Pattern(r"此前|之前|曾|事[发前]前|去年|上年|原|入学")

# how many fought: 两名学生发生肢体冲突 … 参与打架的4名学生
_FIGHT = "冲突|打架|斗殴|互殴|扭打|推搡|厮打|殴打"
_FOUGHT = Pattern(
    rf"(?P<count>{COUNT})[名位](?:学生|同学|男生|女生|人员|工人|教师)[^，。；、\d]{{0,14}}?(?:发生|引发|参与)[^，。；\d]{{0,6}}?(?:{_FIGHT}|口角|争执|争吵|矛盾)"
)
# 3名当事学生家长, 3名当事学生的同学
_NOT_OTHERS = r"(?!(?:学生|同学|男生|女生|人员|工人|教师)?(?:的|家长|家属|父母|监护人|室友))"
_FIGHTERS = Pattern(
    rf"(?:参与|参加)(?:此次|本次|了)?(?:肢体)?(?:{_FIGHT})的(?P<all>{COUNT})[名位]{_NOT_OTHERS}|(?:涉事|当事|打架|参与打架|互殴)的?(?P<some>{COUNT})[名位]{_NOT_OTHERS}|动手的(?P<hands>{COUNT})[名位]{_NOT_OTHERS}|(?P<these>{COUNT})[名位](?:涉事|当事|打架|参与打架|斗殴|互殴)的?(?:学生|同学|人员){_NOT_OTHERS}"
)
_JOINED = Pattern(
    r"又有|另有|另外|随后|后来|加入|增至|卷入|先后|陆续|各|双方共|经查|核实|更正|(?<!参)与[^，。；]{0,12}[名位]|和[^，。；]{0,12}[名位]"
)
# said in a sentence of its own
_CAME = Pattern(rf"又有|另有|加入|卷入|(?:随后|后来|之后|期间)，?[^，。；\d]{{0,4}}(?:{COUNT})[名位]")
# what is measured once: 最深处0.4米
_MEASURED = Pattern(
    r"(?P<what>最[深高低大长宽厚](?:处|点|水深|深度|高度)?|(?:过火|积水|受灾|垮塌|坍塌|塌陷|烧损|污染)面积|(?:垮塌|坍塌|倒塌|裂缝|塌陷|断裂|掀落|开裂|脱落)(?:长度|宽度|深度|高度)|水深|积水深度?)(?:约|达到?|为|有|近)*(?P<value>\d{1,6}(?:\.\d{1,3})?)余?(?P<unit>平方米|厘米|毫米|公里|米|亩)(?P<of>的(?:积水|水|裂缝|塌坑|坑|明火|火场))?"
)
_MEASURED_ANEW = Pattern(
    r"[下回]?降|抽|排水?后|上升|[上水]涨|消退|退至|回落|扩大|蔓延|增|减|更正|核实|核定|实测|复测|经测|初步|估|截至|另|分别|又|剩|还有|仍有|其中"
)
_JUST_TIMED = Pattern(r"\d(?:时|分|日)[^，。；]{0,6}，?[^，。；]{0,12}$")
_SPOT = Pattern(
    r"(?:\d{1,4}|[一二三四五六七八九十])(?:号|层|室|楼|栋)|[东西南北]{1,2}(?:侧|楼|门|墙|区|段|端|角|面|校区)|[前后中主]楼|地下室|车库|[A-Za-z][区座栋]"
)
# where it happened, and the place that is named by what happened there: 北侧脚手架垮塌 … 南侧垮塌区域
_BROKEN = "垮塌|坍塌|倒塌|塌陷|起火|着火|漏水|爆裂|开裂|脱落|掀落|冒烟|泄漏|进水|渗水|断裂"
_SPOT_OF = rf"(?P<spot>[东西南北]{{1,2}}侧|(?:{COUNT})[层楼](?![梯道])|\d{{3,4}}室)"
_BROKE_AT = Pattern(rf"{_SPOT_OF}[^，。；\d]{{0,14}}?(?P<what>{_BROKEN})")
_THE_BROKEN = Pattern(
    rf"(?<![到向往从由自经东西南北\d]){_SPOT_OF}的?(?P<what>{_BROKEN})(?:的)?(?:区域|部位|部分|处|点|段|位置|地点|现场|房间|宿舍|墙体|围墙|外墙|屋面|脚手架|看台)(?!附近|旁|周边|周围|对面|外)"
)
# 4层416室起火: the storey before the room
_BROKE_ON = Pattern(rf"(?P<spot>(?:{COUNT})[层楼])\d{{3,4}}室[^，。；\d]{{0,8}}?(?P<what>{_BROKEN})")
# what was damaged, and the damaged things: 浸湿图书260册 … 受损的360册图书
_DAMAGE = "受损|浸湿|浸泡|烧毁|水淹|烟熏|损坏|损毁|被淹|毁坏|砸坏|烧损|被盗|丢失|失窃|报废"
_UNIT = "册|台|套|件|张|间|辆|把|块|箱|株|部|个"
_DAMAGED = Pattern(
    rf"(?:{_DAMAGE})(?:了)?(?P<thing>[\u4e00-\u9fff]{{2,8}}?)(?P<count>\d{{1,6}})(?P<unit>{_UNIT})|(?P<thing2>[\u4e00-\u9fff]{{2,8}}?)(?P<count2>\d{{1,6}})(?P<unit2>{_UNIT})(?:被)?(?:{_DAMAGE})"
)
_THE_DAMAGED = Pattern(rf"(?:{_DAMAGE})的(?P<count>\d{{1,6}})(?P<unit>{_UNIT})(?P<thing>[\u4e00-\u9fff]{{2,6}})")
_ELSEWHERE_TOO = Pattern(r"两侧|四周|各[层侧]|另|也|同时|又|蔓延|波及|渗至|流至|更正|核实")


def unlike_states(document: Document) -> Iterator[tuple[int, int, str]]:
    """What differs from what stands before it: 右手……左手, 轻伤二级……轻微伤, 均已痊愈……1名仍在输液, 出院 before the event."""
    if not _CORRECTED.search(document.plain):
        if not _SEVERAL.search(document.joined(PROSE)):
            yield from _sides(document)
            yield from _grades(document)
        yield from _well_and_ill(document)
        yield from _fighters(document)
        yield from _measured(document)
        yield from _other_spots(document)
        yield from _damaged(document)
    yield from _treated_before(document)


def _fighters(document: Document) -> Iterator[tuple[int, int, str]]:
    """More people in a fight than those who began it, or another number where it is said of all of them."""
    joined = by_sentence(document, _JOINED)
    began = list(document.finditer(_FOUGHT, PROSE | {Role.TITLE}))
    if not began or any(joined(match.start()) for match in began):
        return
    told = began[0]
    before = numeral(told["count"])
    came = _CAME.search(document.plain, told.end())
    for match in document.finditer(_FIGHTERS, PROSE):
        if came and came.start() < match.start():
            return
        now = numeral(match["all"] or match["some"] or match["hands"] or match["these"])
        if (now > before or (match["all"] and now < before)) and not joined(match.start()):
            yield *match.span(), f"前面写{told['count']}名，这里写“{match.group()}”，请核实"
            return


def _measured(document: Document) -> Iterator[tuple[int, int, str]]:
    """A depth, height or area that was told with another value, of the same spot and not of a later hour."""
    text = document.plain
    told: dict[tuple[str, str], re.Match[str]] = {}
    anew, spots = by_sentence(document, _MEASURED_ANEW), words_by_sentence(document, _SPOT)
    for match in document.finditer(_MEASURED, PROSE):
        first = told.setdefault((match["what"], match["unit"]), match)
        if float(first["value"]) == float(match["value"]):
            continue
        here, there = document.sentence_at(match.start()), document.sentence_at(first.start())
        later = not match["of"] and _JUST_TIMED.search(text, max(here[0], match.start() - 24), match.start())
        if later or here == there or spots(match.start()) - spots(first.start()):
            continue
        if not (anew(match.start()) or anew(first.start())):
            yield *match.span(), f"前面写的是“{first.group()}”，这里写“{match.group()}”，请核实"
            return


def _damaged(document: Document) -> Iterator[tuple[int, int, str]]:
    """More damaged things of a sort than were told in all before, with no word of a change."""
    anew = by_sentence(document, _MEASURED_ANEW)
    told = list(document.finditer(_DAMAGED, PROSE))
    sums: dict[tuple[str, str], int] = {}
    changed: set[tuple[str, str]] = set()
    at = 0
    for match in document.finditer(_THE_DAMAGED, PROSE):
        while at < len(told) and told[at].end() <= match.start():
            each, at = told[at], at + 1
            sort = (each["unit"] or each["unit2"], (each["thing"] or each["thing2"])[-2:])
            sums[sort] = sums.get(sort, 0) + int(each["count"] or each["count2"])
            if anew(each.start()):
                changed.add(sort)
        sort = (match["unit"], match["thing"][:2])
        if sort in sums and sort not in changed and int(match["count"]) > sums[sort] and not anew(match.start()):
            end = match.start("thing") + 2
            shown = document.plain[match.start() : end]
            yield match.start(), end, f"前面写的是{sums[sort]}{match['unit']}，这里写“{shown}”，请核实"
            return


def _other_spots(document: Document) -> Iterator[tuple[int, int, str]]:
    """A side, storey or room named by what broke there, where that was told of another one."""
    roles = PROSE | {Role.TITLE}
    broke = [*document.finditer(_BROKE_AT, roles), *document.finditer(_BROKE_ON, roles)]
    broke.sort(key=lambda each: each.start())
    elsewhere = by_sentence(document, _ELSEWHERE_TOO)
    told: dict[tuple[str, str], str] = {}
    spread: set[tuple[str, str]] = set()
    first_at: dict[str, int] = {}
    at = 0
    for match in document.finditer(_THE_BROKEN, PROSE):
        while at < len(broke) and broke[at].start() < match.start():
            each, at = broke[at], at + 1
            sort = (each["what"], each["spot"][-1])
            told.setdefault(sort, each["spot"])
            if elsewhere(each.start()):
                spread.add(sort)
        spot = match["spot"]
        sort = (match["what"], spot[-1])
        if sort not in told or sort in spread or elsewhere(match.start()):
            continue
        if spot not in first_at:
            first_at[spot] = document.plain.find(spot, 0, match.start())
        if first_at[spot] < 0:
            yield *match.span(), f"前面写的是“{told[sort]}”，这里写“{match.group()}”，请核实"
            return


def _sides(document: Document) -> Iterator[tuple[int, int, str]]:
    told: dict[str, tuple[str, int, str]] = {}
    for match in document.finditer(_SIDE, PROSE):
        begin, stop = document.sentence_at(match.start())
        clause = max(document.plain.rfind(mark, begin, match.start()) for mark in "，；") + 1 or begin
        if not _HURT.search(document.plain, clause, min(stop, match.end() + 24)):
            continue  # 右手握手柄
        if _UNHURT.search(document.plain, clause, min(stop, match.end() + 12)):
            continue
        named = _WHOSE.search(document.plain, max(begin, match.start() - 4), match.start())
        who = named.group() if named else ""
        side, sentence, whose = told.setdefault(match["part"], (match["side"], begin, who))
        another = who and whose and who != whose  # 梁某左小腿 … 孟某右小腿
        if side != match["side"] and sentence != begin and not another:
            yield *match.span(), f"前面写的是“{side}”边的{match['part']}，这里写“{match.group()}”，请核实"
            return


_WHOSE = Pattern(r"[\u4e00-\u9fff]某$")


def _grades(document: Document) -> Iterator[tuple[int, int, str]]:
    first = None
    for match in document.finditer(_GRADED, PROSE):
        first = first or match
        sentences = (document.sentence_at(first.start()), document.sentence_at(match.start()))
        named = [_CERTAIN.findall(document.plain[begin:end]) for begin, end in sentences]
        apart = sentences[0] != sentences[1] and (not all(named) or named[0] == named[1])
        if apart and match.lastgroup != first.lastgroup:
            yield *match.span(), f"前面写的是“{first.group()}”，这里写“{match.group()}”，请核实"
            return


def _well_and_ill(document: Document) -> Iterator[tuple[int, int, str]]:
    """All are well, and in the same paragraph some are not."""
    text, last = document.plain, -1
    for match in document.finditer(_ALL_WELL, PROSE):
        passage = document.passage_at(match.start())
        if passage.start == last:
            continue
        last = passage.start
        ill = _STILL_ILL.search(text, document.sentence_at(match.start())[0], passage.end)
        if ill and ill.start() > match.start():
            yield *ill.span(), f"前面写“{match.group()}”，这里又写“{ill.group()}”，请核实"
            return


_REACH = 200  # code points of a sentence about a date in it


def _treated_before(document: Document) -> Iterator[tuple[int, int, str]]:
    """Treatment that is dated before the event."""
    year = document.report_date.year if document.report_date else None
    began: tuple[date, str] | None = None
    for span in dates(document).spans:
        day = span.resolved(span.year or year)
        if day is None or document.passage_at(span.start).role is not Role.BODY:
            continue
        begin, stop = document.sentence_at(span.start)
        begin, stop = max(begin, span.start - _REACH), min(stop, span.end + _REACH)
        shown = document.text[span.start : span.end]
        if began is None:
            found = _FOUND_LATER.search(document.plain, span.end, stop) or _UP_TO.search(
                document.plain, begin, span.start
            )
            began = (day, shown) if WHAT.search(document.plain, span.end, stop) and not found else None
        elif (
            day < began[0]
            and (began[0] - day).days < _HALF_A_YEAR
            and _TREATED.match(document.plain, span.end)
            and not _NOT_BEFORE.search(document.plain, begin, stop)
        ):
            yield span.start, span.end, f"“{shown}”早于事发的“{began[1]}”，请核对"
