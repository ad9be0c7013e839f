"""What the network and TLS say when they fail, in words, with the exact cause for the doctor.

All of it is Temporary: nothing was handed over, and the same laptop may be on a better line in an
hour. Even a wrong certificate may be the hotel's sign-in page. The cause tells the person when it is
not the hotel.
"""

import socket
import ssl

from afterword.ports.errors import Temporary
from afterword.said import say

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
            say(
                "A secure line to {host} could not be agreed on. Check that port {port} goes with "
                "the chosen security: TLS from the start, or STARTTLS.",
                host=host,
                port=port,
            ),
            cause="tls",
        )
    if isinstance(error, socket.gaierror | UnicodeError):
        return Temporary(
            say(
                "The server {host} was not found. Check its name, and that this machine is online.", host=host
            ),
            cause="no-such-host",
        )
    if isinstance(error, TimeoutError):
        return Temporary(
            say(
                "The server {host} did not answer in time. It will be tried again; if it stays so, check that "
                "port {port} goes with the chosen security: TLS from the start, or STARTTLS.",
                host=host,
                port=port,
            ),
            cause="timeout",
        )
    if isinstance(error, ConnectionRefusedError):
        return Temporary(
            say(
                "The server {host} takes no calls on port {port}. Check the port, or try again later.",
                host=host,
                port=port,
            ),
            cause="refused",
        )
    return Temporary(
        say("The line to {host} broke. Nothing was lost; it will be tried again.", host=host),
        cause="line-dropped",
    )


def _judge_certificate(error: ssl.SSLCertVerificationError, host: str) -> Temporary:
    code = error.verify_code
    if code in (_EXPIRED, _NOT_YET_VALID):
        return Temporary(
            say(
                "The certificate of {host} is out of date, so nothing was sent. Check this machine's "
                "clock; if it is right, the server's owner must renew it.",
                host=host,
            ),
            cause="certificate-expired",
        )
    if code in _WRONG_NAMES:
        return Temporary(
            say(
                "The server that answered as {host} shows a certificate for another name, so nothing "
                "was sent. Check the server's name.",
                host=host,
            ),
            cause="certificate-name",
        )
    cause = "certificate-self-signed" if code in _SELF_SIGNED else "certificate-untrusted"
    return Temporary(
        say(
            "The certificate of {host} is not signed by an authority this machine trusts, so "
            "nothing was sent. On a guest network, open a web page first; for a server of your "
            "own, name its certificate file in AFTERWORD_CA_FILE.",
            host=host,
        ),
        cause=cause,
    )
