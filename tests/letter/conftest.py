"""A certificate authority for the whole run, a mail server for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from tests.letter.mail_server import MailServer, mail_server


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Return an authority only tests trust."""
    return trustme.CA()


@pytest.fixture
def server(authority: trustme.CA, tmp_path: Path) -> Iterator[MailServer]:
    """Return a server with TLS from the first byte."""
    with mail_server(authority, tmp_path) as running:
        yield running
