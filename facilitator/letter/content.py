"""What a letter says, before it is a message: subject, text and what is attached."""

import hashlib
import mimetypes
from pathlib import Path

from facilitator.core.value import dataclass
from facilitator.trouble import StorageTrouble

_UNKNOWN_TYPE = "application/octet-stream"
# The system's own list may lack these, and on Windows be wrong.
_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a letter: the name its reader sees, the bytes, the MIME type ("" is by name)."""

    name: str
    data: bytes
    mime: str = ""

    @property
    def mime_type(self) -> str:
        """The type as given or by the name's ending; one that needs no parts of its own."""
        ending = Path(self.name).suffix.lower()
        mime = self.mime or _TYPES.get(ending) or mimetypes.guess_type(self.name)[0] or ""
        composed = mime.startswith(("message/", "multipart/"))
        return _UNKNOWN_TYPE if composed or mime.count("/") != 1 else mime


@dataclass(frozen=True, slots=True)
class Letter:
    """A subject, a plain text and attachments."""

    subject: str
    text: str
    attachments: tuple[Attachment, ...] = ()


def attach(path: Path, name: str | None = None, mime: str = "") -> Attachment:
    """Read a file to be attached, such as the signed scan.

    Args:
        path: The file.
        name: The name in the letter; None is the file's own.
        mime: Its type; "" is by the name.

    Raises:
        StorageTrouble: `cannot_read`.
    """
    try:
        return Attachment(name or path.name, path.read_bytes(), mime)
    except OSError as error:
        raise StorageTrouble("cannot_read", str(path), error.strerror or str(error)) from error


def fingerprint(letter: Letter) -> str:
    """Return what is equal for equal letters, in hexadecimal digits."""
    digest = hashlib.sha256()
    pieces = [letter.subject.encode("utf-8", "replace"), letter.text.encode("utf-8", "replace")]
    for attachment in letter.attachments:
        pieces += (attachment.name.encode("utf-8", "replace"), attachment.data)
    for piece in pieces:
        digest.update(len(piece).to_bytes(8, "big"))
        digest.update(piece)
    return digest.hexdigest()
