"""Colours, sizes and fonts, each named once: the console's light palette, the wall's schemes.

Widgets take them from here and name no colour of their own.
"""

from dataclasses import fields
from pathlib import Path
from typing import Final

import font_roboto
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from facilitator import paths
from facilitator.core.value import dataclass
from facilitator.ui.style_sheet import SHEET
from facilitator.words import N_

FAMILY: Final = "Roboto"
FACES: Final = ("Roboto-Regular", "Roboto-Medium", "Roboto-Bold", "Roboto-Italic")


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distances in logical pixels."""

    hair: int = 4
    small: int = 8
    medium: int = 12
    large: int = 16
    huge: int = 24


@dataclass(frozen=True, slots=True)
class Sizes:
    """Font sizes, radii and widths of the console in logical pixels."""

    caption: int = 11
    small: int = 12
    text: int = 14
    lead: int = 16
    title: int = 20
    clock: int = 54
    radius: int = 6
    button_height: int = 30
    side_panel: int = 286
    programme_panel: int = 244


@dataclass(frozen=True, slots=True)
class ConsoleColours:
    """The console's light palette; `…_soft` are grounds (but `ink_soft`), others stand on them."""

    ink: str = "#14273b"
    ink_soft: str = "#4c5c6c"
    paper: str = "#ffffff"
    panel: str = "#f7f8fa"
    canvas: str = "#f3f5f8"
    line: str = "#d9e0e8"
    line_strong: str = "#b9c6d2"
    accent: str = "#1b5e9e"
    accent_soft: str = "#e6eff8"
    on_accent: str = "#ffffff"
    plus: str = "#0a6b46"
    plus_soft: str = "#e8f4ee"
    minus: str = "#a8321f"
    minus_soft: str = "#fbece8"
    warning: str = "#7d4b00"
    warning_soft: str = "#fef2dc"
    danger: str = "#c62828"
    danger_soft: str = "#fdeaea"
    on_danger: str = "#ffffff"
    bar: str = "#0f2a43"
    on_bar: str = "#e3eaf1"


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of the wall; `tint` and `line` carry no text, all others are read from afar."""

    name: str
    title: str
    background: str
    ink: str
    dim: str
    number: str
    plus: str
    minus: str
    warning: str
    danger: str
    bar: str
    tint: str
    line: str


SPACING: Final = Spacing()
SIZES: Final = Sizes()
CONSOLE: Final = ConsoleColours()

DARK: Final = Scheme(
    name="dark",
    title=N_("Dark"),
    background="#0b1b2b",
    ink="#f6f8fb",
    dim="#aab6c2",
    number="#ffca58",
    plus="#6fdcae",
    minus="#f5a58b",
    warning="#ffca58",
    danger="#ff9d94",
    bar="#6eb6ff",
    tint="#22364c",
    line="#22344a",
)
LIGHT: Final = Scheme(
    name="light",
    title=N_("Light"),
    background="#ffffff",
    ink="#0f1f30",
    dim="#44525f",
    number="#16508a",
    plus="#07563a",
    minus="#8a2716",
    warning="#6e4200",
    danger="#a31616",
    bar="#16508a",
    tint="#dfe6ee",
    line="#d3dbe4",
)
WHITE_ON_BLACK: Final = Scheme(
    name="white_on_black",
    title=N_("High contrast: white on black"),
    background="#000000",
    ink="#ffffff",
    dim="#ffffff",
    number="#ffffff",
    plus="#ffffff",
    minus="#ffffff",
    warning="#ffffff",
    danger="#ffffff",
    bar="#ffffff",
    tint="#4a4a4a",
    line="#8c8c8c",
)
YELLOW_ON_BLACK: Final = Scheme(
    name="yellow_on_black",
    title=N_("High contrast: yellow on black"),
    background="#000000",
    ink="#ffe600",
    dim="#ffe600",
    number="#ffffff",
    plus="#ffe600",
    minus="#ffe600",
    warning="#ffffff",
    danger="#ffffff",
    bar="#ffe600",
    tint="#4a4500",
    line="#8c7f00",
)
BLACK_ON_WHITE: Final = Scheme(
    name="black_on_white",
    title=N_("High contrast: black on white"),
    background="#ffffff",
    ink="#000000",
    dim="#000000",
    number="#000000",
    plus="#000000",
    minus="#000000",
    warning="#000000",
    danger="#000000",
    bar="#000000",
    tint="#c4c4c4",
    line="#767676",
)
SCHEMES: Final = (DARK, LIGHT, WHITE_ON_BLACK, YELLOW_ON_BLACK, BLACK_ON_WHITE)


def scheme(name: str) -> Scheme:
    """Return the wall scheme called `name`; an unknown name (an old setting) gives the dark one."""
    return next((known for known in SCHEMES if known.name == name), DARK)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two `#rrggbb` colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def load_fonts() -> str:
    """Register the bundled family with Qt, once an application exists.

    Returns:
        The family to use: Roboto, or the system's own where the files cannot be read.
    """
    folder = Path(font_roboto.font_directory)
    loaded = [QFontDatabase.addApplicationFont(str(folder / f"{face}.ttf")) for face in FACES]
    if -1 in loaded:
        return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return FAMILY


def console_font(pixels: int = SIZES.text, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the console's font at `pixels` logical pixels."""
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font


def console_palette() -> QPalette:
    """Return the console's colours for what Qt draws by itself."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: CONSOLE.canvas,
        QPalette.ColorRole.WindowText: CONSOLE.ink,
        QPalette.ColorRole.Base: CONSOLE.paper,
        QPalette.ColorRole.AlternateBase: CONSOLE.panel,
        QPalette.ColorRole.Text: CONSOLE.ink,
        QPalette.ColorRole.Button: CONSOLE.paper,
        QPalette.ColorRole.ButtonText: CONSOLE.ink,
        QPalette.ColorRole.ToolTipBase: CONSOLE.paper,
        QPalette.ColorRole.ToolTipText: CONSOLE.ink,
        QPalette.ColorRole.PlaceholderText: CONSOLE.ink_soft,
        QPalette.ColorRole.Highlight: CONSOLE.accent,
        QPalette.ColorRole.HighlightedText: CONSOLE.on_accent,
        QPalette.ColorRole.Link: CONSOLE.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    return palette


def console_style_sheet() -> str:
    """Return the application's style sheet.

    Widgets choose their look with the dynamic property `look`: buttons `primary` or `danger`,
    labels `caption`, `soft`, `title`, `pill`, `pill-warning`, frames `card`, `bar`.
    """
    values = {field.name: getattr(CONSOLE, field.name) for field in fields(CONSOLE)}
    values |= {f"px_{field.name}": f"{getattr(SIZES, field.name)}px" for field in fields(SIZES)}
    values |= {
        f"gap_{field.name}": f"{getattr(SPACING, field.name)}px" for field in fields(SPACING)
    }
    values["icons"] = paths.resource("icons").as_posix()
    sheet = SHEET
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", values[name])
    return sheet


STYLE: Final = ("-style", "fusion")
"""Arguments of Qt's application: the style that the sheet is written for, without asking for it.

`setStyle` returns it, for which Python's binding makes five hundred names at each start.
"""


def dress(app: QApplication) -> None:
    """Give an application of this STYLE the console's fonts, palette and style sheet."""
    family = load_fonts()
    font = console_font()
    font.setFamily(family)
    app.setFont(font)
    app.setPalette(console_palette())
    app.setStyleSheet(console_style_sheet())
