"""Figures that contradict one another: casualties, totals and parts, rates."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from alvtc_info.analysis.announced import announced
from alvtc_info.analysis.counts_referred import counts_referred
from alvtc_info.analysis.differences_told import differences_told
from alvtc_info.analysis.durations import wrong_durations
from alvtc_info.analysis.event_apart import toll_apart
from alvtc_info.analysis.facts_retold import FOUND_LATER
from alvtc_info.analysis.figures_apart import more_than_all, wrong_figures
from alvtc_info.analysis.groups_apart import groups_apart
from alvtc_info.analysis.lists_apart import lists_apart
from alvtc_info.analysis.members_named import members_named
from alvtc_info.analysis.mended_apart import mended_apart, rates_of_copies
from alvtc_info.analysis.most_of_all import most_of_all
from alvtc_info.analysis.parts_told import parts_told
from alvtc_info.analysis.quantities_apart import quantities_apart
from alvtc_info.analysis.rescued_apart import rescued_apart
from alvtc_info.analysis.rests_apart import rests_apart
from alvtc_info.analysis.shares_apart import divides, wrong_shares
from alvtc_info.analysis.spans_apart import spans_apart
from alvtc_info.analysis.states_apart import unlike_states
from alvtc_info.analysis.sums_apart import sums_apart
from alvtc_info.analysis.told_twice import told_twice
from alvtc_info.analysis.years_apart import years_apart
from alvtc_info.model.finding import Basis, Hit, Severity
from alvtc_info.model.kinds import EMERGENCY_KINDS, PROSE, Kind, Role
from alvtc_info.model.rule import Example, Rule, reported
from alvtc_info.text.incidents import DEATHS
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alvtc_info.model.document import Document

# a rough number (五六人, 二三十人) is no count
_COUNT = (
    r"(?<!\d)\d{1,9}|(?<![一二两三四五六七八九十])(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
)
_FATES = {
    "死亡": DEATHS,
    "受伤": r"受伤|轻伤|重伤|轻微擦伤|擦伤|骨折|伤者",
    "失联": r"失联|失踪",
    "被困": r"被困",
}
_FATE = "|".join(_FATES.values())
_HELPING = "看望|探望|慰问|陪[同护]|护送|照[顾料]|救[助治护]|搀扶|帮助|发现"
_CASUALTY = Pattern(
    rf"(?P<count>{_COUNT}) ?[名人](?:（[^（）\n]{{1,30}}）)?(?:(?:(?!未|无|没|非|{_HELPING})[^，。；、（）\d一二两三四五六七八九十]){{0,6}}?)(?P<fate>{_FATE})|(?P<fate2>{_FATE})(?:人员|人数|学生|教师)?(?:为|共|达)?(?P<count2>{_COUNT}) ?[名人]"
)
_CHANGED = Pattern(
    r"新增|增至|升至|增加|减少|核减|核增|更正|修正|较首报|较上次|又[有发找搜救]|再次|先后|截至|已有|累计|转入|出院|返校|另有|其中|其余|当场|抢救无效|不治|最后|最终|仍有|还有|尚有|剩余|剩下|以来|(?:者|人员|学生|旅客|乘客|群众|伤员)中"
)
# a count of one place, or of a class of events: 会理县死亡27人, 发生较大事故32起、死亡113人
_OF_A_PART = Pattern(
    r"(?:[省市州盟县旗区镇乡村]|苏木|嘎查|街道)(?:境内)?(?:共|已|分别|有|因灾)*$|\d起[、，](?:共|致|造成)?$"
)
# an event by its name: “7·17”商场火灾
_NAMED_EVENT = Pattern(r"“\d{1,2}[·.]\d{1,2}”")
# 没有受伤 alone is said of those named before it: 另外5名学生没有受伤
_NONE_HURT = Pattern(
    r"(?:未造成|未发生)(?:人员)?(?:伤亡|受伤)|(?:无|没有)人(?:受伤|伤亡)|(?:无|没有|暂无)(?:人员)?伤亡|(?:无|没有|暂无)(?:人员受伤|受伤(?:人员|情况))"
)
_OF_SOME = Pattern(r"(?:其余|其他|其它|另外?|同车|同行|同班|同场|驾驶员|司机|乘客|\d[名人位])[^，。；]{0,16}$")
# what an earlier count was put right to: 首报所列受伤3人更正为4人
_PUT_RIGHT = Pattern(
    rf"[^，。；\d]{{0,6}}?(?:更正|修正|调整|核定|核实|变更|核增|核减|增加|减少|上升|增|升|降|改)(?:为|至|到)(?P<count>{_COUNT}) ?[名人]"
)
_MORE_NOW = Pattern(
    r"新增|增至|升至|增加|更正|修正|核实|较|又有|先后|陆续|另有|已有|截至|转入|(?:累计|共计|合计)(?=[^，。；]{0,6}\d[名人])"
)
# the hurt as a group that is spoken of again: 3名伤员仍在医院治疗
_THE_HURT = Pattern(
    rf"(?<=(?:受伤|送医|就医|住院|入院)的)(?<![未没有无]受伤的)(?P<many>{_COUNT})(?:个人|[名位](?:学生|教师|人员|职工|群众|工人)|人)(?![^，。；]{{0,8}}(?:家长|家属)|中)|(?<![第另])(?:受伤的)?(?P<count>{_COUNT}) ?[名位](?:(?<=受伤的\d[名位])(?:学生|教师|人员|职工|群众)|受伤(?:的)?(?:学生|教师|人员|职工|群众)|伤员|伤者|伤病员)(?![^，。；]{{0,8}}(?:家长|家属))"
)
_AS_MANY = Pattern(rf"(?<![第另\d])(?P<count>{_COUNT}) ?(?:[名位](?:学生|师生|教师|职工|工人|人员|群众)|人均|人都)")
_HURT_THERE = Pattern(
    rf"(?P<count>{_COUNT}) ?[名人](?:(?!未|无|没|非)[^，。；、\d]){{0,14}}?(?:(?<=[手脚腿臂头脸背胸腰颈膝部肘踝])、(?:(?!未|无|没|非)[^，。；、\d]){{1,6}}?){{0,2}}(?:受伤|受?轻伤|受?重伤|轻微伤|[擦摔烧烫划砸撞扭割刺灼冻压挫拉]伤|骨折|被[溅烫灼砸划撞碰刺夹烧][到伤中])"
)
_SENT = Pattern(
    rf"(?:{_COUNT}) ?[名人][^，。；\d]{{0,14}}(?:送医|就医|住院|留观|送(?:往|至|到)[^，。；]{{0,10}}(?:医院|卫生院|医务室))"
)
_WELL = Pattern(r"无大?碍|无异常|未见异常|正常|未受伤|没有受伤|不需|无需|排除|健康|平安")
_PARTS = Pattern(
    rf"(?P<fate>{DEATHS}|受伤|伤亡|失联)(?P<total>{_COUNT})[名人]，其中(?P<parts>[^。；]{{2,60}})|(?P<total2>{_COUNT})[名人][^，。；]{{0,6}}?(?P<fate2>{DEATHS}|受伤|伤亡|失联)，其中(?P<parts2>[^。；]{{2,60}})"
)
_PART = Pattern(
    rf"(?:轻伤|重伤|危重|轻微伤)(?P<after>{_COUNT})[名人]|(?P<before>{_COUNT})[名人](?:轻伤|重伤|危重|轻微伤)"
)
# the parts right behind the whole, without 其中: 2名学生受伤，1名重伤，2名轻伤
_EACH_PART = (
    rf"(?:(?:轻伤|重伤|危重|轻微伤)(?:{_COUNT})[名人]|(?:{_COUNT})[名人](?:为|系|是)?(?:轻伤|重伤|危重|轻微伤))"
)
_PARTS_AT_ONCE = Pattern(
    rf"(?:受伤(?:共|为|达)?(?P<total>{_COUNT})[名人]|(?P<total2>{_COUNT})[名人][^，。；、（\d]{{0,6}}?受伤)[，：（](?P<parts>{_EACH_PART}(?:[，、和]{_EACH_PART}){{1,3}})(?P<rest>[^。；\n]{{0,60}})"
)
# the kinds of injuries as parts of the hurt: 5名学生受伤，其中骨折2名、擦伤2名
_INJURY = "骨折|擦伤|烫伤|烧伤|灼伤|扭伤|挫伤|划伤|割伤|摔伤|砸伤|刺伤|撞伤|软组织挫伤|脑震荡|轻伤|重伤|轻微伤"
_INJURED = Pattern(
    rf"(?:{_INJURY})(?:的|者)?(?P<after>{_COUNT}) ?[名人]|(?P<before>{_COUNT}) ?[名人](?:为|系)?(?:[左右头面手腿脚臂腰肩膝]部?)?(?:{_INJURY})"
)
_PEOPLE_TOLD = Pattern(rf"(?:{_COUNT}) ?[名人]")
_PEOPLE_COUNTED = Pattern(rf"(?P<number>{_COUNT}) ?[名人]")
_OTHERS_HURT = Pattern(
    r"另|某|未确诊|最[重轻]|伤者|[司驾][机驶]员?|余(?!人员(?:均|都)?(?:未|无|没)|师生(?:均|都)?(?:未|无|没)|学生(?:均|都)?(?:未|无|没))|等|还有|以上|约"
)


def casualties(document: Document, role: Role) -> Iterator[tuple[str, int, re.Match[str]]]:
    """The counts of people dead, hurt, missing or trapped in passages of this role: fate, count, match."""
    for match in document.finditer(_CASUALTY, {role}):
        word = match["fate"] or match["fate2"]
        if word in ("轻伤", "重伤"):
            continue
        fate = next(name for name, words in _FATES.items() if re.fullmatch(words, word))
        later = _PUT_RIGHT.match(document.plain, match.end())
        yield fate, numeral((later or match)["count"] or match["count2"]), match


def casualty_consistency(document: Document) -> Iterator[Hit]:
    """伤亡情况前后对不上：标题和正文不一致（标题无人员伤亡、正文2人受伤，标题1人死亡、正文只有人受伤），前面说无伤亡、后面有人受伤，
    分项之和不等于总数。

    被困、走失、送医几人，和全部救出、找到、出院几人不一样的，也提示。一名伤者先写右手、后写左手，先写轻伤二级、后写轻微伤，先写均已痊愈、又写1名仍在输液，出院早于事发，也提示。

    {1.2}：数据要真实准确。随时间变化的，写明“较首报新增×人、核减、更正”就不提示；分地方、分类别的数，各有名称的两起事件（“7·17”火灾），不互相比。写了无伤亡又有人送医、没有写检查结果的，作建议。
    """
    spans = [(fate, count, *match.span()) for fate, count, match in casualties(document, Role.BODY)]
    numbers: dict[str, set[int]] = {}
    begins = [start for _, _, start, _ in spans]
    for fate, count, start, _ in spans:
        numbers.setdefault(fate, {count}).update((count, *_numbers_with(document, start, begins)))
    for fate, count, match in casualties(document, Role.TITLE):
        if fate in numbers and count not in numbers[fate]:
            shown = "、".join(str(n) for n in sorted({number for other, number, *_ in spans if other == fate}))
            yield Hit(*match.span(), f"标题写{fate}{count}人，正文写{shown}人，请核实")
    for begin, stop, message in toll_apart(document):
        yield Hit(begin, stop, message)
    told = _other_counts(document, spans)
    told.extend(
        more for more in _more_hurt(document) if not any(hit.start < more.end and more.start < hit.end for hit in told)
    )
    yield from told
    for hit in _rescued(document, spans):
        told.append(hit)
        yield hit
    for begin, stop, message in (*unlike_states(document), *told_twice(document), *rescued_apart(document)):
        if not any(hit.start < stop and begin < hit.end for hit in told):
            told.append(Hit(begin, stop, message))
            yield told[-1]
    calm = next((m for m in document.finditer(_NONE_HURT, PROSE) if not _is_of_some(document, m.start())), None)
    hurt = next((s for s in spans if s[0] in ("死亡", "受伤") and not _is_of_earlier(document, s[2])), None)
    if calm and hurt and not _CHANGED.search(document.text, *document.sentence_at(hurt[2])):
        yield Hit(hurt[2], hurt[3], f"文中另写着“{calm.group()}”，与这里不一致，请核实")
    elif calm:
        yield from _hurt_after_all(document, calm)
        yield from _sent_to_hospital(document, calm.group())
    yield from _sums(document)


_BECAME = Pattern(rf"(?:更正|修正|增加|上升|减少|下降|增|升|降|达|变)(?:为|至|到)(?P<count>{_COUNT}) ?[名人]")
# parts of those who were hurt: 2名骨折学生, 受伤教师1人, 1名伤者转院
_NAMES_THEM = Pattern(r"的?(?:学生|教师|老师|人员|职工|教职工|工人|群众|驾驶员|家长|居民|[男女]生|同学)")
_WHO = Pattern(r"学生|教师|老师|职工|工人|群众|驾驶员|家长|居民|[男女]生|同学")
_ALL_OF_THEM = Pattern(r"全部|均|都|共|合计")
_CALLED = frozenset(("伤者", "死者", "遇难者"))
_INJURIES = Pattern(r"擦伤|骨折|轻伤|重伤")
_FEW_NUMBERS = 8  # of people in two sentences, whose neighbours are added up


def _numbers_with(document: Document, start: int, others: list[int]) -> set[int]:
    """What numbers of people beside a count of those hurt come to, and to what they are said to have grown.

    They stand in its clause, behind it in its sentence, and in the next, unless that has one of the `others` that are
    such counts themselves, by where they begin, in order: 学生2人、教师1人受伤，1人留院.
    """
    begin, stop = document.sentence_at(start)
    end = document.passage_at(start).end
    if stop < end:
        _, after = document.sentence_at(stop)
        at = bisect_left(others, stop)
        stop = stop if at < len(others) and others[at] < after else min(end, after)
    clause = max(document.plain.rfind(mark, begin, start) for mark in "，；：") + 1 or begin
    found = [numeral(each["number"]) for each in _PEOPLE_COUNTED.compiled.finditer(document.plain, clause, stop)]
    found = found[:_FEW_NUMBERS]
    sums = {sum(found[low:high]) for low in range(len(found)) for high in range(low + 2, len(found) + 1)}
    return sums | {numeral(each["count"]) for each in _BECAME.finditer(document.plain[clause:stop])}


_CHECKED, _FIRST_REPORT = Pattern(r"核实|核查|查明"), Pattern(r"首报|上报时|初报")


def _other_counts(document: Document, spans: list[tuple[str, int, int, int]]) -> list[Hit]:
    """The counts of those dead, hurt, missing or trapped that none of those told before explains."""
    first: dict[str, tuple[int, str]] = {}
    told_at: dict[str, int] = {}
    known: dict[str, set[int]] = {}
    most: dict[str, int] = {}
    told: list[Hit] = []
    begins = [start for _, _, start, _ in spans]
    reported = False  # whether a sentence that was gone through tells what was reported first
    for fate, count, start, end in spans:
        begin, stop = document.sentence_at(start)
        if _OF_A_PART.search(document.text, max(begin, start - 8), start):
            continue
        event = _event(document, start)
        earlier, other = first.setdefault(fate, (count, event))
        numbers = known.setdefault(fate, {count})
        changed = _CHANGED.search(document.text, max(begin, start - 60), min(stop, end + 40))
        if event and other and event != other:
            first[fate], told_at[fate], most[fate] = (count, event), begin, count
            known[fate] = {count, *_numbers_with(document, start, begins)}
            continue
        checked = reported and _CHECKED.search(document.text, begin, stop)
        reported = reported or _FIRST_REPORT.search(document.text, begin, stop) is not None
        if changed or checked:
            first[fate], told_at[fate] = (count, event), begin
        elif (
            told_at.setdefault(fate, begin) != begin
            and count not in numbers
            and not (count < most[fate] and _is_a_part(document, start, end))
        ):
            told.append(Hit(start, end, f"前面写{fate}{earlier}人，这里写{count}人，请核实，或写明新增、核减、更正"))
            continue
        most[fate] = max(most.get(fate, 0), count)
        numbers.update((count, *_numbers_with(document, start, begins)))
    return told


def _is_a_part(document: Document, start: int, end: int) -> bool:
    """Whether a count is of some of those hurt: of an injury, or of people of whom something else is told."""
    word = document.plain[start:end]
    if _INJURIES.search(word):
        return True
    named = _NAMES_THEM.match(document.plain, end) or any(map(word.endswith, _CALLED)) or _WHO.search(word)
    return bool(named) and not _ALL_OF_THEM.search(document.plain, max(0, start - 4), end + 8)


def _is_of_some(document: Document, at: int) -> bool:
    """Whether that nobody was hurt is said there of some of the people only: 车上另外19人没有受伤情况."""
    begin = max(document.sentence_at(at)[0], at - 24)
    return _OF_SOME.search(document.plain, begin, at) is not None


def _event(document: Document, at: int) -> str:
    """The last name of an event before this place in its passage; empty where there is none."""
    names = _NAMED_EVENT.findall(document.text[document.passage_at(at).start : at])
    return names[-1] if names else ""


def _told_so(document: Document, count: int, end: int) -> bool:
    """Whether the title, or the text before this place, has as many people: 致3名学生轻微受伤, 3人均能自行走动."""
    alike = (numeral(each["count"]) == count for each in document.finditer(_AS_MANY) if each.end() < end)
    return any(alike)


def _more_hurt(document: Document) -> Iterator[Hit]:
    """A group of hurt people that is larger than all who were told to be hurt before it, with no word of a change."""
    text = document.plain
    told = [(numeral(m["count"]), m.start(), m.end()) for m in document.finditer(_HURT_THERE, PROSE)]
    for match in document.finditer(_THE_HURT, PROSE):
        before = [count for count, _, end in told if end <= match.start()]
        written = match["count"] or match["many"]
        begin, stop = document.sentence_at(match.start())
        if (
            before
            and numeral(written) > sum(before)
            and not _told_so(document, numeral(written), match.start())
            and not _MORE_NOW.search(text, max(begin, match.start() - 60), min(stop, match.end() + 40))
            and not _MORE_NOW.search(text, *document.sentence_at(told[0][1]))
        ):
            yield Hit(*match.span(), f"前面写受伤{sum(before)}人，这里写“{match.group()}”，请核实，或写明新增、更正")
            return


# all who were trapped, as they came out: 6人全部救出
_ALL_OUT = Pattern(
    rf"(?P<count>{_COUNT}) ?[名人](?:被困)?(?:学生|教师|师生|人员|工人|群众|乘客)?(?:已|均已)?(?:全部|全都|均|都)(?:已|被|安全|成功|顺利|先后)*(?:救出|获救|脱困|脱险|解救|营救|撤出|走出)"
)
_NOT_THE_TRAPPED = Pattern(r"其余|其他|另|余下|剩余|又|在场|消防|救援|队员|轿厢外|先后|陆续|首批|第[一二三]批")


def _rescued(document: Document, spans: list[tuple[str, int, int, int]]) -> Iterator[Hit]:
    """All who came out, in another number than that of all who were trapped."""
    for match in document.finditer(_ALL_OUT, {Role.BODY}):
        trapped = [(count, start) for fate, count, start, _ in spans if fate == "被困" and start < match.start()]
        values = {count for count, _ in trapped}
        said = numeral(match["count"])
        if len(values) != 1 or said in values:
            continue
        begin, stop = document.sentence_at(trapped[0][1])
        apart = _NOT_THE_TRAPPED.search(document.plain, begin, stop) or _NOT_THE_TRAPPED.search(
            document.plain, *document.sentence_at(match.start())
        )
        if not (apart or _CHANGED_NUMBER.search(document.plain, begin, match.end())):
            yield Hit(*match.span(), f"前面写被困{trapped[0][0]}人，这里写“{match.group()}”，请核实")
            return


_CHANGED_NUMBER = Pattern(r"更正|核实为|增至|新增|实为|应为")


_EARLIER = Pattern(r"此前|曾|去年|以往|往年|上年|同期|演练|模拟|如|若|(?:19|20)\d\d年\d{1,2}月(?!\d{1,2}日)")


_FOUND_LATER = Pattern(FOUND_LATER)


def _is_of_earlier(document: Document, at: int) -> bool:
    """Whether a sentence is of another time than the event, or of none."""
    return _EARLIER.search(document.plain, *document.sentence_at(at)) is not None


def _hurt_after_all(document: Document, calm: re.Match[str]) -> Iterator[Hit]:
    """Somebody hurt, in a sentence of their own, where the report says that nobody was: 1名教师手部轻微烫伤."""
    for match in (*document.finditer(_HURT_THERE, PROSE), *document.finditer(_THE_HURT, PROSE)):
        begin, stop = document.sentence_at(match.start())
        other = _is_of_earlier(document, begin) or _FOUND_LATER.search(document.plain, begin, stop)
        if not begin <= calm.start() < stop and not other:
            yield Hit(*match.span(), f"文中另写着“{calm.group()}”，与这里不一致，请核实")
            return


def _sent_to_hospital(document: Document, calm: str) -> Iterator[Hit]:
    """People sent to hospital where the report says that nobody was hurt, unless it says that they are well."""
    sent = next(document.finditer(_SENT, PROSE), None)
    if sent and not _WELL.search(document.text, *document.sentence_at(sent.start())):
        message = f"文中另写着“{calm}”，这里有人送医，请核实，写明检查结果"
        yield Hit(*sent.span(), message, Severity.INFO)


def _sums(document: Document) -> Iterator[Hit]:
    for match in document.finditer(_PARTS, PROSE):
        total = numeral(match["total"] or match["total2"])
        words = match["parts"] or match["parts2"]
        parts = [numeral(p["after"] or p["before"]) for p in _PART.finditer(words)]
        unsure = False
        if len(parts) < 2 and (match["fate"] or match["fate2"]) == "受伤" and not _OTHERS_HURT.search(words):
            injured = [numeral(p["after"] or p["before"]) for p in _INJURED.finditer(words)]
            # one may have several injuries, and others may be told without theirs: 1人送医检查
            whole = sum(injured) < total and len(_PEOPLE_TOLD.findall(words)) == len(injured)
            parts = injured if whole else parts
            unsure = whole
        if len(parts) > 1 and sum(parts) != total:
            severity = Severity.INFO if unsure else None  # who is not counted may be told in other words
            yield Hit(*match.span(), f"分项相加是{sum(parts)}人，与总数{total}人不符，请核实", severity)
    for match in document.finditer(_PARTS_AT_ONCE, PROSE):
        total = numeral(match["total"] or match["total2"])
        parts = [numeral(p["after"] or p["before"]) for p in _PART.finditer(match["parts"])]
        more = _OTHERS_HURT.search(match["rest"]) or _PEOPLE_TOLD.search(match["rest"]) or "正在" in match["rest"]
        if sum(parts) > total or (sum(parts) < total and not more):
            yield Hit(match.start(), match.end("parts"), f"分项相加是{sum(parts)}人，与总数{total}人不符，请核实")


_RATE = Pattern(
    r"(?:(?:满意|知晓|参与|完成|达成)度|(?:满意|就业|合格|覆盖|到课|出勤|及格|优秀|落实|普及|巩固|整改|参与|升学|录取|获奖|报到|通过|签约|出席|回收|办结|完好|知晓)率)[^，。；\d]{0,6}(?P<rate>\d+(?:\.\d+)?)%|占比[^，。；\d]{0,4}(?P<share>\d+(?:\.\d+)?)%"
)
_SHARES = Pattern(
    r"(?:占比|比例|占)[^，。；\d]{0,8}(?P<shares>\d+(?:\.\d+)?%(?:[、和及，][^，。；、\d]{0,6}\d+(?:\.\d+)?%){2,})"
)
_OF_OTHERS = 150  # per cent: shares that come to more are of different wholes (分别占总数的91%、94%、92%)
_PERCENT = Pattern(r"(?<![\d.])\d{1,9}(?:\.\d{1,9})?(?=%)")
_PART_UNITS = "人|名|个|具|棵|扇|根|盆|袋|桶|副|例|户|间|家|项|件|条|台|辆|篇|场|栋|万元|元|吨|册|处|起|次|门|架|套|张|份|把|盏|瓶|箱|株|本|支|块|所|头|只|匹|峰|节|座|部|面|枚|亩"
_WHOLE = Pattern(
    rf"(?<![\d.])(?P<total>\d{{1,9}}(?:\.\d{{1,4}})?)(?P<unit>{_PART_UNITS})(?P<noun>[^，。；（\d]{{0,8}})(?:(?:(?:[，；]|。(?=其中))(?:其中|包括|内(?=有?[男女]))|(?<=[\u4e00-\u9fff])(?<![其之当])中，?(?![男女](?:生|性|学生|教师|职工)?\d)(?=[^，。；：\d]{{0,8}}(?:\d{{1,4}}[^，。；：\d人名]{{1,4}})?\d{{1,6}}(?:(?P=unit)|[人名])[、，])|[：:](?=[^，。；：\d]{{1,8}}\d)|，(?=\d{{1,5}}[人名](?:住院|留观|返校|出院|在|居家|回|送医|门诊|隔离)))(?P<parts>[^。；]{{4,80}})|（(?:其中|包括|含)?[：:]?(?P<within>[^（）。；]{{4,80}})）)"
)
# parts that come to nearly all are likely meant to be all of it
_ONE_SHORT, _SHORT = 1, 0.05
_A_FEW = 60  # of whom none is left out of two groups unsaid
_TWO, _SEVERAL, _MONEY = 2, 3, ("元", "万元")
_TEACHERS = "(?:带队|指导|随队|任课)?(?:教师|老师)|教职工|辅导员"
_HALVES = Pattern(f"(?:学生、(?:{_TEACHERS})|(?:{_TEACHERS})、学生|重伤、轻伤|轻伤、重伤)$")
_CLASSES = Pattern("(?:类|系|班|部)(?:学生|教师|人员)?$")
_BEHIND = 40  # code points behind a list in which another item may stand
_REST = Pattern(r"其余|其他|其它|余下|剩余|等|以上|(?<![签预合条公节违])约|余|另")
_ADDED = Pattern(r"(?:新增|增加|减少|净增|多|少)(?:了|加)?$")
# the last of a list, whose 其中 may be of all of them: 机床22台、机器人6台，其中企业捐赠10台
_LISTED = Pattern(rf"\d(?P<unit>{_PART_UNITS})[、和及与][^，。；、\d]{{0,14}}$")
# two kinds that make up the whole
_BOTH = Pattern(
    r"男[^，。；]{0,8}\d+[^，。；]{0,4}[、，和]女|女[^，。；]{0,8}\d+[^，。；]{0,4}[、，和]男|合格\d+[^，。；]{0,4}[、，和]不合格"
)
_GROUP = Pattern(
    rf"(?:^|(?<=[、，和及与：]))(?P<before>[^、，；：\d]{{0,8}}?(?:[A-Za-z]?\d{{1,4}}(?:年级|级|届|班|期|组|号楼|年|(?!{_PART_UNITS})[\u4e00-\u9fff]))?[^、，；：\d]{{0,12}}?)(?P<count>\d{{1,9}}(?:\.\d{{1,4}})?)(?P<unit>{_PART_UNITS})(?P<after>[^、，；：\d]{{0,12}}?)(?=$|[、，；：（]|[和及与][^、，；：\d]{{0,12}}\d)"
)
_PEOPLE = {"名": "人"}
_COUNTS = Pattern(rf"\d(?:{_PART_UNITS})")
_AVERAGE = Pattern(r"[人户生师日月年]均|平均|每")  # 其中教师捐款1.2万元、学生捐款1.6万元，人均24元
_BETWEEN = Pattern(r"\d+(?:\.\d+)?%")
_OWNER = Pattern(r"[^，。；、：\d]{1,10}$")
_FILLER = Pattern(
    r"^(?:其中|包括|分别|有|为|是|共|计|占|约|近|的|各|已|\s|[、和及，])+|(?:占比?|比例|人数|共|有|为|约|计|的|达|各)+$"
)
_NOT = Pattern(r"^[不未无非]")
# groups of one sort exclude each other: what each name of the sort holds
_SORTS = tuple(
    Pattern(source)
    for source in (
        r"男|女",
        r"[一二三四五六七八九十\d](?:年级|年|届|班|组|等奖|类|级(?!及以上|以上)|期|批|等|号楼|车间|分院|队)$|^[甲乙丙丁ABCDabcd][类组班级等]",
        r"(?<!少数民族)(?<!贫困)(?<!优秀)(?<!骨干)(?:学院|系|部|处|科|室|中心|公司|分校|校区|旗|县|区|市|镇|乡|苏木|嘎查|街道|村|专业|车间|大队|馆|厂|(?<!培训)(?<!兴趣)(?<!辅导)(?<!提高)(?<!重点)班)(?:学生|教师|职工|人员)?$",
        r"^(?:在校|在籍|参训|参会|参赛|受伤|送医|疏散)?(?:学生|教师|教职工|职工|家长|师傅|工人|干部|民警|医生|护士|管理人员|工作人员|后勤人员|专任教师|外聘教师|兼职教师|保安|专家|村民|牧民|居民|群众|司机|驾驶员|乘客|旅客|校医|厨师|商户|社会人员)$",
        r"轻伤|重伤|轻微伤|危重|死亡|轻症|重症|中症|危重症",
        r"^(?:正高级?|副高级?|高级|中级|初级|教授|副教授|讲师|助教|正高级职称|副高级职称|高级职称|中级职称|初级职称)$",
        r"^(?:博士|硕士|研究生|本科|大专|专科|中专|高中)(?:生|学历|学位|研究生)?$",
        r"汉族|蒙古族|回族|满族|藏族|维吾尔族|少数民族",
        r"完好|可用|待修|待报废|报废|损坏|维修|停用|在用|闲置|正常|故障",
        r"优秀?|良好?|中等|合格|不合格|及格|不及格|达标|不达标|满意|不满意|一般",
        r"住校|走读|通学|寄宿",
        r"新生|老生|应届|往届",
        r"住院|留观|返校|离院|出院|居家|在家|转院|回家|医学观察|隔离|休养|静养|疗养|休息|门诊",
        r"城镇|农村|牧区|城市|本地|外地|区内|区外|盟内|盟外|省内|省外|校内|校外|国内|国外",
        r"已.{1,4}|未.{1,4}|正在.{1,4}|在建|拟建|在办|办结|待.{1,4}|完成",
        r"^(?:动手|参与打架|围观起哄|围观|起哄|劝架|劝阻|旁观)$",
        r"升学|就业|参军|入伍|待业|创业|自主创业",
    )
)
# parts by how far each has come: 已整改20处，正在整改15处
_STATED = Pattern(r"(?:其中)?(?:已|未|尚未|正在|正|待|拟)(?!婚)")
_THINGS = frozenset(
    {
        "项",
        "件",
        "条",
        "台",
        "辆",
        "间",
        "处",
        "起",
        "栋",
        "元",
        "万元",
        "吨",
        "册",
        "门",
        "架",
        "套",
        "张",
        "盏",
        "箱",
        "本",
        "节",
        "份",
    }
)
# what is counted one by one and belongs in one class each, though 个 counts groups of people too
_MATTERS = Pattern("(?:问题|隐患|漏洞|风险点?|短板|缺陷|故障|疑点|意见|建议|线索|投诉|诉求|差错|错误)")
_AMOUNT = Pattern(r"(?P<count>\d{1,4})[人名]")
_ROUGHLY = Pattern(r"约|近|余|左右|以上(?!合计|共计)|等(?![奖级次额])|多[人名个元]")
_DIVIDED = Pattern(
    r"(?<![\d.])(?P<total>\d{1,6})(?P<unit>[人名台件])[^。；\d约余]{0,8}(?:分为|分成|分|，?编[为成]|，?组成)(?P<groups>\d{1,4})个?(?P<group>[组班队批])[^。；\d约余]{0,4}每(?P=group)(?:各)?(?P<each>\d{1,5})(?P=unit)(?![左至到或—余~～-]|一[车组桌间批])"
)
_AMOUNTS = "%|℃|人次|人|名|个|项|件|台|辆|次|天|小时|分钟|岁|万元|元|家|处|吨|亩|册|套|份|条|间|户|平方米"
# a range of amounts (90%至95%): the first may leave its unit to the second
_SPAN = Pattern(
    rf"(?<![\d.,+\-—–~～至到/:A-Za-z第])(?P<low>\d{{1,9}}(?:,\d{{3}})*(?:\.\d{{1,4}})?)(?P<unit>{_AMOUNTS})?"
    rf"(?:至|[—–~～-]|到(?!达|场|位|岗|校|会|账|期|货))(?P<high>\d{{1,9}}(?:,\d{{3}})*(?:\.\d{{1,4}})?)(?P<unit2>{_AMOUNTS})(?!楼|层|制)"
)
_FALL = Pattern(
    r"(?:由(?!于)|从(?![事业])|(?<![各])自(?![习动主觉愿来行查评治助学]))[^，。；]{0,10}$|(?:降|减|缩|压|回落|下调|调低|调整|下滑|跌)[^，。；]{0,8}$|零下|距|倒计时|比分|编号|序号|学号|车次|房间"
)
_WARMTH = Pattern(r"(?:保持|控制|稳定|维持|设定|调节|应|[在为是于])[^，。；\d]{0,3}$")
_SO_MANY = Pattern(
    r"(?P<groups>[两二三四五六七八九十]|\d{1,2})个?(?P<sort>班|系|部门|校区|年级|组|专业|公寓|宿舍|食堂|车间|处室)[^，。；\d]{0,8}$"
)
# who was not there, and why: 应到42人，实到39人，病假1人、事假1人
_ABSENT = Pattern(
    r"(?:应到|应参加|应出勤|全班|全组|在册)[^，。；\d]{0,6}(?P<whole>[1-9]\d{0,4})[人名]，[^，。；\d]{0,4}(?:实到|到课|到岗|到会|出勤|出席)[^，。；\d]{0,6}(?P<part>\d{1,5})[人名]，(?:其中|缺勤)?(?P<list>(?:病假|事假|公假|产假|请假|旷课|缺课|缺席|外出|出差|休假|实习|晚归|未归|住院)[^，。；、\d]{0,4}\d{1,4}[人名](?:[、，](?:病假|事假|公假|产假|请假|旷课|缺课|缺席|外出|出差|休假|实习|晚归|未归|住院)[^，。；、\d]{0,4}\d{1,4}[人名]){0,5})(?=[。；]|，(?![^，。；]{0,10}\d{1,4}[人名]))"
)
_GRADUATES = Pattern(r"毕业生(?P<all>\d+)[人名][^。；]{0,10}?就业(?P<some>\d+)[人名]")
_COUNTED = "人次|人|名|个|间|家|项|件|条|台|辆|篇|场|栋|吨|册|处|起|次|份|户"
# what is done and what is not done of one whole (隐患48处，已整改30处，未整改20处)
_DONE = Pattern(
    rf"(?<![\d.])(?P<total>\d{{1,7}})(?P<unit>{_COUNTED})[^，。；\d]{{0,6}}，(?:其中|目前)?[^，。；\d]{{0,4}}已(?P<act>[一-龥]{{1,6}}?)(?P<done>\d{{1,7}})(?P=unit)"
    rf"(?:（[^（）]{{1,30}}）)?[，、](?:尚有|还有|剩余)?(?:未|尚未|没有|待)(?P=act)(?:的)?(?P<left>\d{{1,7}})(?P=unit)"
)
# what is done and what is left (隐患30处，整改20处，剩余15处)
_LEFT = Pattern(
    rf"(?<![\d.])(?P<total>\d{{1,7}})(?P<unit>{_COUNTED})[^，。；\d]{{0,6}}，(?:其中|目前)?[^，。；\d]{{0,4}}(?:已|现已)?(?:整改|完成|办结|处理|修复|解决|销号|答复|发放|更换)(?:了|完成|完毕|到位)?(?P<done>\d{{1,7}})(?P=unit)"
    rf"(?:（[^（）]{{1,30}}）)?[，、](?:剩余|尚余|还剩|余下|其余|还有|尚有)(?:的)?(?P<left>\d{{1,7}})(?P=unit)"
)
# what went out and what came back of it
_RETURNED = Pattern(
    r"(?:发放|发出|下发|派发|印发|投放)[^，。；\d]{0,8}(?P<sent>\d{1,7})份[^。；\d]{0,8}(?:收回|回收|收到)[^，。；\d]{0,8}(?P<back>\d{1,7})份"
)
# one amount in two units (3.6万元（即36800元）)
_SAME = Pattern(
    r"(?<![\d.])(?P<short>\d{1,6}(?:\.\d{1,6})?)万(?P<unit>元|人次|人|平方米|亩|册|吨)?（(?:即|合|计|共计?|折合)?(?P<long>\d{4,10})(?P=unit)?）"
)
# a rise over what it was in the year before (获奖46项，比上年增长43.8%（上年为32项）), or from one amount to another
_RISE = Pattern(
    rf"(?<![\d.])(?P<now>\d{{1,7}}(?:\.\d{{1,4}})?|(?<![第一二三四五六七八九十百千])[二三四五六七八九十百千][一二三四五六七八九十百千零]{{1,6}})(?P<unit>{_COUNTED}|万元|元)，(?:同比|[比较][^，。；\d]{{1,8}})(?:增长|增加|上升|提高|提升|(?P<fall>下降|减少|降低))了?(?P<rate>\d{{1,4}}(?:\.\d{{1,2}})?)%（[^（）\d]{{1,8}}(?P<was>\d{{1,7}}(?:\.\d{{1,4}})?)(?P=unit)）"
    rf"|由[^，。；\d]{{0,6}}(?P<was2>\d{{1,7}}(?:\.\d{{1,4}})?)(?P<unit2>{_COUNTED}|万元|元)[^，。；\d]{{0,8}}(?:增|升|提高|扩大|降|减|缩)[^，。；\d]{{0,3}}[到至为](?P<now2>\d{{1,7}}(?:\.\d{{1,4}})?)(?P=unit2)，(?:同比|较[^，。；\d]{{1,6}})?(?:增长|增加|上升|提高|(?P<fall2>下降|减少|降低))了?(?P<rate2>\d{{1,4}}(?:\.\d{{1,2}})?)%"
)
_MULTIPLE = Pattern(r"可多选|多选|同时|兼|既|又")


def data_arithmetic(document: Document) -> Iterator[Hit]:
    """数据自相矛盾：分项超过总数、占比之和超过 100%、率超过 100%、范围前大后小（95%至90%）、就业人数多于毕业人数。

    {1.2}：数据要真实准确。写了“合计、共计”的，和前面逐项相加的对一对；分成几组、每组几人的，和总数对一对；
    男几人女几人的、谁付多少的、做了和没做的、已整改和未整改的、发出和收回的、一个数的两种写法（3.6万元，即36000元）、增幅和前后两个数、平均数、每天多少和几天一共多少，也对一对。列出的各项加起来只差一点的，作建议。
    标题里的件数和正文不一样，前面12扇、后面13扇的，作建议；率、单价乘数量对不上的也提示。
    其余几人、除几人外、在场几人，和前面写的总数对一对；应考、实考、缺考对一对；
    写了“四项措施：一是……”的，数一数列了几项。
    “其中”的各项，只加总互不重叠的（男和女、各班、各系、完好和待修），以及事和物；女生、党员、住校生这类互有重叠的不加。
    注明可多选的、四舍五入差 1% 以内的不提示。
    没有写“其中、合计”的也对：合格和不合格，分别来自、每格几人，东楼西楼南楼，上述几座；修好的多于坏了的，历时和起止差一个数字的，
    同比和前后两年的数对不上的，也提示；还有另外几项、待检、正在核实的不提示。
    """
    told = list(_contradictions(document))
    yield from told
    for start, end, message in (
        *wrong_figures(document),
        *more_than_all(document),
        *wrong_durations(document),
        *spans_apart(document),
        *wrong_shares(document),
    ):
        if not any(hit.start < end and start < hit.end for hit in told):
            told.append(Hit(start, end, message))
            yield told[-1]
    for start, end, message, sure in (
        *quantities_apart(document),
        *groups_apart(document),
        *rests_apart(document),
        *sums_apart(document),
        *announced(document),
        *parts_told(document),
        *lists_apart(document),
        *years_apart(document),
        *counts_referred(document),
        *mended_apart(document),
        *members_named(document),
        *differences_told(document),
        *most_of_all(document),
        *rates_of_copies(document),
    ):
        if not any(hit.start < end and start < hit.end for hit in told):
            told.append(Hit(start, end, message, None if sure else Severity.INFO))
            yield told[-1]


def _contradictions(document: Document) -> Iterator[Hit]:
    """Totals and parts, rates, shares, ranges, and figures beside each other."""
    for match in document.finditer(_RATE, PROSE):
        value = float(match["rate"] or match["share"])
        if value > 100:
            yield Hit(*match.span(), f"{value:g}% 超过 100%，请复核")
    for match in document.finditer(_SHARES, PROSE):
        if not _shares_of_one(document, match):
            continue
        total = sum(float(p) for p in _PERCENT.findall(match["shares"]))
        if 101 < total < _OF_OTHERS and not _MULTIPLE.search(document.text, *document.sentence_at(match.start())):
            yield Hit(*match.span("shares"), f"几项占比相加是 {total:g}%，超过 100%，请复核")
    for match in document.finditer(_WHOLE, PROSE):
        if _ADDED.search(document.text, max(0, match.start() - 8), match.start()):
            continue  # 较首报新增3人，其中……: the parts are those of the earlier total
        listed = _LISTED.search(
            document.plain, max(document.sentence_at(match.start())[0], match.start() - 20), match.start()
        )
        if match["parts"] and listed and listed["unit"] == match["unit"]:
            continue
        yield from _parts_of(document, match)
    yield from _absent(document)
    for match in document.finditer(_DIVIDED, PROSE):
        product = int(match["groups"]) * int(match["each"])
        if product != int(match["total"]):
            said = f"{match['groups']}{match['group']}每{match['group']}{match['each']}{match['unit']}"
            yield Hit(*match.span(), f"{said}是{product}{match['unit']}，与{match['total']}{match['unit']}不符，请复核")
    for match in document.finditer(_SPAN, PROSE):
        low, high = (float(match[name].replace(",", "")) for name in ("low", "high"))
        fall = _FALL.search(
            document.plain, max(document.sentence_at(match.start())[0], match.start() - 12), match.start()
        )
        weather = match["unit2"] == "℃" and not _WARMTH.search(document.plain, max(0, match.start() - 8), match.start())
        if low > high and not (fall or weather) and match["unit"] in (None, match["unit2"]):
            yield Hit(*match.span(), f"“{match.group()}”前大后小，范围从小写到大，请核对")
    yield from _two_said(document)
    for match in document.finditer(_GRADUATES, PROSE):
        if int(match["some"]) > int(match["all"]):
            yield Hit(*match.span(), f"就业{match['some']}人多于毕业生{match['all']}人，请复核")


def _two_said(document: Document) -> Iterator[Hit]:
    """Two figures beside each other that cannot both be right: halves of a whole, an amount said twice, a rise."""
    for match in document.finditer(_DONE, PROSE):
        said, total = int(match["done"]) + int(match["left"]), int(match["total"])
        if said != total:
            unit = match["unit"]
            yield Hit(
                *match.span(), f"已{match['act']}和未{match['act']}的相加是{said}{unit}，与{total}{unit}不符，请复核"
            )
    for match in document.finditer(_LEFT, PROSE):
        said, total, unit = int(match["done"]) + int(match["left"]), int(match["total"]), match["unit"]
        if said != total:
            yield Hit(*match.span(), f"做完的和剩下的相加是{said}{unit}，与{total}{unit}不符，请复核")
    for match in document.finditer(_RETURNED, PROSE):
        if int(match["back"]) > int(match["sent"]):
            yield Hit(*match.span(), f"收回{match['back']}份多于发出{match['sent']}份，请复核")
    for match in document.finditer(_SAME, PROSE):
        exact, decimals = float(match["long"]), len(match["short"].partition(".")[2])
        if abs(10_000 * float(match["short"]) - exact) > 0.51 * 10 ** (4 - decimals):
            yield Hit(*match.span(), f"{match['short']}万和{match['long']}不是一个数，请复核")
    for match in document.finditer(_RISE, PROSE):
        one = "" if match["now"] else "2"
        now, was, rate = (_amount(match[name + one]) for name in ("now", "was", "rate"))
        change = 100 * (now - was) / was * (-1 if match["fall" + one] else 1) if was else rate
        if abs(change - rate) > 0.6 * 10 ** -len(match["rate" + one].partition(".")[2]):
            yield Hit(
                *match.span("rate" + one), f"由{was:.10g}到{now:.10g}是{abs(change):.1f}%，与{rate:.10g}%不符，请复核"
            )


def _amount(written: str) -> float:
    """The value of a number in digits or in Chinese."""
    return float(written) if written[0].isdecimal() else float(numeral(written))


def _groups_named(before: str) -> int:
    """How many groups the words before a number name that have so many each: 指导教师和管理员各1人."""
    return 1 + sum(map(before.count, "和及与、")) if before.endswith("各") else 1


_TOLD_BEFORE = 60  # code points in which another total may stand before the one that is nearest


def _parts_of(document: Document, match: re.Match[str]) -> Iterator[Hit]:
    """What is wrong with the parts of a whole (110人，其中……): groups that overlap are not added up."""
    unit, whole = match["unit"], float(match["total"])
    text = match["parts"] or match["within"]
    head, colon, _ = text.partition("：")
    if colon and _COUNTS.search(head):
        text = head  # what stands behind it tells of that part: 其中9人起疹：301室5人，303室4人
    first, comma, _ = text.partition("，")
    if comma and len(_GROUP.compiled.findall(first)) > 1:
        text = first  # what stands behind the list is said of something else: ……报废1010册，损失8.6万元
    beside = next((part.start() for part in _GROUP.finditer(text) if _is_beside(part)), len(text))
    parts = [
        (part["before"] or part["after"], float(part["count"]) * _groups_named(part["before"]))
        for part in _GROUP.finditer(text[:beside])
        if _PEOPLE.get(part["unit"], part["unit"]) == _PEOPLE.get(unit, unit) and not _AVERAGE.search(part["before"])
    ]
    total = round(sum(count for _, count in parts), 4)
    labels = [label for label, _ in parts]
    near = max(document.passage_at(match.start()).start, match.start() - _TOLD_BEFORE)
    if f"{total:.10g}{unit}" in document.plain[near : match.start()]:
        return  # 录取1526人（计划1550人）。其中……: the parts of what is told before it
    about = document.plain[max(0, match.start() - 10) : match.start()] + match["noun"]
    stop = document.sentence_at(match.start())[1]
    both = divides([_FILLER.sub("", label) for label in labels], about) and (
        total > whole or not _leaves_out(document, match, text, stop)
    )
    named = _all_named(document, match.start(), labels) or (len(parts) == 2 and _BOTH.search(text))
    if total != whole and (named or both):
        yield Hit(*match.span(), f"分项相加是{total:.10g}{unit}，与总数{whole:.10g}{unit}不符，请复核")
    elif len(parts) > 1 and total > whole and _add_up(document, match, text, parts):
        yield Hit(*match.span(), f"分项相加是{total:.10g}{unit}，超过总数{whole:.10g}{unit}，请复核")
    elif (
        len(parts) > 1
        and 0 < whole - total <= _may_lack(labels, unit, whole)
        and not _leaves_out(document, match, text, document.passage_at(match.start()).end)
        and _add_up(document, match, text, parts)
    ):
        short = f"分项相加是{total:.10g}{unit}，比总数少{round(whole - total, 4):.10g}{unit}"
        yield Hit(*match.span(), f"{short}；没有别的项的，请复核", Severity.INFO)


# an amount that the whole is measured by, behind the parts of it: 均在年度预算40万元以内, 较上年少2万元
_BESIDE = Pattern(
    r"^(?:[均都皆]|(?:全部|合计|总体)?(?:[未没]有?|不)?(?:超|低于|高于|占|控制在|列[入支]|比(?![赛武])|较))|(?:预算|概算|计划|限额|额度|指标|目标|标准|上限|定额|同期|上年|去年)[^，。；]{0,6}$"
)
_WITHIN = Pattern(r"^(?:以内|之内|以下|以上)")


def _is_beside(part: re.Match[str]) -> bool:
    """Whether what is counted like the parts of a whole is what that is measured by."""
    return _BESIDE.search(part["before"]) is not None or _WITHIN.search(part["after"]) is not None


def _may_lack(labels: list[str], unit: str, whole: float) -> float:
    """How much parts that are likely meant to be all may lack of the whole; 0 for those that need not be all of it."""
    names = [_FILLER.sub("", label) for label in labels]
    few = len(names) < _SEVERAL
    if unit in _MONEY if not few else _HALVES.match("、".join(names)):
        return max(_ONE_SHORT, _SHORT * whole)
    if few:
        kinds = unit in _THINGS and len({name[-1:] for name in names}) == 1  # 轿车5辆、电动车3辆
        return _ONE_SHORT if len(names) > 1 and whole <= _A_FEW and (kinds or exclusive(labels)) else 0.0
    return _ONE_SHORT if all(map(_CLASSES.search, names)) or is_of_numbered(names) else 0.0


def _leaves_out(document: Document, match: re.Match[str], text: str, end: int) -> bool:
    """Whether a list is said not to be all of it, or more of the same unit is counted behind it, up to `end`.

    ……旅游系19人，公共部1人; ……旅游系19人。公共部1人列席.
    """
    at = max(match.start("parts"), match.start("within")) + len(text)
    stop = document.sentence_at(match.start())[1]
    hurt = _HOW_HURT.match(document.plain, at, stop)  # how badly they are hurt leaves nobody out
    if (
        _ONE_MORE.search(text)
        or _REST.search(document.plain, match.start(), at)
        or (not hurt and _REST.search(document.plain, at, stop))
    ):
        return True
    if hurt:
        return False
    unit = "[人名位](?=[^次])" if match["unit"] in "人名" else match["unit"]
    return re.search(rf"\d{unit}", document.plain[at : min(end, at + _BEHIND) + 1]) is not None


_ONE_MORE = Pattern(r"\d[\u4e00-\u9fff]{1,2}[、和及与][^，。；、\d]{2,10}$")  # 保安2人、校医赵某
_HOW_HURT = Pattern(
    r"，\d{1,3}[人名][^，。；\d]{0,10}(?:伤|骨折|裂|出血|脑震荡|缝合)[^，。；]{0,8}，(?:其余|其他|另外?)(?:\d{1,3})?[人名]?(?:为|均|都|系|是|仅)?[^，。；\d]{0,8}(?:伤|无碍|红肿)"
)


def _add_up(document: Document, match: re.Match[str], text: str, parts: list[tuple[str, float]]) -> bool:
    """Whether parts exclude each other: by their names, or as matters and things that are of one class each.

    Behind a comma may stand the parts of a part (其中回访246件，满意240件、一般5件).
    """
    if exclusive([label for label, _ in parts]):
        return True
    nested = "，" in text and parts[0][1] >= sum(count for _, count in parts[1:])
    return not nested and (match["unit"] in _THINGS or _counts_matters(document, match))


def _counts_matters(document: Document, match: re.Match[str]) -> bool:
    """Whether a whole counts matters (发现问题21个, 21个隐患), each of one class."""
    before = document.plain[max(0, match.start() - 4) : match.start()]
    return _MATTERS.search(before + match["noun"]) is not None


def _all_named(document: Document, start: int, labels: list[str]) -> bool:
    """Whether as many groups are named as there are: 涉及2个班共计68人，其中一班31人、二班35人."""
    said = _SO_MANY.search(document.plain, max(document.sentence_at(start)[0], start - 16), start)
    return (
        said is not None and numeral(said["groups"]) == len(labels) and all(said["sort"] in label for label in labels)
    )


def _absent(document: Document) -> Iterator[Hit]:
    """Those who were away and why, who are not as many as are missing (应到42人，实到39人，病假1人、事假1人)."""
    for match in document.finditer(_ABSENT, PROSE):
        missing = int(match["whole"]) - int(match["part"])
        away = sum(int(each["count"]) for each in _AMOUNT.finditer(match["list"]))
        if missing != away:
            yield Hit(*match.span(), f"应到和实到相差{missing}人，请假等加起来是{away}人，请复核")


def _shares_of_one(document: Document, match: re.Match[str]) -> bool:
    """Whether the shares of a list exclude each other: bare ones (三类占比为40%、35%、25%), or of groups that do."""
    labels = [label for label in _BETWEEN.split(match["shares"]) if label.strip("、和及，占的比例为")]
    if not labels:
        return True
    first = _OWNER.search(document.plain, max(0, match.start() - 20), match.start())
    return exclusive([first[0] if first else "", *labels])


# what tells one of several alike from another: 307寝室, A座, 东区, 上午
_WHICH = Pattern(
    r"[A-Za-z]?\d{1,4}(?:[-—]\d{1,3})?[A-Za-z]?|[A-Za-z]|[一二三四五六七八九十甲乙丙丁东西南北上下前后左右](?=[\u4e00-\u9fff])"
)
_PLACE = Pattern(
    r"(?:[号座栋楼层区厅场室院园校站店库房间组班队系部处科旗镇村所局]|考点|校门|苏木|嘎查|车间|专业|年级)$"
)

_GROUNDS = frozenset("座栋楼层区厅场室院园校站店库房间旗镇村所局")  # where nobody is at two at once


def is_of_numbered(names: Sequence[str]) -> bool:
    """Whether names are alike but for a number, a letter or a side, or are those of places that end alike."""
    if len(names) < _TWO or len(set(names)) < len(names) or not all(map(_PLACE.search, names)):
        return False
    alike = {_WHICH.compiled.sub("#", name, count=1) for name in names}
    return len(alike) == 1 or (names[0][-1] in _GROUNDS and len({name[-1] for name in names}) == 1)


def exclusive(labels: list[str]) -> bool:
    """Whether groups exclude each other by their names: all different, and of one sort (男 and 女, 一班 and 二班)."""
    names = [_FILLER.sub("", label) for label in labels]
    if len(set(names)) < len(names) or not all(names):
        return False
    if any(all(sort.search(name) for name in names) for sort in _SORTS):
        return True
    if all(_STATED.match(label) for label in labels):
        return True
    if is_of_numbered(names):
        return True
    return len(names) == 2 and any(_NOT.sub("", one) == other != one for one, other in (names, names[::-1]))


def _report(title: str, *body: str) -> Example:
    return reported(title, *body, kind=Kind.FIRST)


RULES = (
    Rule(
        check=casualty_consistency,
        harm=True,
        family="figures",
        title="伤亡数字不一致",
        clause="1.2",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        kinds=EMERGENCY_KINDS,
        structural=True,
        bad=(
            _report("两车相撞致⟦3人受伤⟧", "5月20日8时，校门口两车相撞，4名学生受伤。"),
            _report("两车相撞", "5月20日8时，2人死亡。", "事故中⟦死亡1人⟧。"),
            _report("商铺火灾通报", "“3·12”商铺火灾造成3人死亡。", "“3·12”商铺火灾⟦2人死亡⟧。"),
            _report("商铺火灾通报", "商铺火灾造成3人死亡。", "“3·12”商铺火灾⟦2人死亡⟧。"),
            _report("两车相撞", "5月20日8时，⟦受伤8人，其中轻伤6人、重伤1人⟧。"),
            _report("两车相撞", "5月20日8时，两车相撞，未造成人员伤亡。", "送医检查后，⟦1名学生骨折⟧。"),
            _report("楼道失火", "5月20日8时，3名学生被困。", "救出时⟦被困5人⟧。"),
            _report("楼道失火，⟦未造成人员伤亡⟧", "5月20日8时，楼道失火，2名学生轻伤。"),
            _report("楼道失火致⟦1人死亡⟧", "5月20日8时，楼道失火，2名学生轻伤，已送医。"),
            _report("楼道失火", "5月20日8时，楼道失火，⟦4人受伤，1人重伤、2人轻伤⟧。"),
            _report("两车追尾", "5月20日8时，⟦5名学生受伤，其中骨折2名、擦伤2名，其余人员未受伤⟧。"),
            _report("看台踩空", "5月20日8时，⟦6人受伤，其中3人扭伤、2人腿部擦伤⟧。"),
            _report("食堂燃气泄漏", "5月20日8时，食堂燃气泄漏，无人员伤亡。", "⟦1名帮厨头晕送医⟧。"),
            _report("学生公寓火情", "5月20日8时起火，2名学生受轻伤。", "5月20日18时，⟦3名伤员⟧在医院治疗。"),
            _report("实训室酸液泼洒", "5月20日8时，2名学生手部、小腿灼伤。", "5月20日9时，⟦4名受伤学生⟧在医院治疗。"),
            _report("实训室酸液泼洒", "5月20日8时，2名学生手部被溅到。", "5月20日9时，⟦受伤的3名学生⟧上课。"),
            _report("食堂学生冲突", "5月20日8时，两名学生发生肢体冲突。", "⟦参与打架的4名⟧学生已带离。"),
            _report("食堂学生冲突", "5月20日8时，2名男生发生口角，继而互殴。", "⟦动手的3名⟧学生已带离。"),
            _report("地下室积水", "5月20日8时，地下室进水，最深处0.4米。", "5月21日6时，⟦最深处1.4米的积水⟧排空。"),
            _report("围墙倒塌", "5月20日8时，操场围墙倒塌，倒塌长度约15米。", "⟦倒塌长度25米⟧的围墙已围挡。"),
            _report("脚手架垮塌", "5月20日8时，实训楼北侧脚手架垮塌。", "⟦南侧垮塌区域⟧已围挡。"),
            _report("公寓火情", "5月20日8时，公寓4层416室起火。", "⟦5层起火点⟧已扑灭。"),
            _report("书库漏水", "5月20日8时，书库漏水，浸湿图书260册。", "⟦受损的360册图书⟧已转移。"),
            _report("公寓学生发热", "5月20日8时，6名学生发热。", "校医对⟦8名发热学生⟧作了检查。"),
            _report("食堂燃气泄漏", "5月20日8时，食堂燃气泄漏，疏散120人。", "5月20日9时，⟦疏散的150人⟧返回。"),
            _report("⟦2名学生触电⟧", "5月20日8时，实训楼1名学生触电。"),
            _report("学生摔伤", "5月20日8时，1名男生摔伤。", "⟦该女生⟧已送盟中心医院。"),
            _report("吊篮停在半空", "5月20日8时，吊篮停住，4人被困。", "8时40分，⟦5人全部救出⟧。"),
            _report("学生被骗", "5月20日8时，张某被骗1.2万元。", "该生⟦损失12.5万元⟧，民警正在侦办。"),
            _report("电梯困人", "5月20日8时，4名教师被困电梯。", "8时40分，⟦5人全部脱困⟧。"),
        ),
        good=(
            _report("两车相撞致3人受伤", "5月20日8时，校门口两车相撞，3名学生受伤。"),
            _report("楼道失火，无人员伤亡", "5月20日8时，楼道失火，无人员伤亡。9时，经检查又发现1名学生轻伤。"),
            _report("楼道失火致1人死亡", "5月20日8时，楼道失火，1名学生重伤，抢救无效去世。"),
            _report("楼道失火", "5月20日8时，楼道失火，4人受伤，1人重伤、2人轻伤，另1人正在检查。"),
            _report("大风灾害", "5月20日8时，大风致3人死亡，巴润镇死亡2人，查干苏木死亡1人。"),
            _report("大风灾害", "5月20日8时，大风致3人死亡，遇难者中有1名学生死亡。"),
            _report("井下透水", "5月20日8时，12名工人被困。", "5月20日18时，最后1名被困工人升井。"),
            _report("井下透水", "5月20日8时，1人遇难。", "5月20日18时，搜救人员又发现1名遇难者，事故共造成2人死亡。"),
            _report("房屋起火", "5月20日8时，房屋起火，2人死亡。", "今年一季度发生火灾31起，死亡5人。"),
            _report("商铺火灾通报", "“3·12”商铺火灾造成3人死亡，“4·16”宿舍火灾造成2人死亡。"),
            _report("两车相撞致1人受伤", "5月20日8时，校门口两车相撞，1名学生受伤，车上19名教职工未受伤。"),
            _report("两车相撞", "5月20日8时，3人受伤。", "截至5月20日18时，受伤5人，较首报新增2人。"),
            _report("实训楼冒烟", "5月20日8时，二三十名学生受伤，五六人骨折。", "截至5月20日18时，六人受伤。"),
            _report("两车相撞", "5月20日8时，受伤8人，其中轻伤7人、重伤1人。"),
            _report("两车追尾", "5月20日8时，5名学生受伤，其中骨折2名、擦伤3名，其余人员未受伤。"),
            _report("两车追尾", "5月20日8时，5名学生受伤，其中骨折2名、擦伤2名，另1名正在检查。"),
            _report("两车追尾", "5月20日8时，5名学生受伤，其中骨折2名、擦伤2名，1名留院观察。"),
            _report("两车追尾", "5月20日8时，5名学生受伤，其中骨折2名、擦伤2名，其余学生伤情正在检查。"),
            _report("两车追尾", "5月20日8时，5名学生受伤，其中骨折3名、擦伤4名，2名学生两种伤都有。"),
            _report("两车相撞", "5月20日8时，伤亡情况正在核实。", "经核实，无人员伤亡。"),
            _report("食堂燃气泄漏", "5月20日8时，食堂燃气泄漏，无人员伤亡。", "1名帮厨送医检查，未见异常。"),
            _report("两车相撞", "首报称未造成人员伤亡，现更正：1名学生骨折。"),
            _report("两车相撞", "5月20日8时，2人当场死亡，6人送医，3人抢救无效死亡。"),
            _report("学生公寓火情", "5月20日8时起火，3名学生受轻伤。", "5月20日18时，2名伤员在医院治疗，1名返校。"),
            _report("学生公寓火情", "5月20日8时起火，2名学生受轻伤、1名教师重伤。", "5月20日18时，3名伤员在医院治疗。"),
            _report(
                "学生公寓火情", "5月20日8时起火，2名学生受轻伤。", "截至5月20日18时，3名伤员在医院治疗，较首报新增1名。"
            ),
            _report("吊篮停在半空", "5月20日8时，吊篮停住，4人被困。", "8时40分，4人全部救出。"),
            _report("电梯困人", "5月20日8时，轿厢内5人（学生4人、教师1人）被困。", "8时40分，5名被困人员获救。"),
            _report("实训室酸液泼洒", "5月20日8时，3名学生手部被溅到。", "5月20日9时，受伤的3名学生上课。"),
            _report("实训室酸液泼洒", "5月20日8时，2名学生手部被溅到。", "5月20日9时，受伤的2名学生家长到院。"),
            _report("食堂学生冲突", "5月20日8时，两名学生发生肢体冲突，又有2名同学加入。", "参与打架的4名学生已带离。"),
            _report("食堂学生冲突", "5月20日8时，4名学生发生肢体冲突。", "2名打架学生送盟中心医院检查。"),
            _report("地下室积水", "5月20日8时，地下室进水，最深处0.4米。", "5月20日9时，水位上涨，最深处1.4米。"),
            _report("地下室积水", "5月20日8时，地下室进水，最深处0.4米。", "5月20日9时，最深处达1.4米。"),
            _report("公寓积水", "5月20日8时，1号公寓进水，最深处0.4米。", "2号公寓最深处1.4米。"),
            _report("脚手架垮塌", "5月20日8时，实训楼北侧脚手架垮塌。", "北侧垮塌区域已围挡。"),
            _report("脚手架垮塌", "5月20日8时，实训楼北侧、南侧脚手架垮塌。", "南侧垮塌区域已围挡。"),
            _report("书库漏水", "5月20日8时，书库漏水，浸湿图书260册。", "受损的120册图书已送修。"),
            _report("公寓学生发热", "5月20日8时，6名学生发热。", "截至5月20日18时，8名发热学生在隔离观察。"),
            _report("公寓学生发热", "5月20日8时，6名学生发热，2名教师发热。", "校医对8名发热人员作了检查。"),
            _report("食堂燃气泄漏", "5月20日8时，食堂燃气泄漏，疏散120余人。", "5月20日9时，疏散的126人返回。"),
            _report("2名学生触电", "5月20日8时，实训楼2名学生触电。"),
            _report("2名学生触电", "5月20日8时，实训楼1名学生触电，1名教师触电。"),
            _report("2名学生触电", "5月20日8时，实训楼1名学生触电，另1名学生轻微擦伤。"),
            _report("学生摔伤", "5月20日8时，1名女生摔伤，男生张某扶其就医。", "该女生已返校。"),
            _report("学生被骗", "5月20日8时，张某被骗1.2万元。", "该生损失1.2万元，民警正在侦办。"),
            _report("学生被骗", "5月20日8时，张某被骗1.2万元。", "民警追回后，该生损失0.5万元。"),
            _report("电梯困人", "5月20日8时，4名教师被困电梯。", "8时40分，4人全部脱困。"),
            _report("电梯困人", "5月20日8时，4名教师被困电梯。", "8时30分，1人救出，8时40分，其余3人全部脱困。"),
            _report("电梯困人", "5月20日8时，4名教师被困电梯，核实为5人。", "8时40分，5人全部脱困。"),
        ),
    ),
    Rule(
        check=data_arithmetic,
        family="figures",
        title="数据自相矛盾",
        clause="1.2",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        yields_to=("title-against-text", "casualty-consistency"),
        bad=(
            "5月20日，考生共⟦238人，涉及两个专业，分别为152人、96人⟧。",
            "5月20日，东区、西区检修路灯共⟦46盏，两区各为20盏、25盏⟧。",
            "5月20日，赔付共⟦1.5万元，其中1人9000元，1人6500元⟧。",
            "机房5月6日停用，5月10日恢复，⟦停用7天⟧。",
            "5月20日，抽检水样⟦14份，合格11份，不合格2份⟧。",
            "5月20日，更换窗帘⟦260幅，东楼120幅、西楼80幅、南楼50幅⟧。",
            reported(
                "公寓停水（续报）",
                "2024年5月20日8时10分，公寓停水。9时，水工到场。12时20分，恢复供水，⟦停水3小时10分钟⟧。",
                kind=Kind.FOLLOW_UP,
            ),
            "2024年4月用电5.13万千瓦时，2023年4月6.12万千瓦时，同比下降⟦19.3⟧%。",
            "5月20日核对，饮水机6台。这⟦8台饮水机⟧由厂家保养。",
            reported(
                "大风刮坏路灯（续报）",
                "2024年5月20日8时，大风刮坏路灯6盏。5月21日，后勤处更换损坏路灯⟦8盏⟧。",
                kind=Kind.FOLLOW_UP,
            ),
            "5月20日，⟦26名教师分别来自护理系12名、财经系9名、机电系6名⟧。",
            "5月20日，设8个考场，每场30人，共⟦250人⟧。",
            reported("教案检查", "5月20日，24名教师应交教案，收到教案21份，教案上交率为⟦91.3⟧%。"),
            "2024年5月20日8时20分断网，11时50分恢复，共⟦中断4个半小时⟧。",
            "2024年5月20日8时20分至11时50分，后勤处检修，⟦历时4小时30分钟⟧。",
            "2024年5月20日22时30分停电，次日1时30分恢复，⟦停电5小时⟧。",
            "2024年5月20日14时10分至14时50分，保卫处组织演练，⟦用时55分钟⟧。",
            "⟦2024年4月28日至5月3日，为期8天⟧，图书馆组织培训。",
            "2024年5月20日，查出隐患50处。截至2024年5月22日，已整改47处，整改率⟦96⟧%。",
            "2024年5月20日，收到意见40条，其中食堂25条。截至2024年5月22日，已答复36条，答复率⟦95⟧%。",
            "2024年5月20日，学生获一等奖⟦2项、二等奖3项、三等奖4项，共获奖8项⟧。",
            "2024年5月20日，保卫处⟦12人、后勤处9人，共出动20人⟧。",
            "2024年5月20日，晕车的5名学生中，⟦男生2人、女生4人⟧。",
            "2024年5月20日，维修费3200元由⟦物业公司承担1900元，保险公司赔付1200元⟧。",
            "2024年5月20日，学院获金奖⟦3个、银奖4个、铜奖5个，共计获奖13个⟧。",
            "2024年5月20日，应到学生60人，实到57人，到课率⟦93⟧%。",
            "2024年5月20日，应考480人，实考468人，到考率⟦98.5⟧%。",
            "2024年5月20日，当堂⟦应到42人，实到39人，病假1人、事假1人⟧。",
            "2024年5月20日，管线分三段更换，长⟦120米、85米、60米，合计275米⟧。",
            "2024年5月20日，疏散师生⟦41人，其中学生38人、指导教师2人⟧。",
            "2024年5月20日，学院与⟦26家企业签约，其中区内14家、区外10家，共建课程3门⟧。",
            "2024年5月20日，排查在用账号⟦5120个，其中学生账号4780个、教职工账号350个（截至2024年5月20日8时）⟧。",
            "2024年5月20日，动手的⟦6人，其中2023级会计班4人、2023级焊接班3人⟧。",
            "2024年5月20日，擦伤⟦9人，其中5人送医，其余3人⟧由校医包扎。",
            "截至2024年5月20日，收回有效问卷300份，回收率96%。⟦愿去企业的122人，占40.7%；愿去机关的95人，准备升学的90人⟧。",
            "截至2024年5月20日，愿意留校实习的96人，占41%。总的看，⟦半数以上学生愿意留校实习⟧。",
            "截至2024年5月20日，300份问卷中满意的276份，满意率⟦95⟧%。",
            "截至2024年5月20日，就业率由2022届的86.2%升至2024届的91.5%，两年提高⟦6.3⟧个百分点。",
            "截至2024年5月20日，到课率97.5%，比3月的94.1%提高⟦4.4⟧个百分点。",
            "截至2024年5月20日，⟦满意率为102%⟧。",
            "截至2024年5月20日，⟦毕业生300人，就业320人⟧。",
            "截至2024年5月20日，三类占比为⟦40%、35%、30%⟧。",
            "截至2024年5月20日，损失床铺⟦1600元、被褥900元、电脑4200元，合计7200元⟧。",
            "截至2024年5月20日，设备老化占⟦45%，师资不足占35%，课程安排占30%，三项合计100%⟧。",
            "2024年5月20日，学生⟦46人，分为5个组，每组9人⟧。",
            "截至2024年5月20日，查出问题⟦21项，其中临边防护9项、脚手架7项、用电6项⟧。",
            "截至2024年5月20日，发现问题⟦21个，其中教案类9个、作业类7个、纪律类6个⟧。",
            "截至2024年5月20日，收到⟦34条意见（食堂18条、住宿12条、上课7条）⟧。",
            "截至2024年5月20日，查出隐患⟦48处，已整改30处，未整改20处⟧。",
            "2024年5月20日，查出隐患⟦30处，整改20处，剩余15处⟧。",
            "2024年5月20日，查出隐患⟦30处，其中已整改20处，正在整改15处⟧。",
            "2024年5月20日，送医学生⟦5名，其中住院2名、留观2名、返校2名⟧。",
            "2024年5月20日，⟦发放问卷800份，收回812份⟧。",
            "2024年5月20日，骗走⟦3.6万元（即36800元）⟧。",
            "截至2024年5月20日，获奖46项，比上年增长⟦53.3⟧%（上年为32项）。",
            "截至2024年5月20日，获奖四十六项，比上年增长⟦53.3⟧%（上年为32项）。",
            "截至2024年5月20日，报名由120人增加到150人，增长⟦30⟧%。",
            "截至2024年5月20日，学生5100人，淋浴喷头86个，平均每个服务⟦70⟧人。",
            "截至2024年5月20日，全系⟦110人，其中一班60人、二班70人⟧。",
            "截至2024年5月20日，专任教师⟦占比达130%⟧。",
            "截至2024年5月20日，各班出勤率在⟦95%至90%⟧之间。",
            "截至2024年5月20日，损失⟦12.8万元，其中设备7.6万元、物资4.1万元、清理1.5万元⟧。",
            "截至2024年5月20日，已就业⟦1050人（协议就业620人、灵活就业210人、升学240人）⟧。",
            "2024年5月20日，疏散2个班共计⟦68人，其中焊接一班31人、焊接二班35人⟧。",
            "2024年5月20日，评出一等奖⟦1名、二等奖2名、三等奖3名，共7名⟧。",
            "截至2024年5月20日，毕业生1130人，已就业1050人，就业率为⟦95.8⟧%。",
            "2024年5月20日，床垫⟦46张、被褥30套、桌椅52件被浸泡，共计118件⟧。",
            "2024年5月20日，后勤处检查宿舍楼⟦6栋、教学楼3栋、食堂2个，共计12处⟧。",
            "2024年5月20日，第一期⟦46人、第二期52人，共培训108人⟧。",
            "2024年5月20日，查出隐患⟦35处，当场整改22处，限期整改15处⟧。",
            "2024年5月20日，教务处购置电脑⟦40台，每台3500元，共计15万元⟧。",
            "2024年5月20日，采购电脑，⟦单价3500元，共购置40台，合计15万元⟧。",
            "截至2024年5月20日，报名人数⟦比去年的320人增加80人，达到420人⟧。",
            "截至2024年5月20日，心理教师1人，在校学生5400人，⟦师生比为1:4500⟧。",
            "2024年5月20日，抽检样品⟦24份，合格22份，不合格3份⟧。",
            "2024年5月20日，锁具40把，每把35元，计⟦1400元；合页80副，每副4元，计320元；共计1820元⟧。",
            "2024年5月20日，水管30米×18元，计⟦540元；弯头12个×6元，计72元；两项合计632元⟧。",
            "2024年5月13日至17日，听课⟦46节，其中理论课28节、实训课20节⟧。",
            "截至2024年5月20日，⟦师生比为1:25⟧，全院学生5000人、教师180人。",
            "截至2024年5月20日，签约企业32家，较去年同期增加8家，增长⟦25⟧%。",
            "2024年5月20日，投入12万元，占总预算40万元的⟦35⟧%。",
            "2024年5月⟦13日至17日，为期8天⟧，图书馆组织培训。",
            "2024年5月20日，讲座有120名学生参加，⟦150名参加学生⟧填写问卷。",
            "截至2024年5月20日，学生5400人，教师300人，⟦生师比16:1⟧。",
            "截至2024年5月20日，⟦21人发病，其中住院4人、在校留观6人、居家休养12人⟧。",
            "截至2024年5月20日，⟦18名学生腹泻，5人住院、8人留观、6人在宿舍隔离⟧。",
            "截至2024年5月20日，⟦22名学生发病。其中住院4人、在校留观6人、居家隔离15人⟧。",
            "2024年5月20日，室温控制在⟦24℃至18℃⟧。",
            "截至2024年5月20日，参训⟦42人，其中男20人、女21人⟧。",
            "截至2024年5月20日，合建课程⟦18门，其中机电类7门、护理类6门、旅游类4门⟧。",
            "截至2024年5月20日，登记自行车⟦346辆，其中学生212辆、教职工124辆⟧。",
            "截至2024年5月20日，无人机⟦12架，其中可用9架、报废4架⟧。",
            "2024年5月20日，招生⟦60人，编为2个班，每班40人⟧。",
            "截至2024年5月20日，学院共有充电桩24个。后勤处将⟦36个充电桩⟧接入平台。",
            "2024年5月20日，受潮图书2300余册。⟦2150册受潮图书⟧中，1980册修复。",
            "截至2024年5月20日，登记失物128件，已领回96件，领回率为⟦85⟧%。",
            "截至2024年5月20日，报到1352人，较2023年的1210人增加142人，增长⟦13.5⟧%。",
            "2024年5月20日，后勤处接种疫苗，每人5针，每针85元，两人合计⟦650元⟧。",
            "2024年5月20日，大风造成12扇窗户玻璃破损。后勤处将⟦13扇破损⟧窗户全部更换。",
            reported("后勤处检查⟦4个食堂⟧", "2024年5月20日，后勤处检查学院3个食堂。", kind=Kind.DAILY),
            "2024年5月20日，大风砸碎玻璃6块计⟦540元、灯箱2个计1260元，损失共1900元⟧。",
            "2024年5月20日，中巴载有⟦19人，其中教师16人、随车校医2人、驾驶员1人、参会学生1人⟧。",
            "2024年5月20日，中暑的6名学生中，⟦4人已回宿舍，3人仍在输液⟧。",
            "2024年5月20日，阅览室有读者学生33人、馆员2人。1名学生晕倒，由校医诊治。其余⟦30名学生⟧由馆员引导离开。",
            "2024年5月20日，巡查队20人集合，除⟦8人守门外，其余10人⟧上楼。",
            "截至2024年5月20日，54名教师报名，占全院教师270人的⟦25⟧%。",
            "截至2024年5月20日，上月投诉25件，本月投诉20件，下降⟦25⟧%。",
            "截至2024年5月20日，换阀前月用水1200立方米，换阀后月用水900立方米，节水率⟦30⟧%。",
            "2024年5月20日，冰雹打坏顶棚⟦9块，其中东侧5块、西侧3块⟧。",
            "2024年5月20日，学院发出通告共3份，均有错字。后勤处撤回上述⟦4份通告⟧。",
            "截至2024年5月20日，社团由12个增加到36个，是原来的⟦2倍⟧。",
            "2024年5月20日11时40分，机房恢复供电。2024年5月20日9时05分，机房空开跳闸停电，⟦持续1小时35分钟⟧。",
            "2024年5月6日开工，2024年5月14日完工，⟦历时12天⟧。",
            "截至2024年5月20日，后勤处有三轮车4辆。⟦5辆三轮车⟧中，1辆待修。",
            "2024年5月20日，火星引燃一张旧地毯。后勤处清点，烧毁地毯⟦3张⟧。",
            "2024年5月20日，学院采取⟦四项措施⟧：一是加固门窗，二是清理屋面，三是值班巡查。",
            reported(
                "学院就业工作进展", "一、进展", "截至2024年5月20日，⟦毕业生1203人，已就业1230人⟧。", kind=Kind.COMPOSITE
            ),
            reported("学生满意度调查", "2024年5月20日，学生工作处完成调查，⟦满意率为103%⟧。"),
            reported("后勤处换灯", "1. 走廊换灯36盏。", "2. 楼道换灯42盏。", "两项共换灯⟦88盏⟧。"),
            reported("实训设备情况", "截至2024年5月20日，设备⟦120台，其中完好100台、待修30台⟧。"),
            reported("毕业生去向", "截至2024年5月20日，三类去向占比为⟦60%、30%、20%⟧。"),
            reported(
                "实训楼配电箱冒烟（终报）",
                "一、处置情况",
                "2024年5月20日，疏散⟦42人，其中学生40人、教师5人⟧。",
                kind=Kind.FINAL,
            ),
            "2024年5月20日，⟦25名选手中，高级职称12人、中级职称15人⟧。",
            "2024年5月20日，查扣电器⟦9件，其中416室5件、418室5件⟧。",
            "2024年5月20日，值守⟦7人，其中后勤处4人、保卫处2人⟧。",
            "2024年5月20日，修理⟦6辆，其中客车3辆、货车2辆⟧。",
            "2024年5月20日，现场⟦7人，其中学生4人、教师2人，1人腿部骨折，其余为擦伤⟧。",
            "2024年5月20日，应检32台，实检30台，漏检⟦3台⟧。",
            "2024年5月20日，甲班应考30人、实考29人，乙班应考28人、实考26人，共缺考⟦4人⟧。",
            "2024年5月20日，报名46人，实际参加41人，未参加⟦4人⟧。",
            "2024年5月20日，50名选手中有44人通过，占⟦86⟧%。",
            "2024年5月20日，上午接诊⟦23人，下午接诊18人，全天累计接诊46人次⟧。",
            _report("机房断网", "5月20日9时10分，机房断网。截至10时，断网⟦持续近3小时⟧。"),
            "2024年5月20日，值班员拍下截图共6幅。保卫处将上述⟦8幅截图⟧存档。",
        ),
        good=(
            reported("值班情况", "5月20日值班，电工、水暖工各2人，食堂管理员2人，锅炉工3人，共9人。"),
            reported("值班情况", "5月20日值班，带班领导刘某，辅导员9人，公寓管理员8人，共18人。"),
            "5月20日，除湿机共7台，与冒烟机同批的2台停用，其余4台正常。",
            "学院有教师238人，5月20日新招2个专业教师，分别为15人、9人。",
            "5月20日，补助共1.2万元，其中1人3000元，3人各3000元。",
            "机房5月6日停用，5月10日恢复，停用5天。",
            "5月20日，抽检水样14份，合格11份，不合格2份，待检1份。",
            "5月20日，26名教师分别来自护理系12名、财经系9名、机电系5名。",
            reported(
                "公寓停水（续报）",
                "2024年5月20日8时10分，公寓停水。9时，水工到场。12时20分，恢复供水，停水4小时10分钟。",
                kind=Kind.FOLLOW_UP,
            ),
            "2024年5月20日21时查寝，两间寝室共住12人，其中9人前臂起疹：301室5人、303室4人。",
            "5月20日14时36分，在室学生31人，连同指导教师和管理员共33人撤到楼外。",
            "2024年5月20日8时20分断网，11时50分恢复，共中断3个半小时。",
            "2024年5月20日8时20分断网，8时30分值班员到场，11时50分恢复，共中断3小时30分钟。",
            "2024年5月20日8时至18时，后勤处检修管网，共8小时。",
            "2024年5月20日9时至11时、14时至16时，后勤处检修管网，共4小时。",
            "2024年5月20日22时30分停电，次日1时30分恢复，停电3小时。",
            "2024年5月20日8时20分断网，11时许恢复，共中断3小时。",
            "2024年5月20日8时20分停水，约11时50分恢复，停水约4小时。",
            "2024年5月20日，阅览室每日8时至22时开放，共12小时。",
            "2024年5月20日9时30分，演练开始，历时40分钟，10时30分讲评。",
            "2024年5月20日19时42分至2024年5月21日6时50分，3号楼停暖，历时11小时8分。",
            "2024年4月28日至5月3日，为期6天，图书馆组织培训。",
            "2024年4月28日至5月10日，共培训5天，图书馆组织参训。",
            "2024年5月20日，查出隐患50处。截至2024年5月22日，已整改47处，整改率94%。",
            "2024年5月20日，查出隐患50处，其中用电隐患20处。截至2024年5月22日，已整改15处，整改率75%。",
            "2024年5月20日，学生获一等奖2项、二等奖3项、三等奖4项，共获奖9项。",
            "2024年5月20日，更换灯具12个、插座8个，共涉及宿舍6个。",
            "2024年5月20日，应到学生60人，实到57人，请假3人，到课率95%。",
            "2024年5月20日，应检设备80台，实检76台，受检率95%。",
            "2024年5月20日，应到42人，实到39人，病假1人、事假2人，其余到课。",
            "2024年5月20日，应到180人，实到174人，请假4人，值勤2人。",
            "2024年5月20日，管线分三段更换，长120米、85米、60米，合计265米；场地长12米、宽8米，共3间。",
            "2024年5月20日，参赛学生获一等奖2项、二等奖3项，共获得9项荣誉。",
            "2024年5月20日，疏散师生41人，其中学生38人、指导教师3人。",
            "2024年5月20日，疏散师生41人，其中学生38人、指导教师2人、家长1人。",
            "2024年5月20日，疏散师生41人，其中学生38人、指导教师2人，另1人正在核实。",
            "2024年5月20日，学院与26家企业签约，其中区内14家、区外12家，共建课程3门。",
            "2024年5月20日，学院与26家企业签约，其中区内14家、盟外10家，共建课程3门。",
            "2024年5月20日，排查在用账号5130个，其中学生账号4780个、教职工账号350个（截至2024年5月20日8时）。",
            "2024年5月20日，排查设备5130台，其中学生电脑4780台、教师用平板250台。",
            "2024年5月20日，动手的7人，其中2023级会计班4人、2023级焊接班3人。",
            "2024年5月20日，参训36人，其中兴趣班20人、辅导班30人。",
            "2024年5月20日，擦伤9人，其中5人送医，其余4人由校医包扎。",
            "2024年5月20日，到场30人，其中8人受伤，3人送医，其余5人由校医包扎。",
            "2024年5月20日，疏散90余人，其中20人在体育馆，其余60人在食堂。",
            "截至2024年5月20日，收回有效问卷300份。愿去企业的122人，愿去机关的88人，准备升学的90人。",
            "截至2024年5月20日，收回有效问卷300份。愿去企业的222人，愿去机关的188人，准备升学的90人。",
            "截至2024年5月20日，收回有效问卷300份（可多选）。愿去企业的122人，愿去机关的95人，准备升学的90人。",
            "截至2024年5月20日，收回有效问卷300份。愿去企业的122人。愿去机关的95人，准备升学的90人。",
            "截至2024年5月20日，愿意留校实习的196人，占81%。总的看，半数以上学生愿意留校实习。",
            "截至2024年5月20日，愿意留校实习的96人，占41%。总的看，半数以上学生愿意外出实习。",
            "截至2024年5月20日，不愿留校实习的96人，占41%。总的看，半数以上学生愿意留校实习。",
            "截至2024年5月20日，半数以上学生（103人）愿意留校实习。",
            "截至2024年5月20日，300份问卷中满意的276份，满意率92%。",
            "截至2024年5月20日，就业率由2022届的86.2%升至2024届的91.5%，两年提高5.3个百分点。",
            "截至2024年5月20日，就业率由2022届的86.2%升至2024届的91.5%，年均提高2.65个百分点。",
            "截至2024年5月20日，就业率由2022届的86%升至2024届的92%，两年提高5.6个百分点。",
            "截至2024年5月20日，到课率97.5%，比3月的94.1%提高3.4个百分点。",
            "截至2024年5月20日，满意率为98.5%。",
            "截至2024年5月20日，毕业生300人，就业288人，就业率96%。",
            "截至2024年5月20日，三类占比为40%、35%、25%。",
            "截至2024年5月20日，不及格率由9%至5%，逐月下降。",
            "截至2024年5月20日，损失13.2万元，其中设备7.6万元、物资4.1万元、清理1.5万元。",
            "截至2024年5月20日，毕业生1130人，已就业1050人，就业率为92.9%。",
            "截至2024年5月20日，毕业生1130人，已就业1050人，就业率为93%。",
            "2024年5月20日，床垫46张、被褥30套、桌椅52件被浸泡，共计128件。",
            "2024年5月20日，床垫46张、被褥30套、桌椅52件被浸泡，共计158件。",
            "2024年5月20日，后勤处检查宿舍楼6栋、教学楼3栋、食堂2个，共计11处。",
            "2024年5月20日，第一期46人、第二期52人，共培训98人。",
            "2024年5月20日，查出隐患35处，当场整改22处，限期整改13处。",
            "2024年5月20日，教务处购置电脑40台，每台3500元，共计14万元。",
            "2024年5月20日，采购电脑，单价3500元，共购置40台，合计14万元。",
            "截至2024年5月20日，报名人数比去年的320人增加80人，达到400人。",
            "截至2024年5月20日，心理教师1人，在校学生5400人，师生比为1:5400。",
            "2024年5月20日，抽检样品24份，合格22份，不合格2份。",
            "2024年5月20日，库房存书120册，即教材80册、画册40册；受潮15册中，教材10册、画册5册，其余105册完好。",
            "2024年5月20日，中巴载11人。司机1人、学生2人擦伤，其余8人没有受伤。",
            "2024年5月20日，水管30米×18元，计540元；弯头12个×6元，计72元；两项合计612元。",
            "截至2024年5月20日，支出9.6万元，其中讲课费4.2万元、教材费5.4万元，均在预算10万元以内。",
            "2024年5月13日至17日，听课48节，其中理论课28节、实训课20节。",
            "截至2024年5月20日，师生比为1:25，全院学生5000人、教师200人。",
            "截至2024年5月20日，签约企业32家，较去年同期增加8家，增长33.3%。",
            "2024年5月20日，投入12万元，占总预算40万元的30%。",
            "2024年5月13日至17日，为期5天，图书馆组织培训。",
            "2024年5月20日，讲座有120名学生参加，98名参加学生填写问卷。",
            "2024年5月20日，讲座有120名学生参加，第二场150名参加学生填写问卷。",
            "截至2024年5月20日，学生5400人，教师300人，生师比18:1。",
            "截至2024年5月20日，教师40人、辅导员12人，学生5400人，师生比为1:135。",
            "截至2024年5月20日，22人发病，其中住院4人、在校留观6人、居家休养12人。",
            "截至2024年5月20日，19名学生腹泻，5人住院、8人留观、6人在宿舍隔离。",
            "2024年5月20日，疏散2个班共计66人，其中焊接一班31人、焊接二班35人。",
            "2024年5月20日，气温9℃至5℃。",
            "截至2024年5月20日，损失床铺1600元、被褥900元、电脑4200元，合计6700元。",
            "截至2024年5月20日，损失床铺1600元、被褥900元等，合计约7200元。",
            "2024年5月20日，学生45人，分为5个组，每组9人。",
            "截至2024年5月20日，查出问题21项，其中临边防护9项、脚手架7项。",
            "截至2024年5月20日，查出隐患48处，已整改28处，未整改20处。",
            "2024年5月20日，发放问卷800份，收回788份。",
            "2024年5月20日，抽查300件，其中回访246件，满意240件、一般5件。",
            "截至2024年5月20日，起数、人数、损失分别占总数的92%、94%、91%。",
            "2024年5月20日，骗走3.68万元（36800元），损失约3.7万元（即36800元）。",
            "截至2024年5月20日，获奖46项，比上年增长43.8%（上年为32项）。",
            "截至2024年5月20日，报修由150件下降到120件，下降20%。",
            "截至2024年5月20日，学生5100人，淋浴喷头86个，平均每个服务约60人。",
            "截至2024年5月20日，全系110人，其中一班50人、二班60人。",
            "截至2024年5月20日，查找风险点22个，其中教学类9个、后勤类7个、学生类6个。",
            "截至2024年5月20日，建成社团21个，其中志愿服务类9个、省级8个、校级13个。",
            "截至2024年5月20日，参训42人，其中男20人、女22人。",
            "截至2024年5月20日，合建课程18门，其中机电类7门、护理类6门、旅游类5门。",
            "截至2024年5月20日，合建课程18门，其中机电类7门、护理类6门、旅游类4门，另有通识类1门。",
            "截至2024年5月20日，合建课程18门，其中机电类7门、护理类4门。",
            "截至2024年5月20日，申请60份，其中助学金38份、奖学金20份。",
            "2024年5月20日，到场60人：机电系20人、护理系20人、旅游系19人，公共部1人。",
            "2024年5月20日，到场60人，其中机电系20人、护理系20人、旅游系19人。公共部1人列席。",
            "2024年5月20日，第一场46人、第二场52人，共参加120人次。",
            "2024年5月20日，60人编为2个组，每组10人一车。",
            "2024年5月20日，招生80人，编为2个班，每班40人。",
            "截至2024年5月20日，学院共有充电桩24个。2024年5月20日，后勤处检修12个充电桩，新增36个充电桩。",
            "2024年5月20日，受潮图书2300余册。2345册受潮图书中，1980册修复。",
            "2024年5月20日，1200册受潮图书中，980册修复。",
            "截至2024年5月20日，登记失物128件，已领回96件，领回率为75%。",
            "截至2024年5月20日，换阀前月用水1200立方米，换阀后月用水900立方米，节水率25%。",
            "2024年5月20日，冰雹打坏顶棚9块，其中东侧5块、西侧3块、北侧1块。",
            "2024年5月20日，捐款28640元，其中教师捐款11300元，学生捐款17340元，人均24元。",
            "2024年5月20日，购置电脑60台，每台4300元，打印机5台，每台1800元，总价26.7万元。",
            "截至2024年5月20日，报到1352人，较2023年的1210人增加142人，增长11.7%。",
            "2024年5月20日，后勤处接种疫苗，每人5针，每针85元，两人合计850元。",
            "2024年5月20日，大风造成12扇窗户玻璃破损。后勤处将12扇破损窗户全部更换。",
            "2024年5月20日，大风砸碎玻璃6块计540元、灯箱2个计1260元，损失共1800元。",
            "2024年5月20日，中暑的6名学生中，3人已回宿舍，3人仍在输液。",
            "2024年5月20日，阅览室有读者学生33人、馆员2人。1名学生晕倒，由校医诊治。其余32名学生由馆员引导离开。",
            "2024年5月20日，巡查队20人集合，除8人守门外，其余12人上楼。",
            "截至2024年5月20日，后勤处有货车4辆，租用1辆。5辆货车中，1辆待修。",
            "2024年5月20日，学院采取三项措施：一是加固门窗，二是清理屋面，三是值班巡查。",
            reported("1名考生晕倒", "2024年5月20日，考场内1名考生晕倒，其余39名考生未受影响。", kind=Kind.FIRST),
            "截至2024年5月20日，累计参训20人，较首期新增3人，其中教师16人、学生4人。",
            "截至2024年5月20日，各项占比为80%、30%、20%（可多选）。",
            reported(
                "学院就业工作进展", "一、进展", "截至2024年5月20日，毕业生1203人，已就业1046人。", kind=Kind.COMPOSITE
            ),
            reported("学生满意度调查", "2024年5月20日，学生工作处完成调查，满意率为97.3%。"),
            reported("实训设备情况", "截至2024年5月20日，设备130台，其中完好100台、待修30台。"),
            reported("毕业生去向", "截至2024年5月20日，三类去向占比为60%、30%、10%。"),
            reported(
                "实训楼配电箱冒烟（终报）", "一、处置情况", "2024年5月20日，疏散42人，其中学生38人。", kind=Kind.FINAL
            ),
            "2024年5月20日，查扣电器10件，其中416室5件、418室5件。",
            "2024年5月20日，值守7人，其中后勤处4人、保卫处2人，校医1人。",
            "2024年5月20日，值守7人，其中后勤处4人、保卫处2人、校医赵某。",
            "2024年5月20日，现场7人，其中学生4人、教师3人，1人腿部骨折，其余为擦伤。",
            "2024年5月20日，应检32台，实检30台，漏检2台。",
            "2024年5月20日，甲班应考30人、实考29人，乙班应考28人、实考26人，两班实考合计55人，缺考3人。",
            "2024年5月20日，应到12人，实到9人，请假2人，缺勤1人。",
            "2024年5月20日，报名46人，实际参加41人，未参加5人。",
            "2024年5月20日，50名选手中有44人通过，占88%。",
            "2024年5月20日，上午接诊23人，下午接诊16人，1月1日至5月20日累计接诊320人次。",
            "2024年5月20日9时10分，机房断网。截至12时，断网持续近3小时。",
            "2024年5月19日9时，机房断网。截至2024年5月20日11时，断网持续3小时。",
            "2024年5月20日，值班员拍下截图共6幅。保卫处将上述6幅截图存档。",
            "2024年5月20日9时10分，机房断网，截至10时，累计停机3小时。",
        ),
    ),
)
