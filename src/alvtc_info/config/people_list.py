"""The institution's own list of people: a table of names and posts, in the order that the office keeps.

A person a line (`list_files` has the form): the name, a tab, the posts with 、 between them. It is private: written for
its owner only.
"""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING

from alvtc_info.config.list_files import ListForm, alone, list_rows, write_list
from alvtc_info.errors import InputError, UsageError
from alvtc_info.model.facts import ListedPerson

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FORM = ListForm("人员名单", ("姓名", "职务"), 1, 2_000, "add-name", private=True)
MOST_POSTS = 10  # of one person
LONGEST_POST = 30  # code points
_NAME = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff·]{2,20}")
_POST = re.compile(rf"[^\s、，。；：]{{2,{LONGEST_POST}}}")


def person(name: str, posts: str = "") -> ListedPerson:
    """A person by the name and the posts as they are written, with 、 between posts.

    Raises UsageError for what is no name or no post; its message quotes neither.
    """
    called = "".join(name.split())
    held = tuple(each.strip() for each in posts.replace(",", "、").replace("，", "、").split("、") if each.strip())
    if not _NAME.fullmatch(called):
        raise UsageError("bad-name", "姓名应是 2 到 20 个汉字（可以有间隔号“·”）")
    if len(held) > MOST_POSTS or not all(map(_POST.fullmatch, held)):
        message = f"职务每个 2 到 {LONGEST_POST} 字，中间没有空格，几个之间用顿号，最多 {MOST_POSTS} 个"
        raise UsageError("bad-post", message)
    return ListedPerson(called, tuple(dict.fromkeys(held)))


def read_people(place: str) -> tuple[ListedPerson, ...]:
    """The people of a list. Raises InputError, naming the line, where it is missing or something in it is wrong."""
    found: dict[str, ListedPerson] = {}
    for number, columns in list_rows(place, FORM):
        try:
            each = person(*columns)
        except UsageError as error:
            raise InputError("bad-list", f"{FORM.what}第 {number} 行：{error.message}", place) from None
        if each.name in found:
            message = f"{FORM.what}第 {number} 行的人前面已经写过；一个人几个职务写在一行，用顿号隔开"
            raise InputError("bad-list", message, place)
        found[each.name] = each
    return tuple(found.values())


def add_person(place: str, added: ListedPerson, after: str = "") -> bool:
    """Put a person on the list, behind another one or at its end; return whether it is a new one.

    One who is there gets the posts that are given, if any, and moves only where `after` is given. The list is made
    where there is none. Raises InputError as `read_people`, UsageError where nobody is called `after`.
    """
    known = False

    def changed(people: Sequence[ListedPerson]) -> list[ListedPerson]:
        nonlocal known
        names = [each.name for each in people]
        known = added.name in names
        new = added
        if known and not added.posts:
            new = people[names.index(added.name)]
        if known and not after:
            return [new if each.name == added.name else each for each in people]
        kept = [each for each in people if each.name != added.name]
        if not after:
            return [*kept, new]
        at = _index(kept, after)
        return [*kept[: at + 1], new, *kept[at + 1 :]]

    _change(place, changed)
    return not known


def remove_person(place: str, name: str) -> None:
    """Take a person off the list. Raises UsageError where nobody is called so."""

    def changed(people: Sequence[ListedPerson]) -> list[ListedPerson]:
        at = _index(people, name)
        return [*people[:at], *people[at + 1 :]]

    _change(place, changed)


def is_exposed(place: str) -> bool:
    """Whether others than the owner of a list may read it, as far as the system says so."""
    return os.name == "posix" and bool(os.stat(place).st_mode & (stat.S_IRGRP | stat.S_IROTH))


def _index(people: Sequence[ListedPerson], name: str) -> int:
    from alvtc_info.text.near_miss import meant

    called = "".join(name.split())
    names = [each.name for each in people]
    if called not in names:
        raise UsageError("no-such-name", f"名单上没有“{called}”{meant(called, names)}")
    return names.index(called)


def _change(place: str, changed: Callable[[Sequence[ListedPerson]], list[ListedPerson]]) -> None:
    """Write the list anew, for its owner only, while nobody else changes it."""
    with alone(place):
        people = changed(read_people(place) if os.path.exists(place) else ())
        if len(people) > FORM.most:
            raise UsageError("too-many", f"{FORM.what}最多 {FORM.most} 人")
        write_list(place, FORM, ((each.name, "、".join(each.posts)) for each in people))
