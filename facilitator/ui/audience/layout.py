"""Lays any scene out: wall and miniature ask here with the wall's size, so they cannot disagree."""

from typing import assert_never

from facilitator.core.scene_kinds import (
    Ballot,
    Black,
    Break,
    Card,
    DayInNumbers,
    Feedback,
    ProposalList,
    QuestionAndClock,
    Ranking,
    Scene,
    Thanks,
    TitleCard,
    Welcome,
)
from facilitator.ui.audience.ballot import ballot
from facilitator.ui.audience.card import card
from facilitator.ui.audience.feedback import feedback
from facilitator.ui.audience.frame import Frame, Look
from facilitator.ui.audience.numbers import day_in_numbers
from facilitator.ui.audience.posters import pause, thanks, title_card, welcome
from facilitator.ui.audience.proposal_list import proposal_list
from facilitator.ui.audience.question import question_and_clock
from facilitator.ui.audience.ranking import ranking
from facilitator.ui.audience.surround import Layout

BLACK = "#000000"


def layout(scene: Scene, frame: Frame) -> Layout:
    """Return the pages of a scene.

    Args:
        scene: What the room may see.
        frame: The wall: its size, look and language.
    """
    match scene:
        case Welcome():
            return welcome(scene, frame)
        case QuestionAndClock():
            return question_and_clock(scene, frame)
        case ProposalList():
            return proposal_list(scene, frame)
        case Card():
            return card(scene, frame)
        case Ballot():
            return ballot(scene, frame)
        case Ranking():
            return ranking(scene, frame)
        case Feedback():
            return feedback(scene, frame)
        case Break():
            return pause(scene, frame)
        case DayInNumbers():
            return day_in_numbers(scene, frame)
        case Thanks():
            return thanks(scene, frame)
        case TitleCard():
            return title_card(scene, frame)
        case Black():
            return Layout(((),))
        case _:
            assert_never(scene)


def background(scene: Scene, look: Look) -> str:
    """Return the colour behind a scene; a black screen is black in every scheme."""
    return BLACK if isinstance(scene, Black) else look.scheme.background
