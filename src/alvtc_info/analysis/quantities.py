"""The quantities of a paper, in any unit: how many of what, the words before and behind, the mark that divides them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import CONTENT, Role
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document, Passage

    Wrong = tuple[int, int, str, bool]  # a span, what is wrong with it, whether that is certain

_HAN = "一二两三四五六七八九十"
_LONG_UNITS = (
    "个百分点|平方公里|平方米|立方米|个小时|个月|人次|小时|分钟|公里|千米|厘米|毫米|千克|公斤|课时|学时|千瓦时"
    "|(?:kWh|kW|MPa|kPa|[mck]m|m³|m²|m3|m2|㎡|℃|kg|lx|dB|[tLmAVWhg])(?![0-9A-Za-z])"
)
# what a number before it makes a date, a time, a name or a rank of
_NO_UNITS = "年月日时分秒号楼级届期点岁层万亿余多几至到和与及或比即以为是的"
# marks, and numbers with what they count; a number in Chinese only before the commonest measure words
_TOKEN = Pattern(
    r"(?P<mark>[，,；;、：:。！？（(）)\n])|"
    rf"(?<![\d.])(?<!\d,)(?<!\d[至到])(?<![第/A-Za-z〔—–~～-])(?P<number>\d{{1,9}}(?:\.\d{{1,4}})?)(?P<scale>[万亿])?(?P<more>[余多几])?(?P<unit>{_LONG_UNITS}|%|(?![{_NO_UNITS}])[\u4e00-\u9fff])"
    rf"|(?<![第{_HAN}\d几数])(?P<han>[{_HAN}]{{1,3}})(?P<unit2>[名人位个项件台间家天组次针张辆栋扇块棵盏袋箱桶]|方面)"
)
_ALIKE = {"名": "人", "位": "人", "个小时": "小时"}
_SCALES = {None: 1, "万": 10_000, "亿": 100_000_000}
_ROUGH_BEFORE = Pattern(
    r"(?:(?<![签预合条公节违])约|(?<!最)近|逾|超过?|不[足到]|至少|最多|大概|左右|以内|[多少高低大小]于)[为有达]?$"
)
_ROUGH_BEHIND = Pattern(r"左右|以[上下内外]|[余多](?![媒种方])|上下|不等|[—–~～-]|[至到]\d")
_DATE = Pattern(r"\d{1,4}[年月日时分]")
_MEASURES = frozenset(
    "% 元 米 度 吨 亩 天 次 分 升 人次 小时 分钟 个月 课时 学时 个百分点 平方米 立方米 平方公里 公里 千米 厘米 毫米 千克 公斤 千瓦时 "
    "kWh kW MPa kPa mm cm km m³ m² m3 m2 ㎡ ℃ kg lx dB t L m A V W h g".split()
)
PERCENT = "%"  # the unit of a share
_LONGEST = 40  # code points of the words before and behind a quantity that are kept


@frozen
class Quantity:
    """A number with its unit.

    `start` and `end` are its span, `digits` is where its number ends; `value` is in `unit` (人 for 名 and 位, 元 for
    万元), right to `exact`, half of its last place; `rough`: it is said to be about that. `before` are the words since
    the last mark or quantity, without dates, `behind` those up to the next one; `mark` is what stands before those
    words, empty where a quantity does. `role` is that of its passage, `sentence` where its sentence ends.
    """

    start: int
    digits: int
    end: int
    value: float
    exact: float
    unit: str
    rough: bool
    before: str
    behind: str
    mark: str
    role: Role
    sentence: int

    @property
    def is_count(self) -> bool:
        """Whether it counts things or people, and is no measure, no sum of money, no share."""
        return self.unit not in _MEASURES


def shown(value: float, unit: str) -> str:
    """A value as it is written: 元 from ten thousand on in 万元."""
    if unit == "元" and value >= 10_000:
        return f"{value / 10_000:.10g}万元"
    return f"{round(value, 4):.10g}{unit}"


def slip(one: float, other: float) -> bool:
    """Whether two numbers of several digits differ in one of them, or by two neighbours that changed places."""
    decimals = max(len(f"{each:.10g}".partition(".")[2]) for each in (one, other))
    a, b = (f"{each:.{decimals}f}" for each in (one, other))
    apart = [at for at in range(len(a)) if a[at] != b[at]] if len(a) == len(b) else []
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]
    return len(a) > 1 and (len(apart) == 1 or swapped)


def quantities(document: Document) -> tuple[Quantity, ...]:
    """The quantities of title, headings and prose, in order; found once for a document."""
    return document.once(_find)


def _find(document: Document) -> tuple[Quantity, ...]:
    return tuple(each for passage in document.roles(*CONTENT) for each in _of_passage(document, passage))


def _of_passage(document: Document, passage: Passage) -> Iterator[Quantity]:
    text, end = document.plain, passage.end
    edge, mark = passage.start, "\n"
    found: list[tuple[re.Match[str], int, str]] = []
    edges = []
    for token in _TOKEN.compiled.finditer(text, passage.start, end):
        edges.append(token.start())
        if token["mark"]:
            mark = token["mark"]
        else:
            found.append((token, edge, mark))
            mark = ""
        edge = token.end()
    edges.append(end)
    at = 0
    for token, since, divided in found:
        while edges[at] <= token.start():
            at += 1
        before = text[max(since, token.start() - _LONGEST) : token.start()]
        behind = text[token.end() : min(edges[at], token.end() + _LONGEST)]
        stop = document.sentence_at(token.start())[1]
        if behind == "多" and text[edges[at] : edges[at] + 1].isdecimal():
            behind = ""  # 20起多11起: no 20起多
        yield _quantity(token, _DATE.compiled.sub("", before), behind, divided, passage.role, stop)


def _quantity(token: re.Match[str], before: str, behind: str, mark: str, role: Role, sentence: int) -> Quantity:
    written = token["han"] or ""
    number, unit = token["number"] or "", token["unit"] or token["unit2"]
    scale = _SCALES[token["scale"]]
    return Quantity(
        start=token.start(),
        digits=token.end("number") if number else token.end("han"),
        end=token.end(),
        value=float(numeral(written)) if written else round(float(number) * scale, 4),
        exact=0.5 * scale * 10.0 ** -len(number.partition(".")[2]),
        unit=_ALIKE.get(unit, unit),
        rough=bool(token["more"]) or bool(_ROUGH_BEFORE.search(before)) or bool(_ROUGH_BEHIND.match(behind)),
        before=before,
        behind=behind,
        mark=mark,
        role=role,
        sentence=sentence,
    )
