"""The public interface: names and signatures are pinned in api.txt; one configuration serves many threads."""

from __future__ import annotations

import inspect
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from functools import cached_property

import pytest

import alvtc_info
from alvtc_info import (
    AlvtcInfoError,
    check,
    read,
)
from alvtc_info.config.settings_file import build_config
from tests import ROOT, TESTS

PINNED = TESTS / "api.txt"


def interface() -> str:
    """Each public name with its signature; of a class also its public methods and properties."""
    lines = []
    for name in alvtc_info.__all__:
        value = getattr(alvtc_info, name)
        if inspect.isclass(value) and issubclass(value, BaseException):
            lines.append(f"{name} < {value.__bases__[0].__name__}")
            continue
        if inspect.isclass(value) and issubclass(value, Enum):
            lines.append(f"{name}: {' '.join(str(each.value) for each in value)}")
            continue
        lines.append(f"{name}{_signature(value)}" if callable(value) else name)
        if inspect.isclass(value):
            for own, method in sorted(vars(value).items()):
                if not own.startswith(("_", "model_")) and (
                    inspect.isfunction(method) or isinstance(method, (property, cached_property))
                ):
                    lines.append(f"    .{own}{_signature(method) if inspect.isfunction(method) else ''}")
    return "\n".join(lines) + "\n"


def _signature(value: object) -> str:
    try:
        signature = inspect.signature(value)  # type: ignore[arg-type]
    except ValueError:
        return "(…)"
    return f"({', '.join(map(_parameter, signature.parameters.values()))})"


def _parameter(parameter: inspect.Parameter) -> str:
    default = parameter.default
    shown = "" if default is parameter.empty else f"={sorted(default) if isinstance(default, frozenset) else default!r}"
    return ("", "", "*", "*", "**")[parameter.kind] + parameter.name + shown


def test_names_and_signatures_are_those_that_are_pinned() -> None:
    """A change here is a change for those who build on us: write it into CHANGELOG.md, then into api.txt."""
    assert interface() == PINNED.read_text(encoding="utf-8")


def test_all_errors_are_of_one_family() -> None:
    errors = [getattr(alvtc_info, name) for name in alvtc_info.__all__ if name.endswith("Error")]
    assert errors
    assert all(issubclass(error, AlvtcInfoError) for error in errors)


@pytest.mark.slow
def test_eight_threads_find_the_same_with_one_configuration() -> None:
    config = build_config({"profile": "duty", "enable": ["cliche"], "words": {"vague-time": {"add": ["入冬前"]}}})
    drafts = [(ROOT / "examples" / name).read_bytes() for name in ("draft.docx", "composite.yaml", "first.yaml")]
    names = ["draft.docx", "composite.yaml", "first.yaml"]
    drafts.append("后勤处入冬前完成检修，近日已有多人反映，昨日开会。".encode())
    names.append("a.txt")

    def found(turn: int) -> list[object]:
        which = turn % len(drafts)
        return list(check(read(drafts[which], name=names[which]), config=config))

    wanted = [found(which) for which in range(len(drafts))]
    assert len(wanted[3]) > 1
    with ThreadPoolExecutor(8) as pool:
        for turn, got in enumerate(pool.map(found, range(1000))):
            assert got == wanted[turn % len(drafts)]


def test_the_public_names_are_all_there() -> None:
    assert set(dir(alvtc_info)) == set(alvtc_info.__all__)
    for name in alvtc_info.__all__:
        assert getattr(alvtc_info, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = alvtc_info.nothing
