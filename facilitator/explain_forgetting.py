"""An account of a forgetting in words, for the command line and the window."""

from collections.abc import Iterable
from pathlib import Path

from facilitator.core.forgetting import Place
from facilitator.core.model import (
    Argument,
    Closing,
    Decision,
    Expert,
    Facts,
    Note,
    Outcome,
    Participant,
    Proposal,
    Remark,
    RoadmapRow,
    Step,
    Survey,
    Table,
    Task,
)
from facilitator.core.vocabulary import Voice, VoiceKind
from facilitator.explain import explain
from facilitator.forgotten import Account
from facilitator.words import LANGUAGES, N_, Words

PLACES = {
    Argument: N_("Plus or minus"),
    Closing: N_("Closing speech"),
    Decision: N_("Decision"),
    Expert: N_("Expert"),
    Facts: N_("Session"),
    Note: N_("Note"),
    Outcome: N_("Finding"),
    Participant: N_("Participant"),
    Proposal: N_("Proposal"),
    Remark: N_("Feedback or conclusion"),
    RoadmapRow: N_("Road map"),
    Step: N_("Step of the programme"),
    Survey: N_("Survey"),
    Table: N_("Table"),
    Task: N_("Task"),
}
_ACT = N_("Act of destruction of personal data {moment}")
_SHOWN = 160


def whom(words: Words, account: Account) -> str:
    """Return who is meant, by number: «участники № 3, 7; эксперт № 1»."""
    if account.note.everyone:
        return words.gettext("all participants and experts, and those who sign")
    return numbered(words, account.voices)


def numbered(words: Words, voices: Iterable[Voice]) -> str:
    """Return people by their numbers in the session."""
    known = sorted(voices, key=lambda voice: voice.number)
    people = [one.number for one in known if one.kind is VoiceKind.PARTICIPANT]
    experts = [one.number for one in known if one.kind is VoiceKind.EXPERT]
    said = []
    if people:
        pattern = words.ngettext("participant № {numbers}", "participants № {numbers}", len(people))
        said.append(pattern.format(numbers=_runs(people)))
    if experts:
        pattern = words.ngettext("expert № {numbers}", "experts № {numbers}", len(experts))
        said.append(pattern.format(numbers=_runs(experts)))
    return "; ".join(said)


def _runs(numbers: Iterable[int]) -> str:
    """Return numbers in order, three or more that follow each other as `1–5`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs
    )


def foreseen(words: Words, account: Account) -> list[str]:
    """Return what would be done, a sentence each."""
    events, copies, letters = account.note.events, len(account.copies), account.letters
    counted = (
        words.ngettext(
            "{n} entry of the journal will read differently",
            "{n} entries of the journal will read differently",
            events,
        ).format(n=events),
        words.ngettext(
            "{n} backup or copy will be gone through",
            "{n} backups and copies will be gone through",
            copies,
        ).format(n=copies),
        words.ngettext("{n} letter will be removed", "{n} letters will be removed", letters).format(
            n=letters
        ),
    )
    return [
        words.gettext("To be forgotten: {whom}").format(whom=whom(words, account)),
        *_those_that_are(counted, (True, copies, letters)),
        *_texts(words, account),
        *remaining(words, account),
    ]


def done(words: Words, account: Account) -> list[str]:
    """Return what was done, a sentence each."""
    events, copies, letters = account.note.events, len(account.copies), account.letters
    counted = (
        words.ngettext(
            "{n} entry of the journal reads differently now",
            "{n} entries of the journal read differently now",
            events,
        ).format(n=events),
        words.ngettext(
            "{n} backup or copy was rewritten", "{n} backups and copies were rewritten", copies
        ).format(n=copies),
        words.ngettext("{n} letter was removed", "{n} letters were removed", letters).format(
            n=letters
        ),
    )
    return [
        words.gettext("Forgotten: {whom}").format(whom=whom(words, account)),
        *_those_that_are(counted, (True, copies, letters)),
        *_texts(words, account),
        *remaining(words, account),
    ]


def _those_that_are(lines: Iterable[str], counts: Iterable[int]) -> list[str]:
    return [line for line, count in zip(lines, counts, strict=True) if count]


def _texts(words: Words, account: Account) -> list[str]:
    note = account.note
    lines = []
    if note.replaced:
        pattern = words.ngettext(
            "A number in place of the name in {n} text",
            "A number in place of the name in {n} texts",
            note.replaced,
        )
        lines.append(pattern.format(n=note.replaced))
    if note.left:
        pattern = words.ngettext(
            "A name or a surname like it stays in {n} text",
            "A name or a surname like it stays in {n} texts",
            note.left,
        )
        lines.append(pattern.format(n=note.left))
    return lines


def remaining(words: Words, account: Account) -> list[str]:
    """Return what the program cannot do or could not reach, a sentence each."""
    lines = [
        words.gettext("Not reached: {why}").format(why=explain(words, trouble))
        for trouble in account.troubles
    ]
    lines += [
        words.gettext("A name is still in the file {file}").format(file=file)
        for file in account.holding
    ]
    if account.documents:
        pattern = words.ngettext(
            "{n} document stands beside the session; whether it names anybody is for you to see",
            "{n} documents stand beside the session; whether they name anybody is for you to see",
            len(account.documents),
        )
        lines.append(pattern.format(n=len(account.documents)))
        lines += [f"  {file.name}" for file in account.documents]
    return lines


def act_beside(words: Words, account: Account) -> Path:
    """Return the path of the act beside the session, in the session's language."""
    name = words.gettext(_ACT).format(moment=f"{account.note.wall:%Y-%m-%d %H-%M-%S}")
    return account.file.with_name(f"{name}.pdf")


def is_act(file: Path) -> bool:
    """Tell by its name whether a document is an act of an earlier forgetting."""
    titles = (Words.load(language).gettext(_ACT).format(moment="") for language in LANGUAGES)
    return file.name.startswith(tuple(titles))


def place(words: Words, found: Place) -> str:
    """Return where a text stands and how it begins."""
    name = words.gettext(PLACES[type(found.owner)])
    text = " ".join(found.text.split())
    text = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    if found.label:
        pattern = words.gettext("{what} № {label}: “{text}”")
        return pattern.format(what=name, label=found.label, text=text)
    return words.gettext("{what}: “{text}”").format(what=name, text=text)
