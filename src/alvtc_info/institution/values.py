"""Institution packs: everything that names one institution, as data.

A pack is a folder with `institution.toml`, `lexicon.toml`, `layout.toml` and `flow.toml`; where it has no
`sentences.toml`, facts are said as in the default pack. The default pack is compiled into `pack.py` and
`pack_sentences.py` of `packs/alszyxy` by `tools/generate.py`, so that starting up parses no TOML.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, SupportsIndex

from alvtc_info.errors import InputError, UsageError, bad_value
from alvtc_info.originals import is_path, note_input
from alvtc_info.text.value_classes import field, frozen

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

FILES = ("institution", "lexicon", "layout", "flow", "sentences")
_OPTIONAL = frozenset({"sentences"})
_EXAMPLES = {"examples": [["", ""]]}  # the shape of what the compiled pack leaves out
MOST_BYTES = 4 << 20  # of one file of a pack


@frozen
class Department:
    """A department: the posts of its head, deputy and information officer, and other names it goes by."""

    name: str
    head: str = ""
    deputy: str = ""
    information_officer: str = ""
    aliases: tuple[str, ...] = ()


@frozen
class OutsideBody:
    """A body outside the institution that emergencies are reported to."""

    name: str
    aliases: tuple[str, ...] = ()


@frozen
class Person:
    """Who holds a post, and the phone number; `checked` is when that was last checked, as the pack writes it.

    `department` is empty for a post of the institution itself or of an outside body.
    """

    post: str
    name: str = ""
    phone: str = ""
    department: str = ""
    checked: str = ""


@frozen
class Step:
    """One step of the reporting flow: who tells whom, by word of mouth (`oral`) or on paper (`written`).

    `minutes` is the limit from the clock's start (None: no limit); `outside` steps tell bodies outside the institution.
    An `advice` step is custom only: nobody is judged by it.
    """

    sender: str
    to: tuple[str, ...]
    by: str
    clause: str
    minutes: int | None = None
    outside: bool = False
    advice: bool = False


@frozen
class Flow:
    """How an emergency is reported (三): the steps in order, the clock, and the names that each post goes by.

    `rough_minutes`, `inner_minutes` and `late_entry_minutes` are minutes, `follow_up_hours` hours, `final_days` days; 0
    is no limit.
    """

    clock: str
    rough_minutes: int
    inner_minutes: int
    late_entry_minutes: int
    follow_up_hours: int
    final_days: int
    ordinary_levels: tuple[str, ...]
    instruction_clause: str
    follow_up_clause: str
    final_clause: str
    chart_label: str
    chart_title: str
    not_reports: tuple[str, ...]
    roles: Mapping[str, str]
    steps: tuple[Step, ...]
    aliases: Mapping[str, tuple[str, ...]]

    @property
    def inner(self) -> tuple[Step, ...]:
        """The steps within the institution, in order."""
        return tuple(step for step in self.steps if not (step.outside or step.advice))

    def outside(self, by: str) -> tuple[Step, ...]:
        """The steps that report to the outside bodies, by word of mouth or on paper."""
        return tuple(step for step in self.steps if step.outside and step.by == by and not step.advice)

    @property
    def bodies(self) -> frozenset[str]:
        """The names of the outside bodies that some step reports to."""
        return frozenset(name for step in self.steps if step.outside for name in step.to)

    def post(self, called: str) -> str:
        """The post or body that a name stands for: that of the longest known name in it, else the name itself."""
        found = [(len(word), name) for name, words in self.aliases.items() for word in (name, *words) if word in called]
        return max(found)[1] if found else called

    def calls_help(self, called: str) -> bool:
        """Whether the name is that of an emergency service (110, 119, 120): no report, and no bypass."""
        return any(number in called for number in self.not_reports)


@frozen
class SentenceForm:
    """How facts of a shape are said in a report: `say` where the expression `when` is found in what was noted.

    An empty `when` fits every fact. `examples` are pairs: what was noted, and the sentence; a pack has them that was
    read from its folder, the compiled one of the college has none.
    """

    say: str
    when: str = ""
    examples: tuple[tuple[str, str], ...] = field(default=(), compare=False)


@frozen(slots=False)
class Institution:
    """One institution: its names, clauses, departments, outside bodies, reporting flow, word lists and layout.

    `sentences` are the forms that facts are said in, by the name of the fact; the first that fits says it.
    """

    name: str
    short_names: tuple[str, ...]
    regulation: str
    office: str
    masthead_suffix: str
    gates: tuple[str, ...]
    clauses: Mapping[str, str]
    departments: tuple[Department, ...]
    outside_bodies: tuple[OutsideBody, ...]
    people: tuple[Person, ...]
    time_zone: str
    outward_masthead: str
    outward_unit: str
    flow: Flow
    lexicon: Mapping[str, tuple[str, ...]]
    layout: Mapping[str, Mapping[str, Any]]
    sentences: Mapping[str, tuple[SentenceForm, ...]] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.name, self.regulation))

    def __repr__(self) -> str:
        return f"Institution({self.name!r})"

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        """Pickle the default pack by reference only: the other process has it already."""
        return (default_institution, ()) if self is default_institution() else super().__reduce_ex__(protocol)

    def clause(self, clause_id: str) -> str:
        """A clause as a reader cites it: 1.4c → 一（四）."""
        return self.clauses.get(clause_id, clause_id)

    def department(self, called: str) -> Department | None:
        """The department of this name or alias; None where there is none."""
        return next((d for d in self.departments if called in (d.name, *d.aliases)), None)

    def holders(self, post: str, department: str = "") -> tuple[Person, ...]:
        """The people in the address book who hold a post: those of `department`, and those of no department."""
        return tuple(p for p in self.people if p.post == post and p.department in ("", department))

    def holders_of(self, post: str) -> tuple[Person, ...]:
        """All people in the address book who hold a post, of whatever department."""
        return tuple(p for p in self.people if p.post == post)


class _DefaultForms(Mapping[str, tuple[SentenceForm, ...]]):
    """The forms of the default pack, read when one is asked for: they are nine tenths of it, and no check needs any."""

    def __getitem__(self, fact: str) -> tuple[SentenceForm, ...]:
        return _default_forms()[fact]

    def __iter__(self) -> Iterator[str]:
        return iter(_default_forms())

    def __len__(self) -> int:
        return len(_default_forms())


@cache
def _default_forms() -> Mapping[str, tuple[SentenceForm, ...]]:
    from alvtc_info.institution.packs.alszyxy.pack_sentences import SENTENCES

    return _forms(SENTENCES)


@cache
def default_institution() -> Institution:
    """The college's own pack."""
    from alvtc_info.institution.packs.alszyxy.pack import DATA

    return _build(DATA, _DefaultForms())


def opened_institution(chosen: Institution | str | None) -> Institution | None:
    """An institution as it was chosen: itself, or read from the folder of its pack; None stays None, the default.

    Raises InputError as `load_institution`.
    """
    return load_institution(chosen) if isinstance(chosen, str) else chosen


def load_institution(folder: str | os.PathLike[str]) -> Institution:
    """Read a pack from a folder. Raises InputError where a file is missing, is no TOML, or lacks or misnames a key."""
    from pathlib import Path

    from alvtc_info.files import read_regular
    from alvtc_info.text.toml import parse_toml
    from alvtc_info.text.user_pattern import steps

    if not is_path(folder):
        raise bad_value("folder", "机构包所在的文件夹", folder)
    data: dict[str, Any] = {}
    for stem in FILES:
        path = Path(folder) / f"{stem}.toml"
        if stem in _OPTIONAL and not path.exists():
            continue
        note_input(path)
        try:
            raw = read_regular(path, MOST_BYTES)
        except (OSError, ValueError):
            raise InputError("pack-missing", f"机构包缺少文件 {path.name}，请照默认机构包补齐", str(folder)) from None
        data[stem] = parse_toml(raw, str(path), "机构包文件", "pack")
    from alvtc_info.institution.packs.alszyxy.pack import DATA
    from alvtc_info.institution.packs.alszyxy.pack_sentences import SENTENCES

    model = {**DATA, "sentences": {fact: [*forms, _EXAMPLES] for fact, forms in SENTENCES.items()}}
    data = {"sentences": SENTENCES, **data}
    wrong = next(_misshapen(data, model, ""), None)
    if wrong is not None:
        raise InputError(
            "pack-key", f"机构包里 {wrong} 的写法不对（文字、数、列表还是表，请照默认机构包）", str(folder)
        )
    blank = next(_blank(data, ""), None)
    if blank is not None:
        raise InputError("pack-key", f"机构包里 {blank} 有空着的一条，请填写或删去", str(folder))
    try:
        pack = _build(data, _forms(data["sentences"]))
    except (KeyError, TypeError, AttributeError, ValueError, ArithmeticError) as error:
        raise InputError("pack-key", f"机构包缺少或写错了字段：{error}", str(folder)) from None
    _compare(pack.layout, default_institution().layout, str(folder))
    for fact, forms in pack.sentences.items():
        for form in forms:
            try:
                steps(form.when)
            except UsageError as error:
                problem = f"sentences.toml 的 [[{fact}]] 里 when {error.message}：{form.when[:60]}"
                raise InputError("pack-key", problem, str(folder)) from None
    return pack


def _misshapen(given: object, model: object, where: str) -> Iterator[str]:
    """The keys of a pack whose values are of another type than those of the default pack.

    A key that this does not have is as the others of its table, if they are all of one type; an empty list is of words.
    """
    if isinstance(model, dict) and isinstance(given, dict):
        alike = next(iter(model.values())) if len({type(value) for value in model.values()}) == 1 else None
        for key, value in given.items():
            if (like := model.get(key, alike)) is not None:
                yield from _misshapen(value, like, f"{where}.{key}" if where else key)
    elif isinstance(model, (list, tuple)) and isinstance(given, (list, tuple)):
        tables = [each for each in model if isinstance(each, dict)]
        like = {key: value for table in tables for key, value in table.items()} if tables else next(iter(model), "")
        for value in given:
            yield from _misshapen(value, like, where)
    elif not (_is_number(model) and _is_number(given)) and type(model) is not type(given):
        yield where


def _blank(given: object, where: str) -> Iterator[str]:
    """The keys of lists in a pack of which an entry is blank, or has nothing on a side of its arrow (→布署)."""
    if isinstance(given, dict):
        for key, value in given.items():
            yield from _blank(value, f"{where}.{key}" if where else key)
    elif isinstance(given, (list, tuple)):
        for value in given:
            if isinstance(value, str):
                sides = value.split("→") if where == "lexicon.typos" else value.split("←")[:1]
                if not all(side.strip() for side in sides) or (where == "lexicon.typos" and len(sides) != 2):
                    yield where
            else:
                yield from _blank(value, where)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _completed(layout: Mapping[str, Any]) -> Mapping[str, Any]:
    """The layout with a font for （1）, which packs of before that heading level have none for: that of 1."""
    fonts = layout.get("fonts")
    if not isinstance(fonts, dict) or "heading_3" not in fonts:
        return layout
    return {**layout, "fonts": {"heading_4": fonts["heading_3"], **fonts}}


def _compare(layout: Mapping[str, Any], model: Mapping[str, Any], folder: str) -> None:
    for section, keys in model.items():
        for key, value in keys.items():
            given = layout.get(section, {}).get(key)
            number = isinstance(value, (int, float))
            if not (isinstance(given, (int, float)) if number else isinstance(given, type(value))):
                raise InputError("pack-key", f"layout.toml 的 [{section}] {key} 缺失或类型不对", folder)


_NUMBERS = ("rough_minutes", "inner_minutes", "late_entry_minutes", "follow_up_hours", "final_days")


def _flow(data: Mapping[str, Any], bodies: tuple[OutsideBody, ...], people: tuple[Person, ...]) -> Flow:
    names = {name: tuple(words) for name, words in data["aliases"].items()} | {b.name: b.aliases for b in bodies}
    for person in people:
        if person.name:
            names[person.post] = (*names.get(person.post, ()), person.name)
    if data["clock"] not in ("event", "known"):
        raise KeyError("clock")
    numbers = {name: int(data[name]) for name in _NUMBERS}
    return Flow(
        clock=data["clock"],
        ordinary_levels=tuple(data["ordinary_levels"]),
        instruction_clause=data["instruction_clause"],
        follow_up_clause=data["follow_up_clause"],
        final_clause=data["final_clause"],
        chart_label=data["chart_label"],
        chart_title=data["chart_title"],
        not_reports=tuple(data["not_reports"]),
        roles=dict(data["roles"]),
        steps=tuple(Step(**{**step, "to": tuple(step["to"])}) for step in data["steps"]),
        aliases=names,
        **numbers,
    )


def _build(data: Mapping[str, Any], forms: Mapping[str, tuple[SentenceForm, ...]]) -> Institution:
    main = data["institution"]
    bodies = tuple(OutsideBody(b["name"], tuple(b.get("aliases", ()))) for b in main["outside_bodies"])
    people = tuple(Person(**person) for person in main.get("people", ()))
    return Institution(
        name=main["name"],
        short_names=tuple(main["short_names"]),
        regulation=main["regulation"],
        office=main["office"],
        masthead_suffix=main["masthead_suffix"],
        gates=tuple(main["gates"]),
        clauses=dict(main["clauses"]),
        departments=tuple(Department(**{**d, "aliases": tuple(d.get("aliases", ()))}) for d in main["departments"]),
        outside_bodies=bodies,
        people=people,
        time_zone=main["time_zone"],
        outward_masthead=main["outward_masthead"],
        outward_unit=main["outward_unit"],
        flow=_flow(data["flow"], bodies, people),
        lexicon={key: tuple(value) for key, value in data["lexicon"].items()},
        layout=_completed(data["layout"]),
        sentences=forms,
    )


def _forms(data: Mapping[str, Any]) -> Mapping[str, tuple[SentenceForm, ...]]:
    return {fact: tuple(map(_form, forms)) for fact, forms in data.items()}


def _form(data: Mapping[str, Any]) -> SentenceForm:
    examples = tuple((noted, sentence) for noted, sentence in data.get("examples", ()))
    return SentenceForm(data["say"], data.get("when", ""), examples)
