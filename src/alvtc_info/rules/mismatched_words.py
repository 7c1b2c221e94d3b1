"""Verbs that do not go with their object, and a negation too many."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from alvtc_info.model.finding import Fix, Hit, Severity
from alvtc_info.model.kinds import CONTENT
from alvtc_info.model.rule import proofreading_rule
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import stands_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from alvtc_info.model.document import Document

VERB_OBJECTS = "verb_objects"
_REACH = 14  # code points before an object within which its verb stands
_EDGE = Pattern(r"[^\u4e00-\u9fff]")
_VERB_SIZE = 2
# what cannot stand between a verb and its object: 提高质量的作用 has the object of 提高 before 的
_OTHERS = frozenset(
    "优化 创造 打击 提供 打下 推动 带动 促进 推进 具备 坚持 建立 落实 部署 服务 组织 指导 支持 保障 维护 树立 参加".split()
)
_NO_LINK = Pattern(r"[的是为把将被让使对向从在和及与或并后时前中上下到由以而但也又都就有，]")
_ENDS = Pattern(r"[，。；、！）\n]|$")
_BECOMES = r"(?:得到了?|有了?|有所|明显|显著|进一步|不断|大幅度?|持续|逐步|稳步|日益|较大|很大|极大|全面|切实|有效)+"


class _Object(NamedTuple):
    """What an object takes: the verb that goes with it, those that do not, and words before it with which they do."""

    right: str
    wrong: frozenset[str]
    unless: tuple[str, ...]


@cache
def _objects() -> Mapping[str, _Object]:
    rows = (line.split("\t") for line in word_list(VERB_OBJECTS).entries)
    return {
        noun: _Object(right, frozenset(wrong.split("、")), tuple(unless.split("、")) if unless else ())
        for noun, right, wrong, unless in rows
    }


@cache
def _verbs() -> frozenset[str]:
    """All verbs of the list: the nearest of them governs the object."""
    listed = (verb for each in _objects().values() for verb in (each.right, *each.wrong))
    return frozenset(listed) | _OTHERS


@cache
def _pattern() -> Pattern:
    verbs = "|".join(sorted(_verbs()))
    return Pattern(rf"(?:{'|'.join(_objects())})(?=[，。；、！）\n]|$|{_BECOMES}(?P<verb>{verbs})(?![的能和]))")


_NEGATED_TWICE = Pattern(
    r"(?:防止|避免|杜绝|防范|谨防|严防|以免|以防)[^，。；：、\n]{0,12}(?P<more>不再|不会再?|不要再?|没有再?|不)(?:再次|再)?(?:发生|出现|重演|反弹|复发)"
    r"|(?:切忌|禁止|严禁|不准)(?P<not>不要|不可|不能|不得|不准|不许)"
    r"|提高(?:了)?(?:对[^，。；]{1,12}的)?(?P<deep>深刻)认识"
)


def mismatched_verb(document: Document) -> Iterator[Hit]:
    """动词和宾语不搭配：改善教学水平（提高）、扩大宣传力度（加大）、发扬带头作用（发挥）；否定多了一层：防止事故不再发生。

    只查词表里的名词和紧挨在它前面的动词，见 --sources；“水平不断改善”一类主谓不搭配的也查。只作建议。
    """
    text = document.plain
    for match in document.finditer(_pattern(), CONTENT):
        at, noun = match.start(), match.group()
        called = _objects()[noun]
        if match["verb"]:
            if match["verb"] in called.wrong and not text.endswith(called.unless, 0, at):
                yield _told(*match.span("verb"), match["verb"], noun, called.right)
            continue
        start = at - len(_EDGE.split(text[max(0, at - _REACH) : at])[-1])
        verb_at = next(
            (place for place in range(at - _VERB_SIZE, start - 1, -1) if text[place : place + 2] in _verbs()), -1
        )
        if verb_at < 0 or text[verb_at : verb_at + 2] not in called.wrong:
            continue
        between = text[verb_at + 2 : at]
        if not stands_apart(text, verb_at, verb_at + 2):
            continue
        if not _NO_LINK.search(between) and not any(word in between for word in called.unless):
            yield _told(verb_at, verb_at + 2, text[verb_at : verb_at + 2], noun, called.right)
    for match in document.finditer(_NEGATED_TWICE, CONTENT):
        name = match.lastgroup or ""
        message = "“提高认识”前后不搭配，是“深化认识”还是“提高认识”" if name == "deep" else "否定多了一层，意思反了"
        yield Hit(*match.span(), message, Severity.INFO)


def _told(start: int, end: int, verb: str, noun: str, right: str) -> Hit:
    return Hit(start, end, f"“{verb}”和“{noun}”不搭配，一般用“{right}”", Severity.INFO, Fix(right))


RULES = (
    proofreading_rule(
        mismatched_verb,
        "动宾不搭配",
        (
            "5月20日，教务处要求各系⟦改善⟧教学水平。",
            "5月20日，学院要求⟦扩大⟧宣传力度。",
            "5月20日，党员⟦发扬⟧带头作用。",
            "5月20日，学院⟦防止类似问题不再发生⟧。",
            "5月20日，实训条件得到⟦增强⟧。",
            "5月20日，学院⟦提高了深刻认识⟧。",
            "5月20日，后勤处⟦加大⟧了维修进度。",
        ),
        (
            "5月20日，教务处提高教学水平，改善实训条件。",
            "5月20日，学院要求加大宣传力度，扩大招生规模。",
            "5月20日，党员发挥带头作用，发扬优良传统。",
            "5月20日，学院防止类似问题再次发生。",
            "5月20日，牧民的生活水平得到改善。",
            "5月20日，学院改善师生的水平，写进了方案。",
            "5月20日，后勤处落实现场安全措施，登记物资。",
        ),
        severity=Severity.INFO,
        lists=(VERB_OBJECTS,),
    ),
)
