"""Data classes that cost little to make.

`dataclasses` writes and compiles the source of six methods for every class, a third of what this package costs at
start-up. A class made by `frozen` is a data class by all that `dataclasses` says of it (`fields`, `replace`, `asdict`,
`is_dataclass`), and behaves as `@dataclass(frozen=True)` makes it; but its methods are shared, and its `__init__` is
compiled when it is first looked up. One made by `changeable` behaves as `@dataclass(slots=True)` makes it.
"""

from __future__ import annotations

import dataclasses
import inspect
from dataclasses import MISSING, FrozenInstanceError, field
from typing import TYPE_CHECKING, Any, TypeVar, cast, dataclass_transform, overload

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class _Annotation:
    """An annotation that is no text: of one that is, `dataclasses` would search out by expressions what it means."""

    def __init__(self, written: object) -> None:
        self.written = written


@overload
def frozen(cls: type[T], /) -> type[T]: ...
@overload
def frozen(*, slots: bool = ..., kw_only: bool = ...) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T] | None = None, /, *, slots: bool = True, kw_only: bool = False) -> Any:
    """Make a class a frozen data class, with slots unless it says otherwise.

    It must not inherit from another data class, and have no class variables with annotations; with an `__eq__` of its
    own it has a `__hash__`, too.
    """
    if cls is None:
        return lambda each: _made(each, slots=slots, kw_only=kw_only)
    return _made(cls, slots=slots, kw_only=kw_only)


@dataclass_transform(field_specifiers=(field,))
def changeable(cls: type[T], /) -> type[T]:
    """Make a class a data class with slots, whose fields can be set anew. It must not inherit from another one."""
    return _made(cls, slots=True, kw_only=False, is_frozen=False)


def _made(cls: type[T], *, slots: bool, kw_only: bool, is_frozen: bool = True) -> type[T]:
    written = inspect.get_annotations(cls)
    cls.__annotations__ = {name: _Annotation(each) for name, each in written.items()}
    own = frozenset(cls.__dict__)
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(cls)
    made.__annotations__ = written
    for each in dataclasses.fields(made):
        each.type = each.type.written  # type: ignore[union-attr]
    parameters = made.__dataclass_params__
    parameters.init = parameters.repr = parameters.eq = True
    parameters.frozen = is_frozen
    made.__init__ = _Initialiser(made)
    for name, method in (_FROZEN if is_frozen else _CHANGEABLE).items():
        if name not in own:
            setattr(made, name, method)
    if slots and is_frozen:
        made.__getstate__, made.__setstate__ = _getstate, _setstate
    return cast("type[T]", made)


class _New:
    """Stands in a signature for a default that is made anew each time."""

    def __repr__(self) -> str:
        return "<factory>"


_NEW = _New()


class _Initialiser:
    """Stands for the `__init__` of a class until it is looked up, and compiles it then."""

    def __init__(self, cls: type) -> None:
        self._cls = cls

    def __get__(self, instance: object, owner: type) -> Any:
        made = _init(self._cls)
        self._cls.__init__ = made  # type: ignore[misc]
        return made if instance is None else made.__get__(instance, owner)


def _init(cls: type) -> Any:
    """The `__init__` of a class, as `dataclasses` would write it."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_NEW": _NEW}
    line = "_set(self, {!r}, {})" if cls.__dataclass_params__.frozen else "self.{} = {}"  # type: ignore[attr-defined]
    plain: list[str] = []
    named: list[str] = []
    lines: list[str] = []
    for each in dataclasses.fields(cls):
        name, value = each.name, each.name
        if each.default_factory is not MISSING:
            known[f"_new_{name}"] = each.default_factory
            value = f"_new_{name}()" + (f" if {name} is _NEW else {name}" if each.init else "")
            default = "=_NEW"
        elif each.default is not MISSING:
            known[f"_default_{name}"] = each.default
            default = f"=_default_{name}"
            value = name if each.init else f"_default_{name}"
        elif each.init:
            default = ""
        else:
            continue
        if each.init:
            (named if each.kw_only else plain).append(f"{name}{default}")
        lines.append(line.format(name, value))
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    parameters = ", ".join(["self", *plain, *(["*", *named] if named else [])])
    body = "\n    ".join(lines or ["pass"])
    exec(f"def __init__({parameters}):\n    {body}\n", known)
    made = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__module__ = cls.__module__
    made.__annotations__ = {each.name: each.type for each in dataclasses.fields(cls) if each.init} | {"return": None}
    return made


# the methods that all these classes share ----------------------------------------------------------------------------


def names_of(instance: Any) -> tuple[str, ...]:
    """The names of the fields of a data class or of an instance of one, in their order."""
    return tuple(instance.__dataclass_fields__)


def _compared(instance: Any) -> tuple[Any, ...]:
    fields = instance.__dataclass_fields__
    return tuple([getattr(instance, name) for name in fields if fields[name].compare])


def _repr(self: Any) -> str:
    fields = self.__dataclass_fields__
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in fields if fields[name].repr)
    return f"{type(self).__qualname__}({shown})"


def _eq(self: Any, other: object) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    return _compared(self) == _compared(other)


def _hash(self: Any) -> int:
    fields = self.__dataclass_fields__.values()
    hashed = [each.name for each in fields if (each.compare if each.hash is None else each.hash)]
    return hash(tuple([getattr(self, name) for name in hashed]))


def _setattr(self: Any, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> dict[str, Any]:
    return {name: getattr(self, name) for name in names_of(self)}


def _setstate(self: Any, state: dict[str, Any]) -> None:
    for name, value in state.items():
        object.__setattr__(self, name, value)


_CHANGEABLE: dict[str, Any] = {"__repr__": _repr, "__eq__": _eq, "__hash__": None}
_FROZEN: dict[str, Any] = {
    "__repr__": _repr,
    "__eq__": _eq,
    "__hash__": _hash,
    "__setattr__": _setattr,
    "__delattr__": _delattr,
}
