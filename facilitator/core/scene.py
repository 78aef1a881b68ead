"""What the room sees: `scene(state, screen, now)` picks the kind of scene by step and operator.

The operator's choices are in screen; how a scene is filled is said by scene_fill, how it looks by
ui/audience.
"""

from typing import assert_never

from facilitator.core import scene_fill as fill
from facilitator.core.board import is_on_wall
from facilitator.core.filling import Filling
from facilitator.core.model import Now, Proposal, State, Step
from facilitator.core.scene_kinds import (
    Ballot,
    Black,
    Card,
    Feedback,
    ProposalList,
    Ranking,
    Scene,
    Thanks,
    TitleCard,
    Welcome,
)
from facilitator.core.screen import FEEDBACK_STEPS, Mode, Screen, View
from facilitator.core.timing import step_of
from facilitator.core.value import replace
from facilitator.core.vocabulary import Status, StepKind
from facilitator.core.wall_clock import wall_clock

__all__ = ["Scene", "Screen", "scene", "scene_later"]

AUTO = {
    StepKind.REGISTRATION: View.WELCOME,
    StepKind.OPENING: View.WELCOME,
    StepKind.BRIEFING: View.TIMER,
    StepKind.SILENT: View.TIMER,
    StepKind.TABLES: View.TIMER,
    StepKind.STATEMENTS: View.LIST,
    StepKind.PROS_CONS: View.LIST,
    StepKind.VOTING: View.BALLOT,
    StepKind.PEER_FEEDBACK: View.FEEDBACK,
    StepKind.EXPERT_FEEDBACK: View.FEEDBACK,
    StepKind.BREAK: View.TIMER,
    StepKind.RESULTS: View.NUMBERS,
    StepKind.SURVEY: View.THANKS,
    StepKind.CLOSING: View.THANKS,
}
"""What each kind of step shows by itself, as long as no proposal is brought to the wall."""

_LONG = (ProposalList, Card, Ballot, Ranking, Feedback)
"""Scenes that grow with the session; of the time they show the clock only."""

CARD_STEPS = FEEDBACK_STEPS | {StepKind.PROS_CONS}
"""Here a proposal that was argued about or typed by its number comes to the wall as a card."""


def scene(state: State, screen: Screen, now: Now) -> Scene:
    """Return exactly what the room may see.

    Args:
        state: The session.
        screen: The operator's choices.
        now: The present moment, for the clock and the end of a break.
    """
    match screen.mode:
        case Mode.BLACK:
            return Black()
        case Mode.TITLE:
            return TitleCard(fill.occasion(state))
        case Mode.HOLD:
            return screen.held or Black()
        case Mode.LIVE:
            return _live(state, screen, now)
        case _:
            assert_never(screen.mode)


def scene_later(before: Scene, state: State, screen: Screen, now: Now) -> Scene:
    """Return what `scene` returns, given what it returned a moment ago for this state and screen.

    A list of a thousand proposals is not gone through at every tick: only its clock has changed.

    Args:
        before: The scene of the same state and the same choices.
        state: The session.
        screen: The operator's choices.
        now: The present moment.
    """
    step = step_of(state)
    if screen.mode is Mode.LIVE and step is not None and isinstance(before, _LONG):
        clock = wall_clock(state, step, now.ms)
        if clock == before.head.clock:
            return before
        return replace(before, head=replace(before.head, clock=clock))
    return scene(state, screen, now)


def _live(state: State, screen: Screen, now: Now) -> Scene:
    step = step_of(state)
    if step is None:
        return Welcome(fill.occasion(state), starts_at=state.facts.starts_at)
    if state.flow.closed and screen.view is View.AUTO:
        return Thanks(fill.occasion(state))
    at = Filling(state, step, now, screen)
    focus = _focused(state, at.focus)
    match screen.view:
        case View.CARD:
            chosen = focus or at.first
            return fill.proposal_list(at) if chosen is None else fill.card(at, chosen)
        case View.AUTO if focus is not None and step.kind in CARD_STEPS:
            return fill.card(at, focus)
        case View.AUTO:
            return _filled(at, AUTO[step.kind], step)
        case view:
            return _filled(at, view, step)


def _filled(at: Filling, view: View, step: Step) -> Scene:
    match view:
        case View.WELCOME:
            return fill.welcome(at)
        case View.LIST:
            return fill.proposal_list(at)
        case View.BALLOT:
            return fill.ballot(at)
        case View.RANKING:
            return fill.ranking_of(at)
        case View.FEEDBACK:
            return fill.feedback(at)
        case View.NUMBERS:
            return fill.day_in_numbers(at)
        case View.THANKS:
            return fill.thanks(at)
        case _ if step.kind is StepKind.BREAK:
            return fill.pause(at)
        case _:
            return fill.question_and_clock(at)


def _focused(state: State, item: int | None) -> Proposal | None:
    """Return the proposal the wall follows, if the room may see it; a merged one is its target."""
    proposal = None if item is None else state.content.proposals.get(item)
    while proposal is not None and proposal.status is Status.MERGED:
        into = proposal.merged_into
        proposal = None if into is None else state.content.proposals.get(into)
    return proposal if proposal is not None and is_on_wall(state, proposal) else None
