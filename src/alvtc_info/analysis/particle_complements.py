"""Whether how something is done, or what comes of it, stands behind a verb and a particle, which 得 must be."""

from __future__ import annotations

from alvtc_info.analysis.particle_places import ACTS, CLAUSE, Place, rest_of_clause
from alvtc_info.analysis.particle_words import (
    ALL_OF,
    BECOMES,
    DEGREE,
    FEELS,
    HANDIWORK,
    HOW,
    HOW_WELL,
    MAKES_SO,
    OF_GROUND,
    OF_PLACES,
    ONCE_HOW,
    PICTURED,
    PICTURES,
    WELL_DONE,
)
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import cut, tag_of

_CANNOT = Pattern(
    r"[说直睁合顾喘抬停动站坐走挪透迈吃睡听看认分辨数开关下进出上拔转回缓张伸弯离握拿端提写答记想藏掩忍止收打放撑挤翻爬哭笑发插腾赶见咽起吱哼爱舍]不(?:出|起|开|拢|上|过|来|得|了|住|动|稳|下|进|去|着|清|见|到|成|完|赢|掉|释手|是)"
)
COMES_OF_IT = Pattern(
    r"入了?[神迷]|出了神|直(?!接|到|至|属)|气喘|连连|浑身|满[脸头身地手]|一[身头脸]|团团转|汗流|热泪|泪流|目瞪|哑口|东倒西歪|七零八落|不成样子|变了?形|断了|裂了|红了|湿了|没了|只剩|无[法处话人影心]|不敢|不能再|不能|不想|不愿|不知|不行|不得了(?!的)|要命|要死|够呛|水泄不通|哈哈大笑|手舞足蹈|喜笑颜开|前仰后合|死去活来|焦头烂额|措手不及|面目全非|哇哇|嗷嗷|呼呼|沙沙|咚咚|满满当当"
)


def comes(rest: str) -> bool:
    """Whether these words say what comes of something: 直不起腰."""
    return (COMES_OF_IT.match(rest) or _CANNOT.match(rest)) is not None


def comes_of_it(rest: str, text: str, at: int) -> bool:
    """Whether what is felt comes to something, in a clause that describes no noun: 累地直不起腰."""
    return comes(rest) and "的" not in rest_of_clause(text, at + 1, at + CLAUSE)


# what things are, rather than what is done
_WHAT_THINGS_ARE = frozenset(
    "一致 不同 不足 严重 丰富 优秀 低下 便宜 偏僻 偏远 先进 关键 典型 分散 单一 危险 发达 可靠 合理 困难 复杂 安全 完备 宝贵 寒冷 干燥 年轻 年长 广泛 开阔 拥挤 明显 普遍 有限 正确 潮湿 炎热 熟悉 特殊 狭窄 珍贵 相似 真实 突出 简单 繁重 肥沃 艰巨 落后 薄弱 贫困 贫瘠 重要 陌生 集中 齐全".split()
)
_MORE = frozenset("了 些 多了 很多 得多 一些 多 许多 点 一点 极了".split())
_ADJECTIVES = frozenset({"a", "ad", "an", "z", "i", "b"})


def _adjective(words: tuple[str, ...]) -> str:
    """The adjective that these words are, with what says how much more so behind it; empty for none."""
    left = list(words)
    while left and left[-1] in _MORE:
        left.pop()
    if len(left) != 1:
        return ""
    word = left[0]
    return word if tag_of(word) in _ADJECTIVES or word in ONCE_HOW or word in HOW_WELL else ""


_THAN = Pattern(r"比[一-鿿]{1,6}的[一-鿿]{1,4}$")  # 比预想的顺利
_FALLS = (("雨",), ("雪",))
_NO_COMPLEMENTS = frozenset("存在 需要 可能 应该 必须 具有 属于 成为 作为 是 有 在 所 要 能 会 想 让".split())
_NOMINALIZED = frozenset("所是有最不没未")
_LONE_ACTS = frozenset({"v", "vg", "zg", "vn", "a", "d", "q", "p"})


def is_complement(place: Place, *, bare: bool) -> bool:
    """Whether how something is done, or what comes of it, stands behind a verb and 地 (`bare`) or 的."""
    left, before, rest = place.left, place.before, "".join(place.after)
    if left in _NO_COMPLEMENTS or ("".join(before[-2:-1]) in _NOMINALIZED and len(before) > 1):
        return False
    if left == "显" or (bare and left in BECOMES) or (rest == "好" and place.ended and left in WELL_DONE):
        return True
    goes_on = "的" in place.rest and not _THAN.match(place.rest)
    if left in BECOMES and place.ended and "".join(before[-2:-1]) != "不" and _adjective(place.after):
        return True
    if left == "下" and before[-2:-1] in _FALLS and place.ended and DEGREE.match(rest):
        return True
    if left in FEELS and not goes_on and comes(rest):
        return True
    if bare and (left[-2:] in OF_PLACES or left in OF_GROUND or left in HOW):
        return False
    acts = tag_of(left) in (_LONE_ACTS if len(left) == 1 else ACTS) or left in MAKES_SO or left in HANDIWORK
    degree = DEGREE.match(rest)
    if degree and (acts or left in FEELS):
        said = rest[degree.end() :]
        if bare and "的" in said and _adjective(cut(said.split("的")[0])):
            return acts
        adjective = _adjective(cut(said)) if place.ended and said and not goes_on else ""
        if adjective and (
            bare or (adjective not in _WHAT_THINGS_ARE and (len(adjective) > 1 or adjective in ONCE_HOW))
        ):
            return True
    if not acts or goes_on or not (place.ended or (rest[0] == "比" and place.counts)):
        return False
    return (bare and _says_how_bare(place, rest)) or _says_how(left, place.after, rest, bare=bare)


_CAN = frozenset(
    "住 动 进 上 下 起 来 去 开 了 着 成 完 到 出 过来 过去 起来 下去 下来 上来 上去 出来 进去 不错 怎么样 如何".split()
)


def _says_how_bare(place: Place, rest: str) -> bool:
    """Whether an adjective, or a verb that says that it can be done, is all that stands behind 地."""
    adjective = _adjective(place.after)
    if adjective in ONCE_HOW or adjective in HOW_WELL:
        return len(rest) <= 3
    return len(place.left) == 1 and rest in _CAN


_BETTER = Pattern(r"更|还|要|都|快|早|晚|好|慢|稳|细|紧|顺利|扎实")


def _says_how(left: str, words: tuple[str, ...], rest: str, *, bare: bool) -> bool:
    """Whether these words, which end the clause, say how: 不好, 比去年还快, 干干净净."""
    if rest[0] == "不" and len(rest) <= 3:
        return rest == "不错" or rest[1:] in HOW_WELL or rest[1:] in ONCE_HOW
    if rest[0] == "比":
        adjective = _adjective(words[-1:])
        return (
            len(words) > 2
            and bool(adjective)
            and adjective not in _WHAT_THINGS_ARE
            and (_BETTER.search(rest) is not None or "的" in rest)
        )
    if left in HANDIWORK and len(words) == 1 and rest in HOW_WELL:
        return True
    made = bare or left in HANDIWORK or left in MAKES_SO
    if rest in PICTURED or (made and tag_of(rest) in PICTURES and len(rest) == 4 and "之" not in rest):
        return True
    return len(rest) == 4 and rest[0] == rest[1] and rest[2] == rest[3] and rest not in ALL_OF
