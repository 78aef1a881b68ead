"""The board on the screen: the list of cards, a click on one of them, and editing in place."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from facilitator.ui.console.board_card import GAP, CardPlan
from facilitator.ui.console.board_delegate import BoardDelegate
from facilitator.ui.console.board_items import BoardItem
from facilitator.ui.models import ITEM, ReconcilingModel, Roles
from facilitator.ui.plain_text import PlainText
from facilitator.words import Words

EDITOR_LEAST: Final = 58


class InPlaceEditor(PlainText):
    """A text being edited where it stands: Enter keeps it, Esc does not."""

    kept = Signal(str)
    given_up = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._done = False
        self.setObjectName("inPlaceEditor")
        self.setTabChangesFocus(True)
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Esc gives up."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(keep=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._finish(keep=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving keeps what was typed."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self._finish(keep=True)

    def _finish(self, *, keep: bool) -> None:
        if self._done:
            return
        self._done = True
        if keep:
            self.kept.emit(self.toPlainText())
        else:
            self.given_up.emit()


class BoardView(QListView):
    """Shows the cards; selecting is asked for by signals and shown by `show_items`."""

    picked = Signal(int, int)
    """A click: the ids of a proposal and of an argument (0 for none)."""
    edit_wanted = Signal(int, int)
    """A double click: the ids of a proposal and of an argument (0 for the proposal's text)."""
    text_edited = Signal(int, int, str)
    """An edit in place was kept: proposal, argument (0 for none), text."""
    editing_ended = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board")
        self.setAccessibleName(words.gettext("Board: proposals of the task"))
        self._model: ReconcilingModel[BoardItem] = ReconcilingModel(self, more=self._height_of)
        self._cards = BoardDelegate(words, self)
        self._width: int | None = None
        self._measured: tuple[int, bool] | None = None
        self._editor: InPlaceEditor | None = None
        self._edited = (0, 0)
        self._is_seen = False
        self.setModel(self._model)
        self.setItemDelegate(self._cards)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # By hand, and for another width only: a taller line above would lay all cards out anew.
        self.setResizeMode(QListView.ResizeMode.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.verticalScrollBar().setSingleStep(24)

    @property
    def items(self) -> tuple[BoardItem, ...]:
        """The cards shown."""
        return self._model.items

    @property
    def is_editing(self) -> bool:
        """Whether a text is being edited in place."""
        return self._editor is not None

    def show_items(self, items: tuple[BoardItem, ...]) -> None:
        """Show these cards and bring the selected one into sight."""
        if items == self._model.items:
            return
        self._model.show_items(items)
        self._arrange()

    def _arrange(self) -> None:
        """Lay the cards out and bring the selected one into sight, as soon as there is any."""
        if not self._is_seen:
            return
        # A scroll bar is allowed for, as Qt does: cards that fit are a little wider than measured.
        width = self.maximumViewportSize().width() - self.verticalScrollBar().sizeHint().width()
        wanted = width, self._cards.compact
        if wanted != self._measured:
            self._width = width
            self._model.refresh()
            self._measured = wanted
        self.doItemsLayout()
        self._bring_into_sight()

    def _height_of(self, item: BoardItem) -> Roles:
        """Return how high a card is; nothing while nobody knows how wide it will be."""
        if self._width is None:
            return {}
        height = round(self._cards.plan(item, self._width).height) + GAP
        return {Qt.ItemDataRole.SizeHintRole: QSize(self._width, height)}

    def _bring_into_sight(self) -> None:
        if not self._is_seen:
            return
        rows = [row for row, item in enumerate(self._model.items) if item.selected]
        for selected in rows:
            self.setCurrentIndex(self._model.at(selected))
            # Its neighbours give it a place; the card itself comes last and so surely.
            for row in (selected + 1, selected - 1, selected):
                self.scrollTo(self._model.at(row))
            self._show_argument(self._model.at(selected))
        self._place_editor()

    def _show_argument(self, index: QModelIndex) -> None:
        """Bring the selected argument of a card into sight that is taller than the board."""
        item: BoardItem = index.data(ITEM)
        card = self.visualRect(index)
        for place in self._plan(index, card).arguments:
            if place.item.id == item.argument:
                below = card.top() + round(place.rect.bottom()) + 8 - self.viewport().height()
                if below > 0:
                    bar = self.verticalScrollBar()
                    bar.setValue(bar.value() + below)

    def fold(self, *, low: bool) -> None:
        """Show closed cards in one line on a low window."""
        if self._cards.compact != low:
            self._cards.compact = low
            self._arrange()

    def edit_text(self, proposal: int, argument: int = 0) -> None:
        """Open a text for editing in place: that of a proposal, or of one of its arguments."""
        self.stop_editing()
        row = self._model.row_of(str(proposal))
        if row is None:
            return
        item = self._model.items[row]
        texts = {one.id: one.text for one in (*item.pros, *item.cons)}
        self.scrollTo(self._model.at(row))
        self._edited = (proposal, argument)
        self._editor = InPlaceEditor(texts.get(argument, item.text), self.viewport())
        self._editor.kept.connect(self._keep)
        self._editor.given_up.connect(self.stop_editing)
        self._place_editor()
        self._editor.show()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop_editing(self) -> None:
        """Close the editor without keeping anything."""
        editor, self._editor = self._editor, None
        if editor is not None:
            editor.hide()
            editor.deleteLater()
            self.editing_ended.emit()

    def _keep(self, text: str) -> None:
        proposal, argument = self._edited
        self.stop_editing()
        self.text_edited.emit(proposal, argument, text)

    def _place_editor(self) -> None:
        if self._editor is None:
            return
        proposal, argument = self._edited
        row = self._model.row_of(str(proposal))
        if row is None:
            self.stop_editing()
            return
        card = self.visualRect(self._model.at(row))
        plan = self._plan(self._model.at(row), card)
        place = QRectF(plan.text_rect)
        for one in plan.arguments:
            if one.item.id == argument:
                place = QRectF(one.rect)
        spot = place.translated(card.topLeft()).adjusted(-10, -7, 10, 7).toRect()
        spot.setHeight(max(spot.height(), EDITOR_LEAST if not argument else 46))
        self._editor.setGeometry(spot)

    def _plan(self, index: QModelIndex, card: QRect) -> CardPlan:
        item: BoardItem = index.data(ITEM)
        return self._cards.plan(item, card.width())

    def _hit(self, at: QPoint) -> tuple[int, int]:
        index = self.indexAt(at)
        if not index.isValid():
            return 0, 0
        item: BoardItem = index.data(ITEM)
        card = self.visualRect(index)
        inside = at - card.topLeft()
        for place in self._plan(index, card).arguments:
            if place.rect.adjusted(-6, -1, 6, 1).contains(inside):
                return item.id, place.item.id
        return item.id, 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick a card or an argument."""
        proposal, argument = self._hit(event.position().toPoint())
        if proposal:
            self.picked.emit(proposal, argument)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit in place."""
        proposal, argument = self._hit(event.position().toPoint())
        if proposal:
            self.edit_wanted.emit(proposal, argument)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out for a new width; at another height they stay as they are."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()
        else:
            self._bring_into_sight()

    def hideEvent(self, event: QHideEvent) -> None:
        """Lay nothing out until there is something to see again."""
        super().hideEvent(event)
        self._is_seen = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the cards out where they are seen first: a window has three sizes until it is."""
        if not self._is_seen:
            self._is_seen = True
            self._arrange()
        super().paintEvent(event)
