"""The table of everything that has a key, and the matching of key events on any keyboard layout.

F1's sheet is printed from this table; what an act does is said where it is carried out.
"""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from facilitator.core.value import dataclass
from facilitator.words import N_


class Act(StrEnum):
    """What a key asks for."""

    KEYS = "keys"
    START_PAUSE = "start_pause"
    SUBTRACT = "subtract"
    MINUTE_MORE = "minute_more"
    MINUTE_LESS = "minute_less"
    FIVE_MORE = "five_more"
    NEXT_STEP = "next_step"
    PREVIOUS_STEP = "previous_step"
    SKIP_STEP = "skip_step"
    FLOOR = "floor"
    END_FLOOR = "end_floor"
    PROGRAMME = "programme"
    END_SESSION = "end_session"
    COMMIT = "commit"
    LITERAL = "literal"
    CANCEL = "cancel"
    VOICE_TABLE = "voice_table"
    VOICE_NOBODY = "voice_nobody"
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    SHOW = "show"
    EDIT = "edit"
    NAME = "name"
    AUTHOR = "author"
    KIND = "kind"
    LEVEL = "level"
    VERDICT = "verdict"
    WITHDRAW = "withdraw"
    ERASE = "erase"
    HIDE = "hide"
    MERGE = "merge"
    MOVE = "move"
    SIDE = "side"
    FILTER = "filter"
    UNDO = "undo"
    REDO = "redo"
    BLACK = "black"
    TITLE_CARD = "title_card"
    HOLD = "hold"
    LIVE = "live"
    FULL_SCREEN = "full_screen"
    PAGE_BACK = "page_back"
    PAGE_ON = "page_on"
    VIEW = "view"
    REVEAL = "reveal"
    LARGER = "larger"
    SMALLER = "smaller"
    NORMAL_SIZE = "normal_size"
    EXPORT = "export"
    MAKE = "make"
    PEOPLE = "people"
    FINDINGS = "findings"
    SESSION = "session"
    SETTINGS = "settings"
    MUTE = "mute"
    VENUE = "venue"
    BACKUPS = "backups"
    REPORT = "report"
    ABOUT = "about"
    GUIDE = "guide"


class Scope(StrEnum):
    """Where a key does its act; elsewhere it edits the text."""

    ANYWHERE = "anywhere"
    EMPTY_LINE = "empty_line"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Action:
    """One row of the table: what is done, in which group of the sheet, by which keys."""

    act: Act
    title: str
    group: str
    keys: tuple[str, ...]
    scope: Scope = Scope.ANYWHERE
    shown: str = ""


CLOCK: Final = N_("Programme and clock")
LINE: Final = N_("Scribe line")
BOARD: Final = N_("Board (with an empty line)")
WALL: Final = N_("Audience screen")
WINDOWS: Final = N_("Windows")

_ANY, _EMPTY, _LINE = Scope.ANYWHERE, Scope.EMPTY_LINE, Scope.LINE
ACTIONS: Final = (
    Action(Act.START_PAUSE, N_("Start, pause, continue"), CLOCK, ("F3", "Ctrl+Space")),
    Action(Act.MINUTE_MORE, N_("One minute more"), CLOCK, ("F4", "Ctrl+=")),
    Action(Act.MINUTE_LESS, N_("One minute less"), CLOCK, ("Shift+F4", "Ctrl+-")),
    Action(Act.FIVE_MORE, N_("Five minutes more"), CLOCK, ("F10", "Ctrl+J")),
    Action(Act.NEXT_STEP, N_("Next step"), CLOCK, ("Alt+Right",)),
    Action(Act.PREVIOUS_STEP, N_("Previous step"), CLOCK, ("Alt+Left",)),
    Action(Act.SKIP_STEP, N_("Skip the current step"), CLOCK, ("Alt+End",)),
    Action(Act.FLOOR, N_("Floor to the next table"), CLOCK, ("Ctrl+T",)),
    Action(Act.END_FLOOR, N_("Take the floor back"), CLOCK, ("Alt+T",)),
    Action(Act.SUBTRACT, N_("After an interruption: subtract it"), CLOCK, ("Shift+F3", "Ctrl+W")),
    Action(Act.PROGRAMME, N_("Go to the list of steps"), CLOCK, ("Alt+P",)),
    Action(Act.END_SESSION, N_("Close the session, or reopen it"), CLOCK, ("Alt+X",)),
    Action(Act.COMMIT, N_("Commit the line"), LINE, ("Return", "Enter"), _LINE),
    Action(Act.LITERAL, N_("Take the line as it is, as a proposal"), LINE, ("Ctrl+Return",), _LINE),
    Action(Act.CANCEL, N_("Clear the filter, give up what was begun"), LINE, ("Esc",), _LINE),
    Action(
        Act.VOICE_TABLE,
        N_("Table 1 to 9 is speaking"),
        LINE,
        tuple(f"Ctrl+{number}" for number in range(1, 10)),
        shown="Ctrl+1…9",
    ),
    Action(Act.VOICE_NOBODY, N_("Nobody in particular is speaking"), LINE, ("Ctrl+0",)),
    Action(Act.FILTER, N_("Filter the board"), LINE, ("Ctrl+F",)),
    Action(Act.UP, N_("Previous proposal or argument"), BOARD, ("Up",), _EMPTY),
    Action(Act.DOWN, N_("Next proposal or argument"), BOARD, ("Down",), _EMPTY),
    Action(Act.RIGHT, N_("To the arguments: pluses, then minuses"), BOARD, ("Right",), _EMPTY),
    Action(Act.LEFT, N_("Back from the arguments"), BOARD, ("Left",), _EMPTY),
    Action(Act.SHOW, N_("Show the proposal on the wall"), BOARD, ("Return", "Enter"), _EMPTY),
    Action(Act.EDIT, N_("Edit in place"), BOARD, ("F2", "Ctrl+R")),
    Action(Act.NAME, N_("Short name"), BOARD, ("Alt+N",)),
    Action(Act.AUTHOR, N_("Author: the voice before the line"), BOARD, ("Alt+A",)),
    Action(Act.KIND, N_("Proposal, practice, initiative"), BOARD, ("Alt+K",)),
    Action(Act.LEVEL, N_("Municipal, regional, federal level"), BOARD, ("Alt+L",)),
    Action(Act.VERDICT, N_("Verdict of the experts"), BOARD, ("Alt+V",)),
    Action(Act.WITHDRAW, N_("Withdrawn by the author, or returned"), BOARD, ("Alt+W",)),
    Action(Act.ERASE, N_("Erase a slip"), BOARD, ("Del",), _EMPTY),
    Action(Act.HIDE, N_("Off the wall, or on it again"), BOARD, ("Ctrl+H",)),
    Action(Act.MERGE, N_("Merge into a typed number, or separate"), BOARD, ("Ctrl+M",)),
    Action(Act.MOVE, N_("Move the argument to a typed number"), BOARD, ("Alt+M",)),
    Action(Act.SIDE, N_("Plus into minus, minus into plus"), BOARD, ("Alt+S",)),
    Action(Act.UNDO, N_("Undo"), BOARD, ("Ctrl+Z",), _EMPTY),
    Action(Act.REDO, N_("Redo"), BOARD, ("Ctrl+Y",), _EMPTY),
    Action(Act.BLACK, N_("Black"), WALL, ("F6", "Ctrl+B")),
    Action(Act.TITLE_CARD, N_("Title card"), WALL, ("F7", "Ctrl+L")),
    Action(Act.HOLD, N_("Hold"), WALL, ("F8", "Ctrl+K")),
    Action(Act.LIVE, N_("Live"), WALL, ("F9", "Ctrl+G")),
    Action(Act.FULL_SCREEN, N_("Wall full-screen or in a window"), WALL, ("F11", "Ctrl+U")),
    Action(Act.PAGE_BACK, N_("Previous page on the wall"), WALL, ("PgUp",)),
    Action(Act.PAGE_ON, N_("Next page on the wall"), WALL, ("PgDown",)),
    Action(
        Act.VIEW,
        N_("What the wall shows: by the step, list, card and so on"),
        WALL,
        tuple(f"Alt+{number}" for number in range(10)),
        shown="Alt+0…9",
    ),
    Action(Act.REVEAL, N_("Reveal the places"), WALL, ("Alt+R",)),
    Action(Act.LARGER, N_("Larger letters on the wall"), WALL, ("Alt+=",)),
    Action(Act.SMALLER, N_("Smaller letters on the wall"), WALL, ("Alt+-",)),
    Action(Act.NORMAL_SIZE, N_("Letters of normal size"), WALL, ("Alt+Home",)),
    Action(Act.KEYS, N_("Keys"), WINDOWS, ("F1", "Ctrl+/")),
    Action(Act.GUIDE, N_("Guide"), WINDOWS, ("Shift+F1", "Alt+G")),
    Action(Act.EXPORT, N_("Protocol and other documents"), WINDOWS, ("Ctrl+E",)),
    Action(Act.MAKE, N_("Make the chosen documents at once"), WINDOWS, ("Ctrl+Shift+E",)),
    Action(Act.PEOPLE, N_("Participants and experts"), WINDOWS, ("Ctrl+P",)),
    Action(Act.FINDINGS, N_("Feedback, conclusions, decisions"), WINDOWS, ("Ctrl+I",)),
    Action(Act.SESSION, N_("Session and programme"), WINDOWS, ("Ctrl+D",)),
    Action(Act.SETTINGS, N_("Settings"), WINDOWS, ("Ctrl+,",)),
    Action(Act.BACKUPS, N_("Backups"), WINDOWS, ("Alt+B",)),
    Action(Act.VENUE, N_("Venue check"), WINDOWS, ("Alt+C",)),
    Action(Act.MUTE, N_("Tones on or off"), WINDOWS, ("Alt+Q",)),
    Action(Act.REPORT, N_("Problem report"), WINDOWS, ("Alt+O",)),
    Action(Act.ABOUT, N_("About the program"), WINDOWS, ("Alt+I",)),
)

REPEATED: Final = frozenset(
    {Act.UP, Act.DOWN, Act.LEFT, Act.RIGHT, Act.PAGE_BACK, Act.PAGE_ON}
    | {Act.MINUTE_MORE, Act.MINUTE_LESS, Act.LARGER, Act.SMALLER}
)
"""What a key held down does again and again; all else, such as erasing, asks for a press each."""

# Where the letters of the Russian layout stand on a Latin keyboard. Windows and X11 deliver the
# Cyrillic letter for Ctrl+T pressed on a Russian layout, some desktops the Latin one: both match.
_CYRILLIC: Final = dict(
    zip(
        "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ",
        "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,.`",
        strict=True,
    )
)
_MODIFIERS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.MetaModifier
)


_HELD: Final = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}
_NAMES: Final = {
    "Esc": "Escape",
    "Del": "Delete",
    "PgUp": "PageUp",
    "PgDown": "PageDown",
    "=": "Equal",
    "-": "Minus",
    "/": "Slash",
    ",": "Comma",
    ".": "Period",
}


def _latin(key: int) -> int:
    return ord(_CYRILLIC[chr(key)]) if 0x400 <= key <= 0x4FF and chr(key) in _CYRILLIC else key


def _combination(text: str) -> tuple[int, Qt.KeyboardModifier]:
    """Return key and modifiers of `Ctrl+T`. QKeySequence would do, but takes long to load."""
    *held, name = text.split("+")
    modifiers = Qt.KeyboardModifier.NoModifier
    for modifier in held:
        modifiers |= _HELD[modifier]
    return int(Qt.Key[f"Key_{_NAMES.get(name, name)}"]), modifiers


_BY_KEYS: Final = {
    (_combination(keys), action.scope): action for action in ACTIONS for keys in action.keys
}
# The key left of the right Shift gives a full stop on a Russian layout.
_BY_KEYS[(_combination("Ctrl+."), Scope.ANYWHERE)] = _BY_KEYS[
    (_combination("Ctrl+/"), Scope.ANYWHERE)
]


def action_for(event: QKeyEvent, *, line_is_empty: bool) -> Action | None:
    """Return the action a key event asks for, or None where it edits the text.

    Args:
        event: A key press, on a Latin or a Russian layout.
        line_is_empty: Whether editing keys act on the board.
    """
    pressed = (_latin(event.key()), event.modifiers() & _MODIFIERS)
    scopes = [Scope.ANYWHERE, *([Scope.EMPTY_LINE] if line_is_empty else []), Scope.LINE]
    found = (_BY_KEYS.get((pressed, scope)) for scope in scopes)
    return next((action for action in found if action is not None), None)


def latin_event(event: QKeyEvent) -> QKeyEvent:
    """Return the event with the Latin key where Ctrl was pressed with a Cyrillic one.

    Qt's editors know Ctrl+C and Ctrl+V by their Latin letters only.
    """
    key = _latin(event.key())
    if key == event.key() or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return event
    return QKeyEvent(event.type(), key, event.modifiers(), "", event.isAutoRepeat())


def digit_of(event: QKeyEvent) -> int:
    """Return the digit pressed: the table of Ctrl+5, the view of Alt+2."""
    return event.key() - int(Qt.Key.Key_0)


def action(act: Act) -> Action:
    """Return the row of the table for an act."""
    return next(row for row in ACTIONS if row.act is act)


def key_hint(act: Act) -> str:
    """Return the first key of an act as it is printed on buttons: `Alt+→`."""
    row = action(act)
    return row.shown or row.keys[0].replace("Right", "→").replace("Left", "←")
