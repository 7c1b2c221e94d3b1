"""The set phrases of a pack: how an entry is written, and adding entries to `lexicon.toml`.

An entry is a phrase, or a phrase and what it is mistaken for: 提法 ← 误写、误写. Where a wrong form has 、 in it, they
are separated by ；.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.errors import InputError, UsageError
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

KEY = "set_phrases"
ARROW = "←"
LEAST, LONGEST = 2, 60  # code points of a phrase, and of a wrong form
MOST = 2_000  # phrases of a pack
_HAN = Pattern(r"[\u4e00-\u9fff]")
_FORBIDDEN = frozenset("←→\t\n")


def phrase_and_wrong(entry: str) -> tuple[str, tuple[str, ...]]:
    """The phrase of an entry, and the forms that it is mistaken for."""
    phrase, _, said = (part.strip() for part in entry.partition(ARROW))
    return phrase, wrong_forms(said)


def wrong_forms(said: str) -> tuple[str, ...]:
    """The wrong forms as an entry, or a table, has them: with ；, ; or line feeds between, or where none is with 、."""
    text = said.replace(";", "；").replace("\n", "；")
    forms = text.split("；") if "；" in text else text.replace("，", "、").split("、")
    return tuple(dict.fromkeys(each.strip() for each in forms if each.strip()))


class PhraseEntry(NamedTuple):
    """A phrase that is to be listed, and what it is mistaken for; `where` is its line in the list it comes from."""

    phrase: str
    wrong: tuple[str, ...]
    where: int

    @property
    def written(self) -> str:
        """The entry as a pack has it."""
        if not self.wrong:
            return self.phrase
        mark = "；" if any("、" in each or "，" in each for each in self.wrong) else "、"
        last = mark if mark == "；" and len(self.wrong) == 1 else ""
        return f"{self.phrase} {ARROW} {mark.join(self.wrong)}{last}"


class Added(NamedTuple):
    """The entries of a pack with others added: all of them, and of the added ones those that are new or changed."""

    entries: tuple[str, ...]
    new: tuple[str, ...]
    changed: tuple[str, ...]
    known: tuple[str, ...]


def phrase_entry(phrase: str, wrong: str, where: int) -> PhraseEntry:
    """An entry, as it is written. Raises UsageError for what is no phrase, or can never match."""
    made = PhraseEntry(phrase.strip(), wrong_forms(wrong), where)
    for what, form in (("提法", made.phrase), *(("误写", each) for each in made.wrong)):
        if not LEAST <= len(form) <= LONGEST or not _HAN.search(form):
            raise UsageError("bad-phrase", f"{what}要写 {LEAST} 到 {LONGEST} 个字，里面有汉字")
        if not _FORBIDDEN.isdisjoint(form) or not form.isprintable():
            raise UsageError("bad-phrase", f"{what}“{form[:20]}”里有箭头或看不见的字符，请删去")
    if made.phrase in made.wrong:
        raise UsageError("bad-phrase", f"“{made.phrase[:20]}”的误写和提法一样")
    return made


def with_phrases(entries: Sequence[str], added: Iterable[PhraseEntry], name: str) -> Added:
    """The entries of a pack with these added; what is listed already gets the wrong forms that it does not have.

    Raises InputError, naming the line of the list `name`, where a phrase is a wrong form of another one.
    """
    listed = dict(map(phrase_and_wrong, entries))
    before = dict(listed)
    lines: dict[str, int] = {}
    for phrase, wrong, where in added:
        listed[phrase] = tuple(dict.fromkeys((*listed.get(phrase, ()), *wrong)))
        lines.setdefault(phrase, where)
    owners = {form: phrase for phrase, wrong in listed.items() for form in wrong}
    for phrase in listed:
        if phrase in owners:
            line = lines.get(phrase) or lines.get(owners[phrase], 0)
            message = f"第 {line} 行：“{phrase[:20]}”又是提法，又是“{owners[phrase][:20]}”的误写，请留一种"
            raise InputError("bad-list", message, name)
    if len(listed) > MOST:
        raise InputError("too-many", f"固定提法最多 {MOST} 条", name)
    written = {phrase: PhraseEntry(phrase, wrong, 0).written for phrase, wrong in listed.items()}
    return Added(
        tuple(written.values()),
        tuple(written[each] for each in lines if each not in before),
        tuple(written[each] for each in lines if each in before and listed[each] != before[each]),
        tuple(written[each] for each in lines if each in before and listed[each] == before[each]),
    )


_ARRAY = Pattern(rf"(?<![^\n])[ \t]*{KEY}[ \t]*=[ \t]*\[")
_STRING = Pattern(r"\"(?:[^\"\\\n]|\\.){0,4000}\"|'[^'\n]{0,4000}'|#[^\n]*|\]|\"\"\"|'''")


def lexicon_with(text: str, entries: Sequence[str], name: str) -> str:
    """The text of `lexicon.toml` with these set phrases in place of those it has; all else stays as it is.

    Raises InputError, naming the file, where the text is no TOML or the list stands in it in an unusual way.
    """
    from alvtc_info.text.toml import parse_toml

    before = parse_toml(text.encode(), name, "机构包文件", "pack")
    lines = "".join(f"    {_quoted(each)},\n" for each in entries)
    made = f"{KEY} = [\n{lines}]" if entries else f"{KEY} = []"
    found = _ARRAY.search(text)
    if found is None:
        changed = f"{made}\n\n{text}"
    else:
        closing = next((each for each in _STRING.finditer(text[found.end() :]) if each.group() == "]"), None)
        end = found.end() + closing.end() if closing else len(text)
        changed = f"{text[: found.start()]}{made}{text[end:]}"
    try:
        after = parse_toml(changed.encode(), name, "机构包文件", "pack")
    except InputError:
        after = {}
    if after != {**before, KEY: list(entries)}:
        raise InputError("pack-key", f"{KEY} 的写法认不出来，请写成单独的一段：{KEY} = [ … ]", name)
    return changed


def _quoted(entry: str) -> str:
    escaped = entry.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
