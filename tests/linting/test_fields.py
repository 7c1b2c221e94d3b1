"""What a rule says of itself decides how it is handled, wherever it is filed; every name in a table is that of something."""

from __future__ import annotations

from dataclasses import replace
from types import FunctionType

import pytest

from alvtc_info import Config, InputError, Result, UsageError, check, read, rules
from alvtc_info.batch.cache import _may_be_kept
from alvtc_info.config.settings_file import build_config
from alvtc_info.linting.engine import _settle
from alvtc_info.linting.examples import opened
from alvtc_info.linting.select import rules_named
from alvtc_info.linting.suppress import names_of
from alvtc_info.model.document import Facts
from alvtc_info.model.editions import CHANGED, EDITIONS, edition
from alvtc_info.model.facts import ApprovalFact
from alvtc_info.model.finding import Hit
from alvtc_info.model.layout_names import DEPARTURE_NAMES
from alvtc_info.model.profiles import PROFILES
from alvtc_info.model.rule import Rule, example
from alvtc_info.rules import RULES
from tests import TESTS, mostly_slow

NAMES = {rule.name for rule in RULES}
FAMILIES = {rule.family for rule in RULES}


def elsewhere(rule: Rule) -> Rule:
    """The same rule as if it were written in another module."""
    own = rule.check
    assert isinstance(own, FunctionType)
    copy = FunctionType(own.__code__, own.__globals__, own.__name__, own.__defaults__, own.__closure__)
    copy.__kwdefaults__, copy.__doc__, copy.__module__ = own.__kwdefaults__, own.__doc__, "elsewhere.time"
    moved = replace(rule, check=copy)
    assert moved.check.__module__ != rule.check.__module__
    return moved


def judged(profile: str, examples: int) -> list[Result]:
    """The sentences of our own and every bad example of a rule, judged by a profile."""
    sentences = (TESTS / "sentences.txt").read_text(encoding="utf-8")
    drafts = [read(sentences.encode(), name="sentences.txt")]
    drafts += [opened(example(item)) for rule in RULES for item in rule.bad[:examples]]
    facts = Facts(approvals=(ApprovalFact("赵某", "officer"),))
    return [check(draft.given(facts=facts), config=Config(profile=profile)) for draft in drafts]


@pytest.mark.medium
@pytest.mark.parametrize("examples", mostly_slow([1, 2], 1))
@pytest.mark.parametrize("profile", PROFILES)
def test_a_rule_finds_the_same_in_whatever_module_it_is(
    profile: str, examples: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = judged(profile, examples)
    assert sum(map(len, wanted)) > 30 * examples
    moved = tuple(map(elsewhere, RULES))
    monkeypatch.setattr(rules, "RULES", moved)
    assert judged(profile, examples) == wanted
    config = Config(profile=profile)
    chosen = [[rule.name for rule in rules_named(config=config)] for _ in range(2)]
    monkeypatch.undo()
    assert chosen[0] == chosen[1] == [rule.name for rule in rules_named(config=config)]


def test_precedence_is_what_rules_say() -> None:
    yielding = [rule for rule in RULES if rule.yields_to]
    assert yielding
    by_name = {rule.name: rule for rule in RULES}
    for rule in yielding:
        for name in rule.yields_to:
            master, own, apart = by_name[name], Hit(3, 5, "自己"), Hit(8, 9, "别处")
            over = [Hit(2, 4, "盖住"), Hit(5, 6, "挨着")]
            for given in (rule, elsewhere(rule)):
                hits = [(given, own), (given, apart), *((master, hit) for hit in over)]
                assert [hit for kept, hit in _settle(hits) if kept is given] == [apart]
                assert [hit for kept, hit in _settle(hits) if kept is master] == over
                assert _settle([(given, own), (master, over[1])]) == [(given, own), (master, over[1])]


def test_within_what_is_covered_only_harm_is_told() -> None:
    covering = next(rule for rule in RULES if rule.covers)
    harming = next(rule for rule in RULES if rule.harm and not rule.covers and not rule.yields_to)
    plain = next(rule for rule in RULES if not rule.harm and not rule.covers and not rule.yields_to)
    gap, inside, across, apart = Hit(2, 9, "空"), Hit(3, 9, "里"), Hit(8, 11, "跨"), Hit(12, 13, "外")
    hits = [(covering, gap), *((rule, hit) for rule in (harming, plain) for hit in (inside, across, apart))]
    kept = _settle(hits)
    assert [hit for rule, hit in kept if rule is harming] == [inside, across, apart]
    assert [hit for rule, hit in kept if rule is plain] == [across, apart]
    assert _settle([(covering, Hit(-1, -1, "全文")), (plain, inside)])[1:] == [(plain, inside)]


def test_no_two_rules_yield_to_each_other() -> None:
    masters = {rule.name: set(rule.yields_to) for rule in RULES}
    for name, above in masters.items():
        assert name not in above
        assert not any(name in masters[each] for each in above), name


def test_every_name_in_a_table_is_that_of_a_rule_or_a_family() -> None:
    assert {name for rule in RULES for name in rule.yields_to} <= NAMES
    for profile in PROFILES.values():
        assert profile.off <= NAMES | FAMILIES
        assert profile.severities.keys() <= NAMES
    for version, changes in CHANGED.items():
        assert version in EDITIONS
        assert changes.keys() <= NAMES | edition(version).keys()
    assert edition(EDITIONS[-1]).keys() == NAMES
    assert not NAMES & FAMILIES - {"secrecy"}
    assert not NAMES & DEPARTURE_NAMES
    assert "" not in FAMILIES
    assert "own" not in FAMILIES


def test_facts_that_rules_need_are_facts() -> None:
    known = {name for name in dir(Facts()) if not name.startswith("_")}
    assert {need for rule in RULES for need in rule.needs} <= known


NEVER = [rule for rule in RULES if rule.never_suppressed]


def test_a_secrecy_mark_is_what_is_never_set_aside_or_kept() -> None:
    assert [rule.name for rule in NEVER] == ["secret-marking"]
    assert all(rule.never_cached for rule in NEVER)
    assert all(rule.private for rule in RULES if rule.family == "secrecy" and rule.name.startswith("pii"))


@pytest.mark.parametrize("rule", NEVER, ids=lambda rule: rule.name)
def test_what_is_never_suppressed_cannot_be_named(rule: Rule) -> None:
    known = names_of(RULES)
    for called in (rule.name, rule.title):
        assert called not in known
        text = f"机密★3年 <!-- 不检查 {called}：已核 -->\n"
        result = check(read(text.encode(), name="稿.txt"))
        assert rule.name in {finding.rule for finding in result}
        assert result.suppressed == ()
        assert any(f"不能不检查“{called}”" in finding.message for finding in result)
        with pytest.raises((InputError, UsageError), match=rf"“{called}”"):
            build_config({"suppress": [{"files": ["*"], "rules": [called], "reason": "已核"}]})
    assert not _may_be_kept(check(read("机密★3年".encode(), name="稿.txt")))


@pytest.mark.parametrize("rule", [rule for rule in RULES if not rule.never_suppressed][:5], ids=lambda rule: rule.name)
def test_what_may_be_suppressed_can_be_named(rule: Rule) -> None:
    known = names_of(RULES)
    assert known[rule.name] == known[rule.title] == rule.name
    assert build_config({"suppress": [{"files": ["*"], "rules": [rule.name], "reason": "旧稿"}]}).suppress
