"""How the windows name a voice and what was done. Names of word lists are in glossary."""

from typing import Final

from facilitator.core.model import Content, Deed, State
from facilitator.core.shared_map import unshared
from facilitator.core.vocabulary import Side, Voice, VoiceKind
from facilitator.words import N_, Words

MINUS: Final = "\N{MINUS SIGN}"

DEEDS: Final = {
    "ProposalAdded": N_("proposal № {label}"),
    "ProposalEdited": N_("text of № {label}"),
    "ProposalNamed": N_("short name of № {label}"),
    "ProposalAttributed": N_("author of № {label}"),
    "ProposalKindSet": N_("kind of № {label}"),
    "ProposalLevelSet": N_("level of № {label}"),
    "ProposalWithdrawn": N_("withdrawal of № {label}"),
    "ProposalRestored": N_("return of № {label}"),
    "ProposalErased": N_("erasing of № {label}"),
    "ProposalExposed": N_("№ {label} on the wall"),
    "ProposalMerged": N_("merging of № {label}"),
    "ProposalUnmerged": N_("separation of № {label}"),
    "ArgumentAdded": N_("argument to № {label}"),
    "ArgumentEdited": N_("text of an argument to № {label}"),
    "ArgumentMoved": N_("move of an argument to № {label}"),
    "ArgumentErased": N_("erasing of an argument to № {label}"),
    "VotesSet": N_("votes of № {label}"),
    "VerdictSet": N_("verdict on № {label}"),
    "RemarkAdded": N_("remark"),
    "RemarkEdited": N_("text of a remark"),
    "RemarkExposed": N_("remark on the wall"),
    "RemarkErased": N_("erasing of a remark"),
    "OutcomeAdded": N_("outcome"),
    "OutcomeEdited": N_("text of an outcome"),
    "OutcomeErased": N_("erasing of an outcome"),
    "DecisionAdded": N_("decision"),
    "DecisionEdited": N_("text of a decision"),
    "DecisionErased": N_("erasing of a decision"),
    "RoadmapRowAdded": N_("row of the road map"),
    "RoadmapRowEdited": N_("text of a road-map row"),
    "RoadmapRowErased": N_("erasing of a road-map row"),
    "NoteAdded": N_("note"),
    "NoteErased": N_("erasing of a note"),
    "ClosingRevised": N_("closing speech"),
    "SurveyRevised": N_("survey"),
}


def voice_name(words: Words, state: State, voice: Voice | None) -> str:
    """Return who said something, as the console says it: `table 3`, or somebody's name."""
    if voice is None:
        return ""
    match voice.kind:
        case VoiceKind.TABLE:
            return words.gettext("table {number}").format(number=voice.number)
        case VoiceKind.PARTICIPANT:
            person = state.participants.get(voice.number)
            unknown = words.gettext("participant {number}").format(number=voice.number)
            return person.name if person else unknown
        case VoiceKind.EXPERT:
            expert = state.experts.get(voice.number)
            unknown = words.gettext("expert {number}").format(number=voice.number)
            return expert.name if expert else unknown


def deed_name(words: Words, deed: Deed, one: Content, other: Content) -> str:
    """Return what was done, to be said after it was undone: `plus to № 1.7`.

    Args:
        words: The console's language.
        deed: What the history remembers of it.
        one: The content before or after it.
        other: The content on its other side.
    """
    sides = _said_in(one, other) if deed.name == "ArgumentAdded" else set()
    if len(sides) == 1:
        ((_, side),) = sides
        plus = side is Side.PRO
        said = words.gettext("plus to № {label}") if plus else words.gettext("minus to № {label}")
        return said.format(label=deed.label)
    sentence = DEEDS.get(deed.name, N_("last change"))
    return words.gettext(sentence).format(label=deed.label)


def _said_in(one: Content, other: Content) -> set[tuple[int, Side]]:
    """Return the arguments that stand in one of two contents only: the ids, and the sides."""
    sides: set[tuple[int, Side]] = set()
    some, others = unshared(one.proposals, other.proposals)
    for proposal in {*some, *others}:
        here, there = some.get(proposal), others.get(proposal)
        if here is not there:
            for found in (here, there):
                sides ^= {(each.id, each.side) for each in found.arguments} if found else set()
    return sides


def capitalised(text: str) -> str:
    """Return `text` with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]
