"""The words by which the doors of emergencies and of the ledger name things are those of the library."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, get_args

import pytest

from alvtc_info.assessment import ledger_entries
from alvtc_info.emergency import case_entries, typed_facts
from alvtc_info.institution.values import default_institution
from alvtc_info.report.parts import MEDIA_LABELS
from tests import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

STATIC = ROOT / "src" / "alvtc_info" / "web" / "static"
LEDGER = (STATIC / "ledger_words.js").read_text("utf-8")
DOOR = (STATIC / "door_ledger.js").read_text("utf-8")
WORDS = (STATIC / "clerk_words.js").read_text("utf-8")
ENTRIES = (STATIC / "case_entries.js").read_text("utf-8")


def constant(script: str, name: str) -> str:
    """What stands in a constant of a script."""
    found = re.search(rf"(?:const |alvtc\.){name} = (.*?);(?: //.*)?\n", script, re.S)
    assert found, name
    return found[1]


def pairs(text: str) -> dict[str, str]:
    """Pairs and properties: their first and second text."""
    listed = re.findall(r'\["([^"]*)", "([^"]*)"', text)
    return dict(listed or re.findall(r'"?([\w-]+)"?: "([^"]*)"', text))


def test_the_levels_of_an_adoption_are_those_of_the_ledger() -> None:
    assert pairs(constant(LEDGER, "LEVELS")) == {str(level): level.label for level in ledger_entries.Level}


def test_every_kind_of_entry_of_the_ledger_has_its_name() -> None:
    named = pairs(constant(LEDGER, "KINDS"))
    assert ledger_entries.LABELS.keys() <= named.keys()
    assert {kind: named[kind] for kind in ("item", "adoption", "instruction", "request")} == {
        kind: ledger_entries.LABELS[kind] for kind in ("item", "adoption", "instruction", "request")
    }


def test_the_fields_of_an_item_and_an_adoption_have_names() -> None:
    named = pairs(constant(LEDGER, "FIELDS"))
    hidden = {"entry", "sha256", "evidence_sha256"}
    models = (ledger_entries.Item, ledger_entries.Adoption, ledger_entries.Instruction, ledger_entries.Request)
    for model in (*models, ledger_entries.Extension, ledger_entries.MatterProgress, ledger_entries.Opinion):
        assert set(model.model_fields) - hidden <= named.keys()


def test_general_items_are_offered_as_categories() -> None:
    assert re.findall(r'"([^"]+)"', constant(DOOR, "GENERAL")) == list(get_args(ledger_entries.General))


def test_every_fact_that_is_asked_for_is_one_that_a_case_takes() -> None:
    facts = {name for name, *_ in re.findall(r'\["([^"]+)", "([^"]+)"', constant(ENTRIES, "FACTS"))}
    filling = set(re.findall(r'"([^"]+)"', constant(ENTRIES, "GAPS")))
    titles = {str(field.title) for field in case_entries.Particulars.model_fields.values()}
    assert facts <= titles
    assert filling <= facts
    assert {"部门", "责任"} <= typed_facts.OF_OPENING.keys()


def test_every_entry_of_a_case_has_its_name_and_the_media_are_those_of_a_report() -> None:
    assert pairs(constant(ENTRIES, "LABELS")).keys() == case_entries.LABELS.keys()
    assert pairs(constant(ENTRIES, "MEDIA")).keys() == MEDIA_LABELS.keys()


def test_the_roles_and_levels_of_an_event_are_those_of_the_flow() -> None:
    assert list(pairs(constant(ENTRIES, "caseRoles"))) == list(default_institution().flow.roles)
    emergency = (STATIC / "door_emergency.js").read_text("utf-8")
    levels = re.findall(r'"([^"]+)"', constant(emergency, "LEVELS"))
    offered = get_args(case_entries.Particulars.model_fields["level"].annotation)
    assert set(levels) == set(get_args(offered[0]))


# What nobody meets on the page: other entrances, files that are written, what only an administrator or a program calls.
ELSEWHERE = (
    "cli/ assistants/ batch/ config/ reporters/ emergency/duty_folder emergency/handover files institution/values "
    "linting/reference model/json_schema model/editions rendering/foreign_template rendering/yaml_form word/review "
    "emergency/drafting emergency/fact_sentences linting/select web/accounts web/upkeep web/safety web/draft_endpoints "
    "web/sign_in_endpoints"
).split()
COMMAND_LINE = re.compile(r"(?<![\w-])--[a-z]|alvtc-info|pip install")


def messages() -> Iterator[str]:
    """What the library says in Chinese, as it stands in the source of its rooms; X for what is put in."""
    source = ROOT / "src" / "alvtc_info"
    for path in sorted(source.rglob("*.py")):
        if path.relative_to(source).as_posix().startswith(tuple(ELSEWHERE)):
            continue
        tree = ast.parse(path.read_text("utf-8"))
        told = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}  # docstrings
        told |= {id(part) for each in ast.walk(tree) if isinstance(each, ast.JoinedStr) for part in each.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                yield "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
                yield node.value


@pytest.mark.medium
def test_nothing_is_said_on_the_page_in_words_of_a_command_line() -> None:
    ways = re.findall(r'\["(.+?)", "(.*?)"\]', constant(WORDS, "WAYS"))
    left, used = set(), set()
    for message in messages():
        line = message
        for way, words in ways:
            line, count = re.subn(way, words, line)
            used |= {way} if count else set()
        written = line.startswith("# ")  # into a file that only a program reads
        if COMMAND_LINE.search(line) and re.search(r"[\u4e00-\u9fff]", line) and "管理员" not in line and not written:
            left.add(line)
    assert left == set()
    assert used == {way for way, _ in ways}
