"""Who can be written to: participants and experts with an address, each address once."""

from collections.abc import Iterator

from facilitator.core.model import Consent, State
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import Role, Voice, VoiceKind
from facilitator.letter.address import Mailbox, sound_address

_NOT_ASKED = Consent()


@dataclass(frozen=True, slots=True)
class Recipient:
    """An address and whose it is.

    `voices` are all who gave it. `role` and `present` are None for an expert who is nothing else;
    `consent` is the narrowest of theirs, and not asked of an expert.
    """

    address: str
    name: str
    voices: tuple[Voice, ...]
    role: Role | None = None
    present: bool | None = None
    consent: Consent = _NOT_ASKED

    @property
    def mailbox(self) -> Mailbox:
        """The address with the name, as a letter has it."""
        return Mailbox(self.address, self.name)

    @property
    def is_expert(self) -> bool:
        """Whether one of those who gave the address is of the expert group."""
        return any(voice.kind is VoiceKind.EXPERT for voice in self.voices)


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Someone whose address is none: `typed` is what stands there."""

    voice: Voice
    name: str
    typed: str


@dataclass(frozen=True, slots=True)
class AddressBook:
    """All who can be written to, all whose address is wrong, and how many gave none."""

    recipients: tuple[Recipient, ...] = ()
    unreachable: tuple[Unreachable, ...] = ()
    without_address: int = 0


def address_book(state: State) -> AddressBook:
    """Return who of a session can be written to: participants in their order, then experts.

    People with the same address become one recipient, so that nobody gets a letter twice.
    """
    found: dict[str, Recipient] = {}
    unreachable: list[Unreachable] = []
    without = 0
    for typed, person in _people(state):
        if not typed.strip():
            without += 1
        elif (address := sound_address(typed)) is None:
            unreachable.append(Unreachable(person.voices[0], person.name, typed))
        else:
            # Servers may tell capitals apart in a local part; none that people use does.
            key = address.casefold()
            found[key] = _joined(found.get(key), address, person)
    return AddressBook(tuple(found.values()), tuple(unreachable), without)


def _people(state: State) -> Iterator[tuple[str, Recipient]]:
    for participant in state.participants.values():
        voice = Voice(VoiceKind.PARTICIPANT, participant.number)
        yield (
            participant.email or "",
            Recipient(
                address="",
                name=participant.name,
                voices=(voice,),
                role=participant.role,
                present=participant.present,
                consent=participant.consent,
            ),
        )
    for expert in state.experts.values():
        voice = Voice(VoiceKind.EXPERT, expert.number)
        yield expert.email or "", Recipient("", expert.name, (voice,))


def _joined(first: Recipient | None, address: str, second: Recipient) -> Recipient:
    if first is None:
        first = Recipient(address, "", ())
        consent = second.consent
    else:
        consent = _narrowest(first.consent, second.consent)
    names = dict.fromkeys(filter(None, (*first.name.split(", "), second.name)))
    present = {first.present, second.present} - {None}
    return Recipient(
        address=first.address,
        name=", ".join(names),
        voices=(*first.voices, *second.voices),
        role=first.role or second.role,
        present=True in present if present else None,
        consent=consent,
    )


def _narrowest(first: Consent, second: Consent) -> Consent:
    return Consent(
        processing=_least(first.processing, second.processing),
        photo_video=_least(first.photo_video, second.photo_video),
        publication=_least(first.publication, second.publication),
        method=first.method or second.method,
    )


def _least(*answers: bool | None) -> bool | None:
    """Return no before not asked before yes."""
    return False if False in answers else None if None in answers else True
