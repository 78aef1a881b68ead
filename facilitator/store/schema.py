"""The tables of a session file and the numbered migrations that make them, never edited later.

sqlite-utils is imported only when a file is made or migrated: opening one does not wait for it.
"""

import sqlite3
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x4643494C
"""In the file's header: "FCIL", a session of this program."""
VERSION = 1
"""In the file's header as user_version: how many migrations it has gone through."""

_JOURNAL = """
CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    wall TEXT NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    payload TEXT NOT NULL,
    checksum INTEGER NOT NULL
);
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TABLE heartbeat (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    session TEXT NOT NULL,
    opening TEXT NOT NULL,
    alive_ms INTEGER NOT NULL,
    alive_wall TEXT NOT NULL,
    boot_id TEXT,
    offset_ms INTEGER NOT NULL,
    closed_cleanly INTEGER NOT NULL
);
"""

_PEOPLE = """
CREATE TABLE session (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    title TEXT NOT NULL, heading TEXT, short_title TEXT, method TEXT, language TEXT NOT NULL,
    mark TEXT,
    starts_on TEXT, ends_on TEXT, starts_at TEXT, city TEXT, venue TEXT, parent_body TEXT,
    organisers TEXT NOT NULL, protocol_number TEXT,
    chair_office TEXT, chair_name TEXT, facilitator_office TEXT, facilitator_name TEXT,
    secretary_office TEXT, secretary_name TEXT,
    broadcast INTEGER NOT NULL, names_on_wall INTEGER NOT NULL,
    site_number INTEGER, site_title TEXT, rules TEXT NOT NULL
);
CREATE TABLE progress (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    step INTEGER, last_task INTEGER, clock TEXT NOT NULL, table_with_floor INTEGER,
    closed INTEGER NOT NULL, revision INTEGER NOT NULL
);
CREATE TABLE hall_table (number INTEGER PRIMARY KEY, title TEXT);
CREATE TABLE participant (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, office TEXT,
    organisation TEXT,
    hall_table INTEGER, speaker INTEGER NOT NULL, voting INTEGER NOT NULL, present INTEGER NOT NULL,
    email TEXT, consent_processing INTEGER, consent_photo_video INTEGER,
    consent_publication INTEGER, consent_method TEXT
);
CREATE TABLE expert (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, field TEXT, chair INTEGER NOT NULL, email TEXT
);
CREATE TABLE step (
    id INTEGER PRIMARY KEY, position INTEGER NOT NULL, kind TEXT NOT NULL, task INTEGER,
    title TEXT NOT NULL, planned_minutes INTEGER NOT NULL, turn_seconds INTEGER, instruction TEXT,
    notes TEXT, clock_on_wall TEXT NOT NULL, tones INTEGER NOT NULL, rolls_over INTEGER NOT NULL,
    started_at TEXT, spent_ms INTEGER, added_ms INTEGER, entered INTEGER, skipped INTEGER
);
CREATE TABLE task (
    number INTEGER PRIMARY KEY, position INTEGER NOT NULL, title TEXT NOT NULL, question TEXT,
    briefing TEXT, votes_each INTEGER, votes_per_proposal INTEGER, voters INTEGER,
    votes_cast INTEGER
);
"""

_CONTENT = """
CREATE TABLE proposal (
    id INTEGER PRIMARY KEY, task INTEGER NOT NULL, number INTEGER NOT NULL, text TEXT NOT NULL,
    short TEXT, author TEXT, hall_table INTEGER, kind TEXT NOT NULL, level TEXT,
    status TEXT NOT NULL, merged_into INTEGER, exposure TEXT NOT NULL, votes INTEGER,
    verdict TEXT, verdict_note TEXT, verdict_author TEXT
);
CREATE TABLE argument (
    id INTEGER PRIMARY KEY, proposal INTEGER NOT NULL, position INTEGER NOT NULL,
    side TEXT NOT NULL, text TEXT NOT NULL, author TEXT
);
CREATE TABLE remark (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, task INTEGER NOT NULL, text TEXT NOT NULL,
    author TEXT, on_wall INTEGER NOT NULL
);
CREATE TABLE outcome (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, text TEXT NOT NULL, level TEXT, addressee TEXT
);
CREATE TABLE decision (
    id INTEGER PRIMARY KEY, task INTEGER, text TEXT NOT NULL, responsible TEXT, deadline TEXT
);
CREATE TABLE roadmap (
    id INTEGER PRIMARY KEY, activity TEXT NOT NULL, term TEXT, responsible TEXT, result TEXT,
    indicator TEXT
);
CREATE TABLE reference (
    item INTEGER NOT NULL, position INTEGER NOT NULL, proposal INTEGER NOT NULL,
    PRIMARY KEY (item, position)
) WITHOUT ROWID;
CREATE TABLE note (id INTEGER PRIMARY KEY, step INTEGER, text TEXT NOT NULL);
CREATE TABLE closing (only INTEGER PRIMARY KEY CHECK (only = 1), speaker TEXT, text TEXT);
CREATE TABLE survey (
    only INTEGER PRIMARY KEY CHECK (only = 1), distributed INTEGER, returned INTEGER
);
CREATE TABLE survey_question (number INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE survey_answer (
    question INTEGER NOT NULL, number INTEGER NOT NULL, choice TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (question, number)
) WITHOUT ROWID;
CREATE TABLE survey_comment (number INTEGER PRIMARY KEY, text TEXT NOT NULL);
"""


@cache
def migrations() -> "Migrations":
    """Return the migrations; each sets user_version to its own number as its last act."""
    from sqlite_utils import Migrations

    steps = Migrations("facilitator")

    @steps(name="0001_session_file")
    def session_file(database: "Database") -> None:
        _statements(database, _JOURNAL + _PEOPLE + _CONTENT)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute("PRAGMA user_version = 1")

    return steps


def _statements(database: "Database", script: str) -> None:
    # executescript() would commit the migration's transaction before it begins.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            database.execute(statement)
            statement = ""


def migrate(connection: sqlite3.Connection, known: "Migrations | None" = None) -> None:
    """Bring a file to the newest version, each migration in a transaction of its own.

    Args:
        connection: The file.
        known: The migrations; None are the program's.
    """
    from sqlite_utils import Database

    (known or migrations()).apply(Database(connection, execute_plugins=False))
