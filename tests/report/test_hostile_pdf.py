"""Whatever people type, paste or leave out, there is a protocol, and the rest of it is intact."""

from dataclasses import replace

import pytest

from facilitator.core.model import (
    Argument,
    Closing,
    Content,
    Facts,
    Official,
    Proposal,
    State,
    Task,
)
from facilitator.core.protocol import protocol
from facilitator.core.vocabulary import (
    Side,
    Status,
)
from facilitator.report.pdf import pdf_bytes
from facilitator.report.pdf.fonts import load_fonts
from facilitator.report.pdf.stand_ins import StandIns
from facilitator.words import Words
from tests.report.hostile import HOSTILE, LONG, filled_with
from tests.report.papers import bare, begun, pages_of, printed


def with_proposal(text: str, *arguments: str) -> State:
    """Return the small session with one proposal and its pluses, and a closing speech."""
    said = tuple(Argument(10 + n, Side.PRO, one) for n, one in enumerate(arguments))
    proposal = Proposal(1, 1, 1, text, arguments=said)
    content = Content(proposals={1: proposal}, closing=Closing(None, "Заключительное слово целое"))
    return replace(begun(), content=content)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_everywhere_still_gives_a_protocol(text: str) -> None:
    assert pages_of(printed(filled_with(text)))


@pytest.mark.parametrize("text", HOSTILE[:3])
def test_what_looks_like_markup_is_printed_as_it_is(text: str) -> None:
    pages = bare("".join(pages_of(printed(with_proposal(text)))))
    assert bare(text) in pages
    assert bare("Заключительное слово целое") in pages


def test_control_characters_vanish_and_the_rest_stays() -> None:
    pages = bare("".join(pages_of(printed(with_proposal(HOSTILE[3])))))
    assert bare("управляющие знаки") in pages


@pytest.mark.parametrize("text", [HOSTILE[4], HOSTILE[5]])
def test_a_word_without_end_is_broken_by_force(text: str) -> None:
    pages = bare("".join(pages_of(printed(with_proposal(text)))))
    assert bare(text) in pages


def test_right_to_left_letters_are_named_and_their_neighbours_stay() -> None:
    state = with_proposal("до שלום после")
    pdf, warnings = pdf_bytes(protocol(state), Words.load("ru"))
    assert bare("до [U+05E9 U+05DC U+05D5 U+05DD] после") in bare("".join(pages_of(pdf)))
    assert [(one.place, one.characters) for one in warnings] == [("предложение №\u00a01.1", "שלום")]


def test_symbols_are_named_in_the_language_of_the_protocol() -> None:
    state = with_proposal("За 👍🏽👍 и → 🗿")
    for language, named in (("ru", "[палец вверх] и [стрелка]"), ("en", "[thumbs up] и [arrow]")):
        pdf, _ = pdf_bytes(protocol(state), Words.load(language))
        assert bare(f"За {named} [U+1F5FF]") in bare("".join(pages_of(pdf)))


def test_a_cell_of_twenty_thousand_characters_goes_over_pages_whole() -> None:
    pages = pages_of(printed(with_proposal(LONG[:20_000], "короткий плюс")))
    text = bare("".join(pages))
    assert len(pages) > 10
    assert [word for word in LONG[:20_000].split()[:-1] if word not in text] == []
    assert bare("короткий плюс") in text
    assert bare("Заключительное слово целое") in text


def test_a_word_of_twenty_thousand_letters_does_not_stop_the_document() -> None:
    pages = pages_of(printed(with_proposal("х" * 20_000)))
    assert sum(page.count("х") for page in pages) >= 20_000


@pytest.mark.parametrize(
    "facts",
    [
        Facts(title=LONG),
        Facts(title="Сессия", heading=LONG),
        Facts(title="Сессия", city=LONG),
        Facts(title="Сессия", mark=LONG),
        Facts(title="Сессия", chair=Official("Глава", LONG)),
        Facts(title="Сессия", secretary=Official(LONG, "И.О. Фамилия")),
    ],
    ids=["title", "heading", "city", "mark", "chair", "office"],
)
def test_endless_facts_do_not_stop_the_document(facts: Facts) -> None:
    assert pages_of(printed(replace(begun(), facts=facts)))


def test_an_endless_heading_and_number_do_not_stop_the_document() -> None:
    state = replace(
        begun(), facts=Facts(protocol_number=LONG), tasks=(Task(1, LONG, LONG, "Постановка"),)
    )
    assert bare("Постановка") in bare("".join(pages_of(printed(state))))


def test_an_empty_session_has_a_protocol_that_says_so() -> None:
    text = bare("".join(pages_of(printed(State()))))
    for said in ("ПРОЕКТ", "П Р О Т О К О Л", "№ ____", "Решения не принимались", "Список"):
        assert bare(said) in text


def test_a_task_without_proposals_says_so() -> None:
    assert bare("Предложений не поступило.") in bare("".join(pages_of(printed(begun()))))


def test_withdrawn_and_merged_proposals_say_what_became_of_them() -> None:
    made = (
        Proposal(1, 1, 1, "основное", votes=2),
        Proposal(2, 1, 2, "второе", status=Status.MERGED, merged_into=1),
        Proposal(3, 1, 3, "третье", status=Status.WITHDRAWN),
    )
    state = replace(begun(), content=Content(proposals={one.id: one for one in made}))
    text = bare("".join(pages_of(printed(state))))
    for said in ("С ним объединены: № 1.2", "Объединено с № 1.1", "Отозвано автором"):
        assert bare(said) in text


def test_a_closed_session_is_no_draft() -> None:
    state = begun()
    closed = replace(state, flow=replace(state.flow, closed=True))
    assert "ПРОЕКТ" in "".join(pages_of(printed(state)))
    assert "ПРОЕКТ" not in "".join(pages_of(printed(closed)))


def test_bullets_of_other_programs_are_bullets_without_a_warning(russian: Words) -> None:
    stand_ins = StandIns(load_fonts().printable(), russian)
    assert stand_ins.printable("● раз\n▪ два", "тут") == "• раз\n• два"
    assert stand_ins.warnings == []
