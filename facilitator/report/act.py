"""The act of destruction of personal data, with room for what the program cannot know.

What it must hold is said by order № 179 of Roskomnadzor of 28 October 2022, points 3 and 5. Those
forgotten stand in it by number only, and no file or folder is named that could be called after one.
"""

from pathlib import Path

from facilitator.atomic import write_atomically
from facilitator.explain_forgetting import whom
from facilitator.forgotten import Account
from facilitator.glossary import name_of
from facilitator.report.composing.phrases import BLANK, plain, row_of
from facilitator.report.document import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    Look,
    Manner,
    Paragraph,
    SignatureLine,
    Signatures,
    Span,
    Table,
    TwoSided,
)
from facilitator.report.pdf.writer import document_bytes
from facilitator.report.typography import typeset
from facilitator.words import N_, Words

_GROUNDS = N_(
    "Drawn up under article 21 of Federal Law № 152-FZ of 27 July 2006 “On Personal Data” and the"
    " Requirements for confirming the destruction of personal data approved by order № 179 of"
    " Roskomnadzor of 28 October 2022."
)
_KEPT = N_(
    "This act and the extract from the event log are kept for three years from the destruction"
    " (point 8 of the Requirements)."
)
_LONG_BLANK = "_" * 34
_SHORT_BLANK = "_" * 6


def write_act(account: Account, words: Words, target: Path) -> None:
    """Write the act as a PDF file; raises StorageTrouble.

    Args:
        account: What was done.
        words: The language of the session.
        target: The file.
    """
    content, _ = document_bytes(act(account, words), words)
    write_atomically(target, content)


def act(account: Account, words: Words) -> Document:
    """Return the act as a document with all its words in place.

    Args:
        account: What was done.
        words: The language of the session.
    """
    title = words.gettext("Act of destruction of personal data")
    day = words.date(account.note.wall.date())
    document = Document(
        title=f"{title}, {day}",
        author="; ".join(account.organisers),
        subject=account.title,
        language=words.language,
        mark="",
        blocks=(
            Heading(0, words.gettext("ACT № ____"), Look.CENTRED, title),
            Paragraph(
                (Span(words.gettext("of destruction of personal data"), bold=True),), Manner.TITLE
            ),
            TwoSided(day, account.city or BLANK),
            Paragraph(plain(words.gettext(_GROUNDS))),
            _statements(account, words),
            Paragraph(
                (Span(words.gettext("The personal data were destroyed by:"), bold=True),),
                Manner.LEAD,
                keeps_next=True,
            ),
            _signatures(words),
            *_record(account, words),
        ),
    )
    return document.changed(lambda text: typeset(text, words.language))


def _statements(account: Account, words: Words) -> Table:
    note = account.note
    when = words.gettext("{date}, {time}").format(
        date=words.date(note.wall.date()), time=words.time(note.wall)
    )
    operator = "; ".join(account.organisers) or _LONG_BLANK
    said = (
        (
            words.gettext("Operator, address"),
            words.gettext("{operator}\nAddress: {blank}").format(
                operator=operator, blank=_LONG_BLANK
            ),
        ),
        (
            words.gettext("Who processed the data on the operator's behalf, address"),
            words.gettext("it was entrusted to nobody / {blank}").format(blank=_LONG_BLANK),
        ),
        (words.gettext("Whose personal data were destroyed"), _subjects(account, words)),
        (words.gettext("Categories of data destroyed"), categories(account, words)),
        (
            words.gettext("Information system from which they were destroyed"),
            _system(account, words),
        ),
        (
            words.gettext("Physical carriers destroyed, number of sheets"),
            words.gettext("none by the program; on paper: {what}, {sheets} sheets").format(
                what=BLANK, sheets=_SHORT_BLANK
            ),
        ),
        (words.gettext("Way of destruction"), _way(account, words)),
        (words.gettext("Reason for destruction"), name_of(words, note.reason)),
        (words.gettext("Date of destruction"), when),
        (words.gettext("Not destroyed by the program"), _left(account, words)),
    )
    columns = (
        Column("№", 10, Align.CENTRE),
        Column(words.pgettext("act", "Required"), 56),
        Column(words.pgettext("act", "Stated"), 99),
    )
    return Table(columns, tuple(row_of(str(n), *one) for n, one in enumerate(said, 1)))


def _subjects(account: Account, words: Words) -> str:
    if account.note.everyone:
        pattern = words.gettext("{people}: session “{title}”, {n} on its lists")
        count = len(tuple(account.voices))
        return pattern.format(people=whom(words, account), title=account.title, n=count)
    pattern = words.gettext("{people} on the lists of the session “{title}”")
    return pattern.format(people=whom(words, account), title=account.title)


def categories(account: Account, words: Words) -> str:
    """Return which data of people were destroyed."""
    kinds = [
        words.gettext("surname, first name, patronymic"),
        words.gettext("office"),
        words.gettext("place of work"),
        words.gettext("e-mail address"),
        words.gettext("note on how consent was given"),
    ]
    if account.letters:
        kinds.append(words.gettext("letters addressed to the person"))
    return "; ".join(kinds)


def _system(account: Account, words: Words) -> str:
    pattern = words.gettext("Program “Facilitator”, file of the session {session}, its backups")
    return pattern.format(session=account.session)


def _way(account: Account, words: Words) -> str:
    note = account.note
    return "\n".join(
        (
            words.gettext(
                "The session file and its backups were made anew without the data and put in the"
                " place of the old ones"
            ),
            words.gettext("Entries of the journal changed: {n}").format(n=note.events),
            words.gettext("Backups and copies rewritten: {n}").format(n=len(account.copies)),
            words.gettext("Letters removed: {n}").format(n=account.letters),
            words.gettext("Texts in which a name was replaced: {n}").format(n=note.replaced),
        )
    )


def _left(account: Account, words: Words) -> str:
    counts = (
        (words.gettext("texts that may still have a name: {n}"), account.note.left),
        (words.gettext("documents beside the session: {n}"), len(account.documents)),
        (words.gettext("other files with a name in them: {n}"), len(account.holding)),
        (words.gettext("places that could not be reached: {n}"), len(account.troubles)),
    )
    told = [pattern.format(n=n) for pattern, n in counts if n]
    if not told:
        return words.gettext("nothing is known to remain")
    pattern = words.gettext("{what}\nDone about it: {blank}")
    return pattern.format(what="; ".join(told), blank=_LONG_BLANK)


def _record(account: Account, words: Words) -> list[Block]:
    """Return the extract from the event log that the order asks for where a computer is used."""
    note = account.note
    if not note.events:
        return []
    columns = (
        Column(words.pgettext("act", "Entry №"), 19, Align.CENTRE),
        Column(words.pgettext("act", "Date, time"), 26, Align.CENTRE),
        Column(words.pgettext("act", "Whose data"), 37),
        Column(words.pgettext("act", "Categories of data"), 43),
        Column(words.pgettext("act", "Reason"), 40),
    )
    row = row_of(
        str(account.number),
        f"{note.wall:%d.%m.%Y %H:%M:%S}",
        whom(words, account),
        categories(account, words),
        name_of(words, note.reason),
    )
    heading = words.gettext("Extract from the event log of the information system")
    about = words.gettext("Program “Facilitator”, journal of the session {session}, event {name}")
    return [
        Heading(2, heading),
        Paragraph(
            plain(about.format(session=account.session, name=type(note).__name__)),
            Manner.LEAD,
            keeps_next=True,
        ),
        Table(columns, (row,)),
        Paragraph(plain(words.gettext(_KEPT))),
    ]


def _signatures(words: Words) -> Signatures:
    office = words.gettext("(office)")
    name = words.gettext("(signature, name)")
    line = SignatureLine(f"{BLANK}_____\n{office}", f"{BLANK}____\n{name}")
    return Signatures((line, line))
