"""Shares of one whole that do not come to it: the rest of a group, answers of a survey, a rise of a rate, a majority.

Spans with what is wrong. What may overlap, or of which something may be left out, is passed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import combinations
from typing import TYPE_CHECKING

from alvtc_info.model.kinds import PROSE
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from alvtc_info.model.document import Document

_LEARNERS = Pattern(r"学生|[男女]生|新生")
_STAFF = Pattern(r"教师|老师|教职工|辅导员|职工")
_BOTH_OF_THEM = Pattern(r"师生(?!员工|家长|代表)")
_INSIDE = Pattern(r"^(?P<of>[\u4e00-\u9fff])(?P<side>[内外])(?P<thing>[\u4e00-\u9fff]{0,6})$")
_USED_BY = Pattern(r"^(?P<who>学生|教师|教职工|职工)(?P<thing>[\u4e00-\u9fff]{2,4})$")


def divides(names: Sequence[str], about: str) -> bool:
    """Whether two names leave nothing out of what is counted, as told by the words `about` it.

    师生: 学生 and 教师; anything: 盟内 and 盟外; 账号: 学生账号 and 教职工账号.
    """
    if len(names) != 2:
        return False
    one, other = names
    if _BOTH_OF_THEM.search(about):
        return any(_LEARNERS.search(a) and _STAFF.search(b) for a, b in ((one, other), (other, one)))
    for pattern, apart in ((_INSIDE, "side"), (_USED_BY, "who")):
        first, second = pattern.match(one), pattern.match(other)
        if first and second:
            named = pattern is _INSIDE or first["thing"] in about
            alike = first["thing"] == second["thing"] and (pattern is _USED_BY or first["of"] == second["of"])
            return named and alike and first[apart] != second[apart]
    return False


_COUNTED = "人|名|个|间|家|项|件|台|辆|栋|处|条|户|套|份"
_ROUGHLY = Pattern(r"约|近(?=\d)|(?<=[\d万])[余多]|左右|以上")
# 轻伤6人，其中4人送医，其余3人留观
_REST = Pattern(
    rf"(?<![\d.,])(?P<total>\d{{1,6}})(?P<unit>{_COUNTED})[^，。；：\d]{{0,10}}(?:，其中|（其中|[，；]|中，)(?P<some>[^，。；\d]{{0,8}}\d{{1,6}}(?P=unit)[^。；]{{0,60}}?)[，、；](?:其余|其他|余下的?|剩余|剩下)的?(?P<rest>\d{{1,6}})(?P=unit)"
)
_SOME = Pattern(rf"(?:^|(?<=[，、（和及]))[^，。；、（）\d]{{0,10}}(?P<count>\d{{1,6}})(?:{_COUNTED})")
_MOST_PARTS = 5  # parts before the rest whose sums are tried

_ANSWERS = Pattern(r"有效(?:问卷|答卷|样本)(?:为|共|计)?(?P<total>\d{2,6})[份个]")
_WISHES = "愿意?|打算|准备|选择|计划|倾向|非常|很|比较|基本|不太|满意|不满意|一般|同意|不同意|每[天周月]|从不|偶尔|经常"
_ANSWER = Pattern(
    rf"(?:^|(?<=[，；、。：]))(?P<label>(?:{_WISHES})[^，。；、：（\d]{{0,14}}?)(?:的|者)?(?:有|为)?(?P<count>\d{{1,6}})[人名份](?:，占[^，。；\d]{{0,8}}\d{{1,3}}(?:\.\d{{1,2}})?%)?(?=[，；、。和及])"
)
_SEVERAL_ANSWERS = Pattern(r"多选|多项|同时|兼|可选|任选|限选|最多选|其中")
_ALL_ANSWERS = 3  # kinds of answers that are likely all there are
_TOO_MANY = 1.05  # answers to a question that allows several come to more of the whole than that

_UP_OR_DOWN = "提高|上升|提升|增长|增加|升|下降|降低|降|减少|回落|下滑"
_NUMBER = r"(?<![\d.])\d{1,3}(?:\.\d{1,2})?"
_POINTS = Pattern(
    rf"(?P<was>{_NUMBER})%[^。；，\d]{{0,10}}?(?:{_UP_OR_DOWN})[^，。；%\d]{{0,3}}[到至为]了?[^，。；%]{{0,16}}?(?P<now>{_NUMBER})%(?:（[^（）]{{0,40}}）)?，(?P<base>[^。；，%\d]{{0,12}}?)(?:{_UP_OR_DOWN})了?(?P<by>{_NUMBER})个百分点"
    rf"|(?P<now2>{_NUMBER})%(?:（[^（）]{{0,40}}）)?，?[比较][^，。；%]{{1,16}}?(?P<was2>{_NUMBER})%，?(?:{_UP_OR_DOWN})了?(?P<by2>{_NUMBER})个百分点"
)
_OTHER_BASE = Pattern(r"年均|平均|每年|分别|比|较|另|其中")

_MAJORITY = Pattern(
    r"(?:(?:超过|有)?半数(?:以上)?|一半以上|过半(?:数)?|大多数|绝大多数|多数)的?(?:人|学生|毕业生|教师|师生|受访者)?(?P<what>[\u4e00-\u9fff]{4,20})"
)
_SHARE = Pattern(
    r"(?:^|(?<=[，；、。：]))(?P<label>[^，。；、：（\d]{3,20}?)(?:的|者)?(?:有|为)?\d{1,6}[人名份]，(?:仅|只)?占[^，。；\d]{0,8}(?P<share>\d{1,3}(?:\.\d{1,2})?)%"
)
_NEGATED = Pattern(r"不|未|没")
_HAN = Pattern(r"[^\u4e00-\u9fff]|[的了在人有是于和愿意想选择打算准备表示希望认为]")
_HALF = 50.0
_ALIKE = 0.6
_LEAST = 3
_FORWARD = 240  # code points behind a share in which a majority may be claimed for it


def wrong_shares(document: Document) -> Iterator[tuple[int, int, str]]:
    """Groups and rates that do not come to the whole or the change said beside them: spans with what is wrong."""
    for match in document.finditer(_REST, PROSE):
        counts = [int(each["count"]) for each in _SOME.finditer(match["some"])][:_MOST_PARTS]
        total, rest, unit = int(match["total"]), int(match["rest"]), match["unit"]
        rough = _ROUGHLY.search(document.plain, max(0, match.start() - 2), match.end())
        # 36名学生和2名教师，2名学生滑倒，其余34名: what is counted right before is not the whole
        whole = "其中" in match.group() or total >= max(rest, *counts, 0)
        if (
            counts
            and whole
            and not rough
            and not _may_be(total, rest, counts)
            and not _is_an_item(document, match, rest, counts)
        ):
            said = "、".join(str(each) for each in (*counts, rest))
            yield *match.span(), f"{said}相加不是{total}{unit}，请复核"
    yield from _answers(document)
    for match in document.finditer(_POINTS, PROSE):
        yield from _points(match)
    yield from _majorities(document)


_AMOUNT = Pattern(rf"(?<![\d.,])(?P<count>\d{{1,6}})(?P<unit>{_COUNTED})")
_BEFORE = 120  # code points before an item in which the whole of its list is looked for


def _is_an_item(document: Document, match: re.Match[str], rest: int, counts: list[int]) -> bool:
    """Whether what looks like a whole is the first or a later part of one told before it, with what follows it.

    73人提出困难：学习31人，住宿22人，其他20人.
    """
    begin = max(document.sentence_at(match.start())[0], match.start() - _BEFORE)
    said = int(match["total"]) + rest + sum(counts)
    for each in reversed(list(_AMOUNT.compiled.finditer(document.plain, begin, match.start()))):
        if each["unit"] == match["unit"]:
            if int(each["count"]) == said:
                return True
            said += int(each["count"])
    return False


def _may_be(total: int, rest: int, counts: list[int]) -> bool:
    """Whether a rest and some of the counts before it come to the whole, or to one of the counts."""
    sums = {rest + sum(some) for size in range(1, len(counts) + 1) for some in combinations(counts, size)}
    return bool(sums & {total, *counts})


def _answers(document: Document) -> Iterator[tuple[int, int, str]]:
    """The answers to one question that are more than those who answered, by a few: a slip, not several answers each."""
    for match in document.finditer(_ANSWERS, PROSE):
        passage = document.passage_at(match.start())
        _, stop = document.sentence_at(match.start())
        following = min(passage.end, document.sentence_at(min(stop, passage.end - 1))[1])
        found: list[re.Match[str]] = []
        for each in _ANSWER.compiled.finditer(document.plain, match.end(), following):
            if found and document.sentence_at(found[0].start()) != document.sentence_at(each.start()):
                break
            found.append(each)
        total, said = int(match["total"]), sum(int(each["count"]) for each in found)
        if (
            len(found) >= _ALL_ANSWERS
            and total < said <= _TOO_MANY * total
            and not _SEVERAL_ANSWERS.search(document.plain, passage.start, following)
        ):
            yield (
                found[0].start(),
                found[-1].end(),
                f"各项相加是{said}人，超过前面的有效问卷{total}份，请复核",
            )


def _points(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    last = "" if match["was"] else "2"
    was, now, by = (float(match[name + last]) for name in ("was", "now", "by"))
    decimals = min(len(match[name + last].partition(".")[2]) for name in ("was", "now"))
    apart = abs(now - was)
    # rates are rounded one by one, and so is what lies between them
    if abs(apart - by) > 1.01 * 10.0**-decimals and not (match["base"] and _OTHER_BASE.search(match["base"])):
        yield (
            *match.span("by" + last),
            f"{was:.10g}%和{now:.10g}%相差{round(apart, 2):g}个百分点，与{by:g}个百分点不符，请复核",
        )


def _majorities(document: Document) -> Iterator[tuple[int, int, str]]:
    """A majority claimed for what was told to be less than half."""
    shares = [(each, _pieces(each["label"])) for each in document.finditer(_SHARE, PROSE)]
    if not shares:
        return
    ends = [each.end() for each, _ in shares]
    for match in document.finditer(_MAJORITY, PROSE):
        window = slice(bisect_left(ends, match.start() - _FORWARD), bisect_right(ends, match.start()))
        claim = _pieces(match["what"])
        near = [
            (len(claim & label) / len(label), each)
            for each, label in shares[window]
            if len(claim & label) >= _LEAST
            and bool(_NEGATED.search(each["label"])) == bool(_NEGATED.search(match["what"]))
        ]
        best = max(near, key=lambda each: each[0], default=None)
        if best and best[0] >= _ALIKE and float(best[1]["share"]) < _HALF:
            yield *match.span(), f"前面写“{best[1].group()}”，不到一半，请核实"


def _pieces(words: str) -> frozenset[str]:
    """The Chinese characters that tell what is said, without those that any label has."""
    return frozenset(_HAN.sub("", words))
