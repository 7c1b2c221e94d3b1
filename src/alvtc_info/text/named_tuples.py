"""`NamedTuple` that costs little to make.

`typing` compiles each annotation of a named tuple and the function that makes one: an eighth of a start, for dozens of
classes of which a draft asks for few. A class that names this `NamedTuple` as its base is a named tuple by all that can
be asked of one; its `__new__` is made when it is first looked up, and its other methods are shared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 (to be imported from here)
else:
    from collections import _tuplegetter
    from types import FunctionType

    class _Maker(type):
        def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, object]) -> type:
            if not bases:
                return super().__new__(mcs, name, bases, namespace)
            fields = tuple(namespace.get("__annotations__", ()))
            defaults: dict[str, object] = {}
            for each in fields:
                if each in namespace:
                    defaults[each] = namespace[each]
                elif defaults:
                    many = "s" if len(defaults) > 1 else ""
                    raise TypeError(
                        f"Non-default namedtuple field {each} cannot follow default field{many} {', '.join(defaults)}"
                    )
            made = {
                "__slots__": (),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
                "__new__": _New(),
                **_SHARED,
                **namespace,
            }
            for index, each in enumerate(fields):
                made[each] = _tuplegetter(index, "")
            return type(name, (tuple,), made)

    class NamedTuple(metaclass=_Maker):
        """The base to name in a class statement; the class is a plain tuple."""

    # the code of `__new__` for so many fields: with their names in it, it need not be compiled for each class
    _CODES = tuple(
        each.__code__
        for each in (
            lambda _cls, a: _new(_cls, (a,)),
            lambda _cls, a, b: _new(_cls, (a, b)),
            lambda _cls, a, b, c: _new(_cls, (a, b, c)),
            lambda _cls, a, b, c, d: _new(_cls, (a, b, c, d)),
            lambda _cls, a, b, c, d, e: _new(_cls, (a, b, c, d, e)),
            lambda _cls, a, b, c, d, e, f: _new(_cls, (a, b, c, d, e, f)),
            lambda _cls, a, b, c, d, e, f, g: _new(_cls, (a, b, c, d, e, f, g)),
            lambda _cls, a, b, c, d, e, f, g, h: _new(_cls, (a, b, c, d, e, f, g, h)),
        )
    )
    _new = tuple.__new__

    def _maker(fields: tuple[str, ...]) -> object:
        """What makes a tuple of this class of values for these fields."""
        if 0 < len(fields) <= len(_CODES):
            code = _CODES[len(fields) - 1].replace(co_varnames=("_cls", *fields), co_filename="<string>")
            return FunctionType(code, {"_new": _new})
        names = "".join(f"{each}, " for each in fields)
        return eval(f"lambda _cls, {names}: _new(_cls, ({names}))", {"_new": _new})

    class _New:
        """Stands for the `__new__` of a class until it is looked up, and makes it then."""

        __slots__ = ("_home",)

        def __set_name__(self, owner: type, name: str) -> None:
            self._home = owner

        def __get__(self, instance: object, owner: type) -> object:
            home = self._home
            fields, defaults = home._fields, home._field_defaults
            made = _maker(fields)
            made.__annotations__ = dict(home.__annotations__)
            made.__defaults__ = tuple(defaults.values())
            made.__name__, made.__qualname__, made.__module__ = (
                "__new__",
                f"{home.__qualname__}.__new__",
                home.__module__,
            )
            home.__new__ = staticmethod(made)
            return made

    def _make(cls: type, values: object) -> tuple:
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self: tuple, /, **changes: object) -> tuple:
        made = _make(type(self), map(changes.pop, self._fields, self))
        if changes:
            raise TypeError(f"Got unexpected field names: {list(changes)!r}")
        return made

    def _repr(self: tuple) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({shown})"

    def _asdict(self: tuple) -> dict[str, object]:
        return dict(zip(self._fields, self, strict=True))

    def _getnewargs(self: tuple) -> tuple:
        return tuple(self)

    _SHARED = {
        "_make": classmethod(_make),
        "_replace": _replace,
        "__replace__": _replace,
        "__repr__": _repr,
        "_asdict": _asdict,
        "__getnewargs__": _getnewargs,
    }
