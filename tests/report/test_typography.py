"""The typographer: cases from DOCUMENT.md, and what it never does."""

import re

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import paths
from facilitator.report.hyphenation import SOFT_HYPHEN, hyphenated
from facilitator.report.typography import typeset

CASES = [
    ("№ 1.2", "№\u00a01.2"),
    ("№1.2", "№\u00a01.2"),
    ("§ 5", "§\u00a05"),
    ("г. Когалым", "г.\u00a0Когалым"),
    ("12 сентября 2019 г.", "12\u00a0сентября 2019\u00a0г."),
    ("И.О. Фамилия", "И.О.\u00a0Фамилия"),
    ("И. О. Фамилия", "И.О.\u00a0Фамилия"),
    ("Фамилия И.О.", "Фамилия\u00a0И.О."),
    ("50 %", "50\u00a0%"),
    ("50%", "50\u00a0%"),
    ("36 ч", "36\u00a0ч"),
    ("20 м²", "20\u00a0м²"),
    ("1,2 млн ₽", "1,2\u00a0млн\u00a0₽"),
    ("≥ 95 %", "≥\u00a095\u00a0%"),
    ("дом — аптека", "дом\u00a0— аптека"),
    ("дом - аптека", "дом\u00a0— аптека"),
    ("7 - 10 дней", "7–10\u00a0дней"),
    ("за 12 месяцев", "за 12\u00a0месяцев"),
    ("5-7 человек", "5–7\u00a0человек"),
    ("90 минутный", "90 минутный"),
    ("при -30", "при −30"),
    ("7-дневный", "7-дневный"),
    ("чай и т. д.", "чай и т.\u00a0д."),
    ("чай и т.д.", "чай и т.\u00a0д."),
    ("15000 семей", "15\u00a0000 семей"),
    ("1 000 000 экз.", "1\u00a0000\u00a0000\u00a0экз."),
    ("9999 семей", "9999 семей"),
    ("№ 12345", "№\u00a012345"),
    ("628485, г. Когалым", "628485, г.\u00a0Когалым"),
    ("8-800-1234567", "8-800-1234567"),
    ("2019-09-12", "2019-09-12"),
    ('"Моя профессия - "северянин""', "«Моя профессия\u00a0— „северянин“»"),
    ('школа "Шаг"', "школа «Шаг»"),
    ('«школа "Шаг"»', "«школа „Шаг“»"),
    ("ёлка ещё", "ёлка ещё"),
    ("10-15 %", "10–15\u00a0%"),
    ("2019-2020 гг.", "2019–2020\u00a0гг."),
    ("15000-40000 ₽", "15\u00a0000–40\u00a0000\u00a0₽"),
    ("1,5-2 ч", "1,5–2\u00a0ч"),
    ("с 10:00-12:00", "с 10:00–12:00"),
    ("10:00 - 12:00", "10:00–12:00"),
    ("+7 912 345-67-89", "+7\u00a0912\u00a0345-67-89"),
    ("45-ФЗ", "45-ФЗ"),
    ("№ 152-ФЗ", "№\u00a0152-ФЗ"),
    ("5%-ный", "5%-ный"),
    ("-5 °C", "−5\u00a0°C"),
    ("80 кв. м", "80\u00a0кв.\u00a0м"),
    ("- да\n- нет", "—\u00a0да\n—\u00a0нет"),
    ("слово -- слово", "слово\u00a0— слово"),
    ("слово – слово", "слово\u00a0— слово"),
    ("слово-слово", "слово-слово"),
    ("г.Когалым, ул.Мира, д.5", "г.\u00a0Когалым, ул.\u00a0Мира, д.\u00a05"),
    ("до н. э.", "до н.\u00a0э."),
    ("т. е.", "т.\u00a0е."),
    ("тел. 234567", "тел. 234567"),
    ("ИНН 8608001234", "ИНН 8608001234"),
    ("Пушкин А. С.", "Пушкин\u00a0А.С."),
    ("П.П.Петров", "П.П.\u00a0Петров"),
    ("«школа «Шаг»»", "«школа „Шаг“»"),
    ('"Внешняя «внутренняя» кавычка"', "«Внешняя „внутренняя“ кавычка»"),
    ("«школа «Шаг»", "«школа «Шаг»"),
    ("»наоборот«", "»наоборот«"),
    ('экран 5"', 'экран 5"'),
    ("https://example.org/a-b?x=1", "https://example.org/a-b?x=1"),
    ("1.9 и 1.10", "1.9 и 1.10"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_text_is_set_as_document_says(text: str, expected: str) -> None:
    assert typeset(text) == expected


@pytest.mark.parametrize(("text", "_expected"), CASES)
def test_what_is_set_stays_as_it_is(text: str, _expected: str) -> None:
    assert typeset(typeset(text)) == typeset(text)


def test_english_has_its_own_quotation_marks() -> None:
    assert typeset('"My "own" table"', "en") == "“My ‘own’ table”"


_SIGNS = 'абвЯё №§г.-—–%"«»„“1234567890 \u00a0,()чмт₽\n:°кнеАП/«»'
TEXTS = st.text(st.sampled_from(_SIGNS), max_size=40)


@given(TEXTS)
def test_letters_and_digits_are_never_changed(text: str) -> None:
    kept = re.sub(r"[^\w]", "", text)
    assert re.sub(r"[^\w]", "", typeset(text)) == kept


@given(TEXTS)
def test_setting_twice_changes_nothing_more(text: str) -> None:
    once = typeset(text)
    assert typeset(once) == once


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("предложение", "пред-ло-же-ние"),
        ("подтверждённой", "под-твер-ждён-ной"),
        ("поступление", "по-ступ-ле-ние"),
        ("участников", "участ-ни-ков"),
        ("ЖКХовский", "ЖКХовский"),
        ("ПОВЕСТКА", "ПО-ВЕСТ-КА"),
        ("скандинавская", "скан-ди-нав-ская"),
        ("объявление", "объ-яв-ле-ние"),
        ("Константинопольский", "Кон-стан-ти-но-поль-ский"),
        ("стол", "стол"),
        ("мгновение", "мгно-ве-ние"),
        ("meeting", "meeting"),
    ],
)
def test_long_russian_words_are_broken_between_syllables(word: str, expected: str) -> None:
    assert hyphenated(word, 5).replace(SOFT_HYPHEN, "-") == expected


def test_short_words_and_endless_ones_are_not_broken() -> None:
    assert hyphenated("семья и предложение", 12) == "семья и предложение"
    assert hyphenated("ма" * 40, 5) == "ма" * 40


@given(st.text(st.sampled_from("аеёийкльнпрстщъЯЖ"), max_size=20))
def test_breaking_keeps_every_letter_and_two_of_them_on_each_side(word: str) -> None:
    pieces = hyphenated(word, 1).split(SOFT_HYPHEN)
    assert "".join(pieces) == word
    if len(pieces) > 1:
        assert len(pieces[0]) >= 2
        assert len(pieces[-1]) >= 2


def test_words_are_broken_where_pyphen_breaks_them() -> None:
    russian = pyphen.Pyphen(lang="ru_RU", left=2, right=2)
    words = paths.example_session().read_text(encoding="utf-8")
    for word in set(re.findall("[А-Яа-яЁё]?[а-яё]{1,59}", words)):
        assert hyphenated(word, 1) == russian.inserted(word, SOFT_HYPHEN)
