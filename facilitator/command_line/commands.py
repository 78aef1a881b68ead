"""The command line. Errors are one line on stderr: exit code 2 for bad input, 1 for the machine.

What takes long to import is imported by the command that needs it.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator import paths
from facilitator.command_line.complaint import BAD_INPUT, TROUBLE, Complaint, say_what_can_be_said
from facilitator.command_line.forget import forget
from facilitator.command_line.help_text import SpokenGroup
from facilitator.command_line.usage import usage_text, version_option
from facilitator.trouble import ScreenTrouble, StorageTrouble
from facilitator.words import Words

if TYPE_CHECKING:
    from facilitator.report.typefaces import Typeface
    from facilitator.store.exchange import Refused

_INPUT_TROUBLES = frozenset(
    {
        *("damaged", "exists", "has_entries", "newer_version", "not_a_session", "not_found"),
        *("nothing_readable", "same_file"),
    }
)
_FILE = click.Path(path_type=Path)


@click.group(cls=SpokenGroup, invoke_without_command=True)
@version_option
@click.pass_context
def program(context: click.Context) -> None:
    """Run strategic sessions from one laptop: programme and clock, capture, wall, protocol."""
    if context.invoked_subcommand is None:
        _run_windows(None)


@program.command("open")
@click.argument("file", type=_FILE)
def open_session(file: Path) -> None:
    """Open a session in the windows; `facilitator FILE` does the same."""
    _run_windows(file)


@program.command("import")
@click.argument("document", type=_FILE)
@click.option("-o", "--output", type=_FILE, required=True, help="The session file to make.")
@click.pass_obj
def import_(words: Words, document: Path, output: Path) -> None:
    """Make a session file of a document in the exchange format."""
    from facilitator.clock import SystemTime
    from facilitator.core.rejection import Rejected
    from facilitator.explain import explain
    from facilitator.explain_import import explain_problem
    from facilitator.store.exchange import Refused
    from facilitator.transfer import import_session

    try:
        warnings = import_session(document, output, SystemTime())
    except Refused as refused:
        raise Complaint(_problems(words, refused), BAD_INPUT) from refused
    except Rejected as rejected:
        raise Complaint([explain(words, rejected)], BAD_INPUT) from rejected
    for warning in warnings:
        said = explain_problem(words, warning)
        click.echo(words.gettext("Warning: {warning}").format(warning=said), err=True)
    click.echo(words.gettext("Imported: {file}").format(file=output))


@program.command()
@click.argument("file", type=_FILE)
@click.option(
    "-o",
    "--output",
    type=_FILE,
    required=True,
    help="The file to write: .pdf, .docx, .xlsx or .json.",
)
@click.option(
    "--edition",
    type=click.Choice(["short", "full", "report"]),
    default="full",
    show_default=True,
    help="How much of the session it tells.",
)
@click.option("--anonymous", is_flag=True, help="Tables instead of people, no contacts, no list.")
@click.option("--font", help="A serif of this computer to set it in, such as “Times New Roman”.")
@click.pass_obj
def export(
    words: Words, file: Path, output: Path, *, edition: str, anonymous: bool, font: str | None
) -> None:
    """Write a session's protocol (.pdf, .docx, .xlsx) or its data (.json), at any moment."""
    from facilitator.core.protocol import Edition, Extent, Naming
    from facilitator.transfer import Format, NamesEverybody, UnknownFormat, export_session

    wanted = Edition(Extent(edition), Naming.ANONYMOUS if anonymous else Naming.NAMED)
    try:
        warnings = export_session(file, output, wanted, _typeface(words, font))
    except NamesEverybody:
        sentence = words.gettext("The exchange format names people; --anonymous is for documents")
        raise Complaint([sentence], BAD_INPUT) from None
    except UnknownFormat as unknown:
        known = ", ".join(Format)
        pattern = words.gettext("Files ending in “{suffix}” cannot be written; known are: {known}")
        raise Complaint([pattern.format(suffix=unknown.suffix, known=known)], BAD_INPUT) from None
    for warning in warnings:
        pattern = words.gettext("{place}: “{characters}” is printed as “{printed}”")
        said = pattern.format(
            place=warning.place, characters=warning.characters, printed=warning.printed
        )
        click.echo(said, err=True)
    click.echo(words.gettext("Written: {file}").format(file=output))


def _typeface(words: Words, name: str | None) -> "Typeface | None":
    """Return the family of that name; raises Complaint with what there is instead."""
    from facilitator.report.typefaces import BUNDLED, font_folders, serifs, typeface_called

    if name is None or name.casefold() == BUNDLED.casefold():
        return None
    if (found := typeface_called(name, font_folders())) is not None:
        return found
    known = ", ".join((BUNDLED, *(each.name for each in serifs(font_folders()))))
    pattern = words.gettext("There is no font “{name}” for documents here; there are: {known}")
    raise Complaint([pattern.format(name=name, known=known)], BAD_INPUT)


@program.command()
@click.argument("file", type=_FILE)
@click.pass_obj
def check(words: Words, file: Path) -> None:
    """Check that a session file is whole, replays and agrees with its readable tables."""
    from facilitator.recovered import counted
    from facilitator.store.examine import examine

    found = examine(file)
    pattern = words.gettext("The file is sound: {counts}")
    click.echo(pattern.format(counts=counted(words, found.state, found.events)))
    if not found.closed_cleanly:
        click.echo(words.gettext("It is open at the moment, or the program did not end properly"))


@program.command("report-problem")
@click.argument("file", type=_FILE, required=False)
@click.option("-o", "--output", type=_FILE, required=True, help="The .zip to write.")
@click.pass_obj
def report_problem(words: Words, file: Path | None, output: Path) -> None:
    """Collect log, versions and counts into a zip for whoever is to find a fault; no texts."""
    from datetime import datetime

    from facilitator.app.fault_report import material
    from facilitator.crash_report import write_report
    from facilitator.ui.settings import Settings

    folders = paths.user_folders()
    settings = Settings(folders.settings / "settings.json", folders.base)
    write_report(material(settings, file), output, words, datetime.now())
    click.echo(words.gettext("Written: {file}").format(file=output))


@program.command("licences")
def show_licences() -> None:
    """Print the licences of the program and of all that it brings along."""
    from facilitator.licences import licences

    for each in licences():
        title = " · ".join(filter(None, (f"{each.of} {each.version}".rstrip(), each.name)))
        click.echo(f"{title}\n{'=' * len(title)}\n\n{each.text}\n\n")


@program.command()
@click.argument("file", type=_FILE)
@click.option("-o", "--output", type=_FILE, required=True, help="The new session file to make.")
@click.option(
    "--backup", type=_FILE, multiple=True, help="A backup of the session to fill what is lost."
)
@click.pass_obj
def recover(words: Words, file: Path, output: Path, backup: tuple[Path, ...]) -> None:
    """Restore what can be read of a damaged session into a new file."""
    from facilitator.clock import SystemTime
    from facilitator.recovered import explain_recovery
    from facilitator.store.recovery import recover as recover_session

    done = recover_session(file, output, SystemTime(), backup)
    for sentence in explain_recovery(words, done):
        click.echo(sentence)
    click.echo(words.gettext("Written: {file}").format(file=output))


program.add_command(forget)


@program.command()
@click.argument("document", type=_FILE)
@click.option("--out", type=_FILE, required=True, help="The folder for file, protocol, pictures.")
@click.option("--guide", is_flag=True, help="Leave the ten pictures of the guide, nothing else.")
@click.pass_obj
def play(words: Words, document: Path, out: Path, *, guide: bool) -> None:
    """Replay a session through the real windows, off-screen and fast."""
    from facilitator.core.rejection import Rejected
    from facilitator.explain import explain
    from facilitator.play.guide import perform_guide
    from facilitator.play.performance import perform
    from facilitator.play.stage import PlayTrouble
    from facilitator.store.exchange import Refused

    try:
        if guide:
            perform_guide(document, out, click.echo)
            return
        found = perform(document, out, click.echo)
    except Refused as refused:
        raise Complaint(_problems(words, refused), BAD_INPUT) from refused
    except Rejected as rejected:
        raise Complaint([explain(words, rejected)], BAD_INPUT) from rejected
    except PlayTrouble as trouble:
        pattern = words.gettext("The windows did not do what was typed: {what}")
        raise Complaint([pattern.format(what=trouble)], TROUBLE) from trouble
    if found:
        pattern = words.gettext("The session in the file differs: {place}")
        raise Complaint([pattern.format(place=place) for place in found], TROUBLE)
    click.echo(words.gettext("The session in the file is the one in the document"))


@program.command("self-test")
@click.option("--capture", "session", type=_FILE, hidden=True)
@click.pass_obj
def self_test(words: Words, session: Path | None) -> None:
    """Try all of the program in a temporary folder; exits with the first part that fails."""
    if session is not None:
        from facilitator.self_test.session import capture

        capture(session, words, click.echo)
        return
    from facilitator.self_test.running import self_test as try_everything

    click.get_current_context().exit(try_everything(words, click.echo))


def _problems(words: Words, refused: "Refused") -> list[str]:
    from facilitator.explain_import import explain_problem

    return [explain_problem(words, problem) for problem in refused.problems]


def _run_windows(file: Path | None) -> None:
    from facilitator import app

    click.get_current_context().exit(app.run(file))


def run(arguments: Sequence[str], words: Words) -> int:
    """Carry out a command line.

    Args:
        arguments: The words after the program's name.
        words: The language to answer in.

    Returns:
        The exit code.
    """
    say_what_can_be_said(sys.stdout, sys.stderr)
    try:
        code = program.main(
            list(arguments), prog_name="facilitator", standalone_mode=False, obj=words
        )
    except Complaint as complaint:
        lines, code = complaint.lines, complaint.code
    except StorageTrouble as trouble:
        from facilitator.explain import explain

        lines = [explain(words, trouble)]
        code = BAD_INPUT if trouble.what in _INPUT_TROUBLES else TROUBLE
    except click.ClickException as error:
        lines, code = [usage_text(words, error)], BAD_INPUT
    except ScreenTrouble:
        lines, code = [words.gettext("There is no screen to open windows on")], TROUBLE
    except (click.Abort, KeyboardInterrupt):
        lines, code = [words.gettext("Interrupted")], TROUBLE
    except Exception as error:  # noqa: BLE001  whatever it is, a user is shown no trace
        pattern = words.gettext("Unexpected trouble in the program: {why}")
        lines, code = [pattern.format(why=f"{type(error).__name__}: {error}")], TROUBLE
    else:
        return code if isinstance(code, int) else 0
    for line in lines:
        click.echo(" ".join(line.split()), err=True)
    return code
