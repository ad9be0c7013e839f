"""Who receives the mail of a domain (MX, RFC 1035 §3.3.9): one question to this machine's own resolver, only when the
person asks for it."""

import secrets as chance
import socket
import struct
from pathlib import Path

from afterword.ports.errors import Temporary
from afterword.said import say

_MX, _IN = 15, 1
_MOST_POINTERS = 20


def find_exchangers(
    domain: str, *, timeout: float = 3.0, resolver: tuple[str, int] | None = None
) -> tuple[str, ...]:
    """Names of the exchangers, the preferred first; empty where the domain has none. Raises Temporary
    (`no-resolver`) where nobody answers."""
    try:
        question = _question(domain.encode("idna").decode("ascii"))
    except UnicodeError:
        return ()
    for address in [resolver] if resolver else _resolvers():
        try:
            with socket.socket(
                socket.AF_INET6 if ":" in address[0] else socket.AF_INET, socket.SOCK_DGRAM
            ) as line:
                line.settimeout(timeout)
                line.connect(address)
                line.send(question)
                answer = line.recv(4096)
            if answer[:2] == question[:2]:
                return _read(answer)
        except (OSError, ValueError, IndexError, struct.error):
            continue
    raise Temporary(
        say(
            "The name servers of this machine did not answer, so the servers of this address "
            "were not found. Name them, or try again online."
        ),
        cause="no-resolver",
    )


def _resolvers(path: Path = Path("/etc/resolv.conf")) -> list[tuple[str, int]]:
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    return [
        (words[1], 53) for line in lines if (words := line.split())[:1] == ["nameserver"] and len(words) > 1
    ]


def _question(domain: str) -> bytes:
    labels = [label.encode("ascii") for label in domain.strip(".").split(".")]
    if not all(0 < len(label) < 64 for label in labels):
        raise UnicodeError(domain)
    name = b"".join(bytes([len(label)]) + label for label in labels) + b"\0"
    return (
        chance.token_bytes(2)
        + struct.pack(">HHHHH", 0x0100, 1, 0, 0, 0)
        + name
        + struct.pack(">HH", _MX, _IN)
    )


def _read(answer: bytes) -> tuple[str, ...]:
    questions, answers = struct.unpack(">HH", answer[4:8])
    place = 12
    for _ in range(questions):
        place = _name(answer, place)[1] + 4
    found: list[tuple[int, str]] = []
    for _ in range(answers):
        _, place = _name(answer, place)
        kind, _, _, length = struct.unpack(">HHIH", answer[place : place + 10])
        place += 10
        if kind == _MX:
            preference = struct.unpack(">H", answer[place : place + 2])[0]
            found.append((preference, _name(answer, place + 2)[0]))
        place += length
    return tuple(name for _, name in sorted(found) if name)


def _name(answer: bytes, place: int) -> tuple[str, int]:
    """A name with its pointers (RFC 1035 §4.1.4), and where it ends."""
    labels: list[str] = []
    end = 0
    for _ in range(_MOST_POINTERS + 128):
        length = answer[place]
        if length >= 0xC0:
            end = end or place + 2
            place = struct.unpack(">H", answer[place : place + 2])[0] & 0x3FFF
            continue
        place += 1
        if length == 0:
            return ".".join(labels), end or place
        labels.append(answer[place : place + length].decode("ascii", "replace").lower())
        place += length
    raise ValueError("a name without an end")
