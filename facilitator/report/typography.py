"""The typographer: how a text is set, never what it says. Applied at output only, by composing."""

import re
from collections.abc import Callable

NBSP = "\u00a0"
MINUS = "\u2212"
_GROUP_FROM = 5

_QUOTES = {"ru": ("«", "»", "„", "“"), "en": ("“", "”", "‘", "’")}
_UNITS = (
    "мм|см|м|м²|м³|км²|км|г|кг|т|л|га|ч|мин|с|сек|ед|экз|чел|руб|тыс|млн|млрд|лет|год|года|году|₽|€|шт"
    "|минут[аы]?|час(?:а|ов)?|день|дн(?:я|ей)|недел[ьяи]|месяц(?:а|ев)?|рубл(?:ь|я|ей)|человека?"
    "|mm|cm|m|km|g|kg|h|min|s"
)
_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"

_MEASURED = rf"[ \u00a0]?(?:%|₽|°|гг\.|(?:{_UNITS})(?!\w))"
"""What two numbers with a hyphen between are a range before; others may be codes."""

_Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def _grouped(found: re.Match[str]) -> str:
    digits = found.group()
    return f"{int(digits):,}".replace(",", NBSP)


_RULES: tuple[tuple[re.Pattern[str], tuple[_Rule, ...]], ...] = (
    # Hyphens that stand for a dash or a minus.
    (
        re.compile("[-–]"),
        (
            (re.compile(r"(?<=\d) - (?=\d)"), "–"),
            (re.compile(r"(?<![\d:.-])(\d\d?:\d\d)-(?=\d\d?:\d\d(?![\d:-]))"), r"\1–"),
            (re.compile(rf"(?<![\w.:/-])(\d+(?:,\d+)?)-(?=\d+(?:,\d+)?{_MEASURED})"), r"\1–"),
            (re.compile(r"^- (?=\S)", re.MULTILINE), f"—{NBSP}"),
            (re.compile(r"(?<=\S)[ \u00a0](?:-|--|–)(?=[ \n])"), f"{NBSP}—"),
            (re.compile(r"(?<![^\s(«„\[])-(?=\d)"), MINUS),
        ),
    ),
    # Digits in threes from 10 000: whole numbers only, no codes, dates or numbers after №.
    (
        re.compile(r"\d"),
        (
            (
                re.compile(
                    r"(?<![\w.,:/№+\u00a0-])(?<!№ )(?<!тел\. )(?<!БИК )(?<!КПП )(?<!ИНН )(?<!р/с )"
                    r"[1-9]\d{4,8}(?![\w/:-]|[.,]\d|,\s*г\.|[ \u00a0]\d)",
                ),
                _grouped,
            ),
        ),
    ),
    # Spaces at which a line must not end.
    (
        re.compile("[№§]"),
        ((re.compile(r"(?<=[№§]) ?(?=[\w(])"), NBSP),),
    ),
    (
        re.compile("—"),
        ((re.compile(r" (?=—)"), NBSP),),
    ),
    (
        re.compile("%"),
        ((re.compile(r"(?<=\d) ?(?=%(?!-))"), NBSP),),
    ),
    (
        re.compile("°"),
        ((re.compile(r"(?<=\d) (?=°)"), NBSP),),
    ),
    (
        re.compile("кв|куб"),
        (
            (re.compile(r"\b(кв|куб)\. ?(?=м\b)"), rf"\1.{NBSP}"),
            (re.compile(r"(?<=\d) (?=(?:кв|куб)\.)"), NBSP),
        ),
    ),
    (
        re.compile(r"\d"),
        ((re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?!\w))"), NBSP),),
    ),
    (
        re.compile("тыс|млн|млрд"),
        ((re.compile(r"\b(тыс|млн|млрд)(\.?) (?=₽|руб|чел|ед)"), rf"\1\2{NBSP}"),),
    ),
    (
        re.compile(r"\d"),
        ((re.compile(rf"(?<=\d) (?=(?:{_MONTHS}))"), NBSP),),
    ),
    (
        re.compile("[≈≥≤±<>]"),
        ((re.compile(r"(?<=[≈≥≤±<>]) (?=\d)"), NBSP),),
    ),
    (
        re.compile(r"\b(?:гг?|ул|пос|пер|д|им|стр|п|ст|гл|рис|табл|н|т)\."),
        (
            (re.compile(r"\b(г|ул|д|им|стр|п|ст|гл|рис|табл)\. (?=[\wА-ЯЁ«])"), rf"\1.{NBSP}"),
            (re.compile(r"(?<![\w.])(г|ул|пос|пер|д)\.(?=[А-ЯЁ\d])"), rf"\1.{NBSP}"),
            (re.compile(r"(?<=\d) (?=гг?\.)"), NBSP),
            (re.compile(r"\b(н)\. ?(?=э\.)"), rf"\1.{NBSP}"),
            (re.compile(r"\b(т)\. ?(?=(?:д|п|е|к|н|ч)\.)"), rf"\1.{NBSP}"),
        ),
    ),
    (
        re.compile(r"[А-ЯЁA-Z]\."),
        (
            (
                re.compile(r"(?<![А-ЯЁA-Z\w])([А-ЯЁA-Z]\.) ?([А-ЯЁA-Z]\.) (?=[А-ЯЁA-Z])"),
                rf"\1\2{NBSP}",
            ),
            (re.compile(r"(?<![\w.])([А-ЯЁA-Z]\.) (?=[А-ЯЁA-Z][а-яёa-z])"), rf"\1{NBSP}"),
            (
                re.compile(r"(?<![А-ЯЁA-Z\w.])([А-ЯЁA-Z]\.[А-ЯЁA-Z]\.)(?=[А-ЯЁA-Z][а-яёa-z])"),
                rf"\1{NBSP}",
            ),
            (re.compile(r"([а-яёa-z]) (?=[А-ЯЁ]\.[ \u00a0]?[А-ЯЁ]\.)"), rf"\1{NBSP}"),
            (re.compile(r"(?<=[а-яёa-z]\u00a0)([А-ЯЁ]\.)[ \u00a0](?=[А-ЯЁ]\.)"), r"\1"),
        ),
    ),
    (
        re.compile(r"\d"),
        ((re.compile(r"(?<=\d) (?=\d{3}(?:\D|$))"), NBSP),),
    ),
)
"""Rules in their order, those together of which none finds anything in a text without some sign."""


def typeset(text: str, language: str = "ru") -> str:
    """Return `text` as a careful typesetter sets it (DOCUMENT.md, "Typography").

    Args:
        text: Any text; letters and digits stay as they are.
        language: "ru" or "en": which quotation marks are used.

    Returns:
        The text with non-breaking spaces, dashes, minuses, quotation marks and grouped digits.
        Setting it again changes nothing.
    """
    if '"' in text or _nested(text, language):
        text = _quoted(text, language)
    for needed, rules in _RULES:
        if needed.search(text):
            for pattern, replacement in rules:
                text = pattern.sub(replacement, text)
    return text


def _nested(text: str, language: str) -> bool:
    """Tell whether outer quotation marks stand within outer ones, each with its partner."""
    begin, end, _, _ = _QUOTES.get(language, _QUOTES["en"])
    if not 1 < text.count(begin) == text.count(end):
        return False
    depth = deepest = 0
    for sign in text:
        depth += (sign == begin) - (sign == end)
        if depth < 0:
            return False
        deepest = max(deepest, depth)
    return deepest > 1


def _quoted(text: str, language: str) -> str:
    """Turn straight quotes into the language's own, and inner ones into its inner ones."""
    outer_open, outer_close, inner_open, inner_close = _QUOTES.get(language, _QUOTES["en"])
    depth = 0
    set_text: list[str] = []
    for index, sign in enumerate(text):
        if sign in (outer_open, inner_open):
            set_text.append(inner_open if depth else sign)
            depth += 1
            continue
        if sign in (outer_close, inner_close):
            depth = max(0, depth - 1)
            set_text.append(inner_close if depth else sign)
            continue
        if sign != '"':
            set_text.append(sign)
            continue
        before = text[index - 1] if index else " "
        opens = before.isspace() or before in '([{—–-/"«„“‘'
        if opens and text[index + 1 : index + 2].strip():
            set_text.append(inner_open if depth else outer_open)
            depth += 1
        elif depth:
            depth -= 1
            set_text.append(inner_close if depth else outer_close)
        else:
            # It closes nothing: inches, say.
            set_text.append(sign)
    return "".join(set_text)
