"""Names of departments, bodies and places in running text: a slip of the pen, a former name, two forms in one paper."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from alvtc_info.analysis.bodies_misnamed import misnamed_bodies
from alvtc_info.analysis.divisions import DIVISIONS, counties, misplaced, prefectures, provinces
from alvtc_info.analysis.forms_apart import forms_apart
from alvtc_info.analysis.law_versions import LAW_VERSIONS, outdated_laws
from alvtc_info.model.finding import Fix, Hit, Severity
from alvtc_info.model.kinds import CONTENT, FRAME, PROSE, Role
from alvtc_info.model.rule import proofreading_rule, reported
from alvtc_info.proofreading.homophones import homophones
from alvtc_info.proofreading.look_alikes import look_alikes
from alvtc_info.proofreading.word_lists import aged, word_list
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pairs import number_of, places_of_pairs
from alvtc_info.text.pattern import Pattern, occurrences
from alvtc_info.text.segmentation import cut, is_word, likelier_with, part_of_speech, tag_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from alvtc_info.institution.values import Department, Institution, OutsideBody
    from alvtc_info.model.document import Document

# what the bodies of a government are called after, whatever their level
_CONCERNS = "公安|教育|教体|教育体育|教育和体育|财政|审计|司法|民政|统计|水务|水利|税务|信访|档案|气象|医保|医疗保障|卫健|卫生健康|应急|应急管理|市监|市场监管|市场监督管理|住建|住房和城乡建设|人社|人力资源和社会保障|文旅|文化和旅游|文体|自然资源|生态环境|环保|交通|交通运输|农牧|农业农村|科技|科学技术|工信|工业和信息化|商务|退役军人事务|政务服务|行政审批|综合执法|城管|民族事务|发改|发展和改革|国资|消防"
_LEAST = 4  # code points of a name whose near misses can be told from other words
_LONG = 6  # of one that has no neighbour that differs in one word
_HAN = Pattern(r"[\u4e00-\u9fff]+$")
_NOT_HAN = Pattern(r"[^\u4e00-\u9fff]")


def _names(institution: Institution) -> dict[str, str]:
    """All names of the institution, its departments, the bodies it reports to and the places of its region.

    Each with the full name of what it is a name of.
    """
    found = {institution.name: institution.name}
    for department in institution.departments:
        found |= dict.fromkeys((department.name, *department.aliases), department.name)
    for body in institution.outside_bodies:
        found |= dict.fromkeys((body.name, *body.aliases), body.name)
    for place in institution.lexicon.get("administrative", ()):
        found.setdefault(place, place)
    for name in (*counties(), *prefectures(), *_public_bodies(), *_TOGETHER, *_SHORT_FORMS):
        found.setdefault(name, name)
    return found


def _with_words_exchanged(text: str, start: int, name: str) -> bool:
    """Whether the text has the name here with two neighbouring words of two characters exchanged: 现代技术教育中心."""
    called = text[start : start + len(name)]
    at = next((at for at, (a, b) in enumerate(zip(called, name, strict=False)) if a != b), len(name))
    return (
        at + _TWO_WORDS <= len(name)
        and called == f"{name[:at]}{name[at + 2 : at + 4]}{name[at : at + 2]}{name[at + 4 :]}"
    )


_TWO_WORDS = 4  # code points of two words


class _Sought(NamedTuple):
    """The names of an institution whose near misses are told."""

    known: dict[str, str]  # all of them, as `_names` gives them
    halved: tuple[tuple[str, str, str], ...]  # those that are long enough, each with its halves
    by_half: dict[str, list[int]]  # the numbers of these, by what is half of them
    begun: dict[int, list[str]]  # the halves by the pair of characters that they begin with
    long: tuple[tuple[str, int], ...]  # those of which two words may be exchanged, each with its first pair
    linked: dict[str, list[tuple[str, int]]]  # where a link may stand by mistake, as `_linked` gives it


_KNOWN: dict[int, tuple[Institution, _Sought]] = {}  # by identity: institutions hold what has no hash
_MOST_KNOWN = 8


def _sought(institution: Institution) -> _Sought:
    known = _KNOWN.get(id(institution))
    if known is None or known[0] is not institution:
        names = _names(institution)
        halved = tuple((name, name[: len(name) // 2], name[len(name) // 2 :]) for name in names if len(name) >= _LEAST)
        by_half: dict[str, list[int]] = {}
        for number, (_, *halves) in enumerate(halved):
            for half in halves:
                by_half.setdefault(half, []).append(number)
        begun: dict[int, list[str]] = {}
        for half in by_half:
            begun.setdefault(number_of(half), []).append(half)
        long = tuple((name, number_of(left)) for name, left, _ in halved if len(name) >= _LONG)
        short = (body.split("\t")[1] for body in word_list("public_bodies").entries if "\t" in body)
        linked = _linked((*_TOGETHER, *(name for name in names if len(name) > _LEAST), *short))
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        known = _KNOWN[id(institution)] = institution, _Sought(names, halved, by_half, begun, long, linked)
    return known[1]


@cache
def _public_bodies() -> tuple[str, ...]:
    return tuple(line.split("\t")[0] for line in word_list("public_bodies").entries)


def misspelt_name(document: Document) -> Iterator[Hit]:
    """正文里的部门、院外单位、旗县名称差一个字：招生就业出、额济那旗、学生作工处。

    和机构包里 4 个字以上的名称比：错一个字，或相邻两个字颠倒。错的那个字和旁边的字成词的，可能是另一个单位，不提示。
    两个名称都差这一个字的（左旗、右旗），按读音；读音分不出的，两个都写出来。名称里两个词颠倒的（疾病控制预防中心）也提示；
    政府没有这个部门、像是另一个的（盟财务局），名称中间多了“与”“和”的（应急与管理局）作建议；省、市、盟、旗和所辖的地方对不上的（甘肃省银川市、
    额济纳旗巴彦浩特镇、宁夏首府中卫市），自治区的全称写错的（宁夏自治区、广西省）也作建议，见 --sources。
    名称里漏了一个词的（疾病预防中心）、级别不对的（旗消防救援支队）、别的部门都是处却写成科的，也作建议。
    本院常用的地名另写在 lexicon.toml 的 administrative 里。
    """
    told = bytearray(len(document.text))  # which characters are told
    for hit in _misspelt_names(document):
        new = not any(told[hit.start : hit.end])
        told[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
        yield from [hit] if new else []


def _misspelt_names(document: Document) -> Iterator[Hit]:
    """The same, what several ways of looking find more than once."""
    sought = _sought(document.institution)
    known, text = sought.known, document.text
    seen: dict[int, int] = {}  # where names that are told begin and end
    halves, pairs = _halves_in(text, sought)
    for name, number in sought.long:
        for start in pairs.get(number, ()):
            if _with_words_exchanged(text, start, name):
                seen[start] = start + len(name)
                yield Hit(
                    start, start + len(name), f"“{text[start : start + len(name)]}”像是“{name}”写错", fix=Fix(name)
                )
    numbers = {number for half in halves for number in sought.by_half[half]}
    for number in sorted(numbers, key=lambda number: (-len(sought.halved[number][0]), number)):
        name, left, right = sought.halved[number]
        for start in _candidates(text, name, halves):
            called = text[start : start + len(name)]
            if called == name or _is_told(seen, start) or not _is_slip(text, start, name):
                continue
            if _held(text, start, called, known):
                continue
            seen[start] = start + len(name)
            meant = _meant(text, start, name, sought)
            message = f"“{called}”像是{'或者'.join(f'“{each}”' for each in meant)}写错"
            yield Hit(start, start + len(name), message, fix=Fix(meant[0]) if len(meant) == 1 else None)
        if len(name) > _LONG:
            for start, end in _shortened(text, left, right, halves):
                if (
                    not _is_told(seen, start)
                    and text[start:end] not in known
                    and not is_word(text[max(0, start - 1) : start + 1])
                ):
                    seen[start] = end
                    yield Hit(start, end, f"“{text[start:end]}”像是“{name}”漏了字", Severity.INFO, Fix(name))
    for match in document.finditer(_SHORT_NAMES, CONTENT | FRAME):
        right = _RIGHT[match.group()[0]]
        yield Hit(*match.span(), f"“{match.group()}”像是“{right}”写错", fix=Fix(right))
    for match in document.finditer(_LAST_OF_SHORT, CONTENT | FRAME):
        right, last = match["name"] + "处", match.end("name")
        if match["deed"] and (part_of_speech(match["deed"]) or "x") not in _PREDICATES:
            continue
        if not is_word(text[last : last + 2]):  # 后勤出于安全考虑
            called = text[match.start() : last + 1]
            yield Hit(match.start(), last + 1, f"“{called}”像是“{right}”写错", fix=Fix(right))
    for match in document.finditer(_LAST_OF_BODY, CONTENT | FRAME):
        right = _ENDS_OF_BODIES[match["last"]]
        deed = cut(match["deed"])[0] if match["deed"] else ""
        if deed and tag_of(deed) not in _PREDICATES:
            continue
        if not is_word(text[match.end() - 1 : match.end() + 1]):
            called = match.group()
            yield Hit(*match.span(), f"“{called}”像是“{called[:-1]}{right}”写错", fix=Fix(f"{called[:-1]}{right}"))
    for match in document.finditer(_JOINED, CONTENT | FRAME):
        yield Hit(*match.span(match.lastgroup or ""), "这个机构的名称用“和”", fix=Fix("和", safe=True))
    for start, end, name in _linked_names(document):
        yield Hit(start, end, f"“{name}”中间不加“与”“和”", Severity.INFO, Fix(name))
    for match in document.finditer(_LEVEL, CONTENT | FRAME):
        yield Hit(*match.span("level"), "盟市旗县的部门是“局”，“厅”是自治区、省的", fix=Fix("局"))
    for match in document.finditer(_PROVINCIAL, CONTENT | FRAME, mentions=True):
        quoted = Severity.INFO if document.plain[match.start()] != text[match.start()] else None
        yield Hit(*match.span("level"), "自治区、省的部门是“厅”，“局”是盟市旗县的", quoted, Fix("厅"))
    yield from _short_places(document)
    others = (
        *_no_such_bureau(document),
        *_like_own(document),
        *_misplaced(document),
        *(
            Hit(start, end, message, Severity.INFO, Fix(right))
            for start, end, message, right in misnamed_bodies(document)
        ),
    )
    yield from (hit for hit in others if not _is_told(seen, hit.start))


def _misplaced(document: Document) -> Iterator[Hit]:
    for start, end, message, right in misplaced(document):
        yield Hit(start, end, message, Severity.INFO, Fix(right) if right else None)


_SHORT_PLACE = 3


@lru_cache(maxsize=8)
def _near_places(places: tuple[str, ...]) -> Pattern | None:
    """What looks for places of three characters with the second mistaken for another of its sound: 贺蓝山."""
    near = [
        rf"{place[0]}(?P<of{at}>[{''.join(sorted(homophones(place[1]) - {place[1]}))}]){place[2]}"
        for at, place in enumerate(places)
        if len(place) == _SHORT_PLACE and len(homophones(place[1])) > 1
    ]
    return Pattern("|".join(near)) if near else None


def _short_places(document: Document) -> Iterator[Hit]:
    places = tuple(dict.fromkeys((*document.institution.lexicon.get("administrative", ()), *prefectures())))
    pattern = _near_places(places)
    for match in document.finditer(pattern, CONTENT | FRAME) if pattern else ():
        place = places[int((match.lastgroup or "")[2:])]
        if not is_word(match.group()) and likelier_with(document.plain, *match.span(), place) > 0:
            yield Hit(*match.span(), f"“{match.group()}”像是“{place}”写错", fix=Fix(place))


# the departments that a government has, short names and former ones, too
_BUREAUS = frozenset(
    "教育 教育体育 教体 体育 财政 公安 民政 司法 人事 劳动 人社 人力资源和社会保障 国土 国土资源 自然资源 环保 环境保护 生态环境 规划 住建 住房和城乡建设 建设 交通 交通运输 水利 水务 农牧 农业 农牧业 农业农村 畜牧 林业 林草 "
    "林业和草原 草原 商务 文化 文体 文旅 文化和旅游 文化旅游 文化旅游体育 文化旅游广电 文化体育 旅游 广电 广播电视 卫生 卫健 卫生健康 卫生和计划生育 退役军人事务 退役军人 应急 应急管理 安监 审计 市场监督管理 市场监管 市监 工商 "
    "质监 食药监 统计 医保 医疗保障 社保 社会保险 信访 能源 工信 工业和信息化 经信 科技 科学技术 乡村振兴 扶贫 行政审批 政务服务 行政审批和政务服务 行政审批服务 城管 城市管理 综合执法 综合行政执法 城市管理综合执法 气象 地震 税务 国税 地税 "
    "邮政 邮政管理 烟草 烟草专卖 供销 档案 史志 保密 机要 机关事务 机关事务管理 机关事务服务 民族事务 宗教 民宗 粮食 粮食和物资储备 物价 大数据 金融 金融工作 投资促进 招商 园林 园林绿化 公路 铁路 监察 监狱 知识产权 药监 药品监督管理 "
    "文物 老干部 海关 电业 供电 房产 房管 住房保障 电信 公用 市政 消防救援 消防 数据 行政 出版 新闻出版 版权 外事 侨务 信息 民航 航空 矿务 石油 勘探 地质 测绘 铁道 轻工 水文 疾控 疾病预防控制 "
    "教育和体育 文化体育 文化体育旅游 文化体育和旅游 文化和旅游体育 公安分 交警 运管 路政 执法 建筑 安全 国家安全 信用 市容 环卫 人防 移民 残联 就业 就业服务 事务 审批 服务 管理 水政 防汛".split()
)
_BUREAU = Pattern(
    r"(?<=[盟旗县州])(?P<name>[\u4e00-\u9fff]{2,11})局(?![面部势限促域长势])|自治区(?P<of>[\u4e00-\u9fff]{2,11})厅(?![级长堂])"
)
_BUREAU_LEAST = 3


def _no_such_bureau(document: Document) -> Iterator[Hit]:
    """Departments of a government that there are not, much like one that there is: 盟财务局, 旗退役军人服务局."""
    known = document.institution.lexicon.get("administrative", ())
    for match in document.finditer(_BUREAU, CONTENT | FRAME):
        name, kind = match.group(match.lastgroup or ""), match.group()[-1]
        if (
            "与" in name
            or name in _BUREAUS
            or any(name.endswith(each) for each in _BUREAUS if len(each) > 1)
            or name in known
        ):
            continue
        near = [each for each in _BUREAUS if len(each) > 1 and _is_near_bureau(name, each)]
        if len(near) == 1:
            span = match.span(match.lastgroup or "")
            yield Hit(*span, f"没有“{name}{kind}”，像是“{near[0]}{kind}”", Severity.INFO, Fix(near[0]))


def _is_near_bureau(name: str, bureau: str) -> bool:
    """Whether the name of a bureau is a slip away: one character of two or more, or a word behind the first half."""
    if len(name) != len(bureau):
        return len(bureau) > _LEAST and _is_near(name, bureau)
    wrong = [at for at, (a, b) in enumerate(zip(name, bureau, strict=True)) if a != b]
    if len(name) < _BUREAU_LEAST:
        return wrong == [1] and bureau in _USUAL
    return len(wrong) == 1 or (len(wrong) == 2 and wrong[0] >= _LEAST)


_USUAL = frozenset("财政 公安 民政 司法 审计 教育 统计 气象 税务 商务 科技 信访".split())


def _is_told(seen: dict[int, int], at: int) -> bool:
    """Whether a name is told that begins here or before, and ends behind this place."""
    return any(start <= at < end for start, end in seen.items())


def _halves_in(text: str, sought: _Sought) -> tuple[defaultdict[str, list[int]], dict[int, list[int]]]:
    """Where each half of a name stands in a text, in order, and where each pair does with which one begins."""
    found = defaultdict[str, list[int]](list)
    pairs = places_of_pairs(text, sought.begun.__contains__)
    for pair, places in pairs.items():
        places.sort()
        for half in sought.begun[pair]:
            standing = [at for at in places if text.startswith(half, at)]
            if standing:
                found[half] = standing
    return found, pairs


def _shortened(text: str, left: str, right: str, halves: dict[str, list[int]]) -> Iterator[tuple[int, int]]:
    """Where a name of these halves stands with a character missing that is neither its first nor its last: 职业技术院."""
    for start in halves[left]:
        middle = start + len(left)
        for at in range(len(right) - 1) if not text.startswith(right, middle) else ():
            if right[at] not in _MAY_LACK and text.startswith(right[:at] + right[at + 1 :], middle):
                yield start, middle + len(right) - 1
                break
    for middle in halves[right]:
        for at in range(1, len(left)) if not text.endswith(left, 0, middle) else ():
            if left[at] not in _MAY_LACK and text.endswith(left[:at] + left[at + 1 :], 0, middle):
                yield middle - len(left) + 1, middle + len(right)
                break


def _like_own(document: Document) -> Iterator[Hit]:
    """What is much like the institution's name or that of a department, and is in no list: only hints."""
    institution = document.institution
    text = document.plain
    for right, pattern in _near_own(institution.name, _of_departments(institution)):
        for match in document.finditer(pattern, CONTENT | FRAME):
            called = match.group()
            before = _MARK.split(text[max(0, match.start() - _OTHERS) : match.start()])[-1]
            if called != right and called not in _names(institution) and not _ELSEWHERE.search(before):
                sure = right == institution.name and not _FORMERLY.search(before)
                severity = Severity.WARNING if sure else Severity.INFO
                yield Hit(*match.span(), f"名单里没有“{called}”，像是“{right}”", severity, Fix(right))


def _of_departments(institution: Institution) -> tuple[str, ...]:
    """All names of departments, the aliases too, that are long enough to be told from others when a word differs."""
    names = (name for each in institution.departments for name in (each.name, *each.aliases))
    return tuple(name for name in names if len(name) > _LEAST)


_OTHERS = 10  # code points before a name within which that of another school may stand
_MARK = Pattern(r"[，。；：、\n]")
_ELSEWHERE = Pattern(r"大学|学校|中学|职院|公司|(?<![我本])学院")
_FORMERLY = Pattern(r"原|前身|更名|曾用名|改[名称]|升格|合并")
# what a college may be called by mistake; a character behind it makes a longer name of somebody else's
_OTHER_KINDS = r"(?:大学|学校|专科学校|高等专科学校|大专|中专|职院)(?![院校部附])"
_ENDINGS = {"处": "部科", "系": "部科", "部": "处系", "室": "厅"}


@lru_cache(maxsize=8)
def _near_own(name: str, departments: tuple[str, ...]) -> tuple[tuple[str, Pattern], ...]:
    """By right name what looks for it with a word missing or another in its place."""
    found = []
    shorter = {name[:at] + name[at + 2 :] for at in range(3, len(name) - 3)} - {name}
    if shorter:
        other_kind = f"{name[:-2]}{_OTHER_KINDS}" if name.endswith("学院") else ""
        found.append((name, Pattern("|".join(filter(None, (*sorted(shorter), other_kind))))))
    for each in departments:
        ending = _ENDINGS.get(each[-1], "")
        middle = rf"{each[:2]}[\u4e00-\u9fff]{{{len(each) - 3}}}{each[-1]}(?![统列])" if each[-1] == "系" else ""
        within = [rf"{each[:at]}[\u4e00-\u9fff]{each[at + 1 :]}" for at in range(2, len(each) - 1)]
        other = rf"{each[:-1]}[{ending}](?![门长员])" if ending else ""
        turned = f"{each[2:-1]}{each[:2]}{each[-1]}" if len(each) > _LEAST else ""  # 就业招生处
        found.append((each, Pattern("|".join(part for part in (other, middle, turned, *within) if part))))
    return tuple(found)


# what a place or a body is; a name of three characters stands before it
_KINDS = Pattern(
    r"苏木|嘎查|镇(?![长静定江守])|乡(?![长村镇亲土下])|村(?![民委长庄里])|社区|街道|系(?![列统部数里主办])|公司|合作社|小学|中学"
)
_NAME = 3
_NO_SYSTEM = frozenset("关体联派谱星水院直")
_FUNCTION = frozenset("的了和与及在到从由向为是把被将于对给等各该本全两几某位名个家所")


LAWS = "laws"
_LAW = Pattern(r"《(?:中华人民共和国)?(?P<law>[\u4e00-\u9fff]{3,24}法)》")
# what kind of paper a title says it is, and what ends one: 管理条列, 教师发
_PAPERS = frozenset(
    "条例 办法 规定 细则 通知 意见 方案 决定 通报 报告 规划 纲要 预案 制度 章程 守则 准则 公告 计划 总结".split()
)
_NO_KIND = "条列"  # which the dictionary has
_END_OF_TITLE = Pattern(r"(?<=[\u4e00-\u9fff]{2})(?P<kind>[\u4e00-\u9fff]{2})(?=》)")
_FEW = 2  # characters by which a title may be too long or too short
_TITLE = 4  # code points of a title that may be misspelt


@cache
def _laws() -> frozenset[str]:
    return frozenset(" ".join(word_list(LAWS).entries).split())


def misspelt_law(document: Document) -> Iterator[Hit]:
    """书名号里的法律名称像是写错：《职业技术教育法》（职业教育法）、《突发事件应急法》（突发事件应对法）。

    和法律名称的清单比：没有这样一部、又和其中一部只差一个字，或者多了、少了一两个字的，才提示；办法、条例不查，见 --sources。文种写错了音、形相近的字（管理条列、实施细责）也提示。
    列有现行版本的几部，写的施行日期、修订年份、令号不是现行的，也提示；已经废止的（《合同法》）也提示，说到废止、旧法或早先年份的不提示。
    只作建议：清单以外可能有新公布的法律，请核对；查过一年以上的，提示里会说可能过时。
    """
    for match in document.finditer(_LAW, CONTENT | FRAME, mentions=True):
        called = match["law"]
        if called in _laws() or called.endswith("办法") or len(called) < _TITLE:
            continue
        near = [name for name in _laws() if _is_near(called, name)]
        if len(near) == 1:
            message = f"法律名称里没有《{called}》，像是《{near[0]}》"
            yield Hit(*match.span("law"), message, Severity.INFO, Fix(near[0]))
    for match in document.finditer(_END_OF_TITLE, CONTENT | FRAME | {Role.TITLE}, mentions=True):
        start, end = match.span()
        right = _kind_of_paper(match["kind"])
        if not right and _LAST_OF_LAW.match(match["kind"]):
            begin = document.text.rfind("《", 0, start) + 1
            law = document.text[begin : end - 1].removeprefix("中华人民共和国") + "法"
            right = match["kind"][0] + "法" if law in _laws() else ""
        if right:
            yield Hit(start, end, f"“{match['kind']}”像是“{right}”写错", Severity.INFO, Fix(right))
    for start, end, message in outdated_laws(document):
        yield Hit(start, end, message, Severity.INFO)


_LAST_OF_LAW = Pattern(r".[发罚伐乏]")


@lru_cache(maxsize=1024)
def _kind_of_paper(called: str) -> str:
    """The kind of paper that these two characters are a slip of, by sound or by shape; empty for none."""
    if called in _PAPERS or (is_word(called) and called != _NO_KIND):
        return ""
    near = [
        kind
        for kind in _PAPERS
        if sum(a != b for a, b in zip(called, kind, strict=True)) == 1
        and all(a == b or a in homophones(b) or a in look_alikes(b) for a, b in zip(called, kind, strict=True))
    ]
    return near[0] if len(near) == 1 else ""


def _is_near(called: str, name: str) -> bool:
    """Whether two titles differ in one character, or one has one or two more in a row."""
    if len(called) == len(name):
        return sum(a != b for a, b in zip(called, name, strict=True)) == 1 and len(name) > _TITLE
    longer, shorter = (called, name) if len(called) > len(name) else (name, called)
    more = len(longer) - len(shorter)
    if more > _FEW or len(shorter) < _TITLE:
        return False
    return any(longer[:at] + longer[at + more :] == shorter for at in range(1, len(shorter)))


def mixed_forms(document: Document) -> Iterator[Hit]:
    """一篇里同一个名称两种写法：前面写乌日图苏木，后面写乌图日苏木；前面写畜牧兽医系，后面写畜牧医兽系。

    名称末尾三个字的次序颠倒了，或者差一个同音的字；处室、中心、学校的名称还看两个词颠倒、“后勤管理处、后勤服务处”、
    “组织人事部、组织人事处”；前后各两个字都一样、中间差一个同音字的，也查。两种写法都在词典里、名单里的不提示，只提示出现得少的那种，次数一样的提示后一种。
    """
    told = set[int]()
    for hit in _mixed_forms(document):
        if told.isdisjoint(range(hit.start, hit.end)):
            told.update(range(hit.start, hit.end))
            yield hit


def _mixed_forms(document: Document) -> Iterator[Hit]:
    """The same, what several ways of looking find more than once."""
    text = document.plain
    places: dict[str, list[int]] = {}
    for match in document.finditer(_KINDS, CONTENT):
        start, kind = match.start() - _NAME, match.group()
        name = text[max(0, start) : match.start()]
        named = len(name) == _NAME and _HAN.match(name) and _FUNCTION.isdisjoint(name)
        if named and (kind != "系" or name[-1] not in _NO_SYSTEM):
            places.setdefault(name + kind, []).append(start)
    alike: dict[tuple[int, str], list[str]] = {}
    for called in places:
        for key in _keys(called):
            alike.setdefault(key, []).append(called)
    for called, found in places.items():
        for other in dict.fromkeys(each for key in _keys(called) for each in alike[key]):
            others = places[other]
            rarer = (len(found), -found[0]) < (len(others), -others[0])
            if rarer and _one_slip(called, other):
                for at in found:
                    message = f"一篇里又写“{other}”，又写“{called}”，请核对"
                    yield Hit(at, at + len(called), message, Severity.INFO, Fix(other))
                break
    yield from _twins(document)
    for start, end, other in forms_apart(document):
        message = f"一篇里又写“{other}”，又写“{document.plain[start:end]}”，请核对"
        yield Hit(start, end, message, Severity.INFO, Fix(other))


# what ends the name of a body; what may be one differs in a word or a character before it
_BODY_KINDS = Pattern(
    r"处(?![长级理分置罚在于境])|部(?![门长分署位])|中心|学院|研究院|大学|委员会|办公室|开发区|街道|公司|医院|集团|协会|基地|示范区|景区"
)
_STEM = 9  # code points of a name before its kind that are looked at
_TWIN = 5  # code points of names that may be one
_DUTIES = frozenset("管理 服务 保障 工作 事务".split())  # 后勤管理处, 后勤服务处
_OFFICE, _SECTION = "处", "部"
_MOST = 40  # names of a kind that are compared


def _twins(document: Document) -> Iterator[Hit]:
    """Names of bodies that differ so little that they are meant for one: 后勤管理处 and 后勤服务处."""
    text = document.plain
    places: dict[str, dict[str, list[int]]] = {}
    for match in document.finditer(_BODY_KINDS, CONTENT):
        stem = _NOT_HAN.split(text[max(0, match.start() - _STEM) : match.start()])[-1]
        if len(stem) > 1:
            places.setdefault(match.group(), {}).setdefault(stem, []).append(match.start())
    told: set[int] = set()
    for kind, stems in places.items():
        others = places.get(_SECTION, {}) if kind == _OFFICE else {}
        for one in list(stems)[:_MOST]:
            for other in list(stems)[:_MOST]:
                size = _size_of_twins(one, other, kind) if stems[one][0] < stems[other][0] else 0
                if size:
                    yield from _told_twins(text, told, (kind, one, stems[one]), (kind, other, stems[other]), size)
            for other in list(others)[:_MOST]:
                if one[-4:] == other[-4:] and len(one) > 3 and len(other) > 3:
                    pair = ((kind, one, stems[one]), (_SECTION, other, others[other]))
                    first, second = pair if stems[one][0] < others[other][0] else pair[::-1]
                    yield from _told_twins(text, told, first, second, 4)


def _told_twins(
    text: str, told: set[int], first: tuple[str, str, list[int]], second: tuple[str, str, list[int]], size: int
) -> Iterator[Hit]:
    """The rarer of two names with so many characters before their kind, or the later one."""
    names = [stem[-size:] + kind for kind, stem, _ in (first, second)]
    rarer = 0 if text.count(names[0]) < text.count(names[1]) else 1
    called, other = names[rarer], names[1 - rarer]
    for end in (first, second)[rarer][2]:
        if end not in told:
            told.add(end)
            start = end - size
            message = f"一篇里又写“{other}”，又写“{called}”，请核对"
            yield Hit(start, start + len(called), message, Severity.INFO, Fix(other))


def _size_of_twins(one: str, other: str, kind: str) -> int:
    """How many characters before their kind two names have in common but for a slip; 0 where they are two names."""
    behind = _common(one[::-1], other[::-1])
    left, right = one[: len(one) - behind], other[: len(other) - behind]
    if not left or not right:
        return 0
    if (kind, behind) == (_OFFICE, 0) and {left[-2:], right[-2:]} <= _DUTIES:
        before = _common(left[-3::-1], right[-3::-1])
        return before + 2 if before > 1 else 0
    before = _common(left[-2::-1], right[-2::-1])
    size = before + 1 + behind
    if before and right[-1] in homophones(left[-1]) and size + len(kind) >= _TWIN and size > 2:
        return size
    if left[-4:-2] == right[-2:] != left[-2:] == right[-4:-2] and len(left[-4:]) == len(right[-4:]) == 4:
        return 4 + behind
    return 0


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with that are the same."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _keys(called: str) -> tuple[tuple[int, str], ...]:
    """What a name shares with one a slip away: its characters in any order, or all but the second or the third."""
    return (
        (0, "".join(sorted(called[:_NAME])) + called[_NAME:]),
        (1, called[:1] + called[2:]),
        (2, called[:2] + called[3:]),
    )


def _one_slip(called: str, other: str) -> bool:
    """Whether one of two names is the other with two characters exchanged, or one mistaken for another of its sound."""
    wrong = [at for at in range(3) if called[at] != other[at]]
    if len(wrong) == 1:
        return other[wrong[0]] in homophones(called[wrong[0]]) and wrong[0] > 0
    first, second = wrong[0], wrong[-1]
    return len(wrong) == 2 and (called[first], called[second]) == (other[second], other[first])


def _candidates(text: str, name: str, halves: dict[str, list[int]]) -> Iterator[int]:
    """Where a name may stand with a character wrong or two exchanged: where one of its halves stands."""
    size = len(name)
    half = size // 2
    left, right = name[:half], name[half:]
    for at in halves[left]:
        if text[at + size - 1 : at + size] == name[-1] or text[at + half : at + half + 1] in right[:2]:
            yield at
    for at in halves[right]:
        if at >= half and (text[at - half] == name[0] or text[at - 1] in left[-2:]):
            yield at - half


def _held(text: str, start: int, called: str, known: dict[str, str]) -> bool:
    """Whether a name of the institution stands across these characters: 学院教务处 is no slip of 院教务处."""
    window = text[max(0, start - 3) : start + len(called) + 3]
    return any(name in window for name in known if len(name) >= len(called) - 1 and len(name) > 2)


def _meant(text: str, start: int, name: str, sought: _Sought) -> list[str]:
    """The names that are misspelt here as well as this one, 右旗 as well as 左旗; those that sound alike, if any do."""
    called = text[start : start + len(name)]
    at = next(at for at, (a, b) in enumerate(zip(called, name, strict=True)) if a != b)
    others = [each for each, *_ in sought.halved if each[:at] + each[at + 1 :] == name[:at] + name[at + 1 :]]
    found = [each for each in others if _is_slip(text, start, each)]
    alike = [each for each in found if each[at] in homophones(called[at])]
    return alike or found


_RANKS = frozenset("支大中总分")  # 支队 and 大队
_BEFORE_A_NAME = frozenset("的了和与及或在到从由向为是把被将于对给等经以按请让令同据因")  # 经职工代表大会讨论
_LEVELS = "区旗县市省州盟镇乡校院本该全各"  # another body of the same sort
_PLACES = ("旗", "镇", "盟", "市", "苏木", "街道", "示范区")
_BETWEEN = frozenset("的了是在到")
_SURE = 5  # code points of a name of which all others are right, where one only sounds like the right one
# what a last character is mistaken for, where it says something by itself: 招生就业出了新办法, 学生工作除宣传外, 呼和浩特是首府
_GOES_ON = Pattern(r"出[了过新不]|除[^，。；\n]{1,12}外|[到挡]|梦之")
_IS_CITY = Pattern(r"是(?:人民)?政府|是[教公财][育安政]局|[^是]")
# what the last character of a name is mistaken for: any other one begins the next word (学生工作的)
_LAST = {
    "处": "出外除", "系": "糸细戏", "部": "步布陪", "室": "事式实司空", "局": "居句具", "旗": "棋齐期", "院": "园员圆", "盟": "梦萌蒙", "镇": "振阵震", "区": "曲", "市": "是事", "厅": "庭听", "道": "到倒稻", "馆": "管官", "会": "汇", "党": "觉堂挡档", "国": "因围囯", "兴": "新", "军": "君", "团": "困园", "观": "现",
}  # fmt: skip


def _is_slip(text: str, start: int, name: str) -> bool:
    """Whether the text has the name here with one character wrong, or two neighbours exchanged."""
    called = text[start : start + len(name)]
    if not _HAN.match(called):
        return False
    wrong = [at for at, (a, b) in enumerate(zip(called, name, strict=False)) if a != b]
    if len(called) < len(name) or not 0 < len(wrong) <= 2:
        return False
    if len(wrong) == 2:
        first, second = wrong
        return second == first + 1 and called[first] + called[second] == name[second] + name[first]
    at = start + wrong[0]
    if called[wrong[0]] == "与" and name[wrong[0]] == "和":
        return False
    if called[wrong[0]] in _BETWEEN and wrong[0] < len(name) - 1:
        return False
    foreign = name.endswith(_PLACES) and not (len(name) > _LEAST and is_word(name[:2]) and is_word(name[2:-1]))
    sounds_so = called[wrong[0]] in homophones(name[wrong[0]])
    if wrong[0] == len(name) - 1:
        long = len(name) >= _LONG
        mistaken = homophones(name[-1]) if long and (foreign or name[-1] == "室") else _LAST.get(name[-1], "")
        return called[-1] in mistaken and not _goes_on(text, at, name[-1])
    if wrong[0] == 0 and (
        called[0] in _LEVELS
        or called[0] in _BEFORE_A_NAME
        or (len(name) < _LONG and not (foreign and sounds_so and not is_word(text[start - 1 : start + 1])))
    ):
        return False
    if {called[wrong[0]], name[wrong[0]]} <= _RANKS:
        return False
    if len(name) >= _SURE and wrong[0] > 0 and (foreign or sounds_so):
        return True  # 巴伦别立镇, 党争办公室
    if len(name) >= _LONG and wrong[0] > 0:
        return not (_is_another_word(called, name, wrong[0]) or is_word(text[start - 1 : start + 1]))
    if wrong[0] > 1 and foreign:
        return True  # 乌斯大镇
    return not is_word(text[at : at + 2]) and not (at > 0 and is_word(text[at - 1 : at + 1]))


def _goes_on(text: str, at: int, last: str) -> bool:
    """Whether what stands for the last character of a name begins a word, or says something by itself."""
    return (
        len(cut(text[at : at + _AHEAD])[0]) > 1
        or _GOES_ON.match(text, at) is not None
        or (last == "市" and not _IS_CITY.match(text, at))
    )


_AHEAD = 5  # code points from a character on that decide whether it begins a word

_OF_MANY_KINDS = ("委员会", "协会", "学会", "小组", "中心")


def _is_another_word(called: str, name: str, at: int) -> bool:
    """Whether the wrong character makes another committee or society: 教育指导委员会 is no 教学指导委员会."""
    if not name.endswith(_OF_MANY_KINDS):
        return False
    pairs = (slice(max(0, at - 1), at + 1), slice(at, at + 2))
    return called[at] not in homophones(name[at]) and any(is_word(called[p]) and is_word(name[p]) for p in pairs)


# names of three characters, the middle one mistaken for another of its sound
_SHORT_NAMES = Pattern(
    "教[物悟误雾勿]处|学[声升牲]处|保[位围未味慰]处|后[情琴清禽擒]处|人[是式士示]处|财[物悟误雾勿]处(?!理|置)|科[言严颜岩]处|审[记纪技际]处|组[职之知]部|宣[船转]部|统[占站]部|共[清轻情]团"
)
_RIGHT = {
    "教": "教务处", "学": "学生处", "保": "保卫处", "后": "后勤处", "人": "人事处", "财": "财务处", "科": "科研处", "审": "审计处", "组": "组织部", "宣": "宣传部", "统": "统战部", "共": "共青团",
}  # fmt: skip
_MAY_LACK = frozenset("和与及市盟旗县区")  # 发展改革委员会 is said of 发展和改革委员会, too
# names of departments of which the last character is mistaken: 教务外会同, 保卫出夜巡人员
_LAST_OF_SHORT = Pattern(
    r"(?P<name>教务|保卫|后勤|人事|财务|科研|审计|招生就业|资产管理|学生工作|后勤管理|组织人事)[初触储楚出外](?:(?=会同|[会和与及、，。将对在于]|夜巡|[印下转]发|组织|负责|牵头|联合|同志|全体|处长|值班|工作人员|根据)|(?=(?P<deed>[\u4e00-\u9fff]{2})))"
)
# what the last character of a body's name is mistaken for: 盟卫健伟, 旗公安居
_ENDS_OF_BODIES = {
    wrong: right
    for right, all_wrong in (("委", "伟萎伪尾维"), ("局", "居剧句锯巨据具"), ("厅", "亭庭听厂"))
    for wrong in all_wrong
}
_LAST_OF_BODY = Pattern(
    rf"(?<=[盟旗市县区省])(?:{_CONCERNS})(?P<last>[{''.join(_ENDS_OF_BODIES)}])(?:(?=[到派来会和与及等牵联印通批转同召要组开发、，。；：])|(?=(?P<deed>[\u4e00-\u9fff]{{2}})))"
)
_PREDICATES = frozenset({"v", "vn", "vd", "d", "ad"})

_JOINED = Pattern(
    r"(?:人力资源(?P<a>与)社会保障|住房(?P<b>与)城乡建设|文化(?P<c>与)旅游|发展(?P<d>与)改革|工业(?P<e>与)信息化|林业(?P<f>与)草原|粮食(?P<g>与)物资储备|网络安全(?P<h>与)信息化)(?=[局厅部委])"
)
# names and terms that are written together, besides those of bodies
_TOGETHER = (
    "哲学社会科学",
    "精神文明建设",
    "爱国卫生运动",
    "社会主义核心价值观",
    "生态文明建设",
    "党风廉政建设",
    "铸牢中华民族共同体意识",
    "中国共产党",
    "中华人民共和国",
    "中国人民解放军",
    "中国共产主义青年团",
    "中国人民政治协商会议",
    "全国人民代表大会",
    "中国特色社会主义",
    "习近平新时代中国特色社会主义思想",
    "中华民族伟大复兴",
    "人类命运共同体",
    "中国式现代化",
    "马克思列宁主义",
)
_SHORT_FORMS = ("鄂温克旗", "鄂伦春旗", "莫力达瓦旗")  # of autonomous banners
_LINKS = Pattern(r"(?<=[\u4e00-\u9fff]{2})[与和](?=[\u4e00-\u9fff]{2})")
_AS_IN = 3  # code points of a name behind a link that must be as in it, at least
_IN_USE = ("教育体育", "文化旅游", "文化体育", "工业信息", "发展改革", "农牧")  # with 和 they are names, too


def _linked(names: Iterable[str]) -> dict[str, list[tuple[str, int]]]:
    """By the characters on either side of each place within a name: the name, and the place."""
    found: dict[str, list[tuple[str, int]]] = {}
    for name in names:
        for at in range(2, len(name) - 1) if not name.startswith(_IN_USE) else ():
            found.setdefault(name[at - 2 : at + 2], []).append((name, at))
    return found


def _linked_names(document: Document) -> Iterator[tuple[int, int, str]]:
    """Where a name stands with a 与 or 和 in it that it does not have: 卫生与健康委."""
    text = document.text
    linked = _sought(document.institution).linked
    for match in document.finditer(_LINKS, CONTENT | FRAME):
        at = match.start()
        for name, place in linked.get(text[at - 2 : at] + text[at + 1 : at + 3], ()):
            start, rest = at - place, name[place:]
            same = next((size for size in range(len(rest), 1, -1) if text.startswith(rest[:size], at + 1)), 0)
            if start >= 0 and same >= min(_AS_IN, len(rest)) and text.startswith(name[:place], start):
                yield start, at + 1 + same, name[: place + same]
                break


# a department of a league, banner or county is 局, only that of a province or an autonomous region is 厅
_LEVEL = Pattern(
    r"[盟旗县](?:财政|教育|公安|民政|司法|水利|交通运输|自然资源|生态环境|农牧|商务|审计|文化和旅游|人力资源和社会保障|住房和城乡建设|应急管理|工业和信息化)(?P<level>厅)(?![级长])"
)
_DEPARTMENTS = "财政|教育|公安|民政|司法|水利|交通运输|自然资源|生态环境|农牧|商务|审计|文化和旅游|人力资源和社会保障|住房和城乡建设|应急管理|工业和信息化|科技|人社|住建|文旅|工信|应急"
_PROVINCIAL = Pattern(rf"(?:自治区|省)(?:{_DEPARTMENTS})(?P<level>局)(?![级长])")
_FORMERLY = Pattern(r"[原前旧曾]|时任|当时|更名|改名|改为|改称|由$|撤销|合并|组建|挂牌|历史|沿革|起源|年代")
_ABROAD = Pattern(r"(?:美国|日本|韩国|俄罗斯|英国|法国|德国|印度|加拿大|澳大利亚|香港|澳门|台湾|[A-Za-z]|州|国际)$")
_YEAR = Pattern(r"(?<!\d)(?:19|20)\d\d(?= ?年)")


_TODAY = 9999  # the year of a paper that names none: it is being written


def former_name(document: Document) -> Iterator[Hit]:
    """机构、地方用了旧名：国家教委、卫计委、公安消防支队、巴彦淖尔盟。

    清单写明今名、改名的年份和依据；本地的旧名（盟教育局）写在机构包 lexicon.toml 的 former_names 里，没有改名的年份，
    同一段里写着五年以前的年份的不提示。报送日期早于改名、同一句里写着改名以前的年份、写明“原、时任、更名”的、引文和书名里的、
    外国机构不提示。没有报送日期的，按文中最晚的年份，一个年份也没有的按现在写的算。
    """
    said = [int(year.group()) for year in document.everywhere(_YEAR, mentions=True)]
    this_year = document.report_date.year if document.report_date else max(said, default=_TODAY)
    old_list = aged(_FORMER_NAMES, document.report_date)
    for line in _lines_of_stems(frozenset(stem for stem in _stems() if stem in document.plain)):
        old, new, year, source = line.split("\t")
        if this_year > int(year):
            yield from _former(document, old, f"“{old}”是旧名，今为“{new}”（{source}）{old_list}", new, int(year))
    for entry in document.institution.lexicon.get("former_names", ()):
        old, _, new = (part.strip() for part in entry.partition("→"))
        yield from _former(document, old, f"“{old}”是旧名，今为“{new}”", new, this_year - _LONG_AGO)


_FORMER_NAMES = "former_names"
_LONG_AGO = 5  # years back from which on a name without the year of its change is that of the time


@cache
def _stems() -> frozenset[str]:
    """The first two characters of each former name of the list."""
    return frozenset(line[:2] for line in word_list(_FORMER_NAMES).entries)


def _lines_of_stems(stems: frozenset[str]) -> list[str]:
    return [line for line in word_list(_FORMER_NAMES).entries if line[:2] in stems] if stems else []


def _former(document: Document, old: str, message: str, new: str, year: int) -> Iterator[Hit]:
    text = document.plain
    for at in occurrences(text, old):
        begin, end = document.sentence_at(at)
        before = text[max(begin, at - 12) : at]
        if document.passage_at(at).role not in CONTENT or _FORMERLY.search(before) or _ABROAD.search(before):
            continue
        years = [int(each.group()) for each in _YEAR.finditer(text[document.passage_at(at).start : end])]
        if text[at + len(old) : at + len(old) + 1] != "门" and not any(each <= year for each in years):
            yield Hit(at, at + len(old), message, fix=Fix(new))


def mixed_names(document: Document) -> Iterator[Hit]:
    """一篇里同一个部门有两种简称：前面写学工处，后面写学生处。

    统一用一种。全称后面用简称可以，先写简称、后面又写全称的，和不是全称缩略成的称呼（招生就业处和就业办）提示；通用机构的
    全称和简称，只在同一句里的提示（县应急管理局和县应急局）。按机构包里登记的简称和通用机构的简称。
    """
    text = document.plain
    institution = document.institution
    owners: tuple[Department | OutsideBody, ...] = (*institution.departments, *institution.outside_bodies)
    for owner in owners:
        first: dict[str, int] = {}
        for name in (owner.name, *owner.aliases):
            places = (at for at in occurrences(text, name) if not _within_longer(text, at, name, owner))
            own = (at for at in places if not _is_of_others(text, at, institution.name, owner))
            at = next((at for at in own if document.passage_at(at).role in PROSE), -1)
            if at >= 0:
                first[name] = at
        called = sorted(first, key=lambda name: first[name])
        for number, name in enumerate(called):
            others = (
                each
                for each in called[:number]
                if not (_is_short_for(name, each) and (each == owner.name or each[:2] == name[:2]))
            )
            if other := next(others, ""):
                at, message = first[name], f"前面写“{other}”，这里写“{name}”，同一个单位用一种写法"
                yield Hit(at, at + len(name), message, fix=Fix(other))
    for line in word_list("public_bodies").entries:
        name, _, short = line.partition("\t")
        for alias in short.split("、") if short and name in text else ():
            for at in occurrences(text, alias):
                begin, end = document.sentence_at(at)
                full = text.find(name, begin, end)
                if full >= 0 and "称" not in text[full:at] and document.passage_at(at).role in CONTENT:
                    yield Hit(at, at + len(alias), f"同一句里写“{name}”又写“{alias}”，用一种写法", fix=Fix(name))
                    break


def _is_short_for(alias: str, name: str) -> bool:
    """Whether an alias is made of characters of the name, in order: 机电系 of 机电工程系."""
    rest = iter(name)
    return all(character in rest for character in alias)


def _within_longer(text: str, at: int, alias: str, owner: Department | OutsideBody) -> bool:
    """Whether the short form stands within another name of the same body: 教育厅 in 自治区教育厅."""
    longer = [name for name in (owner.name, *owner.aliases) if alias in name and name != alias]
    return any(text.startswith(name, at - name.find(alias)) for name in longer if at >= name.find(alias))


_OF_OTHERS = (
    *("省", "市", "旗", "县", "区", "州", "族"),
    *("大学", "学校", "职院", "中学", "职业学院", "技术学院", "师范学院", "公司", "医院"),
)


def _is_of_others(text: str, at: int, own: str, owner: Department | OutsideBody) -> bool:
    """Whether a place, or a school other than our own, stands before a name: 左旗教体局, 宁夏教育厅, 某大学学生处."""
    before = text[max(0, at - _OTHERS - len(own)) : at]
    if before.endswith(own):
        return False
    place = next((place for place in provinces() if before.endswith(place)), None)
    ours = place and any(name.startswith(place) for name in (owner.name, *owner.aliases))
    return before.endswith(_OF_OTHERS) or (place is not None and not ours)


_GENERAL = (
    "教务处 学生工作处 学生处 学工处 保卫处 后勤处 后勤保障处 人事处 财务处 科研处 计财处 招生就业处 国资处 基建处 审计处 党政办公室 党委办公室 院长办公室 组织部 宣传部 统战部 纪委 监察处 "
    "工会 团委 图书馆 质量办 信息中心 实训中心 继续教育中心 医务室"
).split()


# what teaching departments are called after
_SUBJECTS = "机电|机械|电气|电力|电子|信息|计算机|化工|化学|护理|医学|药学|学前|教育|旅游|管理|汽车|建筑|土木|经济|财经|会计|商务|艺术|音乐|体育|美术|外语|蒙古语|民族|畜牧|兽医|农牧|农学|园林|水利|能源|矿业|材料|环境|生物|食品|数控|软件|网络|法律|人文|公共|思政|交通|铁道|酒店|烹饪|新能源|智能|工程"
_SYSTEMS = Pattern(
    rf"(?<=[^关体联院直水星派谱嫡语山母根的，。；：])系(?=(?:{_SUBJECTS})[\u4e00-\u9fff]{{0,5}}(?<![关体联院直水星派谱嫡语山母根])系(?:[、和及与，。；等]|的|共|\d))"
)


_LEVEL_WORDS = "(?:内蒙古)?自治区|(?:阿拉善)?盟|(?:阿拉善)?[左右]旗|额济纳旗|[市旗县区省]"
_BODY = rf"(?:{_CONCERNS})(?:[局厅]|委(?:员会)?)"
_UNITS = r"疾控中心|疾病预防控制中心|(?:消防救援|消防|交警|特警)[支大]队|气象台|融媒体中心|人民医院|中心医院"
_SECOND_BODIES = Pattern(rf"(?<=[局厅委会室])(?:(?P<level>{_LEVEL_WORDS})?{_BODY}|(?:{_LEVEL_WORDS})(?:{_UNITS}))")
_NO_SECOND = Pattern(r"[长分]|关于")  # what stands behind a post, a branch, a title that is copied
_FIRST_BODY = Pattern(rf"{_BODY}\Z")
_LONGEST_BODY = 16  # code points of a body's name


def run_together_names(document: Document) -> Iterator[Hit]:
    """并列的部门、单位之间漏了顿号：教务处学生工作处、化工系机电工程系、盟公安局盟教体局。

    只看机构包里的部门和院外单位、院校通用的处室、各级政府部门的名称，一个紧接着一个才算；“机电系团委”一类有隶属关系的不提示。
    系和处室连在一起的、后一个没有写哪一级的作建议；后面是“关于”的（抄录的文件名称）不提示。
    """
    told: set[int] = set()
    text = document.plain
    for at, sort, severity in (*_offices_run_together(document), *_bodies_run_together(document)):
        if at not in told and document.passage_at(at).role in CONTENT and _in_one_line(document, at):
            told.add(at)
            yield Hit(at - 1, at + 1, f"并列的{sort}之间少了顿号", severity, Fix(f"{text[at - 1]}、{text[at]}"))


def _in_one_line(document: Document, at: int) -> bool:
    """Whether no line of the paper ends between this character and the one before."""
    _, start, end = document.locate(at - 1, at + 1)
    return end - start > 1


_PART = Pattern(r"长|(?<=处)分(?![别头赴])")  # 教务处学生处长, 教务处学生处分
_OF_A_SCHOOL = Pattern(r"系(?:[学师教]?生|教师|专业|班|教研|团|党|副?主任|辅导员|办|\d{4}级)")


def _offices_run_together(document: Document) -> Iterator[tuple[int, str, Severity | None]]:
    """Where a department begins right behind another one, what they are, and how grave that is."""
    own = [name for department in document.institution.departments for name in (department.name, *department.aliases)]
    offices = [name for name in {*_GENERAL, *own} if name.endswith(("处", "室", "办", "部"))]
    schools = [name for name in own if name.endswith("系")]
    within = [name for name in own if name.endswith(("处", "部"))]  # a school has offices of its own, but none of these
    text = document.plain
    for firsts, seconds, sort, severity in (
        (offices, offices, "部门", None),
        (schools, schools, "系", None),
        (schools, within, "部门", Severity.INFO),
        (offices, schools, "部门", Severity.INFO),
    ):
        for name in firsts:
            for at in occurrences(text, name):
                begin = at + len(name)
                second = max((other for other in seconds if text.startswith(other, begin)), key=len, default="")
                end = begin + len(second)
                if second and not _PART.match(text, end) and not (severity and _OF_A_SCHOOL.match(text, end - 1)):
                    yield begin, sort, severity
    for match in document.finditer(_SYSTEMS, CONTENT):
        yield match.start() + 1, "系", Severity.INFO


def _bodies_run_together(document: Document) -> Iterator[tuple[int, str, Severity | None]]:
    """Where an outside body begins right behind another one, what they are, and how grave that is."""
    text = document.plain
    names = tuple(name for body in document.institution.outside_bodies for name in (body.name, *body.aliases))
    seconds: list[tuple[int, int, Severity | None]]
    seconds = [(at, at + len(name), None) for name in names for at in occurrences(text, name)]
    seconds += [(*match.span(), None if match["level"] else Severity.INFO) for match in _SECOND_BODIES.finditer(text)]
    for at, end, severity in seconds:
        first = text.endswith(names, 0, at) or _FIRST_BODY.search(text, max(0, at - _LONGEST_BODY), at)
        if first and not _NO_SECOND.match(text, end):
            yield at, "单位", severity


_INSTEAD = ("misspelt-department", "typo-confusable")

RULES = (
    proofreading_rule(
        misspelt_name,
        "单位名称疑有错字",
        (
            "5月20日，⟦招生就业出⟧走访企业12家。",
            "5月20日，学生到⟦阿拉善佑旗⟧实习。",
            "5月20日，学生到⟦阿拉善石旗⟧实习。",
            "5月20日，⟦学生作工处⟧检查宿舍12间。",
            "5月20日，⟦机电工呈系⟧更换配电箱1个。",
            "5月20日，⟦额济那旗⟧学生36名返校。",
            "5月20日，学院向⟦阿拉善左棋⟧有关部门通报情况。",
            "5月20日，⟦阿拉善职业技木学院⟧组织演练。",
            "5月20日，⟦续继教育学院⟧、⟦继续教学学院⟧招收学员12名。",
            "5月20日，旗住房⟦与⟧城乡建设局到院座谈。",
            "5月20日，自治区教育⟦局⟧通报了名单，材料报⟦党政办公司⟧。",
            "5月20日，⟦后勤保证处⟧组织检修，⟦招生就业部⟧走访企业12家。",
            "5月20日，⟦信息技术系⟧组织演练，⟦阿拉善职业学院⟧承办。",
            "5月20日，学院报盟财政⟦厅⟧审核。",
            "5月20日，旗⟦应急与管理局⟧到院检查，课题按⟦哲学和社会科学⟧规划申报。",
            "5月20日，⟦阿拉善职业技术大学⟧组织演练，⟦阿拉善职业技术学校⟧派学生观摩。",
            "5月20日，⟦阿拉善技术学院⟧承办。",
            "5月20日，⟦阿拉善职业技术院⟧和⟦阿善职业技术学院⟧都是错的，⟦教务外⟧会同各系检查。",
            "5月20日，学院转发《自治区教育⟦局⟧关于做好考务的通知》。",
            "5月20日，学院邀请⟦国家金融监管管理总局⟧宣讲，⟦国家金监督管理总局⟧派员。",
            "5月20日，盟⟦卫健伟⟧、旗⟦公安居⟧派员，⟦党政办公厅⟧印发通知。",
            "5月20日，学院向⟦盟委行署总值班是⟧报告，学生赴⟦温都尔勒图真⟧实习。",
            "5月20日，学院邀请盟⟦财务⟧局、旗⟦退役军人服务局⟧派员，⟦疾病控制预防中心⟧回函。",
            "5月20日，⟦青海省兰州市⟧和⟦宁夏武威市⟧的教师到院，⟦四川省贵阳⟧籍学生接待。",
            "5月20日，⟦鄂尔多斯市五原县⟧、⟦额济纳旗雅布赖镇⟧和⟦中卫市（甘肃省⟧）来函。",
            "5月20日，⟦宁夏自治区⟧、⟦西藏省⟧和⟦新疆维吾尔族自治区⟧来函，学生到⟦达莱呼布镇⟧实习。",
            "5月20日，旗⟦财政居⟧拨付经费，盟⟦民政具⟧慰问老人，⟦党政办公空⟧收文36件。",
            "5月20日，盟⟦疾病预防中心⟧派员，旗⟦消防救援支队⟧讲评，学生到⟦巴伦别立镇⟧实习，旗⟦教梯⟧局来函。",
        ),
        (
            "5月20日，招生就业处走访企业12家。",
            "5月20日，学生工作组检查宿舍12间，机电工程师到场。",
            "5月20日，阿拉善左旗、阿拉善右旗和额济纳旗的学生36名返校。",
            "5月20日，学院招生就业工作会召开，12个部门参加。",
            "5月20日，方案经职工代表大会通过，信息公示系统上线。",
            "5月20日，职业教育指导委员会到院，企业贷款8笔，其中对工商银行还款2笔。",
            "5月20日，教育和体育局、林业和草原局到院，环境与资源、卫生与安全、管理与服务写进办法。",
            "5月20日，信息工程师更换配电箱1个，某大学信息技术系教师到院。",
            "5月20日，自治区教育听证会召开，盟总值班事项办结，额济纳齐心协力保供水，旗教育居中协调。",
            "5月20日，教务初审通过，财务初核账目3笔，审计初稿写成，科研初步完成。",
            "5月20日，甘肃省兰州市、宁夏银川市和乌海市海南区的教师到院，江苏省白山镇来函。",
            "5月20日，中卫市（宁夏回族自治区）和广西壮族自治区来函，宁夏省际公路施工。原宁夏省的档案移交。",
            "5月20日，招生就业出现新变化，学生工作除走访外，还要谈心，组织人事外聘教师3名，呼和浩特是首府，鄂尔多斯事业单位来函。",
            "5月20日，盟公安居民窗口延时，旗财政据实结算，自治区教育厂家座谈，旗民政具体办法出台。",
            "5月20日，后勤储备物资、储水3吨，资产管理初始化，后勤外的部门到场，后勤出于安全考虑停水。",
        ),
        yields_to=(*_INSTEAD, "set-phrase"),
        lists=("public_bodies", DIVISIONS),
    ),
    proofreading_rule(
        mixed_forms,
        "同一名称两种写法",
        (
            "5月20日，乌日图苏木来电，⟦乌图日苏木⟧派车送学生返校。",
            "5月20日，畜牧兽医系组织实训，畜⟦牧医兽系⟧教师12人到场。",
            "5月20日，巴彦高勒镇和⟦彦高乐镇⟧各来车1辆，巴彦高勒镇的先到。",
            "5月20日，学生到阿日善苏木实习，⟦阿善日苏木⟧提供住处。",
            "5月20日，沙日布拉格嘎查来电，沙日⟦布格拉嘎查⟧派车。",
            "5月20日，后勤管理处更换线路，恢复供电的时间由⟦后勤服务处⟧通知。",
            "5月20日，教师赴滨河石化职业技术大学，⟦滨合石化职业技术大学⟧提供住处。",
            "5月20日，青松岭智能装备厂供货，⟦青松领智能⟧装备厂派员安装。",
        ),
        (
            "5月20日，乌日图苏木来电，乌日图苏木派车送学生返校。",
            "5月20日，畜牧兽医系组织实训，畜牧兽医系教师12人到场。",
            "5月20日，东风镇和西风镇各来车1辆。",
            "5月20日，前进村和进步村的学生返校。",
            "5月20日，学生到第一中学、第二中学宣讲。",
            "5月20日，后勤管理处更换阀门，教务管理处、学生服务处派员，实训中心、信息服务中心值守。",
        ),
        severity=Severity.INFO,
        yields_to=("misspelt-name",),
    ),
    proofreading_rule(
        former_name,
        "单位用了旧名",
        (
            "2024年5月20日，⟦卫计委⟧到院检查食堂。",
            "2024年5月20日，⟦公安消防支队⟧到院指导演练。",
            "2024年5月20日，学院接待⟦巴彦淖尔盟⟧来访教师12名。",
            "2024年5月20日，⟦食药监局⟧抽检食品3批次。",
            "2024年5月20日，学院向⟦国土资源局⟧报送材料2份。",
            "2024年5月20日，学院向⟦盟教育局⟧报送材料2份。",
        ),
        (
            "2024年5月20日，卫生健康委到院检查食堂。",
            "2024年5月20日，原公安消防支队的老战士到院座谈。",
            "该项目由国土资源局于2010年5月20日批复。",
            "2024年5月20日，学院学习《国家教委学籍管理史料》。",
            "2024年5月20日，阿拉善盟教育体育局到院调研。",
            "2024年5月20日，档案室整理2012年盟教育局的批复2份。",
        ),
        yields_to=_INSTEAD,
        severity=Severity.INFO,
        lists=(_FORMER_NAMES,),
    ),
    proofreading_rule(
        mixed_names,
        "同一单位两种简称",
        (
            "5月20日，学工处检查宿舍12间，⟦学生处⟧登记隐患3处。",
            reported("学生宿舍检查情况", "2024年5月20日，学生处检查宿舍12间。", "2024年5月21日，⟦学工处⟧复查。"),
            "5月20日，盟总值班室来电。当日，学院回复⟦盟委总值班室⟧。",
            "5月20日，学院报行署总值班室。当日，⟦盟委总值班室⟧回电。",
            "5月20日，学院报盟教育体育局。当日，⟦教体局⟧回电。",
            "5月20日，学院听取旗应急管理局和旗⟦应急局⟧的汇报。",
            "5月20日，机电系检查机床12台。当日，⟦机电工程系⟧复查。",
            "5月20日，招生就业处走访企业12家。当日，⟦就业办⟧回访。",
        ),
        (
            "5月20日，学生工作处（以下简称学工处）检查宿舍12间，学工处登记隐患3处。",
            "5月20日，学工处检查宿舍12间，学工处登记隐患3处。",
            "5月20日，自治区教育厅来电，自治区教育厅要求核查。",
            "5月20日，学工处检查宿舍，材料题为《学生处检查记录》。",
            "5月20日，后勤处检修阀门，保卫处到场。",
            "5月20日，旗应急管理局（以下简称应急局）到院，应急局查看总阀。",
            "5月20日，后勤保障处检修阀门。当日，后勤处复查。",
        ),
        yields_to=_INSTEAD,
        severity=Severity.INFO,
        lists=("public_bodies",),
    ),
    proofreading_rule(
        run_together_names,
        "并列部门少了顿号",
        (
            "5月20日，教务⟦处学⟧生工作处到场核对。",
            "5月20日，保卫⟦处后⟧勤处联合检查宿舍12间。",
            "5月20日，会议由党政办公⟦室教⟧务处承办。",
            "5月20日，后勤⟦处保⟧卫处、教务处参加。",
            "5月20日，财务⟦处审⟧计处核对账目3笔。",
            "5月20日，检查组到机电工程⟦系化⟧工系、汽车工程系查看。",
            "5月20日，方案征求了学前教育⟦系护⟧理系和旅游系的意见。",
            "5月20日，机电⟦系信⟧息工程⟦系基⟧础部各派教师2人监考。",
            "5月20日，方案报送盟教体⟦局盟⟧委行署总值班室。",
            "5月20日，旗公安⟦局旗⟧应急管理局到院查看配电室，盟财政⟦局审⟧计局来电。",
        ),
        (
            "5月20日，教务处、学生工作处到场核对。",
            "5月20日，机电工程系团委组织活动，120名学生参加。",
            "5月20日，教务处学生工作档案室搬迁。",
            "5月20日，保卫处处长到场。",
            "5月20日，学院教务处和后勤处联合检查宿舍12间。",
            "5月20日，机电系、信息工程系和基础部各派教师2人监考，教务处信息工程系学生成绩单寄出12份。",
            "5月20日，国家税务总局阿拉善盟税务局、盟公安局交警支队、自治区教育厅职教处来电。",
            "5月20日，学院转发自治区教育厅自治区财政厅关于资助的通知。",
        ),
        yields_to=_INSTEAD,
    ),
    proofreading_rule(
        misspelt_law,
        "法律名称、版本疑有错",
        (
            "5月20日，学院宣讲《中华人民共和国⟦职业技术教育法⟧》。",
            "5月20日，学院依据《⟦突发事件应急法⟧》修订预案。",
            "5月20日，学院宣讲《⟦未成年人保法⟧》。",
            "5月20日，学院宣讲《⟦民办教育推进法⟧》。",
            "5月20日，学院宣讲《中华人民共和国⟦反电信诈骗法⟧》。",
            "5月20日，学院宣讲《保守国家秘密法》（⟦2010年10月1日⟧起施行）。",
            "5月20日，学院宣讲《中华人民共和国安全生产法》（⟦2014年修订⟧）。",
            "5月20日，学院宣讲《档案法》（主席令⟦第七十一号⟧）。",
            "5月20日，办公室依据⟦2010年修订⟧的《保守国家秘密法》定密。",
            "5月20日，采购合同按《⟦合同法⟧》的规定修改。",
            "5月20日，系里学习《国家赔⟦偿发⟧》，转发《公共机构节能⟦条列⟧》。",
            "5月20日，教务处起草《实训室管理⟦细责⟧》。",
        ),
        (
            "5月20日，学院宣讲《中华人民共和国职业教育法》《教育法》《突发事件应对法》。",
            "5月20日，学院宣讲《刑法》《消防法》《安全生产法》。",
            "5月20日，学生会讨论《一日工作法》。",
            "5月20日，教师讲解《最小二乘法》《快速记忆法》。",
            "5月20日，学院宣讲《合同法》废止以后的变化。",
            "5月20日，学院依据2024年修订的《突发事件应对法》修改预案，校史馆展出1996年公布的《职业教育法》。",
            reported("校医室制定预案", "2024年5月20日，校医室依据2013年修正的《传染病防治法》制定预案。"),
            "5月20日，学院宣讲2025年9月1日起施行的《传染病防治法》。",
            "5月20日，学院宣讲《职业教育法》（2022年修订，自2022年5月1日起施行，主席令第一一二号）。",
            "5月20日，学院宣讲《保守国家秘密法》（2010年10月1日起施行，2024年修订）。",
            "5月20日，图书馆上架《阿拉善通志》《平凡的世界》《早早出发》。",
        ),
        yields_to=("typo-confusable", "misused-word", "typing-slip", "misspelt-phrase"),
        severity=Severity.INFO,
        lists=(LAWS, LAW_VERSIONS),
    ),
)  # fmt: skip
