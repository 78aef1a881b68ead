"""What is wrong with a command line, in the user's language; click itself knows only English."""

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
