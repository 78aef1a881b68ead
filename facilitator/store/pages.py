"""Rows of the journal read from the bare pages of a damaged file, where SQLite itself gives up.

Each page is read as if it were a leaf of the journal; what does not decode as one of its rows is
none. https://www.sqlite.org/fileformat2.html
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

from facilitator.store.replay import EventRow

_USUAL_PAGE = 4096
_COLUMNS = 7
_TEXTS = (2, 3, 5)
"""Which of the columns hold text: the local time, the name and the payload."""
_INT_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_CONSTANTS = {8: 0, 9: 1}
"""Values that need no bytes."""
_FRAME_HEADER = 24
_NOT_A_ROW = (IndexError, ValueError)


def event_rows(image: bytes) -> Iterator[EventRow]:
    """Give every row of the journal that can be read, in the order of the pages, some repeatedly.

    Args:
        image: A database file; any bytes will do.
    """
    for size in filter(_can_be, dict.fromkeys((_USUAL_PAGE, _declared(image)))):
        for at in range(0, len(image), size):
            yield from _rows_of_page(image[at : at + size], 100 if at == 0 else 0, image, size)


def log_rows(image: bytes, log: bytes) -> Iterator[EventRow]:
    """Give the rows of the journal in every version of every page that a log holds.

    Args:
        image: The database file with the log laid over it, for texts that go on in other pages.
        log: The log.
    """
    size = _page_size_of(log, image)
    for _, page, content in _frames(log, size):
        # The last page may be cut short; what is whole of it counts.
        yield from _rows_of_page(content, 100 if page == 0 else 0, image, size)


def overlaid(image: bytes, log: bytes) -> bytes:
    """Return a file with the pages that stand in its write-ahead log, whole or not.

    Args:
        image: The database file.
        log: The log beside it.
    """
    laid = bytearray(image)
    size = _page_size_of(log, image)
    frames = [*_frames(log, size)]
    # The salts tell the frames of this log from those of an earlier one that are left behind it.
    current = Counter(salts for salts, _, _ in frames)
    current.update({log[16:24]: len(frames), log[40:48]: len(frames)})
    for salts, page, content in frames:
        at = page * size
        if current[salts] * 2 >= len(frames) and 0 <= at <= len(image) + len(log):
            laid[len(laid) :] = bytes(max(0, at - len(laid)))
            laid[at : at + len(content)] = content
    return bytes(laid)


def _frames(log: bytes, size: int) -> Iterator[tuple[bytes, int, bytes]]:
    """Give the salts of every page of this size in a log, its number from 0, and its content."""
    for at in range(32, len(log) - _FRAME_HEADER, _FRAME_HEADER + size):
        head = log[at : at + _FRAME_HEADER]
        if any(head):  # zeros are what a log is given its size with
            content = log[at + _FRAME_HEADER : at + _FRAME_HEADER + size]
            yield head[8:16], int.from_bytes(head[:4], "big") - 1, content


def _page_size_of(log: bytes, image: bytes) -> int:
    """Return the size that log or file name and by which most pages bear the salts of the log."""
    named = (int.from_bytes(log[8:12], "big"), _declared(image), _USUAL_PAGE)

    def borne(size: int) -> int:
        return sum(salts == log[16:24] for salts, _, _ in _frames(log, size))

    return max(filter(_can_be, dict.fromkeys(named)), key=borne)


def _declared(image: bytes) -> int:
    size = int.from_bytes(image[16:18], "big")
    return 65_536 if size == 1 else size


def _can_be(size: int) -> bool:
    return 512 <= size <= 65_536 and size & (size - 1) == 0


def _rows_of_page(page: bytes, head: int, image: bytes, size: int) -> Iterator[EventRow]:
    count = int.from_bytes(page[head + 3 : head + 5], "big")
    for number, slot in enumerate(range(head + 8, len(page) - 1, 2)):
        cell = int.from_bytes(page[slot : slot + 2], "big")
        row = None
        if head < cell < len(page):
            with suppress(*_NOT_A_ROW):
                row = _row(page, cell, image, size)
        if row is not None:
            yield row
        elif number >= count:  # the count itself may be damaged: stop where rows do
            return


def _row(page: bytes, at: int, image: bytes, size: int) -> EventRow:
    """Return the row of a cell; raises IndexError or ValueError where there is none."""
    length, at = _varint(page, at)
    seq, at = _varint(page, at)
    header, _ = _varint(page, at)
    if not 8 <= header <= 40 or not header < length <= len(image):
        raise ValueError
    record = _payload(page, at, length, image, size)
    kinds: list[int] = []
    at = _varint(record, 0)[1]
    while at < header:
        kind, at = _varint(record, at)
        kinds.append(kind)
    if len(kinds) != _COLUMNS or kinds[0] != 0 or at != header:
        raise ValueError
    values: list[int | str] = [seq]
    for column, kind in enumerate(kinds[1:], 1):
        value, at = _value(record, at, kind)
        if isinstance(value, str) != (column in _TEXTS):
            raise ValueError
        values.append(value)
    return tuple(values)  # type: ignore[return-value]


def _payload(page: bytes, at: int, length: int, image: bytes, size: int) -> bytes:
    """Return the bytes of a record, also where it goes on in pages of its own."""
    if length <= size - 35:
        return page[at : at + length]
    least = (size - 12) * 32 // 255 - 23
    local = least + (length - least) % (size - 4)
    if local > size - 35:
        local = least
    parts = [page[at : at + local]]
    following = int.from_bytes(page[at + local : at + local + 4], "big")
    missing = length - local
    while missing > 0:
        start = (following - 1) * size
        if not 0 < start < len(image):
            raise ValueError
        parts.append(image[start + 4 : start + 4 + min(missing, size - 4)])
        missing -= size - 4
        following = int.from_bytes(image[start : start + 4], "big")
    return b"".join(parts)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of up to nine bytes, and where it ends."""
    value = 0
    for step in range(8):
        byte = data[at + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + step + 1
    return value << 8 | data[at + 8], at + 9


def _value(record: bytes, at: int, kind: int) -> tuple[int | str, int]:
    if kind in _CONSTANTS:
        return _CONSTANTS[kind], at
    if kind in _INT_BYTES:
        end = at + _INT_BYTES[kind]
        return int.from_bytes(record[at:end], "big", signed=True), end
    if kind < 13 or kind % 2 == 0:
        raise ValueError
    end = at + (kind - 13) // 2
    if end > len(record):
        raise ValueError
    # A letter that is damaged must not cost the sentence.
    return record[at:end].decode(errors="replace"), end
