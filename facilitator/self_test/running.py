"""Runs the parts of the self-test one after another and says a line about each."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.self_test.place import Failed, Place
from facilitator.words import N_, Words


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to be tried: its name, and what tries it and returns what it found."""

    name: str
    work: Callable[[Place], str]


def all_parts() -> tuple[Part, ...]:
    """Return the parts in their order; only now is loaded what they try."""
    from facilitator.self_test import documents, guiding, machine, session

    return (
        Part(N_("Fonts"), machine.fonts),
        Part(N_("Russian and English"), machine.languages),
        Part(N_("Icons"), machine.icons),
        Part(N_("Desktop"), machine.desktop),
        Part(N_("Sounds"), machine.sounds),
        Part(N_("Passwords and secure connections"), machine.secrets),
        Part(N_("Console and wall"), session.windows),
        Part(N_("Killed and opened again"), session.killed_and_reopened),
        Part(N_("Protocol and report as PDF"), documents.pdf),
        Part(N_("Protocol as DOCX, lists as XLSX"), documents.office),
        Part(N_("Letter with the protocol"), documents.letter),
        Part(N_("Session file and its copy"), documents.exchange),
        Part(N_("Guides in Russian and English"), guiding.guides),
        Part(N_("Version and licences"), guiding.conditions),
    )


def self_test(words: Words, say: Callable[[str], None], parts: Sequence[Part] | None = None) -> int:
    """Try every part, also after one has failed.

    Args:
        words: The language of the lines.
        say: Told a line for each part, and one at the end.
        parts: What is tried; None is everything.

    Returns:
        0, or the number of the first part that failed.
    """
    tried = all_parts() if parts is None else parts
    failed: list[int] = []
    with tempfile.TemporaryDirectory(
        prefix="facilitator-self-test-", ignore_cleanup_errors=True
    ) as folder:
        place = Place(Path(folder), words)
        for number, part in enumerate(tried, 1):
            name = words.gettext(part.name)
            try:
                found = part.work(place)
            except Exception as error:  # noqa: BLE001  whatever it is: this part does not work
                failed.append(number)
                pattern = words.gettext("{number:2}. {name}: DOES NOT WORK: {why}")
                say(pattern.format(number=number, name=name, why=_why(error)))
            else:
                pattern = words.gettext("{number:2}. {name}: works ({found})")
                say(pattern.format(number=number, name=name, found=found))
    if not failed:
        say(words.gettext("Everything works"))
        return 0
    say(words.gettext("First part that does not work: {number}").format(number=failed[0]))
    return failed[0]


def _why(error: Exception) -> str:
    said = " ".join(str(error).split())
    return said if isinstance(error, Failed) else f"{type(error).__name__}: {said}"
