"""What a command line says of itself: its version, and in the user's language what is wrong.

click itself knows only English.
"""

import click

from facilitator.words import N_, Words

_USAGE: tuple[tuple[type[click.ClickException], str], ...] = (
    (click.NoSuchOption, N_("There is no option {name}; --help lists them")),
    (click.MissingParameter, N_("{name} is missing; --help says more")),
    (click.BadParameter, N_("{name} is not right; --help says more")),
    (click.UsageError, N_("The command line is not understood; --help says more")),
)


def usage_text(words: Words, error: click.ClickException) -> str:
    """Return the sentence that says what is wrong with a command line."""
    for kind, sentence in _USAGE:
        if isinstance(error, kind):
            return words.gettext(sentence).format(name=_name_in(error))
    return error.format_message()


def _name_in(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return error.option_name
    if isinstance(error, click.BadParameter) and error.param is not None:
        return (
            error.param.opts[-1]
            if error.param.opts[-1].startswith("-")
            else error.param.human_readable_name
        )
    return ""


def _say_version(context: click.Context, option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001  click's way
    del option
    if wanted and not context.resilient_parsing:
        # Looking for the version takes as long as reading a session.
        from facilitator.licences import program_version

        click.echo(f"facilitator, version {program_version()}")
        context.exit()


version_option = click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_say_version,
    help="Show the version and exit.",
)
