"""What must hold of the files after any fault."""

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import click.testing
from pypdf import PdfReader

from facilitator.clock import SystemTime
from facilitator.command_line import program
from facilitator.core.commands import AddProposal, Undo
from facilitator.session import Session
from facilitator.store.examine import examine
from facilitator.store.exchange import read
from facilitator.store.opening import open_file
from facilitator.words import Words

UNFINISHED = ".facilitator-"
"""What the name of a file begins with while it is being written."""


def require_sound(path: Path) -> None:
    """Require that `facilitator check` is content and that the session can be worked in."""
    require_checked(path)
    opened = open_file(path, SystemTime())
    session = Session(opened.journal, opened.clock, opened.state)
    try:
        held = session.state.content
        session.dispatch(AddProposal(session.state.tasks[0].number, "После сбоя"))
        session.dispatch(Undo())
        assert session.state.content == held
    finally:
        session.close()
    require_checked(path)


def require_checked(path: Path) -> None:
    """Require that `facilitator check` is content."""
    said = click.testing.CliRunner().invoke(program, ["check", str(path)], obj=Words.load("en"))
    assert said.exit_code == 0, (path, said.output, said.exception)
    assert "The file is sound" in said.output


def texts_of(path: Path) -> set[str]:
    """Return the texts of the proposals a session file holds."""
    return {one.text for one in examine(path).state.content.proposals.values()}


def events_of(path: Path) -> int:
    """Return how many events a session has, not by way of the program."""
    with closing(sqlite3.connect(path)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM event").fetchone()
    return int(count)


def require_whole(folder: Path) -> None:
    """Require that everything in a folder that stands under its final name is whole."""
    for path in folder.iterdir():
        if path.name.startswith(UNFINISHED) or not path.is_file():
            continue
        match path.suffix:
            case ".facil":
                require_checked(path)
            case ".pdf":
                assert len(PdfReader(path).pages)
            case ".docx" | ".xlsx":
                with zipfile.ZipFile(path) as package:
                    assert package.testzip() is None
            case ".json":
                read(path.read_bytes())
                json.loads(path.read_bytes())
            case _:
                pass


def unfinished(*folders: Path) -> list[Path]:
    """Return the files that were being written when the program ended."""
    return [
        path
        for folder in folders
        if folder.is_dir()
        for path in folder.iterdir()
        if path.name.startswith(UNFINISHED)
    ]
