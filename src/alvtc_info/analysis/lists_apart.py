"""Lists whose numbers do not come to the whole told beside them, by the word that ties them together.

21人分别来自左旗13人、右旗5人、额济纳旗4人; 6个网格，每格2人，共14名; 共有9处，已排查门岗4处和值守房6处. Spans with what is wrong.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from alvtc_info.analysis.quantities import quantities, shown
from alvtc_info.model.kinds import PROSE, Role
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alvtc_info.analysis.quantities import Quantity, Wrong
    from alvtc_info.model.document import Document

_MOST = 60  # quantities of a sentence; one with more is a table
_EACH_OF = Pattern(r"分别(?!接待|组织|召开)|(?:各|依次)(?:为|是|有)$")
_NO_SUM = frozenset(("%", "℃", "个百分点", "倍", "岁", "度", "级", "次", "天", "分"))  # what is not added up
_ALL = Pattern(
    r"^(?:共计?|合计|总计|一共|累计|计|(?:共|总共)?(?:涉及|影响|惠及|覆盖|波及|服务|带动|受益|参与))(?:了|到|师生|学生|群众|农户|牧民)*$"
)
_OVERLAP = Pattern(r"去重|重复|重叠|交叉|除|不含|另|又|以上|约|左右|余|至少|其中|最[多少高低]")
_PER = Pattern(r"每个?(?P<of>[\u4e00-\u9fff])[\u4e00-\u9fff]{0,6}$")
_IN_ALL = Pattern(r"(?:共计?|合计|总计|一共|总共)[\u4e00-\u9fff]{0,6}$")
_WHOLE = Pattern(r"(?:共有?|现有|总共有?|设有|建有)[\u4e00-\u9fff]{2,12}$")
_NOUN = 2  # characters at the end of a name by which a thing is known again
_PLACED = Pattern(
    r"返校|返回|返家|回[到了]?(?:宿舍|寝室|家|校|教室|班|岗)|出院|离院|住院|留观|留院|输液|转院|居家|在[^，。；]{1,10}(?:治疗|观察|休息|休养|检查|就诊|输液)|送[往至到]?[^，。；]{0,10}(?:医院|卫生院|医务室|校医室)|上课|复课"
)
_BEFELL = Pattern(r"受伤|[烫擦扭烧灼摔砸划]伤|腹泻|呕吐|不适|中毒|发热|中暑|晕倒|感染|送医|就诊|就医|患病")
_OTHERS = Pattern(r"其余|余下|剩|另|其他|又|某|等|先后|新增|陆续|一[名人]|本人")
_AND_THE_REST = Pattern(r"(?:另|其余|其他|余下|还有|剩)")
_MISSING = Pattern(r"缺|少|丢|失|盗|损|坏|毁|潮|泡|烧")
_LITTLE = 0.2
_GROUPS_BETWEEN = 4  # quantities before a list that are looked at for its whole


def lists_apart(document: Document) -> Iterator[Wrong]:
    """What is wrong with the lists of a paper."""
    found = [each for each in quantities(document) if each.role in PROSE]
    for _, group in groupby(found, key=lambda each: each.sentence):
        sentence = list(group)
        if 2 < len(sentence) < _MOST:
            yield from _respectively(document, sentence)
            yield from _per_group(document, sentence)
            yield from _more_than_there_are(sentence)
            yield from _placed(document, sentence)


def _respectively(document: Document, sentence: Sequence[Quantity]) -> Iterator[Wrong]:
    """The numbers behind 分别, and the whole of their unit right before or behind them."""
    for at, first in enumerate(sentence):
        if not _EACH_OF.search(first.before) or first.unit in _NO_SUM:
            continue
        parts = [first]
        for each in sentence[at + 1 :]:
            joined = each.mark == "、" or (each.mark == "" and each.before.startswith(("和", "及", "与")))
            if each.unit != first.unit or not joined:
                break
            parts.append(each)
        if len(parts) < 2 or any(each.rough for each in parts):
            continue
        said = round(sum(each.value for each in parts), 4)
        behind = sentence[at + len(parts) : at + len(parts) + 1]
        total = next((each for each in behind if each.unit == first.unit and _ALL.search(each.before)), None)
        whole = total or _whole_before(sentence[:at], parts, said)
        begin = min(each.start for each in (first, *filter(None, (whole,))))
        end = max(each.end for each in (parts[-1], *filter(None, (whole,))))
        if whole and not whole.rough and whole.value != said and not _OVERLAP.search(document.plain, begin, end):
            told = f"逐项相加是{shown(said, first.unit)}，与{shown(whole.value, first.unit)}不符，请复核"
            yield begin, end, told, True


def _whole_before(before: Sequence[Quantity], parts: Sequence[Quantity], said: float) -> Quantity | None:
    """The number right before a list, or that before as many groups as it has parts: 238人，涉及两个专业，分别为……"""
    for back, each in enumerate(reversed(before[-_GROUPS_BETWEEN:])):
        if each.unit == parts[0].unit:
            between = before[len(before) - back :]
            tied = any(group.value == len(parts) for group in between) and abs(said - each.value) < _LITTLE * said
            return each if tied or not between else None
    return None


def _per_group(document: Document, sentence: Sequence[Quantity]) -> Iterator[Wrong]:
    """So many groups by a name, so many in each, so many in all: 6个网格，每格2人，共14名."""
    for groups, per, total in zip(sentence, sentence[1:], sentence[2:], strict=False):
        match = _PER.search(per.before)
        if match is None or per.unit != total.unit or not _IN_ALL.search(total.before) or groups.unit != "个":
            continue
        named = match["of"] in groups.behind[:4]
        loose = any(each.rough for each in (groups, per, total)) or _OVERLAP.search(
            document.plain, groups.start, total.end
        )
        product = groups.value * per.value
        several = sum(each.unit == per.unit for each in sentence) > 2 or "每" in total.before
        if named and not loose and not several and product != total.value:
            told = f"{groups.value:.10g}×{per.value:.10g}是{shown(product, total.unit)}"
            yield total.start, total.end, f"{told}，与{shown(total.value, total.unit)}不符，请复核", True


def _more_than_there_are(sentence: Sequence[Quantity]) -> Iterator[Wrong]:
    """Things of the names of a whole that are more together than it: 共有门岗及值守房9处，……门岗4处和值守房6处."""
    for at, whole in enumerate(sentence[:-2]):
        rest = sentence[at + 1 :]
        first_of_list = rest[0].start - len(rest[0].before) - len(rest[0].mark) == whole.end and rest[0].mark == "、"
        if not _WHOLE.search(whole.before) or whole.rough or first_of_list:
            continue  # 共评出一等奖两个、二等奖五个
        for one, other in pairwise(rest):
            names = [each.before[-_NOUN:] for each in (one, other)]
            joined = other.mark == "、" or (other.mark == "" and other.before.startswith(("和", "及", "与")))
            alike = one.unit == other.unit == whole.unit and all(
                len(name) == _NOUN and name in whole.before for name in names
            )
            said = one.value + other.value
            if alike and joined and said > whole.value and not (one.rough or other.rough):
                told = f"{one.value:.10g}加{other.value:.10g}是{shown(said, whole.unit)}"
                yield one.start, other.end, f"{told}，多于共有的{shown(whole.value, whole.unit)}，请复核", True
                break


def _placed(document: Document, sentence: Sequence[Quantity]) -> Iterator[Wrong]:
    """Those whom it befell, told by where each part is now, and not as many: 4名受伤，2人留院，1人返校."""
    for at, whole in enumerate(sentence[:-2]):
        if whole.unit != "人" or not _BEFELL.search(whole.behind) or whole.rough or "其中" in whole.before:
            continue
        parts = []
        for each in sentence[at + 1 :]:
            if each.unit != "人" or not each.mark or not _PLACED.search(each.before + each.behind):
                break
            parts.append(each)
        said = sum(each.value for each in parts)
        others = at + 1 + len(parts) < len(sentence) or _OTHERS.search(document.plain, whole.end, whole.sentence)
        others = others or _AND_THE_REST.match(document.plain, whole.sentence)
        if len(parts) > 1 and said != whole.value and not others and not any(each.rough for each in parts):
            told = f"各项相加是{shown(said, '人')}，与前面的{shown(whole.value, '人')}不符，请复核"
            yield parts[0].start, parts[-1].end, told, said > whole.value


def titled_sums(document: Document) -> Iterator[Wrong]:
    """The number of what is missing or spoilt by the title, and the kinds of it in the text that come to another."""
    found = quantities(document)
    for titled in (each for each in found if each.role is Role.TITLE and each.is_count):
        title = document.passage_at(titled.start)
        told = [each for each in found if each.role in PROSE and each.unit == titled.unit]
        if not _MISSING.search(document.plain, title.start, title.end) or len(told) != 2 or titled.rough:
            continue
        one, other = told
        said = one.value + other.value
        tied = other.mark == "、" and one.sentence == other.sentence and _MISSING.search(one.before)
        near = 0 < abs(said - titled.value) <= _LITTLE * titled.value
        other_kinds = _OTHERS.search(document.plain, one.start, one.sentence)
        if tied and near and titled.value not in (one.value, other.value) and not other_kinds:
            what = document.plain[titled.start : min(title.end, titled.end + 6)]
            message = f"标题写{shown(titled.value, titled.unit)}，正文{one.value:g}加{other.value:g}是{said:g}，请核实"
            yield titled.start, titled.start + len(what), message, True
