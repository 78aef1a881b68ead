"""A quicker `dataclass` and `replace` for frozen, slotted values, used like the standard ones.

The standard decorator compiles six methods a class, as long at start as an empty window; here only
`__init__` is, once for all of a shape. The standard `replace` looks through all fields each time.
"""

import dataclasses
from collections.abc import Callable, Mapping
from functools import cache
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, Final, Literal

__all__ = ["dataclass", "replace"]

_FRESH: Final = object()


def _init_of(cls: type, names: tuple[str, ...], defaults: Mapping[str, object]) -> FunctionType:
    """Return an `__init__` for the slots of a class like `cls`; what fills them is to be put in."""
    values: dict[str, object] = {"_FRESH": _FRESH}
    given, made = [], []
    for number, name in enumerate(names):
        if name in defaults:
            default = defaults[name]
            if isinstance(default, dataclasses.Field):
                values[f"_make{number}"] = default.default_factory
                made.append(number)
                default = _FRESH
            given.append(default)
        elif given:
            raise TypeError(f"{name} of {cls.__name__} has no default, but one before it has")
    code = _filling(len(names), tuple(made)).replace(co_varnames=("self", *names))
    init = FunctionType(code, values, "__init__", tuple(given))
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


@cache
def _filling(fields: int, made: tuple[int, ...]) -> CodeType:
    """Compile an `__init__` for so many fields, of which some may have to be made afresh.

    It is compiled once for all classes of one shape: compiling one for each took as long as a tenth
    of an empty window. The names of its parameters are put in afterwards.
    """
    lines = [
        f" _set{n}(self, _make{n}() if _{n} is _FRESH else _{n})"
        if n in made
        else f" _set{n}(self, _{n})"
        for n in range(fields)
    ]
    parameters = ", ".join(["self", *(f"_{n}" for n in range(fields))])
    names: dict[str, Any] = {}
    exec(f"def __init__({parameters}):\n" + ("\n".join(lines) or " pass"), names)  # noqa: S102  made of numbers only
    compiled: FunctionType = names["__init__"]
    return compiled.__code__


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


@dataclasses.dataclass(init=False, eq=False, repr=False)
class _Standard:
    """A class as the standard decorator makes it."""


_SHARED: Final = {
    "__dataclass_params__": _Standard.__dataclass_params__,  # type: ignore[attr-defined]
    "__setattr__": _refuse_change,
    "__delattr__": _refuse_delete,
    "__eq__": _equal,
    "__hash__": _hashed,
    "__repr__": _shown,
}


class _Fields:
    """The fields as the standard tools know them, made when one of these asks for them first.

    Args:
        annotations: What is said of the type of each.
        defaults: The defaults of those that have one.
    """

    def __init__(self, annotations: Mapping[str, object], defaults: Mapping[str, object]) -> None:
        self._annotations = annotations
        self._defaults = defaults

    def __get__(self, _value: object, cls: type) -> dict[str, dataclasses.Field[Any]]:
        like = type(cls.__name__, (), {"__annotations__": self._annotations, **self._defaults})
        made: Any = dataclasses.dataclass(init=False, eq=False, repr=False)(like)
        found: dict[str, dataclasses.Field[Any]] = made.__dataclass_fields__
        cls.__dataclass_fields__ = found  # type: ignore[attr-defined]
        return found


@cache
def _copier(cls: type) -> Callable[[Any], Any]:
    """Return what copies a value of `cls` into one of a twin: the same slots, open to change.

    Its `__class__` is then set to `cls`. Filling the slots of `cls` itself past its `__setattr__`
    takes thrice as long.
    """
    names: tuple[str, ...] = cls.__match_args__  # type: ignore[attr-defined]
    generic = {name: cls.__dict__[name] for name in ("__orig_bases__",) if name in cls.__dict__}
    twin = type(cls.__name__, cls.__bases__, {"__slots__": names, **generic})
    shape = _copying(len(names))
    code = shape.replace(co_names=("_new", "_twin", *names))
    return FunctionType(code, {"_new": object.__new__, "_twin": twin})


@cache
def _copying(fields: int) -> CodeType:
    """Compile a copier for so many fields, once for all classes that have as many."""
    lines = [f" copy._{n} = value._{n}" for n in range(fields)]
    source = "\n".join(["def copied(value):", " copy = _new(_twin)", *lines, " return copy"])
    names: dict[str, Any] = {}
    exec(source, names)  # noqa: S102  made of numbers only
    compiled: FunctionType = names["copied"]
    return compiled.__code__


if TYPE_CHECKING:
    from dataclasses import dataclass, replace
else:

    def replace(value: object, /, **changes: object) -> object:
        """Return a value like this one with some fields changed; raises TypeError for no field."""
        cls = value.__class__
        copy = _copier(cls)(value)
        try:
            for name, change in changes.items():
                setattr(copy, name, change)
        except AttributeError:
            raise TypeError(f"{cls.__name__} has no field {name!r}") from None
        copy.__class__ = cls
        return copy

    def dataclass(*, frozen: Literal[True], slots: Literal[True]) -> Callable[[type], type]:  # noqa: ARG001
        """Return the decorator; both arguments are there for whoever reads the class."""

        def made(cls: type) -> type:
            # A class is made of the one that was written: only so it has slots. To take the
            # standard decorator for it, and put methods in afterwards, takes thrice as long.
            body = {**cls.__dict__}
            names = tuple(annotations := cls.__annotations__)
            defaults = {name: body.pop(name) for name in names if name in body}
            for unslotted in ("__dict__", "__weakref__"):
                body.pop(unslotted, None)
            init = _init_of(cls, names, defaults)
            body.update(_SHARED, __slots__=names, __match_args__=names, __init__=init)
            body["__qualname__"] = cls.__qualname__
            body["__dataclass_fields__"] = _Fields(annotations, defaults)
            result = type(cls.__name__, cls.__bases__, body)
            # Past its own `__setattr__`.
            setters = {f"_set{n}": getattr(result, name).__set__ for n, name in enumerate(names)}
            init.__globals__.update(setters)
            return result

        return made
