"""The command `institution`: the office's own list of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.cli.options import add_common

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from alvtc_info.cli.parser import ChineseParser

ABOUT = {
    "description": "本单位自己的人员名单（姓名、职务、次序），默认是空的。只在这台电脑上用来核对稿件，只给建立的人读。",
    "epilog": "例：alvtc-info institution add-name 张建国 --title 党委书记",
}
CHINESE_ACTIONS = {"加人": "add-name", "删人": "remove-name", "名单": "names"}


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


def _add_list(action: ChineseParser) -> None:
    action.add_argument(
        "--list", metavar="文件", help="名单文件（默认由最近的 alvtc-info.toml 的 names 指定，没有就用旁边的 人名.tsv）"
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


_ACTIONS: dict[str, Callable[[argparse.Namespace], list[str]]] = {
    "add-name": _add_name,
    "remove-name": _remove_name,
    "names": _names,
}
