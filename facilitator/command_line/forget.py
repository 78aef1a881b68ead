"""The words after `facilitator forget`; what they ask for is done by forgetting."""

from pathlib import Path

import click

from facilitator.command_line.complaint import BAD_INPUT, Complaint
from facilitator.command_line.help_text import SpokenCommand
from facilitator.words import Words

_FILE = click.Path(path_type=Path)


@click.command(cls=SpokenCommand)
@click.argument("file", type=_FILE)
@click.option("--participant", "who", multiple=True, help="A number (7, E1) or a name.")
@click.option("--all", "everyone", is_flag=True, help="Everybody listed, and those who sign.")
@click.option("--texts", is_flag=True, help="Replace names in free texts too.")
@click.option(
    "--reason",
    type=click.Choice(["purpose_reached", "consent_withdrawn", "demanded", "unlawful"]),
    default="purpose_reached",
    show_default=True,
    help="Why; it stands in the journal and in the act.",
)
@click.option("--yes", is_flag=True, help="Do it; without this it is only said what would be done.")
@click.option("-o", "--output", type=_FILE, help="The act (.pdf); else it stands beside FILE.")
@click.pass_obj
def forget(
    words: Words,
    file: Path,
    *,
    who: tuple[str, ...],
    everyone: bool,
    texts: bool,
    reason: str,
    yes: bool,
    output: Path | None,
) -> None:
    """Take personal data out of a session, its backups and letters, and leave an act of it."""
    from facilitator.clock import SystemTime
    from facilitator.command_line.forgetting import (
        ForgetCommand,
        NobodyMeant,
        Order,
        backup_folders,
    )
    from facilitator.core.vocabulary import ForgettingReason

    if bool(who) is everyone:
        sentence = words.gettext("Say who is to be forgotten: --participant, or --all")
        raise Complaint([sentence], BAD_INPUT)
    order = Order(who, texts, ForgettingReason(reason), output)
    command = ForgetCommand(file, backup_folders(), SystemTime(), words, click.echo)
    try:
        if yes:
            command.carry_out(order)
        else:
            command.foresee(order)
    except NobodyMeant as nobody:
        raise Complaint([nobody.sentence], BAD_INPUT) from nobody
