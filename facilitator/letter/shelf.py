"""The outbox's files: for each letter its `.eml`, and a record of what became of it."""

import os
import re
from contextlib import AbstractContextManager
from pathlib import Path

from facilitator.atomic import sync_folder, write_atomically
from facilitator.letter import sending_lock
from facilitator.letter.delivery import Posting
from facilitator.letter.record import NotAPosting, dump, load
from facilitator.trouble import StorageTrouble

_RECORD = re.compile(r"(\d+)-[0-9a-f]+\.json")


class Shelf:
    """The files of one outbox.

    Args:
        folder: Where they are; it is made when something is put there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> tuple[Posting, ...]:
        """Return the postings that can be read, the oldest first."""
        return tuple(posting for path in self._records() if (posting := self._read(path)))

    def damaged(self) -> tuple[Path, ...]:
        """Return the records that cannot be read as postings."""
        return tuple(path for path in self._records() if self._read(path) is None)

    def one(self, posting_id: str) -> Posting:
        """Return one posting; raises KeyError where there is none."""
        path = self._record(posting_id)
        posting = self._read(path) if path.exists() else None
        if posting is None:
            raise KeyError(posting_id)
        return posting

    def letter(self, posting_id: str) -> Path:
        """Return the path of a letter."""
        return self._folder / f"{posting_id}.eml"

    def message(self, posting_id: str) -> bytes:
        """Return the bytes of a letter; raises StorageTrouble."""
        path = self.letter(posting_id)
        try:
            return path.read_bytes()
        except OSError as error:
            raise _trouble("cannot_read", path, error) from error

    def new_id(self) -> str:
        """Return an id after all others: a number that sorts, and chance against collisions."""
        numbers = [int(match[1]) for path in self._records() if (match := _RECORD.match(path.name))]
        return f"{max(numbers, default=0) + 1:04}-{os.urandom(3).hex()}"

    def put(self, posting: Posting, message: bytes) -> None:
        """Add a letter; raises StorageTrouble."""
        self._make()
        # The record last: a letter without one does not exist yet.
        write_atomically(self.letter(posting.id), message)
        self.save(posting)

    def save(self, posting: Posting) -> None:
        """Note durably what became of a letter; raises StorageTrouble."""
        write_atomically(self._record(posting.id), dump(posting))

    def remove(self, posting_id: str) -> None:
        """Remove a letter and its record; raises StorageTrouble."""
        path = self._record(posting_id)
        try:
            path.unlink()
            self.letter(posting_id).unlink(missing_ok=True)
        except OSError as error:
            raise _trouble("write_file", path, error) from error
        sync_folder(self._folder)

    def sending(self) -> AbstractContextManager[None]:
        """Hold the outbox while sending; raises MailTrouble (BUSY), StorageTrouble."""
        self._make()
        return sending_lock.sending(self._folder)

    def is_sending(self) -> bool:
        """Tell whether somebody is sending now."""
        return sending_lock.is_held(self._folder)

    def _record(self, posting_id: str) -> Path:
        return self._folder / f"{posting_id}.json"

    def _records(self) -> list[Path]:
        try:
            found = sorted(self._folder.iterdir()) if self._folder.exists() else []
        except OSError as error:
            raise _trouble("cannot_read", self._folder, error) from error
        return [path for path in found if _RECORD.fullmatch(path.name)]

    def _read(self, path: Path) -> Posting | None:
        try:
            return load(path.stem, path.read_bytes())
        except NotAPosting:
            return None
        except OSError as error:
            raise _trouble("cannot_read", path, error) from error

    def _make(self) -> None:
        """Addresses are personal data: the folder is for its owner alone."""
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise _trouble("write_file", self._folder, error) from error


def _trouble(what: str, where: Path, error: OSError) -> StorageTrouble:
    return StorageTrouble(what, str(where), error.strerror or str(error))
