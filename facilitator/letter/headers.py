"""Headers with Cyrillic, written out in full: RFC 2047 words, RFC 2231 parameters, folded lines.

Python 3.11 folds long names and address lists so that some mail programs misread them; here every
character of a header that leaves us is ours.
"""

import re
import unicodedata
from base64 import b64encode
from collections.abc import Iterable, Iterator
from email.message import EmailMessage
from email.policy import Policy
from urllib.parse import quote

from facilitator.letter.address import Mailbox

LONGEST = 1_000
"""Characters of a subject or a name; readers choke on headers of many thousands."""
_LONGEST_LINE = 76
_WORD_BYTES = 39
"""So that an encoded word, with its frame and any header's name before it, fits one line."""
_PARAMETER_CHARACTERS = 54
_LONGEST_PLAIN = 60
_PLAIN_FILE_NAME = re.compile(r"[\w .,()+@-]{1,60}", re.ASCII)
_SAFE_IN_NAMES = re.compile(r"[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]*")


class Written(str):
    """A header's value as people read it, which knows how it is written on the wire."""

    name: str
    _wire: str

    def __new__(cls, name: str, text: str, wire: str) -> "Written":
        """Make the header `name`; `wire` is its value in ASCII, folded."""
        made = super().__new__(cls, text)
        made.name = name
        made._wire = wire
        return made

    def fold(self, *, policy: Policy) -> str:
        """Return the header's lines; asked by the library's generator."""
        return f"{self.name}: {self._wire}\r\n".replace("\r\n", policy.linesep)


def put(message: EmailMessage, header: Written) -> None:
    """Put a header into a message, in place of one of the same name."""
    del message[header.name]
    message[header.name] = header


def text_header(name: str, text: str) -> Written:
    """Return a header of free text, such as the subject, on one line for its reader."""
    clean = one_line(text)[:LONGEST]
    return Written(name, clean, _folded(len(name) + 2, _phrase(clean)))


def address_header(name: str, mailboxes: Iterable[Mailbox]) -> Written:
    """Return a header of addresses with their names."""
    boxes = tuple(mailboxes)
    pieces: list[str] = []
    for number, box in enumerate(boxes, 1):
        end = "," if number < len(boxes) else ""
        who = one_line(box.name)[:LONGEST]
        if who:
            pieces += (*_phrase(who, quoted=True), f"<{box.address}>{end}")
        else:
            pieces.append(f"{box.address}{end}")
    said = ", ".join(f"{one_line(box.name)[:LONGEST]} <{box.address}>".strip() for box in boxes)
    return Written(name, said, _folded(len(name) + 2, pieces))


def file_headers(mime: str, file_name: str) -> tuple[Written, Written]:
    """Return Content-Type and Content-Disposition of an attached file.

    The name stands in both: by RFC 2231 where the standard wants it, and as encoded words in the
    type, from which Outlook and older programs take it.
    """
    # Signs of paths, quotes and angles: readers take them in different ways (Python's leaves the
    # angles out), Windows takes none of them, and no file needs them.
    said = re.sub(r"[\\/<>]", "_", one_line(file_name).replace('"', "'")) or "file"
    if _PLAIN_FILE_NAME.fullmatch(said):
        wire = f'name="{said}"'
        parameters = [f'filename="{said}"']
    else:
        wire = 'name="' + "\r\n ".join(_encoded(said)) + '"'
        parameters = _rfc_2231("filename", said)
    kind = Written("Content-Type", f'{mime}; name="{said}"', f"{mime};\r\n {wire}")
    disposition = Written(
        "Content-Disposition",
        f'attachment; filename="{said}"',
        ";\r\n ".join(("attachment", *parameters)),
    )
    return kind, disposition


def one_line(text: str) -> str:
    """Return `text` fit for a header: one line, no control characters, no halves of characters."""
    whole = text.encode("utf-8", "replace").decode()
    visible = (" " if unicodedata.category(char) == "Cc" else char for char in whole)
    return " ".join("".join(visible).split())


def _phrase(text: str, *, quoted: bool = False) -> list[str]:
    """Return the pieces of a text that may stand on lines of their own."""
    longest = max(map(len, [text] if quoted else text.split()), default=0)
    if text.isascii() and "=?" not in text and longest <= _LONGEST_PLAIN:
        if quoted and _SAFE_IN_NAMES.fullmatch(text) is None:
            escaped = text.replace("\\", "\\\\").replace('"', '\\"')
            return [f'"{escaped}"']
        return text.split()
    return list(_encoded(text))


def _encoded(text: str) -> Iterator[str]:
    """Write a text as encoded words; white space between these is not read (RFC 2047, 6.2)."""
    for piece in _pieces(text):
        yield f"=?utf-8?B?{b64encode(piece.encode()).decode()}?="


def _pieces(text: str) -> Iterator[str]:
    """Cut between words where there is room: some readers do put a space between encoded words."""
    piece = ""
    for word in re.findall(r"\s*\S+\s*?(?=\s|$)", text):
        if piece and len((piece + word).encode()) > _WORD_BYTES:
            yield piece
            piece = ""
        for char in word:
            if len((piece + char).encode()) > _WORD_BYTES:
                yield piece
                piece = ""
            piece += char
    yield piece


def _folded(used: int, pieces: Iterable[str]) -> str:
    lines: list[str] = []
    line = ""
    for piece in pieces:
        if line and used + len(line) + 1 + len(piece) > _LONGEST_LINE:
            lines.append(line)
            line, used = piece, 1
        else:
            line = f"{line} {piece}" if line else piece
    return "\r\n ".join((*lines, line))


def _rfc_2231(parameter: str, value: str) -> list[str]:
    whole = f"{parameter}*=utf-8''{quote(value, safe='')}"
    if len(whole) <= _LONGEST_LINE - 2:
        return [whole]
    pieces = [""]
    for char in value:
        coded = quote(char, safe="")
        if len(pieces[-1]) + len(coded) > _PARAMETER_CHARACTERS:
            pieces.append("")
        pieces[-1] += coded
    pieces[0] = f"utf-8''{pieces[0]}"
    return [f"{parameter}*{number}*={piece}" for number, piece in enumerate(pieces)]
