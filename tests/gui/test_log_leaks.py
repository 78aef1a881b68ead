"""A session typed into a console whose slots all fail: the log tells of errors, not of it."""

import itertools
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facilitator.core.vocabulary import StepKind
from facilitator.logbook.keeping import Logbook, log_files
from facilitator.paths import example_session
from facilitator.trouble import StorageTrouble
from facilitator.ui.errors import ErrorHook
from facilitator.words import Words
from tests.gui.console_desk import ConsoleDesk

LOG = logging.getLogger("facilitator.of_a_test")


def texts_of(value: object) -> Iterator[str]:
    """Yield every text of a document, however deep it stands."""
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from texts_of(each)
        case dict():
            for each in value.values():
                yield from texts_of(each)


PARTS = 10
"""So many consoles share the typing: a board of hundreds takes its time at every letter."""
EXAMPLE = sorted(set(texts_of(json.loads(example_session().read_text(encoding="utf-8")))))


@pytest.fixture
def logs(tmp_path: Path) -> Iterator[Path]:
    logger = logging.getLogger("facilitator")
    book = Logbook(tmp_path)
    logger.addHandler(book)
    yield tmp_path
    logger.removeHandler(book)
    book.close()


@pytest.fixture
def hook(qapp: object) -> Iterator[ErrorHook]:  # noqa: ARG001
    made = ErrorHook()
    made.install()
    yield made
    made.remove()


@pytest.mark.parametrize("part", range(PARTS))
def test_no_text_of_a_session_reaches_the_log(
    qtbot: QtBot, russian: Words, logs: Path, hook: ErrorHook, part: int
) -> None:
    desk = ConsoleDesk(qtbot, russian)
    hook.told.connect(desk.window.announcer.say_error)
    edit = desk.window.line.edit
    numbers = itertools.count()

    def fail(*_changes: object) -> None:
        # The log counts what is the same; here each is another.
        number = next(numbers)
        typed = edit.toPlainText()
        try:
            raise StorageTrouble("cannot_write", f"/home/{typed}.facil", typed)
        except StorageTrouble as trouble:
            LOG.warning(f"{number}: %s of %r: %s", typed, [typed], trouble)  # noqa: G004
            error = type(f"Error{number}", (ValueError,), {})(typed)
            error.add_note(typed)
            raise error from trouble

    desk.at(StepKind.STATEMENTS)
    edit.textChanged.connect(fail)
    desk.hub.changed.connect(fail)
    desk.hub.refused.connect(fail)
    texts = EXAMPLE[part::PARTS]
    for text in texts:
        edit.insertPlainText(text)
        desk.press("Ctrl+Return")
    assert len(desk.state.content.proposals) > len(texts) / 2
    said = "".join(path.read_text(encoding="utf-8") for path in log_files(logs))
    assert said.count("unexpected error") > len(texts)
    assert said.count("test_log_leaks.py") > len(texts)
    assert re.findall("[А-Яа-яЁё@№]+", said) == []
    words = {word for text in EXAMPLE for word in re.findall(r"[\w.]+@[\w.]+|[A-Z][a-z]{3,}", text)}
    assert [word for word in words if word in said] == []
    assert len(desk.window.banners.texts()) == 1
