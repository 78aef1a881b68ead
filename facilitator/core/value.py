"""A quicker `dataclass` and `replace` for frozen, slotted values, used like the standard ones.

The standard decorator compiles six methods a class, as long at start as an empty window; here only
`__init__` is compiled. The standard `replace` looks through all fields for each of many events.
"""

import dataclasses
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Final, Literal

__all__ = ["dataclass", "replace"]

_FRESH: Final = object()


def _init_of(cls: type) -> Callable[..., None]:
    """Return an `__init__` that fills the slots of `cls` past its own `__setattr__`."""
    names: dict[str, object] = {"_FRESH": _FRESH}
    parameters, lines = ["self"], []
    for field in dataclasses.fields(cls):
        name, value = field.name, field.name
        names[f"_set_{name}"] = getattr(cls, name).__set__
        if field.default is not dataclasses.MISSING:
            names[f"_default_{name}"] = field.default
            parameters.append(f"{name}=_default_{name}")
        elif field.default_factory is not dataclasses.MISSING:
            names[f"_make_{name}"] = field.default_factory
            parameters.append(f"{name}=_FRESH")
            value = f"_make_{name}() if {name} is _FRESH else {name}"
        else:
            parameters.append(name)
        lines.append(f" _set_{name}(self, {value})")
    source = f"def __init__({', '.join(parameters)}):\n" + ("\n".join(lines) or " pass")
    exec(source, names)  # noqa: S102  made of field names only, as the standard decorator does
    init: Callable[..., None] = names["__init__"]  # type: ignore[assignment]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _refuse_change(_self: object, name: str, _value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(_self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _equal(self: object, other: object) -> bool:
    if other.__class__ is not self.__class__:
        return NotImplemented  # type: ignore[no-any-return]
    for name in self.__match_args__:  # type: ignore[attr-defined]
        ours, theirs = getattr(self, name), getattr(other, name)
        if ours is not theirs and ours != theirs:
            return False
    return True


def _hashed(self: object) -> int:
    return hash(tuple(getattr(self, name) for name in self.__match_args__))  # type: ignore[attr-defined]


def _shown(self: object) -> str:
    names = self.__match_args__  # type: ignore[attr-defined]
    said = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
    return f"{self.__class__.__qualname__}({said})"


_SHARED: Final = {
    "__setattr__": _refuse_change,
    "__delattr__": _refuse_delete,
    "__eq__": _equal,
    "__hash__": _hashed,
    "__repr__": _shown,
}


@cache
def _places(cls: type) -> tuple[Callable[[object], tuple[object, ...]], dict[str, int]]:
    """Return what reads the class of a value and all its fields, and where each one stands."""
    names: tuple[str, ...] = cls.__match_args__  # type: ignore[attr-defined]
    return attrgetter("__class__", *names), {name: n for n, name in enumerate(names, 1)}


if TYPE_CHECKING:
    from dataclasses import dataclass, replace
else:

    def replace(value: object, /, **changes: object) -> object:
        """Return a value like this one with some fields changed; raises TypeError for no field."""
        read, places = _places(value.__class__)
        cls, *fields = read(value)
        for name, change in changes.items():
            if name not in places:
                raise TypeError(f"{cls.__name__} has no field {name!r}")
            fields[places[name] - 1] = change
        return cls(*fields)

    def dataclass(*, frozen: Literal[True], slots: Literal[True]) -> Callable[[type], type]:  # noqa: ARG001
        """Return the decorator; both arguments are there for whoever reads the class."""

        def made(cls: type) -> type:
            result = dataclasses.dataclass(init=False, eq=False, repr=False, slots=True)(cls)
            result.__init__ = _init_of(result)
            for name, method in _SHARED.items():
                setattr(result, name, method)
            return result

        return made
