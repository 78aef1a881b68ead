"""Which mail server letters go through, and how to speak to it; always encrypted."""

from enum import StrEnum
from pathlib import Path

from facilitator.core.value import dataclass


class Security(StrEnum):
    """When the connection becomes encrypted."""

    TLS = "tls"
    """From the first byte, usually on port 465."""
    STARTTLS = "starttls"
    """On request, usually on port 587; a server that does not offer it is not used."""


USUAL_PORTS = {Security.TLS: 465, Security.STARTTLS: 587}


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server.

    `user` is the name to log in with, "" for a server that wants none. `extra_ca` is a file of
    certificates trusted besides the system's, such as an office's own. A server that is silent for
    `timeout_s` seconds is given up; for its answer to a whole letter it has `answer_timeout_s`,
    because giving up there leaves the letter unknown.
    """

    host: str
    port: int = 465
    security: Security = Security.TLS
    user: str = ""
    extra_ca: Path | None = None
    timeout_s: float = 30.0
    answer_timeout_s: float = 300.0
