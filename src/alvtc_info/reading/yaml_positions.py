"""The positions of the texts of a YAML report in its file, so that they can be changed and nothing else.

A block of the report is named by its field's path (title, body[2], body[1].table[0][1]); a text with line breaks, or a
body given as one text, is several blocks.
A text whose characters do not stand in the file as they are (escapes) has no site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

Site = tuple[str, list[int]]  # a text, and the offset of each of its code points in the file
Path = tuple[str | int, ...]
_BODIES = (
    "body",
    "situation",
    "instructions",
    "public_opinion",
    "overview",
    "nature",
    "disposal",
    "lessons",
    "rectification",
)


def yaml_events(text: str) -> Iterator[Any]:
    """The parser's events, of the same parser for whoever reads YAML: the two that there are differ on tabs."""
    import yaml

    events: Iterator[Any] = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return events


def sites(text: str, *, escapes: bool = False) -> dict[str, Site]:
    """The blocks of a YAML report that stand in this text, by block id. The text must be readable YAML.

    With `escapes` also those written with escapes, each of which stands at its backslash.
    """
    bare = text.removeprefix("\ufeff")
    shift = len(text) - len(bare)
    scalars = {
        path: (words, [shift + at for at in places]) for path, (words, places) in _scalars(bare, escapes=escapes)
    }
    found: dict[str, Site] = {}
    for path, site in scalars.items():
        if path[0] not in _BODIES:
            found[_name(path)] = _stripped(site)
    for body in _BODIES:
        found.update(_body(body, scalars))
    return found


def _name(path: Path) -> str:
    name = str(path[0])
    for part in path[1:]:
        name += f"[{part}]" if isinstance(part, int) else f".{part}"
    return name


def _body(body: str, scalars: dict[Path, Site]) -> Iterator[tuple[str, Site]]:
    """The blocks of a body, counted as the report counts them: one for each line, heading, table or picture."""
    items: dict[int, list[tuple[Path, Site]]] = {}
    for path, site in scalars.items():
        if path[0] == body:
            first = path[1] if len(path) > 1 and isinstance(path[1], int) else 0
            items.setdefault(first, []).append((path, site))
    count = 0
    for _, parts in sorted(items.items()):
        texts = [site for path, site in parts if len(path) <= 2]
        for line in _lines(texts[0]) if texts else ():
            yield f"{body}[{count}]", line
            count += 1
        if not texts:
            for path, site in parts:
                yield _name((body, count, *path[2:])), _stripped(site)
            count += 1


def _lines(site: Site) -> Iterator[Site]:
    words, places = site
    at = 0
    for line in words.replace("\r", "\n").split("\n"):
        if line.strip():
            yield _stripped((line, places[at : at + len(line)]))
        at += len(line) + 1


def _stripped(site: Site) -> Site:
    words, places = site
    left = len(words) - len(words.lstrip())
    bare = words.strip()
    return bare, places[left : left + len(bare)]


def _scalars(text: str, *, escapes: bool) -> Iterator[tuple[Path, Site]]:
    """Every text value and its path, without those whose characters cannot be found one by one."""
    import yaml

    stack: list[list[Any]] = []
    for event in yaml_events(text):
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            stack.append([0 if isinstance(event, yaml.SequenceStartEvent) else None])
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            stack.pop()
            _done(stack)
        elif isinstance(event, yaml.ScalarEvent):
            if stack and stack[-1][0] is None:
                stack[-1][0] = event.value
                continue
            value = scalar(event)
            places = None if value is None else _places(value, text, event, escapes=escapes)
            if value and places is not None:
                yield tuple(level[0] for level in stack), (value, places)
            _done(stack)


def _done(stack: list[list[Any]]) -> None:
    """Move the parent to its next key or index."""
    if stack:
        key = stack[-1][0]
        stack[-1][0] = key + 1 if isinstance(key, int) else None


def _places(value: str, text: str, event: Any, *, escapes: bool) -> list[int] | None:
    """The offset of each code point of the value; None where they do not stand in the file as they are."""
    at, end = event.start_mark.index, event.end_mark.index
    if event.style in ("|", ">"):
        at = text.index("\n", at) + 1
    elif event.style:
        at, end = at + 1, end - 1
    places: list[int] = []
    quoted = escapes and event.style == '"'
    for letter in value:
        if quoted:
            at = _past_folds(text, at)
        while at < end and text[at] != letter and text[at] in " \t\r\n":
            if letter == " " and text[at] == "\n":
                break
            at += 1
        if quoted and at < end and text[at] == "\\":
            places.append(at)
            at += _ESCAPES.get(text[at + 1], 2)
            continue
        if at >= end or (text[at] != letter and not (letter == " " and text[at] == "\n")):
            return None
        places.append(at)
        at += 2 if event.style == "'" and letter == "'" else 1
    return places


_ESCAPES = {"x": 4, "u": 6, "U": 10}  # code points of an escape by its letter; all others have two
_FOLD = Pattern(r"(?:\\\r?\n[ \t]*)+")


def _past_folds(text: str, at: int) -> int:
    """The offset behind escaped line ends, which stand for nothing."""
    found = _FOLD.compiled.match(text, at)
    return found.end() if found else at


# YAML joins the lines of a folded scalar with a space; between Chinese characters it is taken out
_WIDE = r"\u2014-\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef"


_FOLD_SPACE = Pattern(rf"(?<=[{_WIDE}]) (?=[{_WIDE}])|(?<=[{_WIDE}]) (?=[\d“])|(?<=[\d”]) (?=[{_WIDE}])")


def scalar(event: Any) -> str | None:
    """The value of a YAML scalar as the writer meant it; None for nothing.

    Folded lines of Chinese are joined without a space.
    """
    plain = event.implicit[0] and not event.style
    if plain and event.value in ("", "~", "null", "Null", "NULL"):
        return None
    folded = event.style != "|" and event.end_mark.line > event.start_mark.line
    value: str = event.value
    return _FOLD_SPACE.sub("", value) if folded else value
