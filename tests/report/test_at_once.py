"""Documents that several threads make at once: the pages shown, the file, the letter's."""

import threading
import time

import pytest

from facilitator.core.protocol import protocol
from facilitator.report.document import Document
from facilitator.report.pdf import pdf_bytes
from facilitator.report.pdf.font_file import FontFile
from facilitator.report.pdf.fonts import fonts_for_one
from facilitator.report.pdf.writer import document_bytes
from facilitator.words import Words
from tests.report.papers import example


class GivenUpError(Exception):
    """Nobody wants the document any more."""


def test_documents_made_at_once_are_as_each_alone(
    russian: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = protocol(example())
    alone = pdf_bytes(said, russian)
    made: list[object] = []
    seek = FontFile.seek

    def give_way(self: FontFile, place: int) -> None:
        seek(self, place)
        time.sleep(0)

    def make() -> None:
        made.append(pdf_bytes(said, russian, lambda _done, _whole: time.sleep(0)))

    monkeypatch.setattr(FontFile, "seek", give_way)
    threads = [threading.Thread(target=make) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [alone] * 3


def test_who_waits_for_the_fonts_can_give_up(russian: Words) -> None:
    def give_up(_done: int, _whole: int) -> None:
        raise GivenUpError

    trial = Document("", "", "", "ru", "", ())
    with fonts_for_one(None), pytest.raises(GivenUpError):
        document_bytes(trial, russian, give_up)
    assert document_bytes(trial, russian)
