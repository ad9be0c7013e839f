"""Nothing leaves the sandbox: its programs refuse every line to another machine, every look-up of a name, and every
program but Python's own (which could carry mail out by another door).

Python asks its audit hooks before it connects, looks up or starts anything (PEP 578), and a hook cannot be taken out
again; so this holds whatever somebody types into the settings of the sandbox.
"""

import errno
import ipaddress
import sys
from pathlib import Path
from typing import Any

_SENTENCE = "this is the sandbox, and nothing leaves this machine"
_LINES = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_NAMES = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})


def close_fence() -> None:
    """For this process, to its end."""
    sys.addaudithook(_look)


def _look(event: str, values: tuple[Any, ...]) -> None:
    """Raises OSError before what is asked for happens."""
    if event in _LINES:
        _check_line(values[1])
    elif event in _NAMES:
        _check_name(values[0])
    elif event == "subprocess.Popen":
        _check_program(values[0])


def _check_line(address: Any) -> None:
    # Anything but a pair with a host in front is a socket of this machine (a path, a link to the kernel).
    if isinstance(address, tuple) and address and isinstance(address[0], str):
        number = _number(address[0])
        if address[0] != "localhost" and (
            number is None or not (number.is_loopback or number.is_unspecified)
        ):
            raise OSError(errno.ENETUNREACH, _SENTENCE)


def _check_name(host: Any) -> None:
    """A number needs no look-up, so nothing of it leaves."""
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host or "")
    if name and name != "localhost" and _number(name) is None:
        raise OSError(errno.ENETUNREACH, _SENTENCE)


def _number(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return None


def _check_program(executable: Any) -> None:
    if Path(str(executable)).name != Path(sys.executable).name:
        raise OSError(errno.EACCES, _SENTENCE)
