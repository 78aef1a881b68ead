"""Tool tips show what was typed, also where it looks like markup."""

import pytest
from PySide6.QtGui import QTextDocument

from facilitator.ui.tips import MOST, tip


@pytest.mark.parametrize(
    "text", ["<b>не жирно</b> & <img src='file:///etc/passwd'>", "a < b\nи c > d &amp; e"]
)
def test_markup_is_read_as_it_was_typed(text: str) -> None:
    shown = QTextDocument()
    shown.setHtml(tip(text))
    assert shown.toPlainText() == text


def test_other_texts_stay_as_they_are_but_for_their_length() -> None:
    assert tip("Семья & дом") == "Семья & дом"
    assert len(tip("слово " * 5_000)) <= MOST + 1
    assert tip("слово " * 5_000).endswith("слово…")
