"""Who said it and which proposals are meant: ids and voices become names and labels."""

from collections.abc import Iterable
from typing import assert_never

from facilitator.core.model import State
from facilitator.core.protocol.parts import Author
from facilitator.core.vocabulary import Voice, VoiceKind


def author_of(state: State, voice: Voice | None) -> Author | None:
    """Return who `voice` is; a person no longer on the list has no name."""
    if voice is None:
        return None
    match voice.kind:
        case VoiceKind.TABLE:
            return Author(voice)
        case VoiceKind.PARTICIPANT:
            participant = state.participants.get(voice.number)
            return Author(voice, participant.name if participant else None)
        case VoiceKind.EXPERT:
            expert = state.experts.get(voice.number)
            return Author(voice, expert.name if expert else None)
        case _ as unreachable:
            assert_never(unreachable)


def labels_of(state: State, refs: Iterable[int]) -> tuple[str, ...]:
    """Return the labels of the proposals with these ids in natural order, without erased ones."""
    found = {ref: state.content.proposals[ref] for ref in refs if ref in state.content.proposals}
    in_order = sorted(found.values(), key=lambda proposal: (proposal.task, proposal.number))
    return tuple(proposal.label for proposal in in_order)
