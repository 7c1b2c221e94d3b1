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


class OursBelow(Ours):
    """A subclass without a word of its own."""


class OursMade(Ours):
    """A subclass that makes its instances itself."""

    def __new__(cls, first: str) -> OursMade:
        return super().__new__(cls, first, 5)


class Unasked(NamedTuple):
    """One whose `__new__` is first looked up by that of a subclass."""

    first: str
    second: int = 2


class UnaskedMade(Unasked):
    """A subclass that makes its instances itself."""

    def __new__(cls, first: str) -> UnaskedMade:
        return super().__new__(cls, first, 5)


@pytest.mark.parametrize("made", [OursMade, UnaskedMade])
def test_a_subclass_makes_its_instances_itself_each_time(made: Any) -> None:
    assert [tuple(made("a")), tuple(made("b"))] == [("a", 5), ("b", 5)]
    assert type(made("a")) is made
    assert "__new__" in vars(made)
    assert tuple(made.__mro__[1]("a")) == ("a", 2)


def test_a_subclass_makes_its_instances_as_its_base_does() -> None:
    below = OursBelow("a")
    assert (type(below), tuple(below), below.both) == (OursBelow, ("a", 2), "a2")
    assert "__new__" not in vars(OursBelow)
    assert OursBelow.__new__.__qualname__ == "Ours.__new__"
    assert type(below._replace(second=3)) is OursBelow


@pytest.mark.parametrize("defaults", [1, 2])
def test_a_field_that_must_be_given_comes_first(defaults: int) -> None:
    lines = [f"    given_{n}: int = 1" for n in range(defaults)]
    source = "\n".join(["class Wrong(NamedTuple):", *lines, "    last: int"])
    messages = []
    for base in (NamedTuple, typing.NamedTuple):
        with pytest.raises(TypeError, match="given_0") as told:
            exec(source, {"NamedTuple": base, "__name__": __name__})
        messages.append(str(told.value))
    assert messages[0] == messages[1]


class Long(NamedTuple):
    """One with more fields than there is code for."""

    a: int
    b: int
    c: int
    d: int
    e: int
    f: int
    g: int
    h: int
    i: int = 9


def test_one_with_many_fields_is_made_as_well() -> None:
    assert Long(1, 2, 3, 4, 5, 6, 7, h=8) == (1, 2, 3, 4, 5, 6, 7, 8, 9)
    assert str(inspect.signature(Long)).endswith("h: 'int', i: 'int' = 9)")
