"""The pages of a PDF as pictures, drawn where the caller is: in a thread of the background."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from facilitator.core.value import dataclass


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page; `at` counts from 0, `count` is how many there are."""

    image: QImage
    at: int
    count: int


def draw_page(pdf: bytes, at: int, width: int) -> PageImage:
    """Draw a page on white; beyond the last it is the last.

    Qt's PDF module is loaded at the first page, not with the window.

    Args:
        pdf: The file.
        at: The page, from 0.
        width: In device pixels.
    """
    from PySide6.QtPdf import QPdfDocument

    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(None)  # type: ignore[call-overload]
    document.load(buffer)
    count = document.pageCount()
    at = max(0, min(at, count - 1))
    points = document.pagePointSize(at)
    height = round(width * points.height() / points.width()) if points.width() else width
    drawn = document.render(at, QSize(width, height))
    page = QImage(drawn.size(), QImage.Format.Format_RGB32)
    page.fill(QColor("white"))
    with QPainter(page) as painter:
        painter.drawImage(0, 0, drawn)
    document.close()
    return PageImage(page, at, count)
