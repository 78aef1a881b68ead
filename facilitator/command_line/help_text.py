"""What `--help` says, in the user's language: click itself knows only English."""

from typing import Final

import click

from facilitator.words import N_, Words

HELP: Final = (
    N_("Run strategic sessions from one laptop: programme and clock, capture, wall, protocol."),
    N_("Open a session in the windows; `facilitator FILE` does the same."),
    N_("Make a session file of a document in the exchange format."),
    N_("Write a session's protocol (.pdf, .docx, .xlsx) or its data (.json), at any moment."),
    N_("Check that a session file is whole, replays and agrees with its readable tables."),
    N_("Collect log, versions and counts into a zip for whoever is to find a fault; no texts."),
    N_("Print the licences of the program and of all that it brings along."),
    N_("Restore what can be read of a damaged session into a new file."),
    N_("Replay a session through the real windows, off-screen and fast."),
    N_("Try all of the program in a temporary folder; exits with the first part that fails."),
    N_("Take personal data out of a session, its backups and letters, and leave an act of it."),
    N_("Show the version and exit."),
    N_("Show this message and exit."),
    N_("The session file to make."),
    N_("The file to write: .pdf, .docx, .xlsx or .json."),
    N_("How much of the session it tells."),
    N_("Tables instead of people, no contacts, no list."),
    N_("A serif of this computer to set it in, such as “Times New Roman”."),
    N_("The .zip to write."),
    N_("The new session file to make."),
    N_("A backup of the session to fill what is lost."),
    N_("The folder for file, protocol, pictures."),
    N_("Leave the ten pictures of the guide, nothing else."),
    N_("A number (7, E1) or a name."),
    N_("Everybody listed, and those who sign."),
    N_("Replace names in free texts too."),
    N_("Why; it stands in the journal and in the act."),
    N_("Do it; without this it is only said what would be done."),
    N_("The act (.pdf); else it stands beside FILE."),
)
"""The sentences of all commands and their options; they stand there as well."""


class SpokenCommand(click.Command):
    """A command whose help is in the user's language."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        words = _words(ctx)
        options = N_("[OPTIONS]")
        pieces = (
            words.gettext(each) if each == options else each
            for each in self.collect_usage_pieces(ctx)
        )
        formatter.write_usage(ctx.command_path, " ".join(pieces), words.gettext("Usage: "))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_told(_words(ctx), self.help))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each option means."""
        words = _words(ctx)
        rows = []
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None and isinstance(param, click.Option):
                rows.append((record[0], _said(words, param, record[1])))
        with formatter.section(words.gettext("Options")):
            formatter.write_dl(rows)


class SpokenGroup(SpokenCommand, click.Group):
    """A group whose first word may also be a file to open; it lists its commands."""

    command_class = SpokenCommand

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take a first word that is no command for a file."""
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and what each command does."""
        super().format_options(ctx, formatter)
        words = _words(ctx)
        rows = [(name, _told(words, command.help)) for name, command in self.commands.items()]
        with formatter.section(words.gettext("Commands")):
            formatter.write_dl(rows)


def _words(ctx: click.Context) -> Words:
    words = ctx.find_object(Words)
    return Words.load("en") if words is None else words


def _told(words: Words, text: str | None) -> str:
    # gettext gives the head of a catalogue for an empty text.
    return words.gettext(text) if text else ""


def _said(words: Words, option: click.Option, text: str) -> str:
    """Return the help of an option with what click adds to it, such as `[required]`."""
    own = option.help or ""
    added = text[len(own) :]
    for each in (N_("[required]"), N_("[default: ")):
        added = added.replace(each, words.gettext(each))
    return _told(words, own) + added
