"""To a mail server's door: network, certificate, login, each failure with its own name."""

import base64
import errno
import smtplib
import socket
import ssl

from facilitator.letter.server import Security, Server
from facilitator.letter.trouble import Cause, MailTrouble, Trouble, trouble

_OWN_NAME = "[127.0.0.1]"
"""What the library says where it finds no name; looking for one may take long without a network."""
_NO_NETWORK = frozenset({errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH})


def logged_in(server: Server, password: str) -> smtplib.SMTP:
    """Return an open, encrypted connection that takes letters.

    Args:
        server: The server.
        password: For `server.user`; it is neither kept nor written anywhere.

    Raises:
        MailTrouble: What is in the way.
    """
    smtp = _connected(server)
    try:
        _log_in(smtp, server, password)
    except BaseException:
        smtp.close()
        raise
    return smtp


def answer_text(answer: bytes | str) -> str:
    """Return a server's own words as text."""
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)


def _connected(server: Server) -> smtplib.SMTP:
    context = _trusting(server)
    try:
        match server.security:
            case Security.TLS:
                return smtplib.SMTP_SSL(
                    server.host, server.port, _OWN_NAME, timeout=server.timeout_s, context=context
                )
            case Security.STARTTLS:
                smtp = smtplib.SMTP(server.host, server.port, _OWN_NAME, server.timeout_s)
                try:
                    smtp.starttls(context=context)
                except BaseException:
                    smtp.close()
                    raise
                return smtp
    except (OSError, UnicodeError) as error:  # a name that cannot be a host's is a UnicodeError
        raise MailTrouble(why_not_connected(server, error)) from error


def _trusting(server: Server) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if server.extra_ca is not None:
        try:
            context.load_verify_locations(server.extra_ca)
        except OSError as error:
            why = f"{server.extra_ca}: {error.strerror}"
            raise MailTrouble(trouble(Cause.CERTIFICATE, host=server.host, why=why)) from error
    return context


def why_not_connected(server: Server, error: OSError | UnicodeError) -> Trouble:
    """Name the failure; SMTPException is an OSError, so its kinds come before those."""
    where = {"host": server.host, "port": server.port}
    match error:
        case ssl.SSLCertVerificationError():
            return trouble(Cause.CERTIFICATE, why=error.verify_message, **where)
        case ssl.SSLError():
            return trouble(Cause.NO_TLS, why=error.reason, **where)
        case smtplib.SMTPNotSupportedError():
            return trouble(Cause.NO_TLS, **where)
        case smtplib.SMTPResponseException():
            return trouble(Cause.NOT_MAIL, answer=answer_text(error.smtp_error), **where)
        case smtplib.SMTPException():
            return trouble(Cause.NOT_MAIL, **where)
        case socket.gaierror() | UnicodeError():
            return trouble(Cause.NO_SERVER, **where)
        case _ if error.errno in _NO_NETWORK:
            return trouble(Cause.NO_NETWORK, **where)
        case TimeoutError() | ConnectionRefusedError():  # the sentence says it better
            return trouble(Cause.NO_ANSWER, **where)
        case _:
            return trouble(Cause.NO_ANSWER, why=error.strerror or str(error), **where)


def _log_in(smtp: smtplib.SMTP, server: Server, password: str) -> None:
    if not server.user:
        return
    where = {"host": server.host, "user": server.user}
    try:
        if server.user.isascii() and password.isascii():
            smtp.login(server.user, password)
        else:
            _log_in_beyond_ascii(smtp, server.user, password)
    except smtplib.SMTPAuthenticationError as error:
        later = 400 <= error.smtp_code < 500
        cause = Cause.TRY_LATER if later else Cause.WRONG_PASSWORD
        answer = answer_text(error.smtp_error)
        raise MailTrouble(trouble(cause, answer=answer, **where)) from error
    except smtplib.SMTPServerDisconnected as error:
        raise MailTrouble(trouble(Cause.DROPPED, **where)) from error
    except (smtplib.SMTPException, ValueError) as error:  # the latter: a challenge in no base64
        raise MailTrouble(trouble(Cause.NO_LOGIN, **where)) from error


def _log_in_beyond_ascii(smtp: smtplib.SMTP, user: str, password: str) -> None:
    """Log in as RFC 4616 has it.

    The library's own `login` knows ASCII only, and would put the password into its error
    (python/cpython#73936); this can go when it takes a Cyrillic password.
    """
    smtp.ehlo_or_helo_if_needed()
    if "PLAIN" not in smtp.esmtp_features.get("auth", "").upper().split():
        raise smtplib.SMTPNotSupportedError
    secret = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
    code, answer = smtp.docmd("AUTH", f"PLAIN {secret}")
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, answer)
