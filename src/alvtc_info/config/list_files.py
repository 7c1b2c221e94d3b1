"""The office's own lists as files: UTF-8 text, a head line in Chinese, then an entry a line, tabs between the columns.

What is wrong with a list is told by its line, never by what stands there.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from alvtc_info.config.own_files import slurp_own
from alvtc_info.errors import InputError
from alvtc_info.files import file_lock, write_atomically
from alvtc_info.reading.input import decode
from alvtc_info.text.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from contextlib import AbstractContextManager


class ListForm(NamedTuple):
    """What a list is called, its columns, of which the first `needed` must be there, and how many entries it may have.

    `action` is what makes one: an action of the command `institution`. A `private` list is for its owner only.
    """

    what: str
    head: tuple[str, ...]
    needed: int
    most: int
    action: str
    private: bool = False


def list_rows(place: str, form: ListForm) -> list[tuple[int, list[str]]]:
    """The entries of a list with the numbers of their lines, from 2, each with all its columns, trimmed.

    Raises InputError, naming the line, where the list is missing or has another form.
    """
    message = f"打不开{form.what}，请检查路径和权限；新建用 alvtc-info institution {form.action}"
    data = slurp_own(place, code="no-list", otherwise=message)
    if not data:
        return []
    lines = decode(data, place)[0].splitlines()
    if [each.strip() for each in lines[0].split("\t")] != list(form.head):
        raise InputError("bad-list", f"{form.what}第 1 行应是表头：{'、'.join(form.head)}，中间是制表符", place)
    if len(lines) > form.most + 1:
        raise InputError("too-many", f"{form.what}超过 {form.most} 行，请删减", place)
    found = []
    for number, line in enumerate(lines[1:], 2):
        columns = [each.strip() for each in line.split("\t")]
        if not any(columns):
            continue
        if not form.needed <= len(columns) <= len(form.head):
            message = f"{form.what}第 {number} 行的栏目不对，应是：{'、'.join(form.head)}，中间一个制表符"
            raise InputError("bad-list", message, place)
        found.append((number, [*columns, *[""] * (len(form.head) - len(columns))]))
    return found


def alone(place: str) -> AbstractContextManager[None]:
    """Hold a list, so that nobody else changes it meanwhile. Raises OutputError as `file_lock`."""
    folder, name = os.path.split(place)
    return file_lock(os.path.join(folder, f".{name}.lock"))


def write_list(place: str, form: ListForm, rows: Iterable[Sequence[str]]) -> None:
    """Write a list anew, whole or not at all."""
    lines = ["\t".join(each) for each in (form.head, *rows)]
    data = "".join(f"{line}\n" for line in lines).encode()
    write_atomically(place, data, in_place=form.private or os.path.exists(place), private=form.private)
