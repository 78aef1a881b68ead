"""Where a command prints is a console, a file, a pipe, or something that was put under it."""

import errno
import io

from facilitator.command_line.complaint import say_what_can_be_said


class MovedStream(io.TextIOWrapper):
    """A stream that cannot be asked where it stands, as when a pipe was put under a file."""

    def reconfigure(self, **_: object) -> None:
        """Fail as Python's own does then."""
        raise OSError(errno.ESPIPE, "Illegal seek")


def test_a_letter_the_console_lacks_is_printed_as_a_question_mark() -> None:
    under = io.BytesIO()
    console = io.TextIOWrapper(under, encoding="ascii")
    say_what_can_be_said(console, None, io.StringIO())
    console.write("Готово: done")
    console.flush()
    assert under.getvalue() == b"??????: done"


def test_a_stream_that_cannot_be_changed_is_left_as_it_is() -> None:
    stream = MovedStream(io.BytesIO(), encoding="utf-8")
    say_what_can_be_said(stream)
    assert stream.errors == "strict"
