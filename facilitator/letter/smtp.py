"""Letters over SMTP: one transaction at a time, and what the answers mean for each recipient."""

import smtplib
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

from facilitator.letter.connecting import answer_text, logged_in
from facilitator.letter.delivery import Answer, DeliveryState
from facilitator.letter.server import Server
from facilitator.letter.trouble import Cause, Trouble, trouble

_START_DATA = 354
_TOO_BIG = 552
_CLOSING = 421


def connect(server: Server, password: str) -> "SmtpCarrier":
    """Return a logged-in connection to give to `Outbox.send`.

    Raises:
        MailTrouble: What is in the way; no letter has been begun.
    """
    return SmtpCarrier(server, logged_in(server, password))


class SmtpCarrier:
    """A logged-in connection.

    Args:
        server: The server, for its patience.
        smtp: The open connection; closed at the end of the `with` block.
    """

    def __init__(self, server: Server, smtp: smtplib.SMTP) -> None:
        self._server = server
        self._smtp = smtp

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Take leave, as far as the server still listens."""
        with suppress(OSError):
            self._smtp.quit()
        self._smtp.close()

    def deliver(self, sender: str, recipients: Sequence[str], message: bytes) -> dict[str, Answer]:
        """Do one transaction; see `Carrier.deliver`."""
        if (limit := self._limit()) is not None and len(message) > limit:
            too_big = trouble(Cause.TOO_BIG, limit_mb=limit // 1_000_000 or "")
            return dict.fromkeys(recipients, Answer(DeliveryState.REFUSED, too_big))
        answers: dict[str, Answer] = {}
        try:
            taken = self._envelope(sender, recipients, len(message), answers)
            if not taken or not self._data(message, taken, answers):
                self._smtp.rset()
                return answers
        except OSError:
            # Without the full stop that ends a letter the server has none to deliver.
            dropped = Answer(DeliveryState.QUEUED, self._about(Cause.DROPPED))
            return {who: answers.get(who, dropped) for who in recipients}
        return answers | dict.fromkeys(taken, self._verdict())

    def _limit(self) -> int | None:
        said = self._smtp.esmtp_features.get("size", "")
        return int(said) or None if said.isdecimal() else None

    def _envelope(
        self, sender: str, recipients: Sequence[str], size: int, answers: dict[str, Answer]
    ) -> list[str]:
        """Say from whom and to whom; return the recipients taken, and note the others."""
        self._smtp.ehlo_or_helo_if_needed()
        options = [f"SIZE={size}"] if self._smtp.has_extn("size") else []
        code, said = self._smtp.mail(sender, options)
        if code != 250:
            refused = self._refused(code, said, Cause.SENDER_REFUSED, sender)
            answers.update(dict.fromkeys(recipients, refused))
            return []
        taken = []
        for recipient in recipients:
            code, said = self._smtp.rcpt(recipient)
            if 200 <= code < 300:
                taken.append(recipient)
            else:
                answers[recipient] = self._refused(code, said, Cause.RECIPIENT_REFUSED, recipient)
        return taken

    def _data(self, message: bytes, taken: Sequence[str], answers: dict[str, Answer]) -> bool:
        """Give over the letter but for its last full stop; False if the server wants none."""
        code, said = self._smtp.docmd("DATA")
        if code != _START_DATA:
            refused = self._refused(code, said, Cause.LETTER_REFUSED, "")
            answers.update(dict.fromkeys(taken, refused))
            return False
        # RFC 5321, 4.5.2: a line that begins with a full stop gets another.
        stuffed = (b"\r\n" + message).replace(b"\r\n.", b"\r\n..")[2:]
        self._smtp.send(stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n")
        return True

    def _verdict(self) -> Answer:
        """Send the full stop; from here on no answer means that nobody knows."""
        try:
            if self._smtp.sock is not None:
                self._smtp.sock.settimeout(self._server.answer_timeout_s)
            self._smtp.send(b".\r\n")
            code, said = self._smtp.getreply()
            if self._smtp.sock is not None:
                self._smtp.sock.settimeout(self._server.timeout_s)
        except OSError:
            return Answer(DeliveryState.UNKNOWN, self._about(Cause.ANSWER_LOST))
        if 200 <= code < 300:
            return Answer(DeliveryState.SENT)
        if not 400 <= code < 600:
            return Answer(DeliveryState.UNKNOWN, self._about(Cause.ANSWER_LOST))
        return self._refused(code, said, Cause.LETTER_REFUSED, "")

    def _refused(self, code: int, said: bytes, cause: Cause, address: str) -> Answer:
        """Tell a refusal for good (5xx) from one for now; anything unheard of is for now."""
        answer = f"{code} {answer_text(said)}"
        if code == _CLOSING:
            self._smtp.close()
        if not 500 <= code < 600:
            later = trouble(Cause.TRY_LATER, answer=answer, address=address)
            return Answer(DeliveryState.QUEUED, later)
        cause = Cause.TOO_BIG if code == _TOO_BIG and not address else cause
        return Answer(DeliveryState.REFUSED, trouble(cause, answer=answer, address=address))

    def _about(self, cause: Cause) -> Trouble:
        return trouble(cause, host=self._server.host)
