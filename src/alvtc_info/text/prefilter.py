"""What a text must hold for an expression to match, and with which characters a match can begin.

Both are derived from the parse tree of the expression. An expression that cannot match is not run, not even compiled;
one that begins with a look-behind is tried only where a match can begin. Nothing of this is written by hand beside an
expression, so nothing can be forgotten there: a filter lets through whatever the expression matches in a folded text
(`text.folding`), whose digits are 0 to 9.
"""

from __future__ import annotations

import re
from importlib import import_module
from itertools import product
from math import fsum
from typing import TYPE_CHECKING, Any

from alvtc_info.text.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    # characters of which one stands in a match, between so many and so many code points from where it begins
    Anchor = tuple[str, int, int]
    # what may follow a number (empty: anything), how many of its digits at least and at most a match begins with, and
    # whether these are all that it has
    Number = tuple[str, int, int, bool]
    Node = tuple[Any, Any]

MOST = 96  # words of a set that is worked with at most
MOST_WITH = 16  # literals looked for at most where the search itself skips to where a match can begin
MOST_WITHOUT = 40  # and where every character is tried
LONGEST = 4  # characters of a literal; longer ones would hardly exclude more texts
MOST_HEADS = 256
_DIGITS = "0123456789"
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"
)


class Prefilter(NamedTuple):
    """What a text must hold for an expression to match, and where a match can begin.

    `literals`: a match holds one of them (none: nothing is known). `heads`: a class of the characters that a match
    begins with, where it pays to try an expression only there; `edge`: a match never begins within a number.
    """

    literals: tuple[str, ...] = ()
    heads: str = ""
    edge: bool = False


NOTHING = Prefilter()


def derive(source: str, flags: int = 0) -> Prefilter:
    """The prefilter of an expression; an empty one where case is ignored. Raises re.error for no valid expression."""
    tree = _parser().parse(source, flags)
    if tree.state.flags & re.IGNORECASE:
        return NOTHING
    nodes = list(tree)
    literals = _cheapest(_needed(nodes)) or frozenset()
    skips = _has_prefix(tree)
    heads = "" if skips or _fails_at_once(nodes) else _heads(nodes)
    edge = any(char.isdecimal() for char in heads) and _at_edges(nodes)
    if len(literals) > (MOST_WITH if skips or heads else MOST_WITHOUT):
        literals = frozenset()
    return Prefilter(tuple(sorted(literals)), heads, edge)


def _parser() -> Any:
    return import_module("re._parser")


def _op(node: Node) -> str:
    return str(node[0])


# what a match must hold -------------------------------------------------------------------------------------------


def _needed(nodes: Sequence[Node]) -> Iterator[frozenset[str]]:
    """Sets of words; a match holds at least one word of each set."""
    runs: frozenset[str] = frozenset()
    for node in nodes:
        words = _exactly(node)
        if words is None:
            yield from _run(runs)
            runs = frozenset()
            found = _needed_by(node)
            if found is not None:
                yield found
        elif not runs:
            runs = words
        elif len(runs) * len(words) <= MOST:
            runs = frozenset(a + b for a, b in product(runs, words))
        else:
            yield from _run(runs)
            runs = words
    yield from _run(runs)


def _run(words: frozenset[str]) -> Iterator[frozenset[str]]:
    if words and all(words):
        yield words


def _needed_by(node: Node) -> frozenset[str] | None:
    """The best such set for one node; None where the node may match without any certain word."""
    op, value = _op(node), node[1]
    if op == "SUBPATTERN":
        return _cheapest(_needed(list(value[3]))) if not (value[1] or value[2]) else None
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _cheapest(_needed(list(value[2]))) if value[0] else None
    if op == "ATOMIC_GROUP":
        return _cheapest(_needed(list(value)))
    if op == "ASSERT":
        return _cheapest(_needed(list(value[1])))
    if op == "BRANCH":
        found = [_cheapest(_needed(list(branch))) for branch in value[1]]
        if any(words is None for words in found):
            return None
        return frozenset[str]().union(*(words for words in found if words is not None))
    return None


def _exactly(node: Node) -> frozenset[str] | None:
    """All texts that a node matches, where they are few; None for more, and for a node that takes no characters."""
    op, value = _op(node), node[1]
    if op == "LITERAL":
        return frozenset({chr(value)})
    if op == "IN":
        return _members(value, 24, "")
    if op == "SUBPATTERN":
        return _sequence(list(value[3])) if not (value[1] or value[2]) else None
    if op in ("MAX_REPEAT", "MIN_REPEAT"):
        least, most, inner = value
        words = _sequence(list(inner)) if most in (0, 1) or least == most else None
        if words is None or least != most or least > 2:
            return None
        return _limited(frozenset("".join(parts) for parts in product(words, repeat=least)))
    if op == "BRANCH":
        words_of = [_sequence(list(branch)) for branch in value[1]]
        if any(words is None for words in words_of):
            return None
        return _limited(frozenset[str]().union(*(words for words in words_of if words is not None)))
    return None


def _sequence(nodes: Sequence[Node]) -> frozenset[str] | None:
    whole = frozenset({""})
    for node in nodes:
        words = _exactly(node)
        if words is None or len(whole) * len(words) > MOST:
            return None
        whole = frozenset(a + b for a, b in product(whole, words))
    return whole


def _limited(words: frozenset[str]) -> frozenset[str] | None:
    return words if len(words) <= MOST else None


def _members(items: Sequence[Node], most: int, digits: str) -> frozenset[str] | None:
    r"""The characters of a class; None for more than `most`, and for a class given by exclusion or by a category.

    `digits` are those that \d stands for; where it is empty, \d is treated as any other category.
    """
    found: set[str] = set()
    for op, value in ((_op(item), item[1]) for item in items):
        if op == "LITERAL":
            found.add(chr(value))
        elif op == "RANGE" and value[1] - value[0] < most:
            found.update(map(chr, range(value[0], value[1] + 1)))
        elif op == "CATEGORY" and str(value) == "CATEGORY_DIGIT" and digits:
            found.update(digits)
        else:
            return None
    return frozenset(found) if len(found) <= most else None


def _cheapest(choices: Iterable[frozenset[str]]) -> frozenset[str] | None:
    """The set that excludes most texts for the least search, its words cut short; None where there is none."""
    cut = [frozenset(_short(word) for word in words) for words in choices]
    return min((words for words in map(_without_longer, cut) if len(words) <= MOST), key=_cost, default=None)


def _short(word: str) -> str:
    """The part of a long word that is looked for: its rarest four characters in a row."""
    pieces = [word[at : at + LONGEST] for at in range(max(1, len(word) - LONGEST + 1))]
    return min(pieces, key=lambda piece: sum(c in _COMMON for c in piece))


def _without_longer(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if not any(other != word and other in word for other in words))


def _cost(words: frozenset[str]) -> tuple[float, list[str]]:
    """A sort key: about how often a text holds one of the words plus the time to look for them; then the words."""
    return fsum(map(_share, words)) + 0.03 * len(words), sorted(words)


def _share(word: str) -> float:
    share = 1.0
    for char in word:
        share *= 0.9 if char in _DIGITS or char in "，。、\n " else 0.45 if char in _COMMON else 0.12
    return share


# where a match begins ---------------------------------------------------------------------------------------------


def _has_prefix(tree: Any) -> bool:
    """Whether the engine itself skips to where a match can begin: a literal or a class at the very start."""
    compiler: Any = import_module("re._compiler")
    flags = tree.state.flags
    return bool(compiler._get_literal_prefix(tree, flags)[0] or compiler._get_charset_prefix(tree, flags))


def _fails_at_once(nodes: Sequence[Node]) -> bool:
    """Whether a match must begin with one character: the engine then fails at once and looking first saves nothing."""
    if not nodes:
        return False
    op, value = _op(nodes[0]), nodes[0][1]
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return bool(value[0]) and _fails_at_once(list(value[2]))
    if op == "SUBPATTERN":
        return _fails_at_once(list(value[3]))
    return op in ("LITERAL", "NOT_LITERAL", "IN", "ANY")


def _heads(nodes: Sequence[Node]) -> str:
    """The characters that a match begins with, as the inside of a class.

    Empty where they cannot be derived, or where a match may be empty.
    """
    found, empty = _first(nodes)
    if not found or empty:
        return ""
    return "".join(_range(first, last) for first, last in _runs(sorted(found)))


def _runs(chars: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Runs of neighbouring characters, each as its first and last."""
    first = last = chars[0]
    for char in chars[1:]:
        if ord(char) != ord(last) + 1:
            yield first, last
            first = char
        last = char
    yield first, last


def _range(first: str, last: str) -> str:
    shown = [f"\\{char}" if char in "\\]^-[&~|" else char for char in (first, last)]
    return shown[0] if first == last else "".join(shown) if ord(last) == ord(first) + 1 else f"{shown[0]}-{shown[1]}"


def _first(nodes: Sequence[Node]) -> tuple[frozenset[str] | None, bool]:
    """The characters that a match of these nodes begins with (None: any), and whether the match may be empty."""
    found: set[str] = set()
    for index, node in enumerate(nodes):
        op, value = _op(node), node[1]
        if op in ("ASSERT", "ASSERT_NOT", "AT"):
            if op == "ASSERT" and value[0] == 1:
                return _first_ahead(list(value[1]), nodes[index + 1 :], found)
            continue
        chars, empty = _first_of(node)
        if chars is None:
            return None, False
        found |= chars
        if len(found) > MOST_HEADS:
            return None, False
        if not empty:
            return frozenset(found), False
    return frozenset(found), True


def _first_ahead(ahead: Sequence[Node], rest: Sequence[Node], found: set[str]) -> tuple[frozenset[str] | None, bool]:
    """The same where a look-ahead comes first: those of `rest` where they are certain, else those of `ahead`."""
    seen, nothing = _first(ahead)
    then, empty = _first(rest)
    if then is None or empty:
        return (None, False) if seen is None or nothing else (frozenset(found | seen), False)
    return frozenset(found | then), empty


def _first_of(node: Node) -> tuple[frozenset[str] | None, bool]:
    op, value = _op(node), node[1]
    if op == "LITERAL":
        return frozenset({chr(value)}), False
    if op == "IN":
        return _members(value, MOST_HEADS, _DIGITS), False
    if op == "SUBPATTERN":
        return _first(list(value[3])) if not (value[1] or value[2]) else (None, False)
    if op == "ATOMIC_GROUP":
        return _first(list(value))
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        chars, empty = _first(list(value[2]))
        return chars, empty or value[0] == 0
    if op == "BRANCH":
        parts = [_first(list(branch)) for branch in value[1]]
        if any(chars is None for chars, _ in parts):
            return None, False
        return frozenset[str]().union(*(chars for chars, _ in parts if chars is not None)), any(e for _, e in parts)
    return None, False


def _at_edges(nodes: Sequence[Node]) -> bool:
    """Whether no match begins with a digit that follows another digit."""
    for node in nodes:
        op, value = _op(node), node[1]
        if op == "ASSERT_NOT" and value[0] == -1 and _excludes_digits(list(value[1])):
            return True
        if op == "ASSERT" and value[0] == -1 and _ends_otherwise(list(value[1])):
            return True
        if op in ("ASSERT", "ASSERT_NOT", "AT"):
            continue
        if op == "SUBPATTERN":
            return _at_edges(list(value[3])) and not _first(list(value[3]))[1]
        if op == "BRANCH":
            return all(_at_edges(list(branch)) and not _first(list(branch))[1] for branch in value[1])
        chars, empty = _first_of(node)
        return chars is not None and not empty and not any(char.isdecimal() for char in chars)
    return False


def _ends_otherwise(nodes: Sequence[Node]) -> bool:
    """Whether the content of a look-behind always ends with a character that is no digit."""
    if not nodes:
        return False
    op, value = _op(nodes[-1]), nodes[-1][1]
    chars = _exactly(nodes[-1]) if op in ("LITERAL", "IN") else None
    if op == "BRANCH":
        return all(_ends_otherwise(list(branch)) for branch in value[1])
    return chars is not None and not any(char.isdecimal() for char in chars)


def _excludes_digits(nodes: Sequence[Node]) -> bool:
    if len(nodes) != 1:
        return False
    op, value = _op(nodes[0]), nodes[0][1]
    if op == "BRANCH":
        return any(_excludes_digits(list(branch)) for branch in value[1])
    if op != "IN" or any(_op(item) == "NEGATE" for item in value):
        return False
    return any(_op(item) == "CATEGORY" and str(item[1]) == "CATEGORY_DIGIT" for item in value)


# with which pairs of characters a match begins ------------------------------------------------------------------------

MOST_PAIRS = 1500
_MOST_SINGLES = 16
_ANY, _NUMBER = "*", "0"  # stand for any character or the end of a match, and for a number
_MASK = "□"  # what `Document.plain` has in the place of each character that is quoted
_EVERYWHERE = frozenset("，。、\n 的")
_FARTHEST = 32  # code points from where a match begins to a character that tells of it
_MOST_TELLING = 24  # such characters
_MANY_DIGITS = 4  # of a number that is looked for whatever follows it
MOST_DIGITS = 1 << 20  # stands for any number of digits


def beginnings(
    source: str, flags: int = 0
) -> tuple[tuple[str, ...], str, tuple[Number, ...], *tuple[Anchor, ...]] | None:
    """With what a match begins, as `text.beginnings` looks for it; None where that is unknown, or anything common.

    Of those parts of an expression that may begin with anything, it is said last where a certain character stands.
    Raises re.error for no valid expression.
    """
    tree = _parser().parse(source, flags)
    found: set[str] = set()
    numbers: dict[tuple[int, int, bool], set[str]] = {}
    anchors: set[Anchor] = set()
    if tree.state.flags & re.IGNORECASE or not _gather(list(tree), tree.state, found, numbers, anchors):
        return None
    loose = {each[0] for each in found if each[1:] in ("", _ANY)}
    if _MASK in "".join(found) or (anchors and _heads(list(tree))):
        return None
    pairs = {
        each[0] + second
        for each in found
        if each[0] not in {_NUMBER, *loose}
        for second in (_DIGITS if each[1] == _NUMBER else each[1])
    }
    if len(pairs) > MOST_PAIRS or len(loose) > _MOST_SINGLES:
        return None
    begun = sorted(("" if "" in behind else "".join(sorted(behind)), *form) for form, behind in numbers.items())
    return tuple(sorted(pairs)), "".join(sorted(loose)), tuple(begun), *sorted(anchors)


def _numbers(nodes: Sequence[Node]) -> dict[tuple[int, int, bool], set[str]] | None:
    """The numbers that these nodes begin with, branch by branch: what may follow each, by its form (`Number`).

    None where anything may follow one of few digits.
    """
    behind = {each[1] for each in _ended(_starts(nodes)) if each[0] == _NUMBER}
    if not behind:
        return {}
    at = next((at for at, node in enumerate(nodes) if _op(node) not in ("ASSERT", "ASSERT_NOT", "AT")), None)
    if at is None:
        return None
    parts = [_numbers([*nodes[:at], *part, *nodes[at + 1 :]]) for part in _branches(nodes[at])]
    if not parts or None in parts:
        least, most = _digits_ahead(nodes[at:])
        if _ANY not in behind:
            return {(least, most, _at_edges(nodes)): behind}
        return {(least, MOST_DIGITS, False): {""}} if least >= _MANY_DIGITS else None
    found: dict[tuple[int, int, bool], set[str]] = {}
    for form, following in ((form, following) for part in parts if part for form, following in part.items()):
        found.setdefault(form, set()).update(following)
    return found


def _branches(node: Node) -> list[list[Node]]:
    """What one of must stand in the place of this node; empty where it is none of several."""
    op, value = _op(node), node[1]
    if op == "SUBPATTERN" and not (value[1] or value[2]):
        return [list(value[3])]
    if op == "BRANCH":
        return [list(branch) for branch in value[1]]
    return [list(value[2]), []] if op in ("MAX_REPEAT", "MIN_REPEAT") and value[:2] == (0, 1) else []


def _digits_ahead(nodes: Sequence[Node]) -> tuple[int, int]:
    """How many digits at least and at most a number has from where these nodes begin in it."""
    least = most = 0
    for at, node in enumerate(nodes):
        digits = (0, 0) if _op(node) in ("ASSERT", "ASSERT_NOT", "AT") else _digits_of(node)
        if digits is None:
            chars, empty = _first(nodes[at:])
            ends = chars is not None and not empty and chars.isdisjoint(_DIGITS)
            return max(least, 1), most if ends else MOST_DIGITS
        least, most = least + digits[0], most + digits[1]
    return max(least, 1), MOST_DIGITS  # a look-ahead may tell of more digits


def _digits_of(node: Node) -> tuple[int, int] | None:
    """How many digits a node matches at least and at most; None for one that matches anything else."""
    op, value = _op(node), node[1]
    if op in ("LITERAL", "IN"):
        chars = _first_of(node)[0]
        return (1, 1) if chars and chars.issubset(_DIGITS) else None
    if op == "SUBPATTERN":
        return _digits_of_all(value[3])
    if op == "BRANCH":
        found = [_digits_of_all(branch) for branch in value[1]]
        known = [each for each in found if each is not None]
        return (min(known)[0], max(most for _, most in known)) if len(known) == len(found) else None
    if op in ("MAX_REPEAT", "MIN_REPEAT"):
        once = _digits_of_all(value[2])
        return once and (once[0] * value[0], min(once[1] * int(value[1]), MOST_DIGITS))
    return None


def _digits_of_all(nodes: Iterable[Node]) -> tuple[int, int] | None:
    found = [_digits_of(node) for node in nodes]
    known = [each for each in found if each is not None]
    return (sum(least for least, _ in known), sum(most for _, most in known)) if len(known) == len(found) else None


def _gather(
    nodes: Sequence[Node],
    state: Any,
    found: set[str],
    numbers: dict[tuple[int, int, bool], set[str]],
    anchors: set[Anchor],
) -> bool:
    """Add what a match of these nodes begins with to `found`, or else where a certain character stands to `anchors`.

    The numbers among the former are told by `numbers`. Branch by branch, where that is not known of all together.
    Returns whether something is known of each.
    """
    starts = _ended(_starts(nodes))
    begun = _numbers(nodes)
    if (
        starts
        and begun is not None
        and {each[0] for each in starts if each[1:] in ("", _ANY)}.isdisjoint({_ANY, *_EVERYWHERE})
    ):
        found |= {each for each in starts if each != _NUMBER + _ANY}
        for form, behind in begun.items():
            numbers.setdefault(form, set()).update(behind)
        return True
    if not nodes:
        return False
    op, value = _op(nodes[0]), nodes[0][1]
    if op == "SUBPATTERN" and not (value[1] or value[2]):
        return _gather([*value[3], *nodes[1:]], state, found, numbers, anchors)
    if op == "BRANCH":
        return all(_gather([*branch, *nodes[1:]], state, found, numbers, anchors) for branch in value[1])
    anchor = _anchor(nodes, state)
    anchors |= {anchor} if anchor else set()
    return anchor is not None


def _anchor(nodes: Sequence[Node], state: Any) -> Anchor | None:
    """The nearest certain characters of all that these nodes match, none of them common, and how far they stand."""
    least = most = 0
    for node in nodes:
        chars, empty = _first_of(node) if _op(node) not in ("ASSERT", "ASSERT_NOT", "AT") else (None, True)
        telling = chars and not empty and len(chars) <= _MOST_TELLING
        if chars and telling and chars.isdisjoint({*_DIGITS, *_EVERYWHERE, _MASK}):
            return "".join(sorted(chars)), least, most
        shortest, longest = _parser().SubPattern(state, [node]).getwidth()
        least, most = least + shortest, most + longest
        if most > _FARTHEST:
            return None
    return None


def _ended(starts: set[str]) -> set[str]:
    """The starts with what may stand behind those of one character."""
    return {each if len(each) == 2 else each + _ANY for each in starts}


def _starts(nodes: Sequence[Node]) -> set[str]:
    """The first two characters of all that these nodes match; a number counts as one.

    Those that are shorter are all that is matched; `_ANY` is the last of those of which no more is known.
    """
    found = {""}
    group: tuple[Any, set[str]] | None = None  # the one at the beginning, with all that it matches
    for index, node in enumerate(nodes):
        if all(map(_is_whole, found)):
            break
        op, value = _op(node), node[1]
        if op == "ASSERT" and value[0] == 1:
            if not all(_starts(nodes[index + 1 :])) or _ANY in _starts(nodes[index + 1 :]):
                return _joined(found, _ended(_starts(list(value[1]))))
        elif op == "GROUPREF" and group == (value, found):
            found = {(start * 2)[:2] if start != _NUMBER else start for start in found}
        elif op not in ("ASSERT", "ASSERT_NOT", "AT"):
            first, found = found == {""}, _joined(found, _starts_of(node))
            group = (value[0], found) if op == "SUBPATTERN" and first else None
    return found


def _is_whole(start: str) -> bool:
    return len(start) == 2 or start == _ANY


def _joined(starts: set[str], following: set[str]) -> set[str]:
    """Each of these starts with each of those behind it; too many are cut to their first characters."""
    found = {start for start in starts if _is_whole(start)}
    for start in starts - found:
        for then in following:
            found.add(then if not start or (start == _NUMBER == then[:1]) else (start + then)[:2])
    return found if len(found) <= 4 * MOST_PAIRS else {start[:1] + _ANY if start != _ANY else start for start in found}


def _starts_of(node: Node) -> set[str]:
    op, value = _op(node), node[1]
    if op == "LITERAL":
        return {_token(chr(value))}
    if op == "IN":
        members = _members(value, MOST_HEADS, _DIGITS)
        return {_ANY} if members is None else set(map(_token, members))
    if op == "SUBPATTERN":
        return _starts(list(value[3])) if not (value[1] or value[2]) else {_ANY}
    if op == "ATOMIC_GROUP":
        return _starts(list(value))
    if op == "BRANCH":
        return {start for branch in value[1] for start in _starts(list(branch))}
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, inner = value
        once = _starts(list(inner))
        times = found = {""}
        for time in range(1, min(most, least + 2) + 1):
            times = _joined(times, once)
            found = times if time <= least else found | times
        return found
    return {_ANY}


def _token(character: str) -> str:
    """The character, `_NUMBER` for a digit."""
    return _NUMBER if character in _DIGITS else character
