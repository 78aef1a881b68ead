"""From a state to its protocol."""

from typing import assert_never

from facilitator.core.model import State
from facilitator.core.protocol import findings, people
from facilitator.core.protocol.anonymous import anonymised
from facilitator.core.protocol.edition import Edition, Naming
from facilitator.core.protocol.parts import Header, Protocol, Signatory, Signature
from facilitator.core.protocol.tasks import task_report

_FULL = Edition()


def protocol(state: State, edition: Edition = _FULL) -> Protocol:
    """Return what the session's document says, at any moment of the session.

    Args:
        state: The session; until it is closed the protocol is a draft.
        edition: How much is told, and whether anybody is named.

    Returns:
        All sections in order; parts without content are empty, never missing.
    """
    made = _made(state, edition)
    match edition.naming:
        case Naming.NAMED:
            return made
        case Naming.ANONYMOUS:
            return anonymised(made, state)
        case _ as unreachable:
            assert_never(unreachable)


def _made(state: State, edition: Edition) -> Protocol:
    facts = state.facts
    return Protocol(
        edition=edition,
        language=facts.language,
        mark=facts.mark,
        draft=not state.flow.closed,
        revision=state.flow.revision,
        header=_header(state),
        chair=facts.chair,
        facilitator=facts.facilitator,
        secretary=facts.secretary,
        experts=people.experts(state),
        attendance=people.attendance(state),
        tasks=tuple(task_report(state, task) for task in state.tasks),
        summary=findings.summary(state),
        decisions=findings.decisions(state),
        roadmap=findings.roadmap(state),
        closing=findings.closing_speech(state),
        satisfaction=findings.satisfaction(state),
        signatures=(
            Signature(Signatory.CHAIR, facts.chair),
            Signature(Signatory.SECRETARY, facts.secretary),
        ),
        participants=people.participants(state),
        programme=people.programme(state),
    )


def _header(state: State) -> Header:
    facts = state.facts
    return Header(
        title=facts.title,
        heading=facts.heading or facts.title,
        method=facts.method,
        parent_body=facts.parent_body,
        organisers=facts.organisers,
        number=facts.protocol_number,
        starts_on=facts.starts_on,
        ends_on=facts.ends_on,
        city=facts.city,
        venue=facts.venue,
        site=facts.site,
        broadcast=facts.broadcast,
    )
