"""Named tuples of our own: as `typing` makes them."""

from __future__ import annotations

import copy
import inspect
import pickle
import typing
from typing import Any

import pytest

from alvtc_info.text.named_tuples import NamedTuple


class Ours(NamedTuple):
    """A named tuple with a default, a property and a method that is its own."""

    first: str
    second: int = 2

    @property
    def both(self) -> str:
        """What both say."""
        return f"{self.first}{self.second}"


class Theirs(typing.NamedTuple):
    """The same."""

    first: str
    second: int = 2

    @property
    def both(self) -> str:
        """What both say."""
        return f"{self.first}{self.second}"


class Shown(NamedTuple):
    """One that says itself how it is shown."""

    only: int

    def __repr__(self) -> str:
        return "Shown"


class Bare(NamedTuple):
    """One without fields."""


def test_it_is_what_typing_makes() -> None:
    ours, theirs = Ours("a"), Theirs("a")
    assert tuple(ours) == tuple(theirs) == ("a", 2)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert (ours.first, ours.second, ours.both) == ("a", 2, "a2")
    assert ours._asdict() == theirs._asdict()
    assert tuple(ours._replace(first="b")) == theirs._replace(first="b")[:]
    assert tuple(Ours._make(["c", 3])) == Theirs._make(["c", 3])[:]
    assert hash(ours) == hash(theirs)
    assert isinstance(ours, tuple)
    assert str(inspect.signature(Ours)) == "(first: 'str', second: 'int' = 2)"
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)
    for name in ("_fields", "_field_defaults", "__match_args__", "__slots__", "__bases__"):
        assert getattr(Ours, name) == getattr(Theirs, name), name
    assert (Ours.__module__, Ours.__qualname__, type(Ours)) == (__name__, "Ours", type)
    assert Ours.__doc__
    assert repr(Shown(1)) == "Shown"
    assert Bare() == ()
    match ours:
        case Ours(first, 2):
            assert first == "a"
        case _:
            pytest.fail("no match")


@pytest.mark.parametrize(("given", "named"), [((), {}), (("a", 1, 2), {}), (("a",), {"no": 1}), (("a",), {"first": 1})])
def test_what_typing_refuses_is_refused(given: Any, named: Any) -> None:
    messages = []
    for each in (Ours, Theirs):
        with pytest.raises(TypeError) as told:
            each(*given, **named)
        messages.append(str(told.value).replace("Theirs", "Ours"))
    assert messages[0].partition("()")[2] == messages[1].partition("()")[2]


@pytest.mark.parametrize("each", [Ours, Theirs])
def test_nothing_of_a_wrong_size_or_name_is_made(each: Any) -> None:
    with pytest.raises(TypeError, match="Expected 2 arguments, got 1"):
        each._make(["a"])
    with pytest.raises((TypeError, ValueError), match="Got unexpected field names"):
        each("a")._replace(no=1)
    with pytest.raises(AttributeError):
        each("a").first = "b"


def test_values_are_copied_and_travel() -> None:
    ours = Ours("a", 5)
    for other in (copy.copy(ours), copy.deepcopy(ours), *(pickle.loads(pickle.dumps(ours, n)) for n in range(2, 6))):
        assert other == ours
        assert type(other) is Ours
