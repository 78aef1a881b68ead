"""A quicker `dataclass` for frozen, slotted values, used like the standard one.

The core has hundreds of them. The standard one compiles six methods for each, which took as long
at start as an empty window; here only `__init__` is compiled, and the rest is shared.
"""

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

__all__ = ["dataclass"]


def _set_once(self: object, name: str, value: object) -> None:
    """Let `__init__` fill an empty slot, and nobody change it."""
    try:
        getattr(self, name)
    except AttributeError:
        object.__setattr__(self, name, value)
    else:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _keep(_self: object, name: str) -> None:
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


_SHARED = {
    "__setattr__": _set_once,
    "__delattr__": _keep,
    "__eq__": _equal,
    "__hash__": _hashed,
    "__repr__": _shown,
}

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: Literal[True], slots: Literal[True]) -> Callable[[type], type]:  # noqa: ARG001
        """Return the decorator; both arguments are there for whoever reads the class."""

        def made(cls: type) -> type:
            result = dataclasses.dataclass(eq=False, repr=False, slots=True)(cls)
            for name, method in _SHARED.items():
                setattr(result, name, method)
            return result

        return made
