"""Where and how it was, told again in the words that told it and otherwise: side, storey, room, part of a body, harm.

A report that says that it corrects is left alone, and so is a second place that is told beside the first, or to which
people were taken.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.event_cues import WHAT
from alvtc_info.analysis.event_site import parts_of, site_parts
from alvtc_info.analysis.facts_retold import CORRECTED, FOUND_LATER, clause_start
from alvtc_info.analysis.told_twice import COUNT, by_sentence
from alvtc_info.model.kinds import PROSE
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern, occurrences

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.analysis.event_site import Part
    from alvtc_info.model.document import Document

# a side or storey, and what is there: 二楼社科书库, 东侧配电间
_SPOT = Pattern(
    r"(?<![到至往从由自经和及与、东西南北\d一二三四五六七八九十])(?P<spot>[东西南北]{1,2}侧|(?:\d{1,2}|[一二三四五六七八九十]{1,2})[层楼](?![道梯])|[左右][侧边]|[A-Za-z]座)(?P<what>[\u4e00-\u9fff]{3,8})"
)
_LEAST = 3  # characters that both places have in common
_COMMON = Pattern(
    r"^(?:教学楼|楼梯|走廊|宿舍|公寓|教室|卫生间|水房|大厅|出入口|出口|入口|通道|墙|窗|门|大门|校门|停车|道路|学生|人员|读者|楼道|安全|疏散|办公)"
)
_AT_THE_SCENE = Pattern(
    r"警戒|封[闭锁控]|勘[查验察]|现场|抢修|修复|灭火|扑救|断电|断水|停用|清[理运扫]|更换|拆除|隔离|值守|看守|赶[到赴]|到达|抵达|原样"
)
_AT_IT = Pattern(r"警戒|勘[查验察]|现场|抢修|清[理运扫]|原样")  # what is done nowhere else
_ELSEWHERE = Pattern(
    r"另|调[到至往换整]|挪|借|其他|其余|备用|转移|安置|疏散|撤|搬|改[在到为]|临时|相邻|隔壁|对面|分别|同时|也|又|还|各|蔓延|波及|流[到至入]|渗|漫|两侧|四侧|举一反三|排查|巡查|检查|对照|同类|方向|绕|通行"
)
# 实训楼305教室 … 校医赶到实训楼302教室
_ROOM = Pattern(
    r"(?P<comes>(?:赶[到至往赴]|到达|抵达|到|进入)了?)?(?P<house>[\u4e00-\u9fff]{1,4}(?:楼|馆|公寓|宿舍)(?:[A-Za-z一二三四五六七八九十\d]{1,2}[座栋层区])?)?(?P<room>\d{3,4})(?P<sort>教室|室|实验室|实训室|机房|宿舍|房间|考场|病房|办公室)"
)
_RESCUE = Pattern(r"校医|医[生护务]|救护|消防|民警|保卫|值班|宿管|维修|电工|领导|辅导员|班主任|负责人|水暖|物业")
_FOR_THEM = Pattern(
    r"[^。；]{0,12}(?:为其|对其|将其|把其|为该|对该|将该|为伤|为患|对伤|扑救|灭火|断电|关阀|查看|处置|施救|抢修|排水|勘)"
)
# A座12个考场 … B座8个考场 … B座12个考场
_SHARE = Pattern(
    rf"(?P<part>[A-Za-z][座区栋]|[东西南北]{{1,2}}[侧区楼]|(?<!\d)\d{{1,2}}号(?:楼|公寓|教学楼|实训楼)|(?:{COUNT})[层楼])(?:的|共|有|内)?(?P<count>{COUNT})(?P<unit>[个间名台户辆])(?P<what>[\u4e00-\u9fff]{{2}})"
)
# 张某左小腿 … 张某右小腿
_SIDE = Pattern(
    r"(?P<who>[\u4e00-\u9fff]某[某甲乙]?)的?(?P<side>[左右])(?P<part>手腕|手臂|小臂|前臂|上臂|手背|手指|手|小腿|大腿|腿|脚踝|脚|膝|肩|眼|耳|肘|臂|肋|面部|脸)"
)
_INJURED = Pattern(r"伤|咬|骨折|疼|痛|肿|清创|缝|包扎|破|血|消毒|涂药")
_MORE = Pattern(r"[也又还另]|同时|扶|握|拿|抓")
_BOTH = Pattern(r"双|两[手脚腿侧臂膝眼]|对侧")
# 8月18日进水当天, where it came in on 8月17日
_OF_THE_DAY = Pattern(r" ?(?P<what>[\u4e00-\u9fff]{2,6}?)(?:发生|事发|出现)?的?(?:当[天日晚]|这天|那天)")
# nobody was hurt, and one who was: 1名指导教师手部轻微烫伤
_NOBODY = Pattern(
    r"(?:无人(?:员)?|没有(?:人|人员|学生|师生)|无(?:学生|师生))(?:受伤|伤亡)|(?:未造成|没有造成|未发生|没有发生)(?:人员)?(?:伤亡|受伤)"
)
_SOMEBODY = Pattern(
    rf"(?P<count>{COUNT})[名位](?!其他|其余)[^，。；、\d（）]{{2,12}}?(?:(?P<how>被[^，。；\d]{{0,6}}?)|[头面手脚腿臂腰肩膝背颈][^，。；\d]{{0,3}})?(?:轻微|轻度|不同程度)?[烫烧灼砸划擦摔扭割撞刺扎挫冻咬]伤(?!风险|的可能|药)"
)
_NOT_SO = Pattern(r"未|无|没|排除|疑似|演练|模拟|既往|此前|去年|上年|旧伤|预案|防止|避免|如|若|一旦|易|可能|谨防")
_OF_A_PART = Pattern(r"其他|其余|另|此外|再|除|楼[上下]|周边|附近|确保|力争|实现|演练|截[至止]|当时|初步|暂")
_LATER_HARM = Pattern(rf"疏散|撤离|途中|救援|抢险|后续|复查|{FOUND_LATER}")
# what works again, and what still does not: 供电已全部恢复 … 仍未恢复供电
_WORKS = Pattern(
    r"(?:(?<![未部])(?:已|均|均已|已全部|全部|已经|已全面)恢复(?:正常)?(?P<what>供[电水暖气热]|上课|通行|运行|照明|网络)|(?P<what2>供[电水暖气热]|上课|通行|运行|照明|网络)(?:已|均已|已全部|全部|已经|已全面)恢复(?:正常)?)(?=[，。；])"
)
_BROKEN = Pattern(
    r"(?:仍|尚|还|仍然|依然|至今)(?:未|没有?|不能|无法)(?:正常)?(?:恢复)?(?P<what>供[电水暖气热]|上课|通行|运行|照明|网络)|(?P<what2>供[电水暖气热]|上课|通行|运行|照明|网络)(?:仍|尚|还|仍然|依然|至今)(?:未|没有?)(?:能)?恢复|仍?正在抢修(?P<what3>供[电水暖气热]|网络)"
)
_PUT_OUT = Pattern(r"(?:明火|火势|火情|大火|火)(?:已|被|均|全部|完全|成功)*(?:扑灭|熄灭)")
_STILL_BURNS = Pattern(
    r"(?:仍在|正在|继续|尚在|还在)(?:组织|全力)?(?:扑救|灭火)|火势(?:仍|尚)未(?:控制|扑灭)|明火(?:仍|尚)未(?:扑灭|熄灭)"
)
_AT_A_TIME = Pattern(r"当时|此前|之前|首报|截[至止]|一度|原因|如|若|\d[时日]|部分|其[他余]|除")
_HOUSE = Pattern(r"[东西南北]侧|(?:\d{1,3}|[A-Za-z])[号层楼座区栋]|[一二三四五六七八九十][层楼]")
_PARTLY = Pattern(r"部分|其[他余]|除|一半|基本|逐步|陆续|临时|备用|\d间|\d个")


_NEAR = 40  # code points


def sites_retold(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """What is told of the event again and otherwise: spans, what is wrong, whether it is certain."""
    if CORRECTED.search(document.plain):
        return
    told: list[tuple[int, int]] = []
    for find in (
        _other_class,
        _other_hospital,
        _other_spot,
        _other_room,
        _other_share,
        _other_side,
        _other_day,
        _hurt_after_all,
        _works_and_not,
        _other_person,
        _other_part,
    ):
        for start, end, message, sure in find(document):
            if not any(start < b and a < end for a, b in told):
                told.append((start, end))
                yield start, end, message, sure


def _told(first: str, here: str) -> str:
    return f"前面写的是“{first}”，这里写“{here}”，请核实"


def _sort_of(spot: str) -> str:
    return {"楼": "层"}.get(spot[-1], spot[-1])


def _value(spot: str) -> str:
    return str(numeral(spot[:-1])) if spot[-1] in "层楼" else spot[:-1].upper()


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _other_spot(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """A thing on another side or storey than where the event was: 二楼社科书库更换灯管 … 三楼社科书库门前拉起警戒带."""
    text, happens = document.plain, by_sentence(document, WHAT)
    told: dict[tuple[str, str], re.Match[str]] = {}
    for match in document.finditer(_SPOT, PROSE):
        if _COMMON.match(match["what"]):
            continue
        first = told.setdefault((_sort_of(match["spot"]), match["what"][:_LEAST]), match)
        alike = _common(first["what"], match["what"])
        thing, end = match["what"][:alike], match.start("what") + alike
        stop = document.sentence_at(match.start())[1]
        if (
            _value(first["spot"]) != _value(match["spot"])
            and document.sentence_at(first.start())[1] != stop
            and happens(first.start())
            and _AT_THE_SCENE.search(
                text, max(clause_start(document, match.start(), "；"), end - _NEAR), min(stop, end + _NEAR)
            )
            and not any(
                _ELSEWHERE.search(text, clause_start(document, each.start(), "，；"), each.end())
                for each in (first, match)
            )
            and len(list(occurrences(text, match["spot"] + thing))) == 1
        ):
            sure = _AT_IT.search(text, match.start(), min(stop, end + _NEAR)) is not None
            yield match.start(), end, _told(first["spot"] + thing, text[match.start() : end]), sure
            return


def _other_part(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """Another house, seat or storey of the same, dealt with as the scene, that is told nowhere else: as advice."""
    text = document.plain
    known: dict[str, Part] = {}
    for part in site_parts(document):
        if part.sure and not part.titled and part.sort in _PARTS:
            known.setdefault(part.sort, part)
    if not known:
        return
    found = [part for passage in document.roles(*PROSE) for part in parts_of(document, passage.start, passage.end)]
    often: dict[tuple[str, str], set[int]] = {}
    for part in found:
        often.setdefault((part.sort, part.value), set()).add(document.sentence_at(part.start)[0])
    for part in found:
        first = known.get(part.sort)
        if (
            first is None
            or part.start <= first.end
            or part.value == first.value
            or len(often[part.sort, part.value]) > 1
        ):
            continue
        begin, stop = document.sentence_at(part.start)
        clause = max(clause_start(document, part.start, "，；"), part.start - _NEAR)
        if (
            document.sentence_at(first.start)[0] != begin
            and _is_alike(text, first, part)
            and _DEALT_WITH.search(text, clause, min(stop, part.end + _NEAR // 2))
            and not _ELSEWHERE.search(text, max(begin, part.start - _NEAR), min(stop, part.end + _NEAR // 2))
        ):
            shown, here = (text[each.start : each.end + 2] for each in (first, part))
            yield part.start, part.end + 2, _told(shown, here), False
            return


def _is_alike(text: str, one: Part, other: Part) -> bool:
    """Whether two parts are of one thing: by the words behind them, or by the house before them; no stair, no door."""
    behind = [text[each.end : each.end + 2] for each in (one, other)]
    before = [text[each.start - 2 : each.start] for each in (one, other)]
    return behind[1] not in _WAYS and (
        behind[0] == behind[1] or (before[0] == before[1] and before[0].endswith(("楼", "馆", "公寓", "堂")))
    )


_WAYS = frozenset(("楼梯", "通道", "出口", "入口", "大门", "校门"))  # which there are on each side, and are closed
_PARTS = frozenset(("house", "nth", "seat", "storey", "side"))
_DEALT_WITH = Pattern(r"警戒|封锁|勘[查验察]|现场|扑救|灭火|抢修|[排抽]水|堵漏")
# 护理2班 … 护理3班, of the one student who was hurt
_CLASS = Pattern(r"(?P<year>20\d\d)级(?P<what>[\u4e00-\u9fff]{2,10}?)(?P<number>\d{1,2}|[一二三四五六七八九])?班")
_ONE = Pattern(r"(?<!\d)1[名人]|一名|某|该|受伤")
_HOSPITAL = Pattern(
    r"(?:送[往至到]|到|赴|在)[^，。；、\d]{0,8}?(?P<name>(?:(?![往到至赶去的该某送转在])[\u4e00-\u9fff]){2})医院"
)
_MOVED_ON = Pattern(r"转|另|分别|专家|会诊|支援|派|协调|联系|上级|两|其余|其他|各")


def _other_class(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """The class of the one who was hurt with another year or number further down: as advice."""
    text, happens = document.plain, by_sentence(document, WHAT)
    classes = list(document.finditer(_CLASS, PROSE))
    often = Counter(each.group() for each in classes)
    first = classes[0] if classes else None
    for match in classes[1:]:
        begin, stop = document.sentence_at(match.start())
        if (
            first
            and match["what"] == first["what"]
            and match.group() != first.group()
            and often[match.group()] == 1
            and document.sentence_at(first.start())[0] != begin
            and happens(first.start())
            and _ONE.search(text, match.end(), min(stop, match.end() + 6))
            and not _ELSEWHERE.search(text, max(begin, match.start() - _NEAR), match.end())
        ):
            yield *match.span(), _told(first.group(), match.group()), False
            return


def _other_hospital(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """Another hospital than they were taken to, with no word of a change: as advice."""
    text = document.plain
    told = list(document.finditer(_HOSPITAL, PROSE))
    names = Counter(each["name"] for each in told)
    odd = next((each for each in told if each["name"] != told[0]["name"]), None)
    moved = any(_MOVED_ON.search(text, *_around(document, each)) for each in told)
    if odd and len(names) == 2 and names[odd["name"]] == 1 and not moved:
        start, end = odd.start("name"), odd.end()
        yield start, end, _told(text[told[0].start("name") : told[0].end()], text[start:end]), False


def _around(document: Document, match: re.Match[str]) -> tuple[int, int]:
    begin, stop = document.sentence_at(match.start())
    return max(begin, match.start() - _NEAR), min(stop, match.end() + _NEAR)


def _other_room(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """Another room, to which help came: 实训楼305教室 … 校医赶到实训楼302教室，为其测量血压."""
    text, happens = document.plain, by_sentence(document, WHAT)
    rooms = list(document.finditer(_ROOM, PROSE))
    first = next((each for each in rooms if happens(each.start())), None)
    if first is None:
        return
    beside = document.sentence_at(first.start())
    often = Counter(each["room"] for each in rooms)
    numbers = {each["room"] for each in rooms if document.sentence_at(each.start()) == beside}
    for match in rooms:
        begin, stop = document.sentence_at(match.start())
        clause = clause_start(document, match.start(), "，；")
        if (
            match.start() > first.end()
            and match["comes"]
            and match["sort"] == first["sort"]
            and match["room"] not in numbers
            and _RESCUE.search(text, clause, match.start())
            and _FOR_THEM.match(text, match.end(), stop)
            and not _ELSEWHERE.search(text, max(begin, match.start() - _NEAR), match.end())
            and often[match["room"]] == 1
        ):
            start = match.start("house") if match["house"] else match.start("room")
            end = match.end()
            yield start, end, _told(text[first.start("room") : first.end()], text[start:end]), bool(match["house"])
            return


def _other_share(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """How many there are in one part, with the number that another part has: B座8个考场 … B座12个考场."""
    told: dict[tuple[str, str], re.Match[str]] = {}
    others: set[tuple[str, int]] = set()
    for match in document.finditer(_SHARE, PROSE):
        what, count = match["unit"] + match["what"], numeral(match["count"])
        first = told.setdefault((match["part"], what), match)
        if first is match:
            others.add((what, count))
        if (
            numeral(first["count"]) != count
            and (what, count) in others
            and document.sentence_at(first.start()) != document.sentence_at(match.start())
            and not _ELSEWHERE.search(document.plain, clause_start(document, match.start(), "，；"), match.start())
        ):
            yield *match.span(), _told(first.group(), match.group()), True
            return


def _other_side(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """The other side of what one person hurt: 张某左小腿 … 张某右小腿."""
    told: dict[tuple[str, str], re.Match[str]] = {}
    for match in document.finditer(_SIDE, PROSE):
        first = told.setdefault((match["who"], match["part"]), match)
        apart = document.sentence_at(first.start()) != document.sentence_at(match.start())
        if (
            first["side"] != match["side"]
            and apart
            and all(_INJURED.search(document.plain, *_around(document, each)) for each in (first, match))
            and not _MORE.search(document.plain, *_around(document, match))
            and not _BOTH.search(document.plain)
        ):
            yield *match.span(), _told(first.group(), match.group()), True
            return


def _other_day(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """A day that is called that of the event, which was on another one: 8月17日进水 … 8月18日进水当天."""
    text = document.plain
    spans = [span for span in dates(document).spans if document.passage_at(span.start).role in PROSE]
    told: dict[tuple[int, int], list[str]] = {}
    for span, following in zip(spans, (*(each.start for each in spans[1:]), len(text)), strict=False):
        match = _OF_THE_DAY.match(text, span.end)
        day = span.month, span.day
        if match:
            days = [each for each, (_, said) in told.items() if match["what"] in said]
            if len(days) == 1 and day not in days:
                here = document.text[span.start : match.end()]
                message = f"前面写{match['what']}在“{told[days[0]][0]}”，这里写“{here}”，请核实"
                yield span.start, match.end(), message, True
                return
        stop = min(document.sentence_at(span.start)[1], following, span.end + 2 * _NEAR)
        shown, said = told.get(day, (document.text[span.start : span.end], ""))
        told[day] = [shown, said + text[span.end : stop]]


def _hurt_after_all(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """Somebody who is counted as hurt, and nobody who was: 无人员伤亡 … 1名指导教师手部烫伤."""
    text = document.plain
    calm = next(
        (
            each
            for each in document.finditer(_NOBODY, PROSE)
            if not _OF_A_PART.search(text, clause_start(document, each.start(), ""), each.end())
        ),
        None,
    )
    if calm is None:
        return
    for match in document.finditer(_SOMEBODY, PROSE):
        clause = clause_start(document, match.start(), "，；")
        if (
            document.sentence_at(calm.start()) != document.sentence_at(match.start())
            and not _NOT_SO.search(text, clause, match.end())
            and _is_one_of(match.group(), calm.group())
            and not _is_of_another_year(document, match.start())
        ):
            sure = not _LATER_HARM.search(text, clause_start(document, match.start(), ""), match.end())
            yield *match.span(), f"文中另写着“{calm.group()}”，这里写“{match.group()}”，请核实", sure
            return


_WHO = "学生|教师|职工|保安|保洁员|工人|厨师|家长|司机"
_ONE_HURT = Pattern(
    rf"(?:(?<!\d)1|一)名(?P<who>{_WHO})[^，。；\d]{{0,14}}(?:伤|骨折|晕|昏|跌落|坠落|中暑|触电|卡住|被困)"
)
_THE_HURT = Pattern(rf"(?:受伤|被困|晕倒|昏迷|触电|坠落)的?(?P<who>{_WHO})(?![家的])")
_MORE_PEOPLE = Pattern(rf"(?:\d|[一二两三四五六七八九十])[名位人](?P<who>{_WHO})")


def _other_person(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """The one who was hurt called something else further down: 1名教师被撞伤 … 受伤学生被送往医院, as advice."""
    first = next(document.finditer(_ONE_HURT, PROSE), None)
    if first is None:
        return
    counted = {match["who"] for match in document.finditer(_MORE_PEOPLE, PROSE)}
    for match in document.finditer(_THE_HURT, PROSE):
        if match["who"] not in counted:
            yield *match.span(), _told(first.group(), match.group()), False
            return


def _is_one_of(who: str, group: str) -> bool:
    """Whether a person may be of the group of which nobody was hurt: a cook is no student, nor 师生."""
    words = next((words for name, words in _GROUPS.items() if name in group), None)
    return words is None or words.search(who) is not None


_STUDENT = "学生|同学|[男女考新]生"
_GROUPS = {"学生": Pattern(_STUDENT), "师生": Pattern(rf"{_STUDENT}|教师|老师|教职工")}


def _is_of_another_year(document: Document, at: int) -> bool:
    """Whether a year that is not the report's is told in this sentence before this place."""
    begin = clause_start(document, at, "")
    years = {int(each["year"]) for each in _YEAR.compiled.finditer(document.plain, begin, at)}
    return bool(years) and document.report_date is not None and document.report_date.year not in years


_YEAR = Pattern(r"(?<!\d)(?P<year>20\d\d)年")


def _works_and_not(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """All works again, or the fire is out, and further down it is not, with no other hour or part: as advice."""
    text = document.plain
    parted = len({each.group() for each in document.finditer(_HOUSE, PROSE)}) > 1
    for works, broken in ((_WORKS, _BROKEN), (_PUT_OUT, _STILL_BURNS)):
        first = next((each for each in document.finditer(works, PROSE) if not _is_partly(document, each)), None)
        for match in document.finditer(broken, PROSE) if first else ():
            begin = clause_start(document, match.start(), "")
            if (
                first
                and match.start() > first.end()
                and _what(first) == _what(match)
                and not _AT_A_TIME.search(text, begin, match.end())
                and not (parted and _HOUSE.search(text, begin, match.end()))
            ):
                yield *match.span(), f"前面写“{first.group()}”，这里又写“{match.group()}”，请核实", False
                break


def _is_partly(document: Document, match: re.Match[str]) -> bool:
    return _PARTLY.search(document.plain, clause_start(document, match.start(), "，；"), match.end()) is not None


def _what(match: re.Match[str]) -> str:
    return next(filter(None, match.groupdict().values()), "")
