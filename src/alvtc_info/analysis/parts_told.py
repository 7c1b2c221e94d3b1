"""Parts that are all there are by their names, and do not come to their whole, with no 其中 or 合计 between them.

取样12处，合格9处，不合格2处; 更换286只，教学楼120只、图书馆46只、公寓110只; 受潮11台，其中车床6台、加工中心4台.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from alvtc_info.analysis.quantities import quantities, shown, slip
from alvtc_info.model.kinds import PROSE
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alvtc_info.analysis.quantities import Quantity, Wrong
    from alvtc_info.model.document import Document

_MOST = 60  # quantities of a sentence; one with more is a table
# what was found of each: 合格 and 不合格, 到 and 未到; two words of one scale
_VERDICT = Pattern(
    r"^(?:其中)?(?:已经?|检查|结果|检测|核查)*(?P<no>不|未|没有?|非|无)?(?P<act>[\u4e00-\u9fff]{1,4}?)(?:的|者|了)?(?:有|为|共)?$"
)
_SCALES = tuple(
    tuple(each.split("|"))
    for each in (
        "正常|损坏",
        "正常|异常",
        "正常|故障",
        "完好|损坏",
        "完好|破损",
        "完好|受损",
        "完好|缺失",
        "阳性|阴性",
        "有效|失效",
        "有效|过期",
        "齐全|缺失",
        "在岗|缺岗",
        "出勤|缺勤",
        "优秀|良好|合格",
        "优秀|良好|及格",
        "赞成|反对",
        "同意|反对",
    )
)
_ABSTAINED = frozenset({("赞成", "反对"), ("同意", "反对")})  # others may have abstained, unsaid
_GRADED = 3
_NONE_BELOW = Pattern(r"(?:没有|无|均无|未出现|没)[^，。；]{0,3}不(?:合格|及格|达标)|(?:全部|均|都)(?:合格|及格|达标)")
_MORE = Pattern(
    r"待|其余|余下|剩余|另|缓|免|弃权|未检|未测|未填|作废|无效|等[^，。；\d]{0,4}\d|还有|中等|一般|无法|不详"
)
_MAY_BE_BETWEEN = frozenset(("满意", "赞同", "了解", "同意"))  # some said neither
# a list of places, offices or the like
_PLACE = Pattern(
    r"(?:[楼馆寓堂室系处部片区门校园院班组场厅栋座层级类型科队侧端路]|中心|公寓|食堂|操场|学生|教师|女生|男生|号|校区|[\u4e00-\u9fff]箱|机|车|缆|灯|管|阀)$"
)
_NO_LABEL = Pattern(
    r"共|合计|总计|占|[增减降]|[比较]|约|每|达|人均|平均|率$|又|再|另|相当|超|未|不|已|各|主要|其余|余下|前|第|从|由|到|至|把|将|被|均|都|还|仅|只|最"
)
_LABEL = 10  # code points of the name of a part
_LISTED = 3
_LITTLE = 0.12  # of the whole
_OPENS = Pattern(r"^其中(?:有|包括)?")
_SHARED = Pattern(r"各|每|分别|均|等|主要|含")


def parts_told(document: Document) -> Iterator[Wrong]:
    """What is wrong with the parts of the quantities of a paper."""
    found = [each for each in quantities(document) if each.role in PROSE]
    sentences = [list(group) for _, group in groupby(found, key=lambda each: each.sentence)]
    for index, sentence in enumerate(sentences):
        if not 2 < len(sentence) < _MOST:
            continue
        following = [each for group in sentences[index + 1 : index + 2] for each in group]
        for at, whole in enumerate(sentence[:-2]):
            parts = _list(whole, sentence[at + 1 :])
            said = round(whole.value + sum(each.value for each in parts), 4)
            if len(parts) < 2 or whole.mark == "、" or whole.rough or any(each.rough for each in parts):
                continue
            if any(each.unit == whole.unit and each.value == said for each in sentence[:at]):
                continue  # 听课124节，优良97节、合格25节、不合格2节: the first of the parts
            others = [*sentence[at + 1 + len(parts) :], *following]
            yield from _compared(document, whole, parts, others)


def _list(whole: Quantity, behind: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of the unit of a whole that follow it with short names, each behind a comma or the like."""
    parts: list[Quantity] = []
    for each in behind:
        marks = "、，,：:（(" if not parts else "、，,"
        words = _OPENS.sub("", each.before)
        if each.unit != whole.unit or not each.mark or each.mark not in marks or not 0 < len(words) <= _LABEL:
            break
        if len(parts) > 1 and each.mark != parts[1].mark:
            break
        parts.append(each)
    return parts


def _compared(
    document: Document, whole: Quantity, parts: Sequence[Quantity], others: Sequence[Quantity]
) -> Iterator[Wrong]:
    said = round(sum(each.value for each in parts), 4)
    left = round(whole.value - said, 4)
    if not left or any(each.unit == whole.unit and each.value == abs(left) for each in others):
        return
    begin, end = whole.start, parts[-1].end
    more = _MORE.search(document.plain, begin, min(document.passage_at(begin).end, whole.sentence + _LABEL))
    verdicts = _verdicts(document, parts)
    if verdicts is not None and not more:
        told = f"相加是{shown(said, whole.unit)}，与{shown(whole.value, whole.unit)}不符，请复核"
        yield begin, end, told, verdicts
    elif _SHARED.search(document.plain, begin, end) or more:
        return
    elif not _OPENS.search(parts[0].before) and len(parts) >= _LISTED and _is_of_places(parts):
        near = slip(said, whole.value) or abs(left) <= _LITTLE * whole.value
        if near and parts[0].mark in "，,：:" and (left < 0 or parts[1].mark == "、" or whole.is_count):
            told = f"逐项相加是{shown(said, whole.unit)}，与{shown(whole.value, whole.unit)}不符"
            yield begin, end, f"{told}；没有别的项的，请复核", left < 0
    elif _OPENS.search(parts[0].before) and len(parts) == 2 and whole.is_count:
        least = min(each.value for each in parts)
        named = whole.unit not in ("人", "份", "个") and not any(_NO_LABEL.search(_name(each)) for each in parts)
        if named and left == 1 < least:
            told = f"相加是{shown(said, whole.unit)}，比{shown(whole.value, whole.unit)}少{shown(left, whole.unit)}"
            yield begin, end, f"{told}；没有别的项的，请复核", False


def _verdicts(document: Document, parts: Sequence[Quantity]) -> bool | None:
    """Whether parts are all that can be found of a thing for certain, or likely; None where they are not."""
    matches = [_VERDICT.search(each.before) for each in parts]
    acts = tuple(match["act"] if match else "" for match in matches)
    negated = [bool(match and match["no"]) for match in matches]
    if len(parts) == 2 and "" not in acts and acts[0] == acts[1] and negated[0] != negated[1]:
        return acts[0] not in _MAY_BE_BETWEEN
    if any(negated) and not (len(parts) > _GRADED and negated == [False] * (len(parts) - 1) + [True]):
        return None
    for scale in _SCALES:
        if acts[: len(scale)] == scale and len(acts) == len(scale):
            if len(scale) == _GRADED and not _NONE_BELOW.search(document.plain, parts[0].start, parts[-1].sentence):
                return None
            return scale not in _ABSTAINED
        if len(scale) == _GRADED and acts == (*scale, scale[-1]) and negated[-1]:
            return True
    return None


def _name(part: Quantity) -> str:
    return _OPENS.sub("", part.before)


def _is_of_places(parts: Sequence[Quantity]) -> bool:
    """Whether the names of parts are of one sort: places, offices, kinds of a thing with one ending."""
    names = [_name(each) for each in parts]
    if any(_NO_LABEL.search(name) for name in names) or len(set(names)) < len(names):
        return False
    return all(_PLACE.search(name) for name in names) or len({name[-1] for name in names}) == 1
