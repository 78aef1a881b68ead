"""Entry: opens the windows at once, and hands everything else to command_line.

The usual start has no need of click, which takes a fifth of the time of an empty window to import.
"""

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from facilitator import app
from facilitator.trouble import ScreenTrouble
from facilitator.words import Words, system_language

TROUBLE = 1
_SELDOM = 1_000_000
"""How many more objects there must be before garbage is looked for; by itself Python takes 700."""


def main() -> None:
    """Run the program and leave with its exit code."""
    words = Words.load(os.environ.get("FACILITATOR_LANGUAGE") or system_language())
    arguments = sys.argv[1:]
    if opens_windows(arguments):
        sys.exit(open_windows(Path(arguments[0]) if arguments else None, words))
    # Most of what a command makes stays until it ends: looking for garbage costs a tenth of it.
    gc.set_threshold(_SELDOM)
    from facilitator.command_line import run

    code = run(arguments, words)
    # Nor need it be looked for in what goes with the process: that costs a twelfth more.
    gc.freeze()
    sys.exit(code)


def opens_windows(arguments: Sequence[str]) -> bool:
    """Tell whether a command line is nothing but the name of a session file, or empty."""
    return not arguments or (len(arguments) == 1 and arguments[0].endswith(".facil"))


def open_windows(file: Path | None, words: Words) -> int:
    """Open the windows, with a session or at the start page; returns the exit code."""
    try:
        return app.run(file)
    except ScreenTrouble:
        sentence = words.gettext("There is no screen to open windows on")
        sys.stderr.write(f"{sentence}\n")
        return TROUBLE
    except Exception as error:  # noqa: BLE001  whatever it is, a user is shown no trace
        sentence = words.gettext("Unexpected trouble in the program: {why}")
        sys.stderr.write(f"{sentence.format(why=type(error).__name__)}\n")
        return TROUBLE


def end_process(code: int) -> NoReturn:
    """End as Python does, but for taking apart one by one what goes with the process anyway.

    Args:
        code: The exit code.
    """
    import threading

    for thread in threading.enumerate():
        if thread is not threading.main_thread() and not thread.daemon:
            thread.join()
    atexit._run_exitfuncs()  # noqa: SLF001
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads any more
        code = code or TROUBLE
    os._exit(code)


if __name__ == "__main__":
    try:
        main()
    except SystemExit as ended:
        # Windows are taken apart in Qt's own order.
        if not isinstance(ended.code, int) or opens_windows(sys.argv[1:]):
            raise
        end_process(ended.code)
