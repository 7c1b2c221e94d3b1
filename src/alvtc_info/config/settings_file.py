"""The settings file of a folder of drafts: `alvtc-info.toml`, or `[tool.alvtc-info]` of a `pyproject.toml`.

The file nearest above a draft applies to it. An unknown key, a word that can never match and a rule whose examples fail
to match are errors, never ignored.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from alvtc_info.config.folders import settings_files
from alvtc_info.config.own_files import slurp_own
from alvtc_info.errors import AlvtcInfoError, InputError, UsageError
from alvtc_info.model import arguments
from alvtc_info.model.choices import chosen, listed, near, no_such
from alvtc_info.model.finding import Severity
from alvtc_info.model.profiles import PROFILE_LABELS
from alvtc_info.model.settings import Config, Correction, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from alvtc_info.model.facts import ListedPerson
    from alvtc_info.model.layout_names import Departure
    from alvtc_info.model.rule import Rule
    from alvtc_info.model.suppression import Exemption

GROUP = "alvtc_info.rules"
USUAL_LISTS = {"names": "人名.tsv", "corrections": "常改.tsv"}  # what a list is called that a key of the settings names
MOST_TABLES = 200  # [[rules]], and [[suppress]]
PROVING = 30  # seconds for the examples of all own rules together
OFF, OFF_WORD = "off", "不查"
# what every pyproject.toml with settings of ours has in it: a file of somebody else's project is not parsed
_OURS = rb"""tool["']?\s*\.\s*["']?alvtc-info|alvtc-info["']?\s*(?:\.|=\s*[^\s"'])"""
KEYS = {  # every key of the settings, with its description for editors; the types are in config.schema
    "profile": "文体",
    "ruleset": "固定用哪一版规则集",
    "select": "只用这些规则",
    "ignore": "不用这些规则",
    "enable": "打开试行的规则",
    "plugins": "别的软件包提供的规则",
    "severity": "级别",
    "options": "规则的选项",
    "words": "给一条规则加词、去词",
    "departments": "只管一个部门的稿子",
    "suppress": "哪些文件里不检查哪些规则",
    "exclude": "检查文件夹时不看哪些文件，写法同 .gitignore",
    "rules": "自己的规则",
    "corrections": "本院常改的词，一个 .tsv 文件，从配置文件所在的文件夹算起；用 alvtc-info institution add-correction 建立",
    "names": "本单位人员名单，一个 .tsv 文件，从配置文件所在的文件夹算起；用 alvtc-info institution add-name 建立",
}


def find_config(path: str | os.PathLike[str], *, people: bool = True) -> Config | None:
    """The settings for a file or folder: those of the nearest folder upwards that has some. Raises InputError.

    Without `people` the list of people that they name is not read.
    """
    arguments.flag(people, "people")
    found = nearest_table(arguments.path(path, "path", "文件或文件夹的路径"))
    return None if found is None else build_config(found[1], found[0], people=people)


def nearest_table(path: str) -> tuple[str, dict[str, Any]] | None:
    """The settings file nearest upwards of a file or folder, and what is in it as data. Raises InputError."""
    for found in settings_files(path):
        data = _table(found)
        if data is not None:
            return found, data
    return None


def load_config(path: str | os.PathLike[str], *, people: bool = True) -> Config:
    """Settings from a file. Raises InputError, in Chinese and naming the key, where it is unreadable or invalid.

    Without `people` the list of people that they name is not read.
    """
    name = arguments.path(path, "path", "配置文件的路径")
    arguments.flag(people, "people")
    data = _table(name)
    if data is None:
        raise InputError("no-config", "没有 [tool.alvtc-info] 一节", name)
    return build_config(data, name, people=people)


def _table(path: str) -> dict[str, Any] | None:
    """The settings in a file as data; None for a pyproject.toml without any."""
    raw = slurp_own(path, code="not-found", otherwise="打不开这个配置文件，请检查路径和权限")
    pyproject = os.path.basename(path) == "pyproject.toml"
    if pyproject and not (b"alvtc-info" in raw and re.search(_OURS, raw)):
        return None
    from alvtc_info.text.toml import parse_toml

    data = parse_toml(raw, path, "配置文件", "config")
    if not pyproject:
        return data
    tool = data.get("tool")
    table = tool.get("alvtc-info") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise InputError("bad-value", "tool.alvtc-info 应是一节：[tool.alvtc-info]", path)
    return table


def build_config(data: Mapping[str, Any], path: str = "", *, people: bool = True) -> Config:
    """Settings from plain data; lists of their own are found from `path`. Raises InputError, naming the key."""
    try:
        return _build(data, path, people=people)
    except UsageError as error:
        raise InputError(error.code, error.message, path) from None


def list_place(data: Mapping[str, Any], key: str, path: str) -> str:
    """The file that a key of the settings names, from the folder of the settings; empty where it names none.

    Raises UsageError for a value that is no path.
    """
    value = data.get(key, "")
    if not isinstance(value, str) or (key in data and not value.strip()):
        raise UsageError("bad-value", f'{key} 应写文件名，如 {key} = "{USUAL_LISTS[key]}"')
    return os.path.join(os.path.dirname(path), value) if value else ""


def lists_named(path: str) -> list[str]:
    """The files of lists that a settings file names; none where it cannot be read."""
    with suppress(AlvtcInfoError):
        data = _table(path) or {}
        return [place for key in USUAL_LISTS if (place := list_place(data, key, path))]
    return []


def _people(place: str) -> tuple[ListedPerson, ...]:
    from alvtc_info.config.people_list import read_people

    return read_people(place)


def _corrections(place: str) -> tuple[Correction, ...]:
    from alvtc_info.config.corrections_list import read_corrections

    return read_corrections(place)


def _build(data: Mapping[str, Any], path: str, *, people: bool) -> Config:
    from alvtc_info.config.declared_rules import corrections_rule, known_keys, texts
    from alvtc_info.model.layout_names import DEPARTURES
    from alvtc_info.rules import RULES

    known_keys(data, frozenset(KEYS), "配置")
    profile = data.get("profile", "duty")
    if not isinstance(profile, str) or not chosen(profile, PROFILE_LABELS):
        raise UsageError("unknown-profile", no_such(str(profile), "文体（profile）", PROFILE_LABELS))
    ruleset = str(data.get("ruleset", ""))
    if "ruleset" in data:
        from alvtc_info.model.editions import edition

        edition(ruleset)
    own = _declared(_tables(data, "rules"))
    rules = [*own, *_plugins(texts(data, "plugins"))]
    corrections_file = list_place(data, "corrections", path)
    corrections = _corrections(corrections_file) if corrections_file else ()
    if corrections_file:
        rules.append(corrections_rule({each.wrong: each.right for each in corrections if each.is_confirmed}))
    known: dict[str, Rule] = {rule.name: rule for rule in RULES}
    for rule in rules:
        if rule.name in known:
            raise UsageError("same-name", f"规则名“{rule.name}”已经有了，请换一个")
        known[rule.name] = rule
    severities, off = _severities(data, known)
    layouts: dict[str, Rule | Departure] = {**known, **{each.name: each for each in DEPARTURES}}
    people_file = list_place(data, "names", path) if people else ""
    return Config(
        path=path,
        profile=chosen(profile, PROFILE_LABELS),
        ruleset=ruleset,
        select=_ruled(texts(data, "select"), known) if "select" in data else None,
        ignore=(*_ruled(texts(data, "ignore"), layouts), *off),
        enable=_ruled(texts(data, "enable"), known),
        severities=severities,
        options=_options(data, known),
        words=_words(_mapping(data, "words"), known),
        departments={
            name: _words(_mapping(_only_words(table, name), "words"), known)
            for name, table in _mapping(data, "departments").items()
        },
        suppress=_exemptions(data, known, layouts),
        rules=tuple(rules),
        exclude=_excluded(texts(data, "exclude")),
        people=_people(people_file) if people_file else (),
        people_file=people_file,
        corrections=corrections,
        corrections_file=corrections_file,
    )


def _declared(tables: Sequence[Mapping[str, Any]]) -> list[Rule]:
    """The user's own rules, each proved by its examples; within limits on their number and on the time of proof."""
    import time

    from alvtc_info.config.declared_rules import declared_rule

    if len(tables) > MOST_TABLES:
        raise UsageError("too-many", f"[[rules]] 超过 {MOST_TABLES} 条，请删减")
    begun, rules = time.monotonic(), []
    for table in tables:
        rules.append(declared_rule(table))
        if time.monotonic() - begun > PROVING:
            name = rules[-1].name
            raise UsageError("pattern-slow", f"试到规则“{name}”已超过 {PROVING} 秒，请把这些规则的 pattern 写简单些")
    return rules


def _exemptions(
    data: Mapping[str, Any], known: Mapping[str, Rule], layouts: Mapping[str, Rule | Departure]
) -> tuple[Exemption, ...]:
    from alvtc_info.config.declared_rules import known_keys, texts
    from alvtc_info.model.suppression import Exemption

    found = []
    for number, table in enumerate(_tables(data, "suppress"), 1):
        where = f"[[suppress]] 第 {number} 项"
        known_keys(table, {"files", "rules", "reason"}, where)
        files, rules, reason = texts(table, "files"), texts(table, "rules"), table.get("reason", "")
        if number > MOST_TABLES:
            raise UsageError("too-many", f"[[suppress]] 超过 {MOST_TABLES} 项，请删减")
        if not files or not rules or not isinstance(reason, str):
            raise UsageError("bad-value", f'{where}要有 files = ["旧稿/*.docx"]、rules = ["规则名"] 和 reason = "理由"')
        ruled = _ruled(rules, layouts)
        for called, rule in zip(rules, ruled, strict=True):
            if rule in known and known[rule].never_suppressed:
                raise UsageError("bad-value", f"{where}：“{called}”不许放过，请从 rules 里删去")
        found.append(Exemption(tuple(files), ruled, reason.strip()))
    return tuple(found)


def _excluded(lines: Iterable[str]) -> tuple[str, ...]:
    from alvtc_info.text.file_patterns import problem

    found = tuple(lines)
    if len(found) > MOST_TABLES:
        raise UsageError("too-many", f"exclude 超过 {MOST_TABLES} 项，请删减")
    for line in found:
        if wrong := problem(line):
            raise UsageError("never-matches", f"exclude 里的“{line}”{wrong}")
    return found


def _only_words(table: object, name: str) -> Mapping[str, Any]:
    from alvtc_info.config.declared_rules import known_keys

    if not isinstance(table, dict):
        raise UsageError("bad-value", f"departments 里的“{name}”应是一张表")
    known_keys(table, {"words"}, f"departments 里的“{name}”")
    return table


def _mapping(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key, {})
    if not isinstance(value, dict):
        raise UsageError("bad-value", f"{key} 应是一张表")
    return value


def _tables(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = data.get(key, [])
    if not isinstance(value, list) or any(not isinstance(each, dict) for each in value):
        raise UsageError("bad-value", f"{key} 应写成 [[{key}]]")
    return value


def _ruled(names: Iterable[str], known: Mapping[str, Rule | Departure]) -> tuple[str, ...]:
    """The names of the rules that are named so, or so titled in Chinese."""
    from alvtc_info.linting.select import unknown_rule

    found, called = [], {each.title: name for name, each in known.items()}
    for name in names:
        found.append(name if name in known else called.get(name.strip(), ""))
        if not found[-1]:
            raise unknown_rule(name, [*known, *called])
    return tuple(found)


def _by_rule(table: Mapping[str, Any], known: Mapping[str, Rule]) -> dict[str, Any]:
    """A table by rules with the rules by their names."""
    found: dict[str, Any] = {}
    for name, given in zip(_ruled(table, known), table, strict=True):
        if name in found:
            raise UsageError("bad-value", f"“{name}”和“{known[name].title}”是同一条规则，请只写一个")
        found[name] = table[given]
    return found


def _severities(data: Mapping[str, Any], known: Mapping[str, Rule]) -> tuple[dict[str, Severity], list[str]]:
    labels = {**{str(each): each.label for each in Severity}, OFF: OFF_WORD}
    severities, off = {}, []
    for name, value in _by_rule(_mapping(data, "severity"), known).items():
        level = chosen(value, labels) if isinstance(value, str) else ""
        if level == OFF:
            off.append(name)
        elif level:
            severities[name] = Severity(level)
        else:
            hint = near(value, labels.values()) if isinstance(value, str) else ""
            raise UsageError("bad-value", f"severity 里的“{name}”不能这样写{hint}；可选：{listed(labels)}")
    return severities, off


def _options(data: Mapping[str, Any], known: Mapping[str, Rule]) -> dict[str, dict[str, int | bool]]:
    from alvtc_info.config.declared_rules import known_keys

    given = _by_rule(_mapping(data, "options"), known)
    for name, table in given.items():
        defaults = known[name].defaults
        if not isinstance(table, dict) or not defaults:
            raise UsageError("bad-value", f"规则“{name}”{'的选项应是一张表' if defaults else '没有选项'}")
        known_keys(table, set(defaults), f"规则“{name}”的选项")
        for key, value in table.items():
            if type(value) is not type(defaults[key]) or (type(value) is int and value < 0):
                wanted = "true 或 false" if isinstance(defaults[key], bool) else "不小于 0 的整数"
                raise UsageError("bad-value", f"规则“{name}”的选项 {key} 应为{wanted}")
    return {name: dict(table) for name, table in given.items()}


def _words(given: Mapping[str, Any], known: Mapping[str, Rule]) -> dict[str, Words]:
    from alvtc_info.config.declared_rules import MOST_WORDS, known_keys, literal, texts

    found = {}
    for name, table in _by_rule(given, known).items():
        where = f"words 里的“{name}”"
        if not isinstance(table, dict):
            raise UsageError("bad-value", f"{where}应是一张表")
        known_keys(table, {"add", "drop"}, where)
        add = table.get("add", {})
        pairs = dict.fromkeys(texts(table, "add"), "") if isinstance(add, list) else add
        if not isinstance(pairs, dict) or any(not isinstance(advice, str) for advice in pairs.values()):
            raise UsageError("bad-value", f'{where}的 add 应为词的列表，或 {{ 词 = "怎么改" }}')
        if len(pairs) > MOST_WORDS:
            raise UsageError("too-many", f"{where}的 add 超过 {MOST_WORDS} 个，请删减")
        overlay = Words(
            {literal(word, f"{where}的 add"): advice for word, advice in pairs.items()},
            frozenset(literal(word, f"{where}的 drop") for word in texts(table, "drop")),
        )
        for word in sorted(overlay.drop):
            if word in overlay.add:
                raise UsageError("loop", f"{where}既加了又去掉了“{word}”")
            if not _finds(known[name], word):
                raise UsageError("never-matches", f"{where}的 drop：这条规则本来就不提示“{word}”，请删去")
        found[name] = overlay
    return found


_FRAMES = (
    "{}",
    "{}，学院检查宿舍。",
    "学院{}检查宿舍。",
    "{}120人。",
    "学院检查宿舍，{}。",
    "{}发布《校园管理办法》。",
)


def _finds(rule: Rule, word: str) -> bool:
    """Whether the rule can find this word: in one of its examples, or in a plain sentence."""
    from alvtc_info.linting.examples import marked, spotted
    from alvtc_info.model.rule import Example, example

    for item in map(example, rule.bad):
        if any(item.bare[start:end] == word for start, end in marked(item)):
            return True
    for frame in _FRAMES:
        item = Example(frame.format(word))
        if any(item.bare[start:end] == word for start, end in spotted(rule, item)):
            return True
    return False


def _plugins(names: Iterable[str]) -> list[Rule]:
    """The rules of other packages, by the names of their entry points in the group alvtc_info.rules."""
    from alvtc_info.model.rule import Rule

    wanted = tuple(names)
    if not wanted:
        return []
    from importlib.metadata import entry_points

    offered = {point.name: point for point in entry_points(group=GROUP)}
    rules: list[Rule] = []
    for name in wanted:
        if name not in offered:
            near = f"，可用：{' '.join(sorted(offered))}" if offered else "，也没有装任何别的规则包"
            raise UsageError("no-plugin", f"没有名为“{name}”的规则包{near}")
        try:
            loaded = offered[name].load()
        except AlvtcInfoError:
            raise
        except Exception as error:
            raise UsageError("bad-plugin", f"规则包“{name}”装不上（{type(error).__name__}），请联系它的作者") from error
        several = (loaded,) if isinstance(loaded, Rule) else loaded
        if not isinstance(several, (tuple, list)) or any(not isinstance(rule, Rule) for rule in several):
            raise UsageError("bad-plugin", f"规则包“{name}”给出的不是规则")
        rules.extend(several)
    return rules
