"""The command `institution`: the office's own lists, of people, of what it keeps correcting and of set phrases."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from alvtc_info.cli.options import add_common, add_output, institution_of
from alvtc_info.cli.parser import day
from alvtc_info.errors import InputError, UsageError
from alvtc_info.files import file_lock, read_regular

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from alvtc_info.cli.parser import ChineseParser
    from alvtc_info.config.list_places import ListPlace
    from alvtc_info.institution.set_phrases import PhraseEntry
    from alvtc_info.model.settings import Correction

ABOUT = {
    "description": "本单位自己的三份词表，默认是空的：人员名单（姓名、职务、次序），只在这台电脑上用来核对稿件，只给建立的人读；"
    "常改的词，确认过的检查时才提示；固定提法，写在机构包里。",
    "epilog": "例：alvtc-info institution add-name 张建国 --title 党委书记",
}
CHINESE_ACTIONS = {
    "加人": "add-name",
    "删人": "remove-name",
    "名单": "names",
    "加词": "add-correction",
    "删词": "remove-correction",
    "导词": "import-corrections",
    "学词": "learn",
    "确认": "confirm",
    "词表": "corrections",
    "提法空表": "phrase-form",
    "导提法": "import-phrases",
    "提法": "phrases",
}


def add_options(command: ChineseParser) -> None:
    """Add the actions of the command, each with its options."""
    actions = command.add_actions(CHINESE_ACTIONS)
    action = actions.add_parser(
        "add-name",
        help="把一个人加入名单，或改他的职务、次序",
        description="把一个人加入名单，默认排在最后；已经有的，改他的职务、次序。次序照本单位的习惯。",
    )
    action.add_argument("name", metavar="姓名", help="姓名")
    action.add_argument("--title", default="", metavar="职务", help="职务，几个之间用顿号，如 党委副书记、院长")
    action.add_argument("--after", default="", metavar="姓名", help="排在这个人后面")
    _add_list(action)
    action = actions.add_parser("remove-name", help="从名单里删去一个人", description="从名单里删去一个人。")
    action.add_argument("name", metavar="姓名", help="姓名")
    _add_list(action)
    action = actions.add_parser("names", help="列出名单", description="按次序列出名单，一行一人：姓名，制表符，职务。")
    _add_list(action)
    _add_corrections(actions)
    _add_phrases(actions)


def _add_phrases(actions: argparse._SubParsersAction[ChineseParser]) -> None:
    action = actions.add_parser(
        "phrase-form",
        help="写一份固定提法的空表（.xlsx .docx .csv .txt）",
        description="写一份固定提法的空表，两栏：提法、误写（可以不写，几个用分号隔开）。填好以后用 import-phrases 导入。",
    )
    add_output(action, "空表写成什么文件，如 提法.xlsx")
    add_common(action, pack=False)
    action = actions.add_parser(
        "import-phrases",
        help="导入固定提法（.docx .xlsx .txt .csv .tsv），先列出，--write 才写进机构包",
        description="导入一份固定提法：表格取“提法、误写”两栏，没有表头就取前两栏；没有表格的 .docx 和 .txt 一段（一行）一条，"
        "误写写在“←”或制表符后面。先列出新增、补充的，核对无误再加 --write 写进机构包的 lexicon.toml。",
    )
    action.add_argument("path", metavar="文件", help="提法表")
    action.add_argument("--write", action="store_true", help="写进机构包（要用 --institution 指定）；不写则只列出")
    add_common(action)
    action = actions.add_parser("phrases", help="列出机构包的固定提法", description="列出机构包的固定提法，一行一条。")
    add_common(action)


def _add_corrections(actions: argparse._SubParsersAction[ChineseParser]) -> None:
    action = actions.add_parser(
        "add-correction", help="写一条常改的词", description="写一条常改的词。要用 confirm 确认了才提示。"
    )
    action.add_argument("wrong", metavar="误写", help="误写，至少两个字，如 工做")
    action.add_argument("right", metavar="正写", help="改成什么，如 工作")
    _add_list(action, "corrections")
    action = actions.add_parser("remove-correction", help="删去一条常改的词", description="删去一条常改的词。")
    action.add_argument("wrong", metavar="误写", help="误写")
    _add_list(action, "corrections")
    action = actions.add_parser(
        "import-corrections",
        help="导入词表（.tsv .csv .xlsx，或 .docx 里的表格）",
        description="导入一份词表：有“误写、正写”（或错误、正确，改前、改后）两栏的表，没有表头就取前两栏。导入的要确认了才提示。",
    )
    action.add_argument("path", metavar="词表", help="词表文件")
    _add_list(action, "corrections")
    action = actions.add_parser(
        "learn",
        help="从审过的稿件里学：修订里删去什么、换成什么",
        description="从审过的 Word 稿的修订里学：删去的和换上的都不超过 12 个字的，连成整词记下，等着确认。日期、数字、名单上的人名不学。",
    )
    action.add_argument("path", metavar="稿件", help="带修订的 .docx")
    action.add_argument("--final", metavar="定稿", help="只学定稿里接受了的（定稿里有正写、没有误写）")
    _add_list(action, "corrections")
    action = actions.add_parser(
        "confirm", help="确认常改的词，确认了检查时才提示", description="确认一条，或用 --all 确认等着的全部。"
    )
    what = action.add_mutually_exclusive_group(required=True)
    what.add_argument("wrong", nargs="?", metavar="误写", help="误写")
    what.add_argument("--all", action="store_true", help="等着确认的全部确认")
    action.add_argument("--by", required=True, metavar="姓名", help="谁确认")
    action.add_argument("--date", type=day, metavar="日期", help="哪天确认（默认今天）")
    _add_list(action, "corrections")
    action = actions.add_parser(
        "corrections", help="列出常改的词", description="列出常改的词，一行一条，等着确认的排在前面并注明。"
    )
    _add_list(action, "corrections")


def _add_list(action: ChineseParser, key: str = "names") -> None:
    usual = "人名.tsv" if key == "names" else "常改.tsv"
    action.add_argument(
        "--list", metavar="文件", help=f"词表文件（默认由最近的 alvtc-info.toml 的 {key} 指定，没有就用旁边的 {usual}）"
    )
    add_common(action, pack=False)


def run(arguments: argparse.Namespace) -> int:
    """Do what the action says; returns the exit code."""
    for line in _ACTIONS[arguments.action](arguments):
        print(line)
    return 0


def _add_name(arguments: argparse.Namespace) -> list[str]:
    from alvtc_info.config.list_places import nearest_list
    from alvtc_info.config.people_list import add_person, person

    added = person(arguments.name, arguments.title)
    place = nearest_list("names", chosen=arguments.list)
    new = add_person(place.path, added, arguments.after)
    did = f"{'已加入' if new else '已改'}：{added.name}，名单在 {place.path}（只有自己能读）"
    return [did, *filter(None, [place.settle()])]


def _remove_name(arguments: argparse.Namespace) -> list[str]:
    from alvtc_info.config.list_places import nearest_list
    from alvtc_info.config.people_list import remove_person

    place = nearest_list("names", chosen=arguments.list)
    remove_person(place.path, arguments.name)
    return [f"已删去：{arguments.name}，名单在 {place.path}"]


def _names(arguments: argparse.Namespace) -> list[str]:
    from alvtc_info.config.list_places import nearest_list
    from alvtc_info.config.people_list import read_people

    people = read_people(nearest_list("names", chosen=arguments.list).path)
    return [f"{each.name}\t{'、'.join(each.posts)}" for each in people]


def _corrections_place(arguments: argparse.Namespace) -> ListPlace:
    from alvtc_info.config.list_places import nearest_list

    return nearest_list("corrections", chosen=arguments.list)


def _add_correction(arguments: argparse.Namespace) -> list[str]:
    from alvtc_info.config.corrections_list import add_correction, correction

    place = _corrections_place(arguments)
    pair = correction(arguments.wrong, arguments.right)
    add_correction(place.path, pair)
    return [f"已写入，等着确认：{pair.wrong} → {pair.right}，词表在 {place.path}", *filter(None, [place.settle()])]


def _remove_correction(arguments: argparse.Namespace) -> list[str]:
    from alvtc_info.config.corrections_list import remove_correction

    place = _corrections_place(arguments)
    remove_correction(place.path, arguments.wrong)
    return [f"已删去：{arguments.wrong}，词表在 {place.path}"]


_WRONG = ("误写", "错误", "错误写法", "错", "原文", "原词", "改前", "不用", "wrong")
_RIGHT = ("正写", "正确", "正确写法", "对", "改为", "改成", "改后", "应为", "规范写法", "right")


def _import(arguments: argparse.Namespace) -> list[str]:
    from alvtc_info.config.corrections_list import correction

    path = arguments.path
    pairs = []
    columns = (0, 1)
    for number, row in _rows(path):
        cells = ["" if each is None else str(each).strip() for each in row]
        if number == 1 and (heads := _columns(cells, path)):
            columns = heads
            continue
        if any(cells):
            wrong, right = (cells[at] if at < len(cells) else "" for at in columns)
            try:
                pairs.append(correction(wrong, right))
            except UsageError as error:
                raise InputError(error.code, f"第 {number} 行：{error.message}", path) from None
    return _kept(_corrections_place(arguments), pairs)


def _rows(path: str) -> Iterable[tuple[int, Sequence[object]]]:
    from alvtc_info.reading.formats import WORD_SUFFIXES, suffix_of

    if suffix_of(path) not in WORD_SUFFIXES:
        from alvtc_info.assessment.tables import table_rows

        return table_rows(path)
    from alvtc_info.editing.learned_corrections import table_pairs
    from alvtc_info.model.limits import DEFAULT_LIMITS

    return table_pairs(_unmarked(path), path, DEFAULT_LIMITS)


def _columns(cells: list[str], path: str) -> tuple[int, int] | None:
    """The columns of the wrong and the right forms by their heads; None where the first row has no heads."""
    wrong = [at for at, each in enumerate(cells) if each in _WRONG]
    right = [at for at, each in enumerate(cells) if each in _RIGHT]
    if bool(wrong) != bool(right):
        raise InputError("bad-list", "第 1 行只认出一栏，请写成两栏：误写、正写", path)
    return (wrong[0], right[0]) if wrong else None


def _learn(arguments: argparse.Namespace) -> list[str]:
    from alvtc_info.config.corrections_list import correction
    from alvtc_info.config.list_places import nearest_list
    from alvtc_info.config.people_list import read_people
    from alvtc_info.editing.learned_corrections import learned
    from alvtc_info.model.limits import DEFAULT_LIMITS

    data = _unmarked(arguments.path)
    names = nearest_list("names")
    people = [each.name for each in read_people(names.path)] if names.is_named else []
    found = learned(data, arguments.path, DEFAULT_LIMITS, people)
    if arguments.final:
        from alvtc_info.reading.drafts import read

        text = read(arguments.final).text
        found = [(wrong, right) for wrong, right in found if right in text and wrong not in text]
    return _kept(_corrections_place(arguments), [correction(wrong, right) for wrong, right in found])


def _unmarked(path: str) -> bytes:
    """The bytes of a Word file without a secrecy mark. Raises InputError for another file, or a mark."""
    from alvtc_info.linting.secrecy_guard import refuse_secret
    from alvtc_info.model.limits import DEFAULT_LIMITS
    from alvtc_info.model.request import CheckRequest
    from alvtc_info.reading.drafts import read_bytes
    from alvtc_info.reading.input import slurp

    data = slurp(path, path, DEFAULT_LIMITS)
    if not data.startswith(b"PK"):
        raise InputError("not-docx", "这里要 .docx；老文件请先用 Word 另存为 .docx", path)
    refuse_secret(read_bytes(data, path, CheckRequest(), guarded=True), work="不从里面取词")
    return data


def _kept(place: ListPlace, pairs: list[Correction]) -> list[str]:
    from alvtc_info.config.corrections_list import add_corrections

    added, left = add_corrections(place.path, pairs)
    told = f"记下 {added} 条，等着确认" + (f"；{left} 条已经有了，或者和别的相反，没有记" if left else "")
    if not added:
        return [told]
    return [f"{told}：词表在 {place.path}", *filter(None, [place.settle()])]


def _confirm(arguments: argparse.Namespace) -> list[str]:
    from alvtc_info.config.corrections_list import confirm_corrections
    from alvtc_info.text.clock_times import present

    place = _corrections_place(arguments)
    on = arguments.date or present().date()
    number = confirm_corrections(place.path, None if arguments.all else arguments.wrong, arguments.by, on)
    return [f"已确认 {number} 条，词表在 {place.path}", *filter(None, [place.settle()])]


def _corrections(arguments: argparse.Namespace) -> list[str]:
    from alvtc_info.config.corrections_list import read_corrections

    pairs = read_corrections(_corrections_place(arguments).path)
    return [
        f"{each.wrong}\t{each.right}\t{f'{each.by} {each.on}' if each.is_confirmed else '等着确认'}"
        for each in sorted(pairs, key=lambda each: each.is_confirmed)
    ]


_PHRASE = ("提法", "固定提法", "规范提法", "标准提法", "正确提法", "规范表述", "规范用语", *_RIGHT)
_MISTAKEN = ("误写", "常见误写", "错误提法", "错误表述", *_WRONG)
_MARKED = re.compile(r"(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)．.、]\s*|[•·●]\s*)")
_TITLE = re.compile(r"[^，。；]{0,20}(?:提法|用语|表述)[^，。；]{0,6}(?:表|清单|目录|汇编|一览|汇总)?")


def _phrase_form(arguments: argparse.Namespace) -> list[str]:
    from alvtc_info.files import write_atomically
    from alvtc_info.templates.phrase_form import phrase_form

    write_atomically(arguments.output, phrase_form(arguments.output), force=arguments.force)
    return [f"已写好空表：{arguments.output}；填好以后 alvtc-info institution import-phrases {arguments.output}"]


def _import_phrases(arguments: argparse.Namespace) -> list[str]:
    from alvtc_info.files import write_atomically
    from alvtc_info.institution.set_phrases import KEY, lexicon_with, with_phrases
    from alvtc_info.institution.values import MOST_BYTES

    found = list(_phrase_entries(arguments.path))
    if not found:
        raise InputError("bad-list", "里面没有提法，请一行（一格）写一条", arguments.path)
    folder = arguments.institution
    if arguments.write and not folder:
        message = "要写进哪个机构包：请加 --institution 目录；还没有的，先把默认机构包复制成自己的一份（见机构包说明）"
        raise UsageError("no-pack", message)
    listed = institution_of(arguments).lexicon.get(KEY, ())
    added = with_phrases(listed, found, arguments.path)
    lines = [f"新增\t{each}" for each in added.new] + [f"补充\t{each}" for each in added.changed]
    told = f"新增 {len(added.new)} 条、补充 {len(added.changed)} 条、已经有了 {len(added.known)} 条"
    if not lines:
        return [told]
    if not arguments.write:
        return [*lines, f"{told}；还没有写入，核对无误请加 --write --institution 机构包目录"]
    place = os.path.join(folder, "lexicon.toml")
    with file_lock(os.path.join(folder, ".lexicon.toml.lock")):
        text = read_regular(place, MOST_BYTES).decode("utf-8-sig")
        write_atomically(place, lexicon_with(text, added.entries, place).encode(), in_place=True)
    return [*lines, f"{told}，已写进 {place}"]


def _phrase_entries(path: str) -> Iterator[PhraseEntry]:
    """The phrases of a list, in order, each with its line. Raises InputError, naming the line, for what is none."""
    from alvtc_info.institution.set_phrases import phrase_entry

    for number, phrase, wrong in _phrase_lines(path):
        try:
            yield phrase_entry(phrase, wrong, number)
        except UsageError as error:
            raise InputError(error.code, f"第 {number} 行：{error.message}", path) from None


def _phrase_lines(path: str) -> Iterator[tuple[int, str, str]]:
    from alvtc_info.editing.learned_corrections import paragraph_lines
    from alvtc_info.model.limits import DEFAULT_LIMITS
    from alvtc_info.reading.formats import PLAIN_SUFFIXES, WORD_SUFFIXES, suffix_of
    from alvtc_info.reading.input import decode, slurp

    suffix = suffix_of(path)
    if suffix in WORD_SUFFIXES:
        rows = list(_rows(path))
        if not rows:
            yield from _said_in(paragraph_lines(_unmarked(path), path, DEFAULT_LIMITS))
            return
    elif not suffix or suffix in PLAIN_SUFFIXES:
        text, _ = decode(slurp(path, path, DEFAULT_LIMITS), path)
        yield from _said_in(enumerate(text.splitlines(), 1))
        return
    else:
        rows = list(_rows(path))
    columns = (0, 1)
    for number, row in rows:
        cells = ["" if each is None else str(each).strip() for each in row]
        if number == 1 and (heads := _phrase_columns(cells)):
            columns = heads
        elif any(cells):
            phrase, wrong = (cells[at] if 0 <= at < len(cells) else "" for at in columns)
            if phrase or wrong:
                yield number, phrase, wrong


def _phrase_columns(cells: list[str]) -> tuple[int, int] | None:
    """The columns of the phrases and of the wrong forms by their heads, -1 for no such column; None without heads."""
    right = [at for at, each in enumerate(cells) if each in _PHRASE]
    wrong = [at for at, each in enumerate(cells) if each in _MISTAKEN]
    return (right[0], wrong[0] if wrong else -1) if right else None


def _said_in(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str, str]]:
    """The phrases of lines that have one each: without numbers, quotation marks, full stops, comments and the title."""
    first = True
    for number, line in lines:
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        is_title = first and _TITLE.fullmatch(text)
        first = False
        if not is_title:
            phrase, _, wrong = _MARKED.sub("", text, count=1).replace("\t", "←", 1).partition("←")
            yield number, phrase.strip().rstrip("。；;").strip('“”"'), wrong.strip().rstrip("。")


def _phrases(arguments: argparse.Namespace) -> list[str]:
    from alvtc_info.institution.set_phrases import KEY

    return list(institution_of(arguments).lexicon.get(KEY, ())) or ["这个机构包还没有固定提法"]


_ACTIONS: dict[str, Callable[[argparse.Namespace], list[str]]] = {
    "add-name": _add_name,
    "remove-name": _remove_name,
    "names": _names,
    "add-correction": _add_correction,
    "remove-correction": _remove_correction,
    "import-corrections": _import,
    "learn": _learn,
    "confirm": _confirm,
    "corrections": _corrections,
    "phrase-form": _phrase_form,
    "import-phrases": _import_phrases,
    "phrases": _phrases,
}
