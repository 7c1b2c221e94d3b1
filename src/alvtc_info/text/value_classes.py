"""Data classes that cost little to make.

`dataclasses` writes and compiles the source of six methods for every class, and with what it imports costs more at
start-up than bare Python. A class made by `frozen` is a data class by all that `dataclasses` says of it (`fields`,
`replace`, `asdict`, `is_dataclass`), and behaves as `@dataclass(frozen=True)` makes it; but its methods are shared, its
`__init__` is compiled when some instances have been made, and `dataclasses` is imported when something asks it. One
made by `changeable` behaves as `@dataclass(slots=True)` makes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast, dataclass_transform, overload

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class _Missing:
    """Stands for a default that is not given."""


MISSING = _Missing()


class FieldOf:
    """What a class statement says of a field beyond its type, as `dataclasses.Field` does."""

    __slots__ = ("compare", "default", "default_factory", "hash", "init", "kw_only", "repr")

    def __init__(
        self,
        default: Any = MISSING,
        default_factory: Any = MISSING,
        init: bool = True,
        repr: bool = True,
        hash: bool | None = None,
        compare: bool = True,
        kw_only: bool | None = None,
    ) -> None:
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.kw_only = kw_only


@overload
def field(
    *,
    default: T,
    init: bool = True,
    repr: bool = True,
    hash: bool | None = None,
    compare: bool = True,
    kw_only: bool | None = None,
) -> T: ...
@overload
def field(
    *,
    default_factory: Callable[[], T],
    init: bool = True,
    repr: bool = True,
    hash: bool | None = None,
    compare: bool = True,
    kw_only: bool | None = None,
) -> T: ...
@overload
def field(
    *,
    init: bool = True,
    repr: bool = True,
    hash: bool | None = None,
    compare: bool = True,
    kw_only: bool | None = None,
) -> Any: ...


def field(**said: Any) -> Any:
    """Say more of a field, as `dataclasses.field` does."""
    return FieldOf(**said)


@overload
def frozen(cls: type[T], /) -> type[T]: ...
@overload
def frozen(*, slots: bool = ..., kw_only: bool = ...) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T] | None = None, /, *, slots: bool = True, kw_only: bool = False) -> Any:
    """Make a class a frozen data class, with slots unless it says otherwise.

    It must not inherit from another data class, and have no class variables with annotations; with an `__eq__` of its
    own it has a `__hash__`, too. Fields are said by `field` of this module.
    """
    if cls is None:
        return lambda each: _made(each, slots=slots, kw_only=kw_only)
    return _made(cls, slots=slots, kw_only=kw_only)


@dataclass_transform(field_specifiers=(field,))
def changeable(cls: type[T], /) -> type[T]:
    """Make a class a data class with slots, whose fields can be set anew. It must not inherit from another one."""
    return _made(cls, slots=True, kw_only=False, is_frozen=False)


def _made(cls: Any, *, slots: bool, kw_only: bool, is_frozen: bool = True) -> type[T]:
    own = cls.__dict__
    said: dict[str, FieldOf] = {}
    optional = ""
    for name in cls.__annotations__:
        given = own.get(name, MISSING)
        if type(given).__module__ == "dataclasses":
            raise TypeError(
                f"{cls.__qualname__}.{name}: fields of this class are said by alvtc_info.text.value_classes.field"
            )
        said[name] = given if isinstance(given, FieldOf) else FieldOf(given)
        if said[name].kw_only is None:
            said[name].kw_only = kw_only
        if said[name].init and not said[name].kw_only:
            if said[name].default is not MISSING or said[name].default_factory is not MISSING:
                optional = name
            elif optional:
                raise TypeError(f"non-default argument {name!r} follows default argument {optional!r}")
    added = {
        "__match_args__": tuple([name for name, each in said.items() if each.init and not each.kw_only]),
        "__init__": _Initialiser(),
        "__dataclass_fields__": _Described(),
        "__dataclass_params__": _Described(),
        "_said": said,
        "_is_frozen": is_frozen,
    }
    methods = _FROZEN if is_frozen else _CHANGEABLE
    added |= {name: method for name, method in methods.items() if name not in own}
    if slots:
        namespace = {
            name: value for name, value in own.items() if name not in said and name not in ("__dict__", "__weakref__")
        }
        added["__slots__"] = tuple(said)
        if is_frozen:
            added["__getstate__"], added["__setstate__"] = _getstate, _setstate
        return cast("type[T]", type(cls)(cls.__name__, cls.__bases__, namespace | added))
    for name, each in said.items():
        if each.default is not MISSING:
            added[name] = each.default
        elif name in own:
            delattr(cls, name)
    for name, value in added.items():
        setattr(cls, name, value)
        if isinstance(value, _Held):
            value.__set_name__(cls, name)
    return cast("type[T]", cls)


class _New:
    """Stands in a signature for a default that is made anew each time."""

    def __repr__(self) -> str:
        return "<factory>"


_NEW = _New()


class _Held:
    """What stands in a class for what is made when it is first looked up, there or on a subclass."""

    __slots__ = ("_home", "_name")
    _home: Any
    _name: str

    def __set_name__(self, owner: type, name: str) -> None:
        self._home, self._name = owner, name


FEW = 20  # instances of a class that cost less to make field by field than its `__init__` costs to compile


class _Initialiser(_Held):
    """Stands for the `__init__` of a class until some instances have been made or it is looked up; compiles it then."""

    __slots__ = ("_made",)

    def __init__(self) -> None:
        self._made = 0

    def __get__(self, instance: object, owner: type) -> Any:
        home = self._home
        if instance is not None and self._made < FEW and not isinstance(instance, type):  # inspect asks with the class
            self._made += 1
            return lambda *given, **named: _begin(home, instance, given, named)
        home.__init__ = made = _init(home)
        return made if instance is None else made.__get__(instance, owner)


def _begin(home: Any, instance: Any, given: tuple[Any, ...], named: dict[str, Any]) -> None:
    """Do what the `__init__` of a class would do with this instance; that tells what is wrong with the values."""
    positional = home.__match_args__
    values = dict(zip(positional, given, strict=False))
    right = len(given) <= len(positional) and values.keys().isdisjoint(named)
    values |= named
    found: dict[str, Any] = {}
    taken = 0
    for name, each in home._said.items():
        if each.init and name in values:
            taken += 1
            found[name] = values[name]
        elif each.default is not MISSING:
            found[name] = each.default
        elif each.default_factory is not MISSING:
            found[name] = each.default_factory()
        elif each.init:
            right = False
    if right and taken == len(values):
        put = object.__setattr__ if home._is_frozen else setattr
        for name, value in found.items():
            put(instance, name, value)
        if hasattr(home, "__post_init__"):
            instance.__post_init__()
    else:
        home.__init__(instance, *given, **named)


class _Described(_Held):
    """Stands for what `dataclasses` says of a class until something asks for it."""

    __slots__ = ()

    def __get__(self, instance: object, owner: type) -> Any:
        import dataclasses

        home = self._home
        described = []
        for name, each in home._said.items():
            given = {
                what: getattr(each, what)
                for what in FieldOf.__slots__
                if what not in ("default", "default_factory") or getattr(each, what) is not MISSING
            }
            described.append((name, object, dataclasses.field(**given)))
        made: Any = dataclasses.make_dataclass(home.__name__, described, init=False, repr=False, eq=False)
        fields, parameters = made.__dataclass_fields__, made.__dataclass_params__
        for name, each in fields.items():
            each.type = home.__annotations__[name]
        parameters.init = parameters.repr = parameters.eq = True
        parameters.frozen = home._is_frozen
        home.__dataclass_fields__, home.__dataclass_params__ = fields, parameters
        return fields if self._name == "__dataclass_fields__" else parameters


def _init(cls: Any) -> Any:
    """The `__init__` of a class, as `dataclasses` would write it."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_NEW": _NEW}
    line = "_set(self, {!r}, {})" if cls._is_frozen else "self.{} = {}"
    plain: list[str] = []
    named: list[str] = []
    lines: list[str] = []
    for name, each in cls._said.items():
        value = name
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
    annotations = cls.__annotations__
    made.__annotations__ = {name: annotations[name] for name, each in cls._said.items() if each.init}
    made.__annotations__["return"] = None
    return made


# the methods that all these classes share ----------------------------------------------------------------------------


def names_of(instance: Any) -> tuple[str, ...]:
    """The names of the fields of such a class or of an instance of one, in their order."""
    return tuple(instance._said)


def replace(instance: T, /, **changes: Any) -> T:
    """A copy of an instance of such a class with other values of these fields, as `dataclasses.replace` makes one."""
    for name, each in instance._said.items():  # type: ignore[attr-defined]
        if not each.init:
            if name in changes:
                raise ValueError(f"field {name} is declared with init=False, it cannot be specified with replace()")
        elif name not in changes:
            changes[name] = getattr(instance, name)
    return type(instance)(**changes)


def _compared(instance: Any) -> tuple[Any, ...]:
    return tuple([getattr(instance, name) for name, each in instance._said.items() if each.compare])


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name, each in self._said.items() if each.repr)
    return f"{type(self).__qualname__}({shown})"


def _eq(self: Any, other: object) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    return _compared(self) == _compared(other)


def _hash(self: Any) -> int:
    said = self._said.items()
    hashed = [name for name, each in said if (each.compare if each.hash is None else each.hash)]
    return hash(tuple([getattr(self, name) for name in hashed]))


def _is_own(instance: Any, name: str) -> bool:
    """Whether this is no field, and the instance one of a subclass, which may have attributes that change."""
    return name not in instance._said and "_said" not in vars(type(instance))


def _setattr(self: Any, name: str, value: object) -> None:
    if _is_own(self, name):
        object.__setattr__(self, name, value)
        return
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(self: Any, name: str) -> None:
    if _is_own(self, name):
        object.__delattr__(self, name)
        return
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> dict[str, Any]:
    return {name: getattr(self, name) for name in names_of(self)}


def _setstate(self: Any, state: dict[str, Any]) -> None:
    for name, value in state.items():
        object.__setattr__(self, name, value)


_CHANGEABLE: dict[str, Any] = {"__repr__": _repr, "__eq__": _eq, "__replace__": replace, "__hash__": None}
_FROZEN: dict[str, Any] = {
    "__repr__": _repr,
    "__eq__": _eq,
    "__hash__": _hash,
    "__replace__": replace,
    "__setattr__": _setattr,
    "__delattr__": _delattr,
}
