"""Frozen data classes of our own: as `dataclasses` makes them."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, fields
from typing import Any

import pytest

import alvtc_info
from alvtc_info.text.value_classes import FEW, changeable, field, frozen, names_of, replace


@frozen
class Ours:
    """A class with fields of every kind."""

    first: str
    second: int = 2
    third: list[int] = field(default_factory=list, compare=False)
    fourth: str = field(default="x", repr=False)
    fifth: int = field(default=5, init=False)
    sixth: dict[str, int] = field(default_factory=dict, init=False, compare=False)
    seventh: str = field(kw_only=True, default="y")

    def __post_init__(self) -> None:
        object.__setattr__(self, "fifth", self.second + 1)


@dataclass(frozen=True, slots=True)
class Theirs:
    """The same class."""

    first: str
    second: int = 2
    third: list[int] = dataclasses.field(default_factory=list, compare=False)
    fourth: str = dataclasses.field(default="x", repr=False)
    fifth: int = dataclasses.field(default=5, init=False)
    sixth: dict[str, int] = dataclasses.field(default_factory=dict, init=False, compare=False)
    seventh: str = dataclasses.field(kw_only=True, default="y")

    def __post_init__(self) -> None:
        object.__setattr__(self, "fifth", self.second + 1)


@frozen(slots=False, kw_only=True)
class Keyed:
    """A class with a dictionary of its own, whose names must be given."""

    first: str
    second: dict[str, int] = field(default_factory=dict, hash=False)


@frozen
class Alike:
    """A class that says itself when two are equal, and how one is shown."""

    first: str
    second: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Alike) and self.first == other.first

    def __hash__(self) -> int:
        return hash(self.first)

    def __repr__(self) -> str:
        return "Alike()"


@frozen
class Empty:
    """A class without fields."""


GIVEN: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    (("a",), {}),
    (("a", 3, [4], "z"), {"seventh": "w"}),
    ((), {"first": "b"}),
]


@pytest.mark.parametrize(("given", "named"), GIVEN)
def test_a_value_is_made_and_shown_as_the_standard_library_does(given: Any, named: Any) -> None:
    ours, theirs = Ours(*given, **named), Theirs(*given, **named)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert hash(ours) == hash(theirs)
    assert ours == Ours(*given, **named)
    assert ours != dataclasses.replace(ours, second=9)
    assert dataclasses.replace(ours, third=[7]) == ours
    assert ours.third is not Ours("a").third


def test_a_copy_with_other_values_is_the_one_of_the_standard_library() -> None:
    ours = Ours("a", 3, [4])
    changed = replace(ours, second=5, seventh="z")
    assert changed == dataclasses.replace(ours, second=5, seventh="z") == Ours("a", 5, [4], seventh="z")
    assert (changed.fifth, changed.third) == (6, [4])
    for how in (replace, dataclasses.replace):
        with pytest.raises((ValueError, TypeError), match="field fifth is declared with init=False"):
            how(ours, fifth=1)
        with pytest.raises(TypeError):
            how(ours, no=1)


def test_signature_and_fields_are_the_same() -> None:
    shown = [str(inspect.signature(each)) for each in (Ours, Theirs)]
    assert shown[0] == shown[1]
    assert [(f.name, f.type, f.init, f.repr, f.compare, f.kw_only) for f in fields(Ours)] == [
        (f.name, f.type, f.init, f.repr, f.compare, f.kw_only) for f in fields(Theirs)
    ]
    assert (Ours.__match_args__, Our.__match_args__) == (Theirs.__match_args__, Their.__match_args__)
    assert Ours.__slots__ == Theirs.__slots__  # type: ignore[attr-defined]
    assert Ours.__annotations__ == Theirs.__annotations__
    assert names_of(Ours) == names_of(Ours("a")) == tuple(f.name for f in fields(Theirs))
    assert Ours.__init__.__qualname__ == "Ours.__init__"


@pytest.mark.parametrize(("given", "named"), [((), {}), (("a", 1, [], "", "too many"), {}), (("a",), {"no": 1})])
def test_what_the_standard_library_refuses_is_refused(given: Any, named: Any) -> None:
    messages = []
    for each in (Ours, Theirs):
        with pytest.raises(TypeError) as told:
            each(*given, **named)
        messages.append(str(told.value).replace("Theirs", "Ours"))
    assert messages[0] == messages[1]


@pytest.mark.parametrize(("given", "named"), [((), {}), (("a", "too many"), {}), (("a",), {"first": "b"})])
def test_the_very_first_instance_is_refused_the_same_way(given: Any, named: Any) -> None:
    messages = []
    for made in (frozen, dataclass(frozen=True)):

        class Fresh:
            first: str

        with pytest.raises(TypeError) as told:
            made(Fresh)(*given, **named)
        messages.append(str(told.value).rpartition("Fresh.")[2])
    assert messages[0] == messages[1]


def test_a_field_of_the_standard_library_is_refused_at_once() -> None:
    with pytest.raises(TypeError, match=r"Other\.first: fields of this class are said by"):

        @frozen
        class Other:
            first: str = dataclasses.field(default="a")


def test_nothing_of_a_value_can_be_changed() -> None:
    ours = Ours("a")
    with pytest.raises(FrozenInstanceError):
        ours.first = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del ours.first
    with pytest.raises((FrozenInstanceError, AttributeError)):
        ours.other = 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("value", [Ours("a", 4, [1]), Keyed(first="b"), Alike("c", "d"), Empty()], ids=repr)
def test_values_are_copied_and_travel(value: Any) -> None:
    for other in (copy.copy(value), copy.deepcopy(value), *(pickle.loads(pickle.dumps(value, n)) for n in range(2, 6))):
        assert other == value
        assert hash(other) == hash(value)
        assert type(other) is type(value)


def test_methods_of_a_class_are_kept() -> None:
    assert Alike("a", "b") == Alike("a", "c")
    assert Alike("a") != "a"
    assert repr(Alike("a")) == "Alike()"
    assert Ours("a").__eq__("a") is NotImplemented


def test_a_class_without_slots_and_with_names_only() -> None:
    assert vars(Keyed(first="a")) == {"first": "a", "second": {}}
    assert Keyed(first="a", second={"b": 1}) != Keyed(first="a")
    with pytest.raises(TypeError):
        Keyed("a")  # type: ignore[call-arg]
    assert dataclasses.is_dataclass(Keyed)
    assert Keyed.__doc__


@changeable
class Our:
    """A class whose fields are set anew."""

    first: str
    second: list[int] = field(default_factory=list)
    third: int = 3


@dataclass(slots=True)
class Their:
    """The same class."""

    first: str
    second: list[int] = dataclasses.field(default_factory=list)
    third: int = 3


def test_what_can_be_changed_is_as_the_standard_library_makes_it() -> None:
    ours, theirs = Our("a", third=4), Their("a", third=4)
    assert repr(ours) == repr(theirs).replace("Their", "Our")
    assert str(inspect.signature(Our)) == str(inspect.signature(Their))
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert ours.second is not Our("a").second
    for each in (ours, theirs):
        each.first = "b"
        assert each == dataclasses.replace(each)
        assert each != dataclasses.replace(each, third=5)
        assert [pickle.loads(pickle.dumps(each)), copy.copy(each), copy.deepcopy(each)] == [each] * 3
        with pytest.raises(TypeError):
            hash(each)
        with pytest.raises(AttributeError):
            each.other = 1  # type: ignore[union-attr]


@frozen
class Unasked:
    """A class of which nothing was asked before a subclass is made."""

    first: str = "a"
    second: list[int] = field(default_factory=list)


class Below(Unasked):
    """A subclass without fields of its own."""


@frozen(slots=False)
class Open:
    """The same with a dictionary of its own."""

    first: str = "a"
    second: list[int] = field(default_factory=list)


class BelowOpen(Open):
    """A subclass that makes its instances by way of its base."""

    def __init__(self, first: str) -> None:
        super().__init__(first + "b", [1])


@changeable
class Loose:
    """A class whose fields are set anew."""

    first: str = "a"
    second: list[int] = field(default_factory=list)


class BelowLoose(Loose):
    """A subclass of it."""


@pytest.mark.parametrize(
    ("base", "below", "given", "values"),
    [(Unasked, Below, (), ("a", [])), (Open, BelowOpen, ("a",), ("ab", [1])), (Loose, BelowLoose, (), ("a", []))],
)
def test_a_subclass_is_made_and_described_as_its_base(base: Any, below: Any, given: Any, values: Any) -> None:
    for _ in range(2):
        one = below(*given)
        assert (type(one), one.first, one.second) == (below, *values)
        assert [(each.name, each.type) for each in fields(below)] == [("first", "str"), ("second", "list[int]")]
        assert fields(below) == fields(base)
        assert dataclasses.asdict(one) == {"first": values[0], "second": values[1]}
    assert not {"__dataclass_fields__", "__dataclass_params__"} & vars(below).keys()
    assert base.__init__.__qualname__ == f"{base.__name__}.__init__"
    assert below(*given) == below(*given) != base("x")


def test_a_subclass_may_have_attributes_that_change() -> None:
    below: Any = Below()
    below.other = 1
    assert below.other == 1
    del below.other
    assert not hasattr(below, "other")
    for name in ("first", "second"):
        with pytest.raises(FrozenInstanceError):
            setattr(below, name, "b")
        with pytest.raises(FrozenInstanceError):
            delattr(below, name)


def test_a_public_value_has_subclasses() -> None:
    class MyFacts(alvtc_info.Facts):
        """Facts of somebody else's."""

    assert MyFacts().approvals == alvtc_info.Facts().approvals
    assert [each.name for each in fields(MyFacts)] == list(names_of(alvtc_info.Facts))


@pytest.mark.parametrize("default", ["1", "field(default_factory=int)"])
def test_a_field_that_must_be_given_comes_first(default: str) -> None:
    source = f"class Wrong:\n    first: int = {default}\n    second: int"
    for name in (source, source.replace("second: int", "second: int = field(kw_only=True)")):
        for made, said in ((frozen, field), (dataclass(frozen=True), dataclasses.field)):
            known: dict[str, Any] = {"field": said, "__name__": __name__}
            exec(name, known)
            if "kw_only" in name:
                made(known["Wrong"])(second=1)
            else:
                with pytest.raises(TypeError, match="non-default argument 'second' follows default argument"):
                    made(known["Wrong"])


def test_a_field_may_be_set_only_afterwards() -> None:
    shown = []
    for made, said in ((frozen, field), (dataclass(frozen=True), dataclasses.field)):

        class Late:
            first: int
            second: int = said(init=False)

            def __post_init__(self) -> None:
                object.__setattr__(self, "second", self.first + 1)

        late: Any = made(Late)
        shown.append((repr(late(1)).rpartition(".")[2], str(inspect.signature(late))))
    assert shown[0] == shown[1]
    assert shown[0][0] == "Late(first=1, second=2)"


@frozen
class Many:
    """A class of which many instances are made."""

    first: str
    second: list[int] = field(default_factory=list)


def test_the_first_instances_and_those_after_them_are_made_alike() -> None:
    made = [Many(f"{number}") for number in range(FEW + 3)]
    assert [each.first for each in made] == [f"{number}" for number in range(FEW + 3)]
    assert all(each.second == [] for each in made)
    assert len({id(each.second) for each in made}) == len(made)
    assert [type(each.__init__).__name__ for each in made[-2:]] == ["method", "method"]  # type: ignore[misc]
