"""What a check was asked for: a value, which takes what is meant plainly and refuses the rest."""

from __future__ import annotations

import ast
import inspect
import math
import os
import pickle
import threading
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

import alvtc_info
from alvtc_info import CheckRequest, Config, Facts, InputError, Kind, Limits, Stage, UsageError, check_file
from alvtc_info.config.settings_file import build_config
from alvtc_info.institution.values import default_institution
from alvtc_info.model import arguments
from alvtc_info.model.request import EXTRAS, proved, requested
from tests import ROOT
from tests.refusing import refused
from tests.source import SOURCE, parsed

NAMES = [each.name for each in fields(CheckRequest)]
ENTRANCES: tuple[Any, ...] = (
    alvtc_info.check, alvtc_info.check_file, alvtc_info.check_many, alvtc_info.check_partitions, alvtc_info.read, alvtc_info.fix,
    alvtc_info.review, alvtc_info.slip, alvtc_info.submit, alvtc_info.set_layout,
)  # fmt: skip
OWN = {
    "rules": [{"name": "school-name", "swap": {"职院": "学院"}}, {"name": "no-blue", "avoid": ["蓝色"]}],
    "severity": {"vague-time": "warning"},
    "words": {"vague-time": {"add": {"入冬前": "写明哪一天"}}},
    "suppress": [{"files": ["旧/*"], "rules": ["vague-time"], "reason": "旧稿"}],
}


def full() -> CheckRequest:
    """A request with every field set."""
    return CheckRequest(
        kind=Kind.FIRST,
        stage=Stage.SIGN,
        report_date=date(2024, 5, 22),
        select=("vague-time",),
        ignore=("relative-time",),
        facts=Facts(commissioned=True),
        encoding="gb18030",
        extras=EXTRAS,
        limits=Limits(paragraphs=9),
        institution=replace(default_institution(), name="另一所学校"),
        config=build_config(OWN, "alvtc-info.toml"),
        profile="news",
        layout=True,
        layout_profile="windows-fonts",
        pages=True,
        ledger="台账.db",
        timeout=5.0,
    )


def test_a_part_of_one_chinese_name_is_meant() -> None:
    assert CheckRequest(stage="送签").stage is Stage.SIGN  # type: ignore[arg-type]
    assert CheckRequest(kind="专家").kind is Kind.EXPERT_ADVICE  # type: ignore[arg-type]


def test_a_request_never_changes() -> None:
    request = CheckRequest()
    for name in NAMES:
        with pytest.raises(FrozenInstanceError):
            setattr(request, name, None)
    given = request.given({"kind": "首报"})
    assert (request.kind, given.kind) == (None, Kind.FIRST)
    assert request.given({}) is request
    with pytest.raises(TypeError):
        CheckRequest(Kind.FIRST)  # type: ignore[call-arg]


@pytest.mark.parametrize("request_", [CheckRequest(), full()], ids=["empty", "full"])
def test_a_request_is_the_same_after_a_way_to_another_process(request_: CheckRequest) -> None:
    again = pickle.loads(pickle.dumps(request_))
    assert again == request_
    assert again is not request_
    assert again.given({"institution": default_institution()}) != request_
    if isinstance(request_.config, Config):
        assert [hash(rule.check) for rule in again.config.rules] == [hash(rule.check) for rule in request_.config.rules]
        assert hash(again.institution) == hash(request_.institution)


def test_settings_with_rules_of_ones_own_judge_the_same_after_a_way_to_another_process(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("职院的墙是蓝色的，入冬前再看。\n", encoding="utf-8")
    request = CheckRequest(config=build_config(OWN))
    again = pickle.loads(pickle.dumps(request))
    wanted = check_file(path, request=request)
    assert {finding.rule for finding in wanted} == {"school-name", "no-blue", "vague-time"}
    assert check_file(path, request=again) == wanted


class Place:
    """A path of another library."""

    def __init__(self, path: str | bytes) -> None:
        self.path = path

    def __fspath__(self) -> str | bytes:
        return self.path


DAY = date(2024, 5, 22)
STOP = threading.Event()
TAKEN: list[tuple[str, object, object]] = [
    *(("kind", given, Kind.FIRST) for given in ("首报", "first", Kind.FIRST)),
    ("kind", "专家咨询建议", Kind.EXPERT_ADVICE),
    *(("stage", given, Stage.SENT) for given in ("已报送", "sent", Stage.SENT)),
    *(("report_date", given, DAY) for given in (DAY, "2024-05-22", "2024/5/22", "2024年5月22日", "二〇二四年五月二十二日")),
    ("report_date", datetime(2024, 5, 22, 8, 30), DAY),
    *((name, "vague-time", ("vague-time",)) for name in ("select", "ignore")),
    *((name, ["a", "b"], ("a", "b")) for name in ("select", "ignore")),
    ("select", {"a"}, ("a",)),
    ("select", (each for each in "ab"), ("a", "b")),
    ("select", (), ()),
    ("ignore", None, ()),
    ("facts", Facts(), Facts()),
    ("facts", {}, {}),
    ("facts", MappingProxyType({"commissioned": True}), {"commissioned": True}),
    ("encoding", "gb18030", "gb18030"),
    ("extras", "hidden", ("hidden",)),
    ("extras", ["comments", "deletions"], ("comments", "deletions")),
    ("extras", None, ()),
    ("limits", None, Limits()),
    *((name, Path("a"), "a") for name in ("institution", "config", "ledger")),
    *((name, Place("a"), "a") for name in ("institution", "config", "ledger")),
    *((name, "a", "a") for name in ("institution", "config", "ledger")),
    ("institution", default_institution(), default_institution()),
    ("profile", "news", "news"),
    ("layout_profile", None, "default"),
    ("timeout", 5, 5.0),
    ("timeout", 86_400, 86_400.0),
    ("cancel", STOP, STOP),
    *((name, None, None) for name in NAMES if getattr(CheckRequest(), name) is None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "given", "taken"), TAKEN)
def test_what_is_meant_plainly_is_taken(name: str, given: object, taken: object) -> None:
    choices: Any = {name: given}
    found = getattr(CheckRequest(**choices), name)
    assert found == taken
    assert type(found) is type(taken)


NO_NAMES: tuple[object, ...] = (5, {"a": 1}, b"a", [1], ["a", None])
NO_PLACE: tuple[object, ...] = (5, b"a", ["a"], Place(b"a"))
WRONG: dict[str, tuple[object, ...]] = {
    "kind": (5, "novel", ["first"], b"first", Stage.SENT),
    "stage": (5, "later", b"sent"),
    "report_date": (20240522, "2024-13-01", "明天", "", ["2024-05-22"]),
    "select": NO_NAMES,
    "ignore": NO_NAMES,
    "facts": ([], "facts.yaml", 5),
    "encoding": (5, b"utf-8"),
    "extras": ("notes", 5, ["hidden", "notes"], [1], {"hidden": True}),
    "limits": (5, {"depth": 3}),
    "institution": NO_PLACE,
    "config": NO_PLACE,
    "profile": ("novel", 5, b"news", ""),
    "layout": (None, 1, "yes"),
    "layout_profile": ("wide", 5, ""),
    "pages": (None, 0, "no"),
    "ledger": (*NO_PLACE, default_institution()),
    "timeout": (0, -1, "5", True, 86_401, math.nan, math.inf, [5]),
    "cancel": (True, "stop", threading.Lock(), {}),
    "people": (None, 1, "no"),
}


def test_every_field_is_tried_both_ways() -> None:
    assert list(WRONG) == NAMES
    assert {name for name, *_ in TAKEN} >= set(NAMES) - {"layout", "pages", "people"}


@pytest.mark.parametrize(("name", "given"), [(name, given) for name, every in WRONG.items() for given in every])
def test_anything_else_is_refused_with_what_is_expected(name: str, given: object, tmp_path: Path) -> None:
    choices: Any = {name: given}
    path = tmp_path / "a.txt"
    path.write_text("一段平常的话。\n", encoding="utf-8")
    for work in (
        lambda: CheckRequest(**choices),
        lambda: CheckRequest().given(choices),
        lambda: check_file(path, **choices),
    ):
        with pytest.raises(UsageError) as caught:
            work()
        assert caught.value.code in ("bad-value", "unknown-choice")
        assert "\n" not in str(caught.value)
        assert any("\u4e00" <= char <= "\u9fff" for char in str(caught.value))


def test_a_request_is_a_request() -> None:
    with pytest.raises(UsageError, match="request 应为CheckRequest，不能是 dict"):
        requested({"kind": "first"}, {})  # type: ignore[arg-type]
    assert requested(None, {}) == CheckRequest()
    for entrance in ENTRANCES:
        more = (ROOT,) if entrance is alvtc_info.check_partitions else ()
        with pytest.raises(TypeError, match="bogus"):
            entrance(b"x", *more, bogus=1)


def test_keywords_are_the_fields() -> None:
    tree = parsed(SOURCE / "model" / "request.py")
    (choices,) = (n for n in ast.walk(tree) if isinstance(n, ast.ClassDef) and n.name == "CheckChoices")
    assert [ast.unparse(each) for each in (*choices.bases, *choices.keywords)] == ["TypedDict", "total=False"]
    assert [
        each.target.id for each in choices.body if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
    ] == NAMES


@pytest.mark.parametrize("entrance", ENTRANCES, ids=lambda entrance: entrance.__name__)
def test_every_entrance_shows_every_field(entrance: Callable[..., object]) -> None:
    shown = inspect.signature(entrance).parameters
    assert set(NAMES) <= shown.keys()
    assert shown["request"].default is None
    defaults = CheckRequest()
    for name in NAMES:
        assert shown[name].kind is inspect.Parameter.KEYWORD_ONLY
        assert shown[name].default == getattr(defaults, name)


def test_what_is_named_is_read_when_it_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("一段平常的话。\n", encoding="utf-8")
    assert CheckRequest(institution=str(tmp_path / "没有"), config=os.fspath(tmp_path / "没有.toml"))
    for choices in ({"institution": tmp_path / "没有"}, {"config": tmp_path / "没有.toml"}):
        with pytest.raises(InputError):
            check_file(path, **choices)  # type: ignore[arg-type]


def test_a_moment_is_taken_as_it_is_written() -> None:
    noon = datetime(2024, 5, 22, 12, 30)
    for given in (noon, "2024-05-22 12:30", "2024-05-22T12:30:00", "2024年5月22日12时30分"):
        assert arguments.moment(given, "moment") == noon
    assert arguments.moment("2024-05-22T12:30:00+08:00", "moment") == noon.replace(tzinfo=timezone(timedelta(hours=8)))
    assert arguments.moment(None, "moment") is None
    for wrong in ("明天", "2024-05-22 25:00", "2024-13-01 08:00"):
        assert "请写成 2024-05-22 14:30" in refused("bad-value", lambda wrong=wrong: arguments.moment(wrong, "moment"))  # type: ignore[misc]
    assert "moment 应为时刻" in refused("bad-value", lambda: arguments.moment(date(2024, 5, 22), "moment"))


def test_values_that_are_known_to_be_right_are_not_proved_again() -> None:
    request = CheckRequest(kind=Kind.FIRST, timeout=5)
    changed = proved(request, timeout=None)
    assert changed == replace(request, timeout=None)
    assert request.timeout == 5
    assert proved(request, kind=Kind.FIRST) is request
    assert requested(None, {}) is requested(None, {})
