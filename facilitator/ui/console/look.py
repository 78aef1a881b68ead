"""The console's additions to the style sheet, and changing a widget's look while it is shown."""

from dataclasses import fields
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from facilitator.ui.theme import CONSOLE, SIZES

_SHEET: Final = """
QFrame[look="scribe"] { background: @paper; border: 2px solid @accent; border-radius: 8px; }
QFrame[look="scribe-refused"] { background: @paper; border: 2px solid @minus; border-radius: 8px; }
QFrame[look="scribe"] QPlainTextEdit, QFrame[look="scribe-refused"] QPlainTextEdit {
    border: none; padding: 0; background: transparent;
}
QLabel[look="chip"] {
    background: @accent_soft; color: @ink; border-radius: 7px; padding: 5px 10px;
    font-weight: 700; font-size: 13px;
}
QLabel[look="refusal"] { color: @minus; font-size: @px_small; font-weight: 500; }
QLabel[look="hint"] { color: @ink_soft; font-size: @px_small; }
QLabel[look="hint-warning"] { color: @warning; font-size: @px_small; font-weight: 700; }
QPlainTextEdit#inPlaceEditor { border: 2px solid @accent; padding: 2px 4px; }
QFrame[look="top"] { background: @paper; border: none; border-bottom: 1px solid @line; }
QFrame[look="side-left"] { background: @paper; border: none; border-right: 1px solid @line; }
QFrame[look="side-right"] { background: @paper; border: none; border-left: 1px solid @line; }
QFrame[look="banner-done"] {
    background: @accent_soft; border: 1px solid @accent; border-radius: @px_radius;
}
QFrame[look="banner-danger"] {
    background: @danger_soft; border: 1px solid @danger; border-radius: @px_radius;
}
QLabel[look="session"] { font-size: 15px; font-weight: 700; }
QLabel[look="lead-soft"] { font-size: @px_lead; color: @ink_soft; }
QLabel#coverage, QLabel#nextStep { font-size: 13px; }
QWidget#sideInside { background: transparent; }
QListView#offers {
    background: @paper; border: 1px solid @line_strong; border-radius: @px_radius; padding: 4px;
}
QListView#offers::item { padding: 4px 8px; color: @ink; }
QListView#offers::item:selected { background: @accent; color: @on_accent; }
QPushButton[look="side"] { padding: 0 2px; }
QPushButton[look="small-button"] { padding: 0 6px; min-height: 26px; font-size: @px_small; }
QPushButton[look="menu"] { border-color: transparent; background: transparent; padding: 0 8px; }
"""


def console_sheet() -> str:
    """Return the style sheet of the console window."""
    values = {field.name: str(getattr(CONSOLE, field.name)) for field in fields(CONSOLE)}
    values |= {f"px_{field.name}": f"{getattr(SIZES, field.name)}px" for field in fields(SIZES)}
    sheet = _SHEET
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", values[name])
    return sheet


def relook(widget: QWidget, look: str) -> None:
    """Give a shown widget another look of the style sheet."""
    if widget.property("look") != look:
        widget.setProperty("look", look)
        # The first time it is shown it takes its look by itself.
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            style = widget.style()
            style.unpolish(widget)
            style.polish(widget)
            widget.update()
