"""Provinces, leagues and banners: names that stand under one that they do not belong to, and regions misnamed.

What belongs to what is in `lists/divisions.tsv`, down to the prefectures of each province, to the counties of the
region and of its western neighbours, to the towns of the league.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from alvtc_info.model.kinds import CONTENT, FRAME
from alvtc_info.proofreading.word_lists import aged, word_list
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from alvtc_info.model.document import Document

DIVISIONS = "divisions"
_KINDS = Pattern(r"(?:壮族|回族|维吾尔)?自治区$|地区$|[省市盟]$")
_SHORT_LEAST = 2


class Misplaced(NamedTuple):
    """A name of a place that is not as it should be: where it stands, what is said of it, and what it should be."""

    start: int
    end: int
    message: str
    right: str | None = None


class _Places(NamedTuple):
    """The divisions by their full names."""

    above: dict[str, str]  # what each belongs to; nothing for provinces
    called: dict[str, str]  # the full name of what a name stands for, short ones too
    heads: frozenset[str]  # those, short ones too, that others belong to
    longest: int


@cache
def _places() -> _Places:
    above: dict[str, str] = {}
    called: dict[str, str] = {}
    heads: set[str] = set()
    for line in word_list(DIVISIONS).entries:
        head, _, below = line.partition("\t")
        above.setdefault(head, "")
        if below:
            heads |= {head, *_short_forms(head)}
        called |= dict.fromkeys((head, *_short_forms(head)), head)
        for marked in below.split("、") if below else ():
            name = marked.replace("+", "")
            above[name] = head
            for each in (name, *_short_forms(marked)):
                called.setdefault(each, name)
    return _Places(above, called, frozenset(heads), max(map(len, above)))


def _short_forms(name: str) -> tuple[str, ...]:
    """What a province or a prefecture is called for short: 甘肃, 凉山 and 凉山州; nothing for counties and towns."""
    short, mark, _ = name.partition("+")
    if mark:
        return short, f"{short}州"
    kind = _KINDS.search(name)
    return (name[: kind.start()],) if kind and kind.start() >= _SHORT_LEAST else ()


def counties() -> tuple[str, ...]:
    """The counties and towns that the list has, whose names may be misspelt."""
    places = _places()
    return tuple(name for name, head in places.above.items() if head and places.above[head])


_NEAR = ("内蒙古自治区", "宁夏回族自治区", "甘肃省")  # the region and its western neighbours


def prefectures() -> tuple[str, ...]:
    """The prefectures of the region and of its western neighbours, whose names may be misspelt."""
    return tuple(name for name, head in _places().above.items() if head in _NEAR)


def provinces() -> tuple[str, ...]:
    """What the provinces are called for short: 宁夏."""
    return tuple(_regions())


def prefecture_of(name: str) -> str | None:
    """The prefecture that a county or a town belongs to; None for what is not in the list, or is none."""
    above = _places().above
    while name in above and above[name] and above[above[name]]:
        name = above[name]
        if not above[above[name]]:
            return name
    return None


# what may follow a short name, so that it is no part of another one: 陕西省延安路, 江苏省白山镇
_AFTER_SHORT = Pattern(r"$|[，。；：、！？）（\n]|的|籍|等地|[考片]区|考[点生]|[师学]生|教师|方面|一带|境内")


# what may stand between a division and one of its own
_LINK = Pattern("的?(?P<capital>省会(?:城市)?|首府)|的|(?:下辖|所辖|所属|境内)的?")


@cache
def _head_pattern() -> Pattern:
    return Pattern(words(_places().heads))


@cache
def _under_pattern() -> Pattern:
    return Pattern(rf"(?:（|\(|隶属于?|属于?|归)(?P<head>{words(_places().heads)})(?P<close>[）)]|管辖|[，。；])?")


def misplaced(document: Document) -> Iterator[Misplaced]:
    """Places that the paper puts under another division than theirs, and divisions with a name that is not theirs."""
    places = _places()
    text = document.text
    for match in document.finditer(_head_pattern(), CONTENT | FRAME, mentions=True):
        link = _LINK.match(text, match.end())
        at = link.end() if link else match.end()
        child = _child_at(text, at, match.group(), capital=bool(link and link["capital"]))
        if child and not _belongs(places.called[child], places.called[match.group()]):
            yield _told(document, match.start(), at + len(child), child, match.group())
    for match in document.finditer(_under_pattern(), CONTENT | FRAME, mentions=True):
        bracket = match.group()[0] in "（("
        child = _child_before(text, match.start())
        if child and match["close"] and (bracket == (match["close"] in "）)")):
            head = match["head"]
            if not _belongs(places.called[child], places.called[head]):
                yield _told(document, match.start() - len(child), match.end("head"), child, head)
    for match in document.finditer(_capital_pattern(), CONTENT | FRAME, mentions=True):
        right = _capitals()[match["name"]]
        if match["city"] != right.removesuffix("市"):
            message = f"{match['name']}的{match['sort']}是{right}，请核对{aged(DIVISIONS, document.report_date)}"
            yield Misplaced(*match.span("city"), message, right.removesuffix("市"))
    yield from _misnamed(document)


@cache
def _capitals() -> Mapping[str, str]:
    """The capital of each province and region, by its names: the first of what belongs to it."""
    found: dict[str, str] = {}
    for line in word_list(DIVISIONS).entries:
        head, _, below = line.partition("\t")
        if below and not _places().above[head]:
            found |= dict.fromkeys((head, *_short_forms(head)), below.split("、")[0])
    return found


@cache
def _capital_pattern() -> Pattern:
    cities = {name.removesuffix("市") for name in _places().above if name.endswith("市")}
    return Pattern(
        rf"(?P<name>{words(_capitals())})的?(?P<sort>省会|首府)(?:城市)?(?:是|为|在|设在)?(?P<city>{words(cities)})(?=市|[，。；、）]|$)"
    )


def _told(document: Document, start: int, end: int, child: str, head: str) -> Misplaced:
    name = _places().called[child]
    real, stated = _places().above[name], _places().called[head]
    message = f"“{name}”属{real}，不属{stated}，请核对{aged(DIVISIONS, document.report_date)}"
    return Misplaced(start, end, message)


def _child_at(text: str, at: int, head: str, *, capital: bool) -> str | None:
    """The longest name that stands here; a short one only of a capital, or under a full one, and if no word goes on."""
    places = _places()
    for size in range(min(places.longest, len(text) - at), 1, -1):
        name = text[at : at + size]
        if name not in places.called or places.above[places.called[name]] == "":
            continue
        full = name in places.above or name.endswith("州")
        if full or ((capital or head in places.above) and _AFTER_SHORT.match(text, at + size)):
            return name
    return None


def _child_before(text: str, at: int) -> str | None:
    """The longest full name that ends here and belongs to something."""
    places = _places()
    for size in range(min(places.longest, at), _SHORT_LEAST, -1):
        name = text[at - size : at]
        if places.above.get(name):
            return name
    return None


def _belongs(name: str, head: str) -> bool:
    """Whether a division belongs to another one, however many there are between them; or is the same one."""
    above = _places().above
    while name and name != head:
        name = above[name]
    return name == head


_ONCE = Pattern(r"[原旧曾]|当时|历史|沿革|撤销|撤省|改为|改称|(?:19[0-5]\d|18\d\d)年|民国|清代")
_PEOPLES = "壮族|回族|维吾尔族?|蒙古族?|藏族"


@cache
def _regions() -> Mapping[str, str]:
    """The full names of the provinces by what they are called for short."""
    above = _places().above
    return {_short_forms(name)[0]: name for name, head in above.items() if not head}


@cache
def _misnamed_pattern() -> Pattern:
    short = words([*_regions(), "内蒙"])
    return Pattern(
        rf"(?P<name>{short})(?:省(?![级际道外内会份区钱时心力事略油电吃去得下])|(?:{_PEOPLES}|族)?自治[区州])"
    )


def _misnamed(document: Document) -> Iterator[Misplaced]:
    """Provinces and autonomous regions with the kind, or the people, of another one: 宁夏自治区, 广西省, 甘肃自治区."""
    of_old: dict[int, bool] = {}  # by where a sentence begins: a long one may name many
    for match in document.finditer(_misnamed_pattern(), CONTENT | FRAME, mentions=True):
        right = _regions()["内蒙古" if match["name"] == "内蒙" else match["name"]]
        begin, end = document.sentence_at(match.start())
        known = match.group() == right or match.group() in _places().above  # 海南藏族自治州 is no 海南省
        known = known or document.text.startswith("级", match.end())  # 宁夏自治区级示范校 names a level
        if begin not in of_old:
            of_old[begin] = _ONCE.search(document.text, begin, end) is not None
        if not known and not of_old[begin]:
            yield Misplaced(*match.span(), f"全称是“{right}”，请核对{aged(DIVISIONS, document.report_date)}", right)
