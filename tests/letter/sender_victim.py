"""A program that sends from an outbox and is killed while it waits for the server's answer."""

import sys
from datetime import datetime
from pathlib import Path

from facilitator.letter import Outbox, Server, connect
from tests.letter.mail_server import PASSWORD, USER


def main() -> None:
    """Take the outbox, the port and the authority's file from the command line, and send."""
    folder, port, authority = sys.argv[1:]
    server = Server("localhost", int(port), user=USER, extra_ca=Path(authority))
    Outbox(Path(folder)).send(lambda: connect(server, PASSWORD), clock=datetime.now)


if __name__ == "__main__":
    main()
