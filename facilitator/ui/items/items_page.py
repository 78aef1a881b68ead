"""A page with a table of items and a form for the selected one: add, edit, erase.

What the items are is said by a Kind; what may be done to them is decided by the session.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.core.commands import Command
from facilitator.core.model import State
from facilitator.core.rejection import Rejected
from facilitator.explain import explain
from facilitator.trouble import StorageTrouble
from facilitator.ui.fields import EnterMovesOn
from facilitator.ui.forms import button, complaint, label, row, scrolled
from facilitator.ui.hub import SessionHub
from facilitator.ui.items.kind import Editor, Kind, Unreadable
from facilitator.ui.items.rows_model import RowsModel, rows_table
from facilitator.ui.theme import SPACING
from facilitator.words import Words

T = TypeVar("T")
FORM_WIDTH = 300


class ItemsPage(QWidget, Generic[T]):
    """The table, the form and their buttons.

    Args:
        hub: The session.
        words: The words of the console.
        kind: What the items are.
        editor: The form.
        header: Something above the table, if anything.
        also: A button besides those for adding and removing, if any.
        form_width: The width of the form in logical pixels.
    """

    counted = Signal(int)
    """How many items there are now."""

    def __init__(
        self,
        hub: SessionHub,
        words: Words,
        kind: Kind[T],
        editor: Editor[T],
        header: QWidget | None = None,
        *,
        also: QWidget | None = None,
        form_width: int = FORM_WIDTH,
    ) -> None:
        super().__init__()
        self._hub = hub
        self._words = words
        self._kind = kind
        self._shown: T | None = None
        self._dirty = False
        self._asked = False
        self._refreshing = False
        self._visible: Callable[[T], bool] = lambda _item: True
        self.editor = editor
        self.model = RowsModel(kind.columns, kind.key)
        self.table = rows_table(self.model, kind.title, wraps=kind.wraps)
        self.add = button(words.gettext("New"), key="Ctrl+N")
        self.erase = button(words.gettext("Remove"))
        self.save = button(words.gettext("Save"), look="primary", key="Ctrl+Return")
        self.problem = complaint()
        self._empty = label(kind.empty, "soft")
        self._build(header, also, form_width)
        self._connect()
        self.show_state(hub.state)
        self.begin_new()

    @property
    def shown(self) -> T | None:
        """The item in the form; None while a new one is typed."""
        return self._shown

    def show_state(self, state: State) -> None:
        """Show the items of the session as it now is."""
        items = self._kind.items(state)
        kept = None if self._shown is None else self._kind.key(self._shown)
        self._refreshing = True
        self.model.show_rows([item for item in items if self._visible(item)])
        self.table.setCurrentIndex(self.model.index(-1 if kept is None else self._row(kept), 0))
        self._refreshing = False
        self._empty.setVisible(not items and bool(self._kind.empty))
        if not self._dirty and kept is not None:
            self._show_item(self.model.at(self.model.row_of(kept)))
        self.counted.emit(len(items))

    def narrow(self, visible: Callable[[T], bool]) -> None:
        """Show only some of the items."""
        self._visible = visible
        self.show_state(self._hub.state)

    def select(self, row: int) -> None:
        """Select a row and show it in the form."""
        if self.model.at(row) is not None:
            self.table.setCurrentIndex(self.model.index(row, 0))

    def begin_new(self) -> None:
        """Empty the form for a new item, after what was typed is saved."""
        if self._dirty and not self.commit():
            return
        self.table.setCurrentIndex(self.model.index(-1, 0))
        self._show_item(None)

    def commit(self) -> bool:
        """Add or change the item in the form; return whether it is saved."""
        if not self._dirty:
            return True
        before = self._shown
        try:
            item = self.editor.item(before, self._hub.state)
        except Rejected as rejected:
            self.complain(explain(self._words, rejected))
            return False
        except Unreadable as unreadable:
            pattern = self._words.gettext("This cannot be understood: “{text}”.")
            self.complain(pattern.format(text=unreadable.text))
            return False
        edit = self._kind.edit
        if before is not None and edit is None:
            return True
        command = self._kind.add(item) if before is None or edit is None else edit(item)
        # Clean while the session answers, so that the answer is shown.
        self._dirty = False
        if not self.attempt(command):
            self._dirty = True
            return False
        if before is None:
            self._show_item(None)
        self.save.setEnabled(False)
        return True

    def attempt(self, command: Command) -> bool:
        """Send a command; a refusal is said in place."""
        self.complain("")
        try:
            self._hub.attempt(command)
        except (Rejected, StorageTrouble) as trouble:
            self.complain(explain(self._words, trouble))
            return False
        return True

    def complain(self, text: str) -> None:
        """Say what is wrong; an empty text takes it away."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def erase_shown(self) -> None:
        """Erase the selected item; where that cannot be undone, at the second press."""
        item = self._shown
        if item is None:
            return
        if self._kind.removal_asks and not self._asked:
            self._asked = True
            self.erase.say(self._words.gettext("Really remove?"))
            return
        row = self.table.currentIndex().row()
        self._dirty = False
        if self.attempt(self._kind.erase(item)):
            self._shown = None
            self.select(min(row, self.model.rowCount() - 1))
            if self.model.rowCount() == 0:
                self._show_item(None)

    def _row(self, key: int) -> int:
        return self.model.row_of(key)

    def _show_item(self, item: T | None) -> None:
        words = self._words
        self._shown = item
        self._dirty = False
        self._asked = False
        self.erase.say(words.gettext("Remove"))
        self.erase.setEnabled(item is not None)
        self.save.say(words.gettext("Add") if item is None else words.gettext("Save"))
        self.save.setEnabled(False)
        self.editor.blockSignals(True)  # noqa: FBT003  Qt's signature
        self.editor.show_item(item, self._hub.state)
        self.editor.blockSignals(False)  # noqa: FBT003  Qt's signature
        self.editor.setEnabled(item is None or self._kind.edit is not None)

    def _build(self, header: QWidget | None, also: QWidget | None, form_width: int) -> None:
        left = QVBoxLayout()
        left.setSpacing(SPACING.small)
        if header is not None:
            left.addWidget(header)
        left.addWidget(self._empty)
        left.addWidget(self.table, 1)
        besides = () if also is None else (also,)
        left.addLayout(row(self.add, self.erase, None, *besides))
        right = QVBoxLayout()
        right.setSpacing(SPACING.small)
        right.addWidget(scrolled(self.editor), 1)
        right.addWidget(self.problem)
        right.addLayout(row(None, self.save))
        side = QWidget()
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(form_width)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACING.large, SPACING.medium, SPACING.large, SPACING.medium)
        layout.setSpacing(SPACING.large)
        layout.addLayout(left, 1)
        layout.addWidget(side)
        order = [self.table, self.add, self.erase, *besides, *self.editor.fields(), self.save]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self._hub.changed.connect(self._take_change)
        self.model.ticked.connect(self._tick)
        self.table.selectionModel().currentRowChanged.connect(self._turn)
        self.table.doubleClicked.connect(self._to_form)
        self.editor.edited.connect(self._note_edit)
        self.add.clicked.connect(self._add)
        self.erase.clicked.connect(self.erase_shown)
        # In the table alone: in a field Delete takes a letter away.
        here = Qt.ShortcutContext.WidgetShortcut
        QShortcut(QKeySequence("Del"), self.table, self.erase_shown, context=here)
        self.save.clicked.connect(self._save_and_go_on)
        enter = EnterMovesOn(self.editor, self._save_and_go_on)
        enter.watch(*self.editor.fields())

    def _take_change(self) -> None:
        self.show_state(self._hub.state)

    def _tick(self, item: T, column: int) -> None:
        if self._kind.tick is not None:
            self.attempt(self._kind.tick(item, column))

    def _turn(self) -> None:
        item = self.model.at(self.table.currentIndex().row())
        if self._refreshing or item is None or item == self._shown:
            return
        if self._dirty and not self.commit():
            return
        self._show_item(item)

    def _to_form(self) -> None:
        self.editor.fields()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        self.begin_new()
        self._to_form()

    def _save_and_go_on(self) -> None:
        """Ctrl+Enter: save, and be ready for the next new one."""
        new = self._shown is None
        if self.commit() and new:
            self._to_form()

    def _note_edit(self) -> None:
        self._dirty = True
        self._asked = False
        self.save.setEnabled(True)
        self.complain("")
