"""What the network and TLS say when they fail, in words, with the exact cause for the doctor.

All of it is Temporary: nothing was handed over, and the same laptop may be on a better line in an
hour. Even a wrong certificate may be the hotel's sign-in page. The cause tells the person when it is
not the hotel.
"""

import socket
import ssl

from afterword.ports.errors import Temporary

# OpenSSL's X509_V_ERR_ numbers (openssl-verify(1)).
_EXPIRED = 10
_NOT_YET_VALID = 9
_WRONG_NAMES = frozenset({62, 64})
_SELF_SIGNED = frozenset({18, 19})


def judge_connection(error: BaseException, *, host: str, port: int) -> Temporary:
    """The port error for an OSError (ssl.SSLError is one) that came before the message was handed over."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _judge_certificate(error, host)
    if isinstance(error, ssl.SSLError):
        return Temporary(
            f"A secure line to {host} could not be agreed on. Check that port {port} goes with the "
            "chosen security: TLS from the start, or STARTTLS.",
            cause="tls",
        )
    if isinstance(error, socket.gaierror | UnicodeError):
        return Temporary(
            f"The server {host} was not found. Check its name, and that this machine is online.",
            cause="no-such-host",
        )
    if isinstance(error, TimeoutError):
        return Temporary(
            f"The server {host} did not answer in time. It will be tried again; "
            f"check the port {port} if it stays so.",
            cause="timeout",
        )
    if isinstance(error, ConnectionRefusedError):
        return Temporary(
            f"The server {host} takes no calls on port {port}. Check the port, or try again later.",
            cause="refused",
        )
    return Temporary(
        f"The line to {host} broke. Nothing was lost; it will be tried again.", cause="line-dropped"
    )


def _judge_certificate(error: ssl.SSLCertVerificationError, host: str) -> Temporary:
    code = error.verify_code
    if code in (_EXPIRED, _NOT_YET_VALID):
        return Temporary(
            f"The certificate of {host} is out of date, so nothing was sent. Check this machine's clock; "
            "if it is right, the server's owner must renew it.",
            cause="certificate-expired",
        )
    if code in _WRONG_NAMES:
        return Temporary(
            f"The server that answered as {host} shows a certificate for another name, so nothing was sent. "
            "Check the server's name.",
            cause="certificate-name",
        )
    cause = "certificate-self-signed" if code in _SELF_SIGNED else "certificate-untrusted"
    return Temporary(
        f"The certificate of {host} is not signed by an authority this machine trusts, so nothing was sent. "
        "On a guest network, open a web page first; for a server of your own, name its certificate file.",
        cause=cause,
    )
