"""Whether what stands before a particle describes a noun behind it, so that 的 must stand there."""

from __future__ import annotations

from alvtc_info.analysis.counted_nouns import NO_NOUN, counted_noun
from alvtc_info.analysis.particle_places import ACTS, LEFT, Place, kind_of
from alvtc_info.analysis.particle_words import (
    HOW,
    ILLS,
    MAKES_SO,
    NOUNS,
    OF_GROUND,
    OF_PLACES,
    ONLY_DESCRIBE,
    OWNERS,
    TIMES,
)
from alvtc_info.text.chinese_runs import run_before
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import cut, part_of_speech, tag_of

# nouns of the list that are done, too, and nouns that say how
DONE_TOO = frozenset(
    "领导 规定 协商 学会 评价 动员 做人 做学问 出场 关心 代表 计划 规划 报告 编辑 证明 总结 记录 标志 讲话 决策 评论 会见 参观 体验 通报 通知 批示 答复 展示 展现 反映 体现 建议 要求 检查 服务 承诺 安排 投诉 举报 培训 演练 面试 初试 复试 调研 走访 巡查 核查 摸排 谈判 会谈 演出 比赛 命令 交易 拨款 补贴 支出 收入 贷款 捐款 罚款 实验 试验 测试 研究 评估 审批 工作 活动".split()
)
_SAYS_HOW = frozenset(
    "电话 微信 网络 网上 线上 线下 现场 当场 当面 书面 口头 集体 实地 重点 全程 全员 全面 整体 局部 人工 手工 民主 法治 依法 科学 系统 历史 立体 逐页 逐条 逐项 大力 全力 高声 大声 小声 精心 用心 热情 深情 努力 自觉 有力 步行 轮流 为此 怎么 如何 这样 那样 什么".split()
)
_TAKEN_FOR_VERBS = (["于"], ["了"], ["着"], ["过"], ["到"])  # 作用于


def names_thing(words: tuple[str, ...]) -> bool:
    """Whether these words begin with a noun that is nothing else."""
    first, *others = words
    if first in NOUNS:
        return others[:1] not in _TAKEN_FOR_VERBS
    if len(first) == 1:
        return bool(counted_noun(first + "".join(others[:1])).word) and bool(others)
    if first in DONE_TOO or len(first) > 3:
        return False
    if first in _SAYS_HOW:
        return bool(others) and names_thing(tuple(others))
    if counted_noun(first).word and tag_of(first)[0] in "nxlsj":
        return True
    return bool(others) and tag_of(first)[0] == "b" and names_thing(tuple(others))


_SHORT_BODIES, _OUR, _NAME = frozenset("校院系处室队班科"), frozenset("我本该贵"), 2
_COUNT_OWNERS = tuple("名位家所间")


def is_owner(words: tuple[str, ...]) -> bool:
    """Whether these words end with people or a body: 我校, 学生们."""
    last = words[-1]
    if last in OWNERS or last.endswith("们"):
        return True
    if last[-1] in _SHORT_BODIES and (last[:-1] or "".join(words[-2:-1])) in _OUR:
        return True
    noun = counted_noun(last if len(last) == _NAME else last[-_NAME:]) if len(last) >= _NAME else NO_NOUN
    return noun.measures[:1] in _COUNT_OWNERS and tag_of(last)[0] in "nxrls"


_ADVERB_ENDS = frozenset("性力心情般量史术象能械辑貌学统度步划")  # 历史, 本能, 有计划: they are adverbs before 地


def _is_thing(word: str) -> bool:
    """Whether a word is a noun for a thing that one can point at."""
    noun = counted_noun(word)
    return bool(noun.word) and tag_of(word)[0] == "n" and noun.measures[0] not in "项种个道条段片位名"


def _joins(left: str, kind: str) -> bool:
    """Whether two nouns stand on either side, of which the first is no adverb."""
    return (
        tag_of(left) == "n"
        and left not in _SAYS_HOW
        and left[-1] not in _ADVERB_ENDS
        and kind in ("n", "ns", "nt", "nz")
    )


_INSIDE = frozenset("上里中内外下旁前后间")


def _is_place_inside(words: tuple[str, ...]) -> bool:
    return (
        len(words) > 1
        and words[-1] in _INSIDE
        and len(words[-2]) > 1
        and (part_of_speech(words[-2]) or "n")[0] in "nsx"
    )


def _is_most(words: tuple[str, ...]) -> bool:
    return len(words) > 1 and words[-2] == "最" and tag_of(words[-1])[0] == "a"


_HAS_SO = Pattern(
    r"(?:表示|致以|展开了?|有了|有着|具有|得到了?|受到了?|引起了?|给予了?|予以|作了|作出了?|做了|做出了?|进行了?|产生了|形成了|带来了?|取得了?|获得了?|迎来了?)(?:更加?|很|十分|非常|较|比较|极大|最)?$"
)
_SO_MANY = Pattern(
    r"[\d一二两三四五六七八九十百千几数半多余](?:个|名|位|项|条|年|月|天|周|小时|分钟|个月|学期|学年|届|期|批|类|种|级|岁)$"
)
_ADMINISTRATIVE = frozenset("市州区县处里")  # 8个地市, 学校地处
_NAMES = frozenset({"ns", "nt", "s"})
_PREDICATES = frozenset({"v", "vd", "p", "d", "c", "u", "y", "ad", "vg", "r"})
_ATTRIBUTES = frozenset("nabstzljmqf")
_POINTS = frozenset("那这各每该")


def describes(place: Place) -> bool:
    """Whether what stands before 地 describes a noun behind it."""
    left, right, before = place.left, place.right, place.before
    of, kind = tag_of(left), kind_of(right)
    long = len(left) > 1
    if right == "是":
        return (long and of[0] in "ai") or (left in ("有", "缺") and len(before) < 3)
    if left in ONLY_DESCRIBE or (left[-1] == "般" and kind == "n"):
        return len(right) > 1
    named = right not in _SAYS_HOW and right[0] not in _ADMINISTRATIVE
    if place.ended and len(place.after) == 1 and kind in ACTS and _HAS_SO.search(place.said[: -len(left)]):
        return len(left) > 1  # 有了更深地理解
    if left in ("了", "过"):
        return len(before) > 1 and tag_of(before[-2])[0] == "v" and (kind[0] in "nb" or kind == "vn") and named
    nominal = (
        kind not in _PREDICATES
        and (kind[0] in _ATTRIBUTES or kind in ("vn", "nt"))
        and not (kind == "a" == right and len(right) == 1)
    )
    if is_owner(before) or left in TIMES:
        return right[0] not in _ADMINISTRATIVE and (len(right) > 1 or kind[0] == "n")
    if not (nominal or right in _POINTS):
        return False
    if not named and not names_thing(place.after):
        return False
    place_name = left[-2:] in OF_PLACES or left in HOW
    return (
        ((kind[0] in "nbs" or kind == "vn") and _SO_MANY.search(place.said) is not None)
        or _is_place_inside(before)
        or (_is_most(before) and right not in DONE_TOO)
        or (long and of in _NAMES and len(right) > 1 and left[:1] != left[1:2])
        or (
            long
            and not place_name
            and len(right) > 1
            and right not in DONE_TOO
            and (_is_thing(left) or _joins(left, kind))
        )
        or (long and of in ACTS and "".join(before[-2:-1]) != "" and tag_of(before[-2]) == "v" and is_owner((right,)))
        or (long and of == "v" and not place_name and (right in ("那", "这") or (kind == "m" and bool(place.next))))
        or (names_thing(place.after) and _describes_noun(before, of, place_name=place_name))
        or (long and of == "v" and not place_name and kind == "n" and len(right) == _NAME and right not in DONE_TOO)
    )


_VERIES = (("更",), ("最",), ("很",), ("较",), ("越来越",), ("众",))


def _describes_noun(before: tuple[str, ...], tag: str, *, place_name: bool) -> bool:
    """Whether a word can describe a noun: an adjective, or a verb or a noun that makes no name of a place."""
    left = before[-1]
    if len(left) == 1:
        return left in "新老好旧来" or before[-2:-1] in _VERIES
    return tag[0] in "abzil" or tag in ("d", "ad") or (not place_name and tag[0] in "vn" and tag != "vd")


_DONE = frozenset("好完成到")
_GOT = frozenset(
    "冠军 亚军 季军 第一 荣誉 奖状 证书 金牌 银牌 铜牌 奖金 奖励 民心 人心 高分 实惠 好处 补助 奖杯 头筹 真传 大奖 一等奖 机会 支持 帮助".split()
)
_A_PART = Pattern(r"一(?:环|部分|项|个|种|步|员|课|面|条|次|刻|天|件|场|点|笔|页|段)")


def describes_behind_get(place: Place) -> bool:
    """Whether what stands before 得 describes a noun behind it, and 得 is no verb and no sign of what comes of it."""
    left, right, before, after = place.left, place.right, place.before, place.after
    of, kind = tag_of(left), kind_of(right)
    long = len(left) > 1 and left not in MAKES_SO
    quality = long and of[0] in "abzilrvt"
    if right == "是":
        return (long and of[0] in "ai") or (left in ("有", "缺") and len(before) < 3)
    if right in ("那", "这"):
        return quality and of == "v"
    if kind == "m":
        return quality and of[0] in "abz" and _A_PART.match("".join(after)) is not None
    if kind == "b":
        return len(after) > 1 and names_thing(after[1:]) and (is_owner(before) or quality)
    named = kind in ("n", "nz", "nt", "ns", "s", "t")
    if len(right) < 2 or right in _GOT or right[-1] in ILLS or not (named or (quality and counted_noun(right).word)):
        return False
    if is_owner(before) or left in TIMES:
        return named
    return right not in _SAYS_HOW and (
        quality
        or (long and of in ("d", "ad"))
        or (len(left) > 1 and of[0] == "n")
        or left in ("了", "过")
        or (left in _DONE and tag_of("".join(before[-2:-1]) or "x") == "v")
        or _is_place_inside(before)
        or _is_most(before)
        or (len(left) > 1 and of in _NAMES)
    )


def describes_what_is_left_out(text: str, at: int) -> bool:
    """Whether a verb stands before 地 or 得 at the end of its clause, so that 的 is meant: 确需调课地，."""
    before = run_before(text, at, LEFT)
    *words, particle = cut(before + text[at])
    left = words[-1] if words else ""
    return (
        particle == text[at]
        and len(left) > 1
        and tag_of(left)[0] == "v"
        and left not in HOW
        and left[-2:] not in OF_PLACES
        and left[-1] not in OF_GROUND
    )
