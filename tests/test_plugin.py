"""What rules of other packages are written with, and the older modules that lead there for one version more."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from alvtc_info import plugin
from tests.source import SOURCE

OLD = {
    "rule": ("Example", "Rule", "example", "framed", "reported"),
    "finding": ("Basis", "Finding", "Fix", "Hit", "Related", "Severity", "whole"),
    "lexicon": ("Pattern", "occurrences", "words"),
    "proving": ("complaints", "found", "marked", "opened", "placed", "spotted"),
}
RULE = """
from alvtc_info.plugin import Basis, Hit, Pattern, Rule, Severity, complaints

_TWICE = Pattern(r"的的(?!确)")


def doubled_particle(document):
    for match in document.finditer(_TWICE):
        yield Hit(match.start(), match.end(), "多了一个“的”")


rule = Rule(
    check=doubled_particle, title="重复的“的”", clause="1.2", basis=Basis.PRACTICE, severity=Severity.WARNING,
    bad=("5月20日，后勤处更换损坏⟦的的⟧阀门3个。",), good=("5月20日，师生的的确确用上了热水。",),
)
print(list(complaints(rule)))
"""


def test_every_name_is_there() -> None:
    assert sorted(plugin.__all__) == sorted(set(plugin.__all__))
    for name in plugin.__all__:
        assert getattr(plugin, name) is not None
    with pytest.raises(AttributeError, match=r"alvtc_info\.plugin.*nothing"):
        plugin.nothing  # noqa: B018


@pytest.mark.medium
def test_a_rule_of_another_package_needs_nothing_else() -> None:
    done = subprocess.run([sys.executable, "-W", "error", "-c", RULE], capture_output=True, text=True, encoding="utf-8")
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_readers_are_loaded_only_when_examples_are_tried() -> None:
    code = "import sys, alvtc_info.plugin; print([m for m in sys.modules if m.startswith('alvtc_info.reading') or m == 'pydantic'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")


@pytest.mark.parametrize(("module", "name"), [(module, name) for module, names in OLD.items() for name in names])
def test_an_older_name_leads_to_the_same_and_says_where_it_is(module: str, name: str) -> None:
    old = import_module(f"alvtc_info.{module}")
    with pytest.warns(DeprecationWarning, match=rf"alvtc_info\.{module} .*from alvtc_info.plugin import {name}"):
        found = getattr(old, name)
    if name in plugin.__all__:
        assert found is getattr(plugin, name)
    assert found.__module__.startswith("alvtc_info.")


@pytest.mark.parametrize("module", OLD)
def test_what_was_never_there_is_not_there(module: str) -> None:
    old = import_module(f"alvtc_info.{module}")
    with pytest.raises(AttributeError, match=f"alvtc_info.{module}"):
        old.nothing  # noqa: B018
    assert len((SOURCE / f"{module}.py").read_text(encoding="utf-8").splitlines()) < 15


def test_the_warning_points_at_who_imports() -> None:
    code = "from alvtc_info.rule import Rule\n"
    done = subprocess.run([sys.executable, "-W", "always", "-c", code], capture_output=True, text=True)
    assert done.returncode == 0
    assert "<string>:1: DeprecationWarning" in done.stderr
