"""Colours are readable: 7:1 on the wall, 4.5:1 on the console (DESIGN.md, "Look")."""

from dataclasses import fields

import pytest

from facilitator.ui.theme import (
    CONSOLE,
    DARK,
    SCHEMES,
    Scheme,
    console_style_sheet,
    contrast,
    scheme,
)

WALL_TEXT = ("ink", "dim", "number", "plus", "minus", "warning", "danger", "bar")


@pytest.mark.parametrize("wall", SCHEMES, ids=lambda wall: wall.name)
@pytest.mark.parametrize("name", WALL_TEXT)
def test_text_on_the_wall_has_a_contrast_of_seven(wall: Scheme, name: str) -> None:
    assert contrast(getattr(wall, name), wall.background) >= 7


def test_every_colour_of_a_scheme_is_checked_or_known_to_carry_no_text() -> None:
    silent = {"name", "title", "background", "tint", "line"}
    assert {field.name for field in fields(DARK)} - silent == set(WALL_TEXT)


@pytest.mark.parametrize("background", ["paper", "panel", "canvas"])
@pytest.mark.parametrize(
    "name", ["ink", "ink_soft", "accent", "plus", "minus", "warning", "danger"]
)
def test_text_on_the_console_has_a_contrast_of_four_and_a_half(name: str, background: str) -> None:
    assert contrast(getattr(CONSOLE, name), getattr(CONSOLE, background)) >= 4.5


@pytest.mark.parametrize(
    ("name", "background"),
    [
        ("ink", "accent_soft"),
        ("accent", "accent_soft"),
        ("on_accent", "accent"),
        ("on_danger", "danger"),
        ("on_bar", "bar"),
        ("ink", "plus_soft"),
        ("plus", "plus_soft"),
        ("ink", "minus_soft"),
        ("minus", "minus_soft"),
        ("ink_soft", "plus_soft"),
        ("ink_soft", "minus_soft"),
        ("warning", "warning_soft"),
        ("danger", "danger_soft"),
    ],
)
def test_text_on_a_coloured_ground_is_readable_too(name: str, background: str) -> None:
    assert contrast(getattr(CONSOLE, name), getattr(CONSOLE, background)) >= 4.5


def test_black_and_white_have_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_an_unknown_scheme_is_the_dark_one() -> None:
    assert scheme("sepia") is DARK
    assert scheme("light").name == "light"


def test_the_style_sheet_leaves_no_name_unfilled() -> None:
    assert "@" not in console_style_sheet()
