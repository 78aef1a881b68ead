"""Where the laptop's current comes from, as far as the system says."""

import re
import sys
from pathlib import Path
from typing import Final

from facilitator.core.value import dataclass
from facilitator.words import Words

LINUX: Final = Path("/sys/class/power_supply")
LOW_PERCENT: Final = 20
_UNKNOWN: Final = 255


@dataclass(frozen=True, slots=True)
class Power:
    """Whether the mains feed the laptop, and how full its battery is in percent."""

    mains: bool
    percent: int | None = None

    @property
    def is_low(self) -> bool:
        """Whether it is time to look for a socket."""
        return not self.mains and self.is_nearly_empty

    @property
    def is_nearly_empty(self) -> bool:
        """Whether a pulled plug would soon be the end."""
        return self.percent is not None and self.percent <= LOW_PERCENT


def power(folder: Path = LINUX) -> Power | None:
    """Return the laptop's power, or None where there is no battery or nobody knows."""
    if sys.platform == "win32":  # pragma: no cover  only Windows has it
        return _windows_power()
    if sys.platform == "darwin":  # pragma: no cover  only macOS has it
        return _mac_power()
    batteries = [path for path in _supplies(folder) if _read(path / "type") == "Battery"]
    own = [path for path in batteries if _read(path / "scope") != "Device"]
    if not own:
        return None
    level = _read(own[0] / "capacity")
    return Power(
        mains=_read(own[0] / "status") != "Discharging",
        percent=int(level) if level.isdigit() else None,
    )


def power_text(words: Words, found: Power | None) -> str:
    """Return the power in words: «Питание от сети · 100 %»."""
    if found is None:
        return ""
    source = words.gettext("On mains") if found.mains else words.gettext("On battery")
    if found.percent is None:
        return source
    return words.gettext("{source} · {percent} %").format(source=source, percent=found.percent)


def _supplies(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _windows_power() -> Power | None:  # pragma: no cover  only Windows has it
    import ctypes

    # SYSTEM_POWER_STATUS of the Windows API: line, flag, percent and saver, then two numbers.
    status = (ctypes.c_ubyte * 12)()
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    if not kernel.GetSystemPowerStatus(ctypes.byref(status)) or status[2] == _UNKNOWN:
        return None
    return Power(mains=status[0] != 0, percent=status[2])


def power_in_report(report: str) -> Power | None:
    """Return what `pmset -g batt` of macOS says: «Now drawing from 'AC Power'», then batteries."""
    level = re.search(r"InternalBattery.*?(\d+)%", report)
    if level is None:
        return None
    return Power(mains="'AC Power'" in report, percent=int(level[1]))


def _mac_power() -> Power | None:  # pragma: no cover  only macOS has it
    import subprocess

    try:
        asked = subprocess.run(
            ["/usr/bin/pmset", "-g", "batt"], capture_output=True, text=True, timeout=2, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return power_in_report(asked.stdout)
