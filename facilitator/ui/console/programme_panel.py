"""The programme on the left: choose a step, go there, leave it out; fold and unfold tasks."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.core.model import Now, State
from facilitator.ui.console.key_button import KeyButton
from facilitator.ui.console.programme_items import ProgrammeItem, chosen_steps, programme_items
from facilitator.ui.models import ITEM, ReconcilingModel
from facilitator.ui.painting import kept
from facilitator.ui.theme import CONSOLE, SIZES, console_font
from facilitator.words import Words

Index = QModelIndex | QPersistentModelIndex
ROW: Final = 23
HEADING: Final = 26


class ProgrammeDelegate(QStyledItemDelegate):
    """Paints a heading, a step or a folded task."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings stand a little apart."""
        item: ProgrammeItem = index.data(ITEM)
        width = option.rect.width()
        return QSize(width, HEADING if item.heading else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        item: ProgrammeItem = index.data(ITEM)
        rect = QRectF(option.rect)
        with kept(painter):
            if item.current or item.chosen:
                painter.fillRect(
                    rect, QColor(CONSOLE.accent_soft if item.current else CONSOLE.canvas)
                )
            if item.current:
                edge = QRectF(rect.left(), rect.top(), 4, rect.height())
                painter.fillRect(edge, QColor(CONSOLE.accent))
            strong = item.heading or item.current
            font = console_font(
                SIZES.text - 1, QFont.Weight.Bold if strong else QFont.Weight.Normal
            )
            font.setStrikeOut(item.skipped)
            painter.setFont(font)
            painter.setPen(QColor(self._ink(item)))
            left = rect.left() + (16 if item.heading else 26)
            right = rect.right() - 16
            metrics = painter.fontMetrics()
            baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
            minutes = metrics.horizontalAdvance(item.minutes)
            painter.drawText(round(right - minutes), round(baseline), item.minutes)
            room = right - minutes - 8 - left
            title = metrics.elidedText(item.title, Qt.TextElideMode.ElideRight, round(room))
            painter.drawText(round(left), round(baseline), title)
            if item.done:
                painter.setPen(QColor(CONSOLE.plus))
                painter.drawText(round(rect.left() + 10), round(baseline), "✓")
            if item.chosen and not item.current:
                painter.setPen(QColor(CONSOLE.line_strong))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect.adjusted(4, 0, -5, -1))

    @staticmethod
    def _ink(item: ProgrammeItem) -> str:
        if item.heading or item.current:
            return CONSOLE.ink
        return CONSOLE.warning if item.pause else CONSOLE.ink_soft


class ProgrammeView(QListView):
    """The list itself; keys and clicks become signals."""

    chosen = Signal(int)
    entered = Signal(int)
    folded = Signal(int)
    left = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("programme")
        self.setAccessibleName(words.gettext("Programme"))
        self.rows: ReconcilingModel[ProgrammeItem] = ReconcilingModel(self, tips=True)
        self.setModel(self.rows)
        self.setItemDelegate(ProgrammeDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._take_click)
        self.doubleClicked.connect(self._take_double_click)

    def _take_click(self, index: QModelIndex) -> None:
        item: ProgrammeItem = index.data(ITEM)
        if item.step is not None:
            self.chosen.emit(item.step)
        elif item.task is not None:
            self.folded.emit(item.task)

    def _take_double_click(self, index: QModelIndex) -> None:
        item: ProgrammeItem = index.data(ITEM)
        if item.step is not None:
            self.entered.emit(item.step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, Enter goes there, Esc leaves; other keys are the window's."""
        steps = list(chosen_steps(self.rows.items))
        at = next((item.step for item in self.rows.items if item.chosen), None)
        if at is None:
            at = next((item.step for item in self.rows.items if item.current), None)
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at is not None:
            self.entered.emit(at)
        elif event.key() in moves and not event.modifiers() and steps:
            row = steps.index(at) + moves[Qt.Key(event.key())] if at in steps else 0
            self.chosen.emit(steps[min(max(row, 0), len(steps) - 1)])
        else:
            event.ignore()


class ProgrammePanel(QFrame):
    """The programme with, under it, what can be done with the chosen step."""

    entered = Signal(int)
    skipped = Signal(int)
    unskipped = Signal(int)
    left = Signal()
    task_wanted = Signal(int)
    """A task's heading was clicked: its board is to be looked at."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._opened: frozenset[int] = frozenset()
        self._chosen: int | None = None
        self._shown: tuple[State, Now] | None = None
        self.setProperty("look", "side-left")
        self.setFixedWidth(SIZES.programme_panel)
        caption = QLabel(words.gettext("PROGRAMME"))
        caption.setProperty("look", "caption")
        caption.setContentsMargins(16, 12, 16, 4)
        self.view = ProgrammeView(words)
        self._go = KeyButton(words.gettext("Go to this step"))
        self._go.setObjectName("goToStep")
        self._skip = KeyButton("")
        self._skip.setObjectName("skipStep")
        for button in (self._go, self._skip):
            button.setProperty("look", "small-button")
            button.set_padding(8)
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(12, 4, 12, 8)
        tools.setSpacing(6)
        tools.addWidget(self._go, 1)
        tools.addWidget(self._skip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(caption)
        column.addWidget(self.view, 1)
        column.addWidget(self._tools)
        self._tools.hide()
        self._item: ProgrammeItem | None = None
        self._connect()

    def _connect(self) -> None:
        self.view.chosen.connect(self._choose)
        self.view.folded.connect(self._fold_task)
        self.view.entered.connect(self.entered)
        self.view.left.connect(self.left)
        self._go.clicked.connect(self._ask_to_enter)
        self._skip.clicked.connect(self._ask_to_skip)

    def show_programme(self, state: State, now: Now) -> None:
        """Show where the programme stands; a choice is forgotten when a step is entered."""
        if self._shown is not None and self._shown[0].flow.current != state.flow.current:
            self._chosen = None
        self._shown = state, now
        self._show()

    def forget_choice(self) -> None:
        """Take the mark off the chosen step."""
        self._choose(None)

    def _choose(self, step: int | None) -> None:
        self._chosen = step
        self._show()

    def _fold_task(self, task: int) -> None:
        self._opened ^= {task}
        self._show()
        self.task_wanted.emit(task)

    def _show(self) -> None:
        if self._shown is not None:
            state, now = self._shown
            self._show_items(programme_items(self._words, state, now, self._opened, self._chosen))

    def _show_items(self, items: tuple[ProgrammeItem, ...]) -> None:
        if items == self.view.rows.items:
            return
        self.view.rows.show_items(items)
        self._item = next((item for item in items if item.chosen), None)
        self._tools.setVisible(self._item is not None and not self._item.current)
        if self._item is not None:
            skipped = self._item.skipped
            self._skip.show_text(
                self._words.gettext("Take in") if skipped else self._words.gettext("Skip")
            )
        wanted = self._item or next((item for item in items if item.current), None)
        row = self.view.rows.row_of(wanted.key) if wanted else None
        if row is not None:
            self.view.scrollTo(self.view.rows.at(row))

    def fold(self, *, narrow: bool, wide: bool) -> None:
        """Save width on a narrow window, take more on a wide one."""
        self.setFixedWidth(SIZES.programme_panel + (80 if wide else -44 if narrow else 0))

    def _ask_to_enter(self) -> None:
        if self._item is not None and self._item.step is not None:
            self.entered.emit(self._item.step)

    def _ask_to_skip(self) -> None:
        if self._item is not None and self._item.step is not None:
            signal = self.unskipped if self._item.skipped else self.skipped
            signal.emit(self._item.step)
