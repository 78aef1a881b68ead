"""A real mail server on this machine for tests, with TLS, a password and bad manners on request."""

import asyncio
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from facilitator.letter import Security, Server

USER = "secretary@example.org"
PASSWORD = "верный пароль"  # noqa: S105


@dataclass
class Manners:
    """How the server behaves; may be changed between two letters."""

    replies: dict[str, str] = field(default_factory=dict)
    """Its reply to an address, to the commands AUTH, MAIL and DATA, or to the LETTER."""
    hangs_up_at: str = ""
    """AUTH, MAIL, DATA, LETTER (it has it whole and does not say so) or an address."""
    hangs_up_after: int = 0
    """After so many letters on a connection, at the next MAIL; 0 is never."""
    on_letter: Callable[[], None] = lambda: None
    size_limit: int = 0
    offers_login: bool = True
    busy_with_logins: bool = False


@dataclass
class Arrived:
    """A letter as the server has it."""

    sender: str
    recipients: tuple[str, ...]
    data: bytes


class MailServer:
    """The server, from the test's side."""

    def __init__(self, certificates: Path) -> None:
        self.manners = Manners()
        self.arrived: list[Arrived] = []
        self.logins = 0
        self.port = 0
        self.certificates = certificates

    def account(self, security: Security = Security.TLS, **changes: object) -> Server:
        """Return how to reach it."""
        known: dict[str, object] = {
            "host": "localhost",
            "port": self.port,
            "security": security,
            "user": USER,
            "extra_ca": self.certificates,
            "timeout_s": 5.0,
            "answer_timeout_s": 5.0,
        }
        return Server(**(known | changes))  # type: ignore[arg-type]

    # What follows is called by aiosmtpd, in its thread.

    def authenticate(
        self, server: SMTP, _session: Session, _envelope: Envelope, _how: str, login: object
    ) -> AuthResult:
        assert isinstance(login, LoginPassword)
        self.logins += 1
        if self.manners.hangs_up_at == "AUTH":
            _hang_up(server)
        if self.manners.busy_with_logins:
            return AuthResult(success=False, handled=False, message="454 4.7.0 Later")
        right = (login.login.decode(), login.password.decode()) == (USER, PASSWORD)
        return AuthResult(success=right, handled=False)

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        carried: int = getattr(session, "carried", 0)
        if 0 < self.manners.hangs_up_after <= carried:
            _hang_up(server)
        if not session.authenticated:
            return "530 5.7.0 Authentication required"
        envelope.mail_from = address
        return self._reply(server, "MAIL")

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        reply = self._reply(server, address)
        if reply.startswith("2"):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.original_content
        assert content is not None
        reply = self.manners.replies.get("LETTER", "250 OK")
        if reply.startswith("2"):
            recipients = tuple(map(str, envelope.rcpt_tos))
            self.arrived.append(Arrived(str(envelope.mail_from), recipients, content))
        self.manners.on_letter()
        session.carried = getattr(session, "carried", 0) + 1  # type: ignore[attr-defined]
        return self._reply(server, "LETTER")

    def _reply(self, server: SMTP, to: str) -> str:
        if self.manners.hangs_up_at == to:
            _hang_up(server)
        return self.manners.replies.get(to, "250 OK")


class _Rude(SMTP):
    """Answers commands as it likes, and hangs up after it asked for a letter."""

    def __init__(self, mail: MailServer, **options: object) -> None:
        self.__mail = mail
        super().__init__(mail, **options)  # type: ignore[arg-type]

    async def smtp_AUTH(self, arg: str) -> None:  # noqa: N802
        if reply := self.__mail.manners.replies.get("AUTH"):
            await self.push(reply)
        else:
            await super().smtp_AUTH(arg)

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        if self.__mail.manners.hangs_up_at == "DATA":
            await self.push("354 go on")
            _hang_up(self)
        elif reply := self.__mail.manners.replies.get("DATA"):
            await self.push(reply)
        else:
            await super().smtp_DATA(arg)


def _hang_up(server: SMTP) -> None:
    assert isinstance(server.transport, asyncio.Transport)
    server.transport.abort()


@contextmanager
def mail_server(
    authority: trustme.CA,
    folder: Path,
    security: Security = Security.TLS,
    *,
    host: str = "localhost",
    plain: bool = False,
) -> Iterator[MailServer]:
    """Run a server while the block runs; its certificate is for `host`; a plain one has none."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(context)
    certificates = folder / "authority.pem"
    authority.cert_pem.write_to_path(certificates)
    mail = MailServer(certificates)
    implicit = security is Security.TLS

    def protocol() -> SMTP:
        return _Rude(
            mail,
            authenticator=mail.authenticate,
            auth_require_tls=not (implicit and mail.manners.offers_login),
            tls_context=None if implicit or plain else context,
            data_size_limit=mail.manners.size_limit or None,
            loop=loop,
            hostname="localhost",
        )

    async def listen() -> asyncio.Server:
        return await loop.create_server(protocol, "127.0.0.1", 0, ssl=context if implicit else None)

    async def stop() -> None:
        server.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()
        await server.wait_closed()

    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="mail server")
    thread.start()
    try:
        server = asyncio.run_coroutine_threadsafe(listen(), loop).result(10)
        mail.port = server.sockets[0].getsockname()[1]
        try:
            yield mail
        finally:
            asyncio.run_coroutine_threadsafe(stop(), loop).result(10)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()
