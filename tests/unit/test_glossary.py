"""Names that windows, wall and protocol share."""

from facilitator.glossary import task_title
from facilitator.words import Words


def test_a_task_is_named_with_its_number(russian: Words) -> None:
    assert task_title(russian, 2, "Молодые семьи") == "Задание 2. Молодые семьи"


def test_a_task_that_is_only_a_number_is_named_once(russian: Words) -> None:
    assert task_title(russian, 2, "Задание 2") == "Задание 2"
    assert task_title(russian, 2, " ") == "Задание 2"
