"""Paints the cards of the board as board_card has planned them."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from facilitator.ui.console.board_card import (
    COLUMN_PAD,
    PAD,
    ArgumentPlace,
    CardPlan,
    bold,
    plan_card,
)
from facilitator.ui.console.board_items import BoardItem
from facilitator.ui.models import ITEM
from facilitator.ui.painting import kept
from facilitator.ui.theme import CONSOLE, SIZES, console_font
from facilitator.ui.wording import MINUS
from facilitator.words import Words

Index = QModelIndex | QPersistentModelIndex
KEPT: Final = 10_000
"""Beyond, plans are made anew: of cards that are there no more, none is needed."""


class BoardDelegate(QStyledItemDelegate):
    """Paints one card; keeps the plan of each, as it was asked for last.

    Args:
        words: The console's language.
        parent: The view, whose width the cards have.
    """

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._plans: dict[tuple[int, int, bool], tuple[BoardItem, CardPlan]] = {}
        self.compact = False

    def plan(self, item: BoardItem, width: int) -> CardPlan:
        """Return where everything stands on the card of `item`, `width` logical pixels wide."""
        # With a scroll bar and without.
        place = item.id, width, self.compact
        known = self._plans.get(place)
        if known is None or known[0] is not item:
            if len(self._plans) > KEPT:
                self._plans.clear()
            is_same = known is not None and known[0] == item
            plan = known[1] if known and is_same else plan_card(item, width, compact=self.compact)
            known = self._plans[place] = item, plan
        return known[1]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a card."""
        item: BoardItem = index.data(ITEM)
        rect = QRectF(option.rect)
        plan = self.plan(item, round(rect.width()))
        with kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            card = QRectF(rect.left(), rect.top(), rect.width(), plan.height)
            self._paint_frame(painter, card, item)
            painter.translate(card.topLeft())
            self._paint_head(painter, card.width(), item, plan)
            for column, pro in zip(plan.columns, (True, False), strict=False):
                self._paint_column(painter, column, pro=pro)
            for place in plan.arguments:
                self._paint_argument(painter, place, chosen=place.item.id == item.argument)

    def _paint_frame(self, painter: QPainter, card: QRectF, item: BoardItem) -> None:
        width = 2.0 if item.selected else 1.0
        pen = QPen(QColor(CONSOLE.accent if item.selected else CONSOLE.line), width)
        if item.off_wall and not item.selected:
            pen.setStyle(Qt.PenStyle.DashLine)
            pen.setColor(QColor(CONSOLE.line_strong))
        painter.setPen(pen)
        painter.setBrush(QColor(CONSOLE.panel if item.struck else CONSOLE.paper))
        half = width / 2
        painter.drawRoundedRect(card.adjusted(half, half, -half, -half), 8, 8)

    def _paint_head(self, painter: QPainter, width: float, item: BoardItem, plan: CardPlan) -> None:
        first_line = plan.text_rect.top() + plan.text.ascent
        painter.setFont(bold(SIZES.text))
        painter.setPen(QColor(CONSOLE.accent))
        painter.drawText(QPointF(PAD, first_line), item.label)
        painter.setPen(QColor(CONSOLE.ink_soft if item.struck else CONSOLE.ink))
        plan.text.paint(painter, plan.text_rect.left(), plan.text_rect.top())
        if plan.tags is not None:
            painter.setPen(QColor(CONSOLE.ink_soft))
            plan.tags.paint(painter, plan.text_rect.left(), plan.tags_top)
        painter.setFont(bold(SIZES.text))
        metrics = painter.fontMetrics()
        pros, cons = plan.counts
        right = width - PAD - metrics.horizontalAdvance(cons)
        painter.setPen(QColor(CONSOLE.minus))
        painter.drawText(QPointF(right, first_line), cons)
        right -= metrics.horizontalAdvance(" " + pros)
        painter.setPen(QColor(CONSOLE.plus))
        painter.drawText(QPointF(right, first_line), pros)
        painter.setFont(console_font(SIZES.small))
        painter.setPen(QColor(CONSOLE.ink_soft))
        painter.drawText(QPointF(right - PAD - plan.author_width, first_line - 1), plan.author)

    def _paint_column(self, painter: QPainter, rect: QRectF, *, pro: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(CONSOLE.plus_soft if pro else CONSOLE.minus_soft))
        painter.drawRoundedRect(rect, SIZES.radius, SIZES.radius)
        painter.setFont(bold(SIZES.small))
        painter.setPen(QColor(CONSOLE.plus if pro else CONSOLE.minus))
        sign, title = (
            ("+", self._words.gettext("Pluses")) if pro else (MINUS, self._words.gettext("Minuses"))
        )
        top = rect.top() + 6 + painter.fontMetrics().ascent()
        painter.drawText(QPointF(rect.left() + COLUMN_PAD, top), f"{sign} {title}")

    def _paint_argument(self, painter: QPainter, place: ArgumentPlace, *, chosen: bool) -> None:
        if chosen:
            painter.setPen(QPen(QColor(CONSOLE.accent), 2))
            painter.setBrush(QColor(CONSOLE.paper))
            painter.drawRoundedRect(place.rect.adjusted(-6, -1, 6, 1), 4, 4)
        painter.setPen(QColor(CONSOLE.ink))
        place.lines.paint(painter, place.rect.left(), place.rect.top())
        if not place.author:
            return
        lines = place.lines
        last = len(lines.lines) - 1
        left, row = place.rect.left() + lines.last_width() + 4, last
        if place.rect.height() > lines.height:
            left, row = place.rect.left(), last + 1
        painter.setFont(console_font(SIZES.caption))
        painter.setPen(QColor(CONSOLE.ink_soft))
        baseline = place.rect.top() + row * lines.line_height + lines.ascent
        painter.drawText(QPointF(left, baseline), place.author)
