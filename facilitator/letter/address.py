"""E-mail addresses: what people typed, and what a mail server understands."""

import re
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.utils import parseaddr

from facilitator.core.value import dataclass

_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)
_LONGEST_LOCAL_PART = 64  # RFC 5321, 4.5.3.1
_LONGEST_ADDRESS = 254


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Someone's address, as `sound_address` gives it, and the name beside it."""

    address: str
    name: str = ""


def sound_address(typed: str) -> str | None:
    """Return the one address in `typed` as mail servers write it, or None where there is none.

    Taken are `a@b.ru`, `<a@b.ru>`, `Имя <a@b.ru>` and `mailto:a@b.ru`; a Cyrillic domain becomes
    its ASCII form. Two addresses in one field are refused: which of them is meant is for people
    to say. So is a Cyrillic local part, which few servers take.
    """
    text = typed.strip().removeprefix("mailto:")
    if text.endswith(">"):
        text = parseaddr(text)[1] or text
    try:
        address = Address(addr_spec=text)
    except (HeaderParseError, ValueError, IndexError):  # the parser stumbles over some nonsense
        return None
    domain = _ascii(address.domain)
    local = address.username
    if domain is None or not _is_sound_local_part(local):
        return None
    sound = f"{local}@{domain}"
    return sound if len(sound) <= _LONGEST_ADDRESS else None


def _is_sound_local_part(local: str) -> bool:
    """Quoted local parts are allowed by the standard and met only in mistakes."""
    plain = re.fullmatch(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+", local) is not None
    return plain and len(local) <= _LONGEST_LOCAL_PART and ".." not in f".{local}."


def _ascii(domain: str) -> str | None:
    try:
        ascii_domain = domain.encode("idna").decode().lower()
    except UnicodeError:
        return None
    labels = ascii_domain.split(".")
    sound = len(labels) > 1 and all(map(_LABEL.fullmatch, labels))
    return ascii_domain if sound and not labels[-1].isdigit() else None
