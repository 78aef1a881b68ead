"""The faults there are. Each is a module of this package with a `FAULT`; a new one adds its name.

They are imported one by one, so that a test of one does not load what the others need.
"""

from importlib import import_module

from tests.faults.outcome import Fault

NAMES = (
    "clock",
    "damage",
    "erring",
    "folder",
    "full",
    "hostile",
    "kill",
    "screens",
    "two",
)


def fault(name: str) -> Fault:
    """Return the fault of this name."""
    found = import_module(f"tests.faults.{name}").FAULT
    assert isinstance(found, Fault)
    return found
