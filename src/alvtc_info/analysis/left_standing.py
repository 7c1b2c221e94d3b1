"""What was left standing when a wording was changed: half of a pair, a second measure word, or sign of a cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import CONTENT
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import cut, is_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document


class LeftStanding(NamedTuple):
    """What stands there too much: its place, what is said of it, and what should stand there."""

    start: int
    end: int
    message: str
    right: str | None


_UNITS = "元人名个位台份件项户册间辆张套家次天年米条"
# what is wrong whatever stands around it; the group of the match is what is told
_KINDS: tuple[tuple[Pattern, str, str], ...] = (
    (Pattern(rf"(?<=[\d千百万])[余多][{_UNITS}](?P<more>[余多])(?![人位少次用功媒边元层晶种学样项为数是半来系在由额款下])"), "“余”“多”只留一个", ""),
    (Pattern(r"(?<=[\d千百万])(?P<more>元余)(?=[，。；、])"), "“余”写在“元”前面", "余元"),
    (Pattern(r"(?P<more>百分之)(?=\d[\d.]{0,6}[%％])"), "“百分之”和“%”只留一个", ""),
    (Pattern(r"\d[起堂](?P<more>次)(?![数生日要级])"), "两个量词只留一个", ""),
    (Pattern(r"\d(?:学时|课时)(?P<more>时间)(?=[，。；、])"), "“学时”已是时间，“时间”多余", ""),
    (Pattern(r"(?P<more>不予)(?=不予?[^以])"), "“不”写了两遍", ""),
    (Pattern(r"做(?P<more>到)(?=好(?![评处人事]))"), "“做到”“做好”只留一个", ""),
    (Pattern(r"存在着(?P<more>有)(?=[^关章令禁法毒害])"), "“存在着”“有”只留一个", ""),
    (Pattern(r"担任(?P<more>为)(?![期时人民])"), "“担任”后面不用“为”", ""),
    (Pattern(r"(?P<more>(?<![因点键题心义])在于|(?<=[定将拟])于在)(?=\d{1,4}[月年日])"), "“在”“于”只留一个", "于"),
    (Pattern(r"(?<=[送交报发运达寄])(?P<more>到至|至到)(?![少今于场达会期位善诚真美])"), "“到”“至”只留一个", "至"),
    (Pattern(r"(?P<more>提升提高|提高提升)"), "“提升”“提高”只留一个", "提高"),
    (Pattern(r"(?P<more>(?:成果|成效|效果)(?:成果|成效|效果))(?=[，。；、])"), "意思相同的词只留一个", "成效"),
    (Pattern(r"签[订定署]了?(?P<more>签[订定署])"), "意思相同的词只留一个", ""),
    (Pattern(r"(?:造成|产生|引起)(?P<more>产生|造成|导致)|造成(?P<twice>引起)|导致了?(?P<cause>造成|引起|使(?!用))"), "意思相同的词只留一个", ""),
    (Pattern(r"(?:[之当]中|之[内间])(?P<more>里(?![程面外])|[中内](?![\u4e00-\u9fff])|[之当]中|之内)"), "意思相同的词只留一个", ""),
    (Pattern(r"(?:先后|已经|曾经|连续)(?P<more>有)(?=出现|发生(?!地)|存在(?!感))"), "“有”多余", ""),
    (Pattern(r"(?<![进出过下上失回])去(?P<more>到)(?=[\u4e00-\u9fff]{2})(?![位达场底过])(?!现在|目前|当前)"), "“去”“到”只留一个", ""),
    (Pattern(r"自[^，。；：\n]{1,10}(?<!一)起(?P<more>开始)"), "“起”“开始”只留一个", ""),
    (
        Pattern(
            r"由于[^，。；：\n]{2,20}(?P<more>的(?:原因|缘故))(?=(?:导致|造成|使(?!用))(?!的)(?![^，。；]{0,6}的[，。]))"
        ),
        "“由于”和“的原因”只留一个",
        "",
    ),
    (
        Pattern(r"对此[^，。；：]{0,4}?(?P<more>引起)(?=了?(?:高度|足够)?重视)|(?<!应)对[^，。；：来]{1,10}?(?:高度|足够)(?P<heed>引起)(?=重视(?!的))"),
        "“对”后面不用“引起”，删去“引起”或者“对”",
        "",
    ),
)  # fmt: skip
# a number with two measure words: 1936个名; what are words, or said of things that are counted in two ways, is none
_MEASURED = Pattern(
    r"(?:\d[\d.]{0,8}[万千百]?[余多]?|(?<![第之一二三四五六七八九十每同唯统])[一两三四五六七八九十几])(?P<one>[个名位件份堂种条项间辆张家册本处棵株所起次日面封幅])(?P<two>[个名位件台份种条项间辆张家册棵株天场面封幅])(?![\d（(])"
)
_COUNTED_BY_TWO = frozenset(
    "册件 种名 份封 张封 人名 次件 件份 台件 套件 张件 本件 所家 种本 处所 处间 个张 项次 条次 次位 名张 名家".split()
)
_OFTEN_BOTH = frozenset("个名位件台份条项家")  # behind a number in Chinese characters
_NO_WORDS = frozenset({"本册", "名位"})  # behind a number
_NOUNS_TOO = frozenset({"个件", "个家", "个位", "个条", "家家"})


def left_standing(document: Document) -> Iterator[LeftStanding]:
    """Everything that was left standing in a paper."""
    text = document.plain
    for pattern, message, right in _KINDS:
        for match in document.finditer(pattern, CONTENT):
            yield LeftStanding(*match.span(match.lastgroup or ""), message, right)
    for match in document.finditer(_MEASURED, CONTENT):
        one, two = match["one"], match["two"]
        end = match.end()
        pair = one + two
        loose = not match.group()[0].isdecimal() and pair != "次场" and not _OFTEN_BOTH.issuperset(pair)
        begins = any(is_word(text[end - 1 : end + size]) for size in (1, 2, 3))
        doubtful = loose or one == two or pair in _COUNTED_BY_TWO or (is_word(pair) and pair not in _NO_WORDS) or begins
        alone = not "\u4e00" <= text[end : end + 1] <= "\u9fff"
        if doubtful or (pair in _NOUNS_TOO and alone) or cut(text[end - 1 : end + 5])[0] != two:
            continue
        yield LeftStanding(match.start("one"), end, f"量词“{one}”“{two}”只留一个", None)
