"""The page of the venue check: one page, with everything that was found."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from facilitator.app.trial_page import make_trial_page
from facilitator.venue.judging import Finding, Level, Line, Verdict
from facilitator.words import Words

NOON = datetime(2019, 9, 12, 12, 5)
LONG = "/home/olga/" + "Очень длинная папка/" * 3 + "Сессии"


def all_red() -> tuple[Finding, ...]:
    """Return a finding for each line, with long sentences."""
    details = {"folder": LONG, "why": "EROFS"}
    return tuple(Finding(line, Level.BAD, Verdict.FILE_REFUSED, details) for line in Line)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_page_is_one_page_however_much_was_found(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    words = Words.load(language)
    title = "Стратегическая сессия «Демография: стратегия развития»"
    made = make_trial_page(words, title, NOON, all_red())
    assert made.is_relative_to(tmp_path)
    (page,) = PdfReader(BytesIO(made.read_bytes())).pages
    text = " ".join(page.extract_text().split())
    assert "12:05" in text
    assert "«Демография: стратегия развития»" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert text.count(words.gettext("Mend it")) == len(Line)


def test_without_a_session_the_page_has_no_title(
    russian: Words, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    made = make_trial_page(russian, "", NOON, ())
    assert made.name == "Пробный протокол.pdf"
    (page,) = PdfReader(made).pages
    assert "французских булок" in page.extract_text().replace("\N{NO-BREAK SPACE}", " ")
