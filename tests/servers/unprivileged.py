"""What every server of the suite needs: a program, a folder, a port and a user who is not root."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

_EXTRA_PATHS = ("/usr/sbin", "/usr/local/sbin", "/sbin")


class ServerMissing(Exception):
    """A server program is not installed. The text says how to get it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerUser:
    """Who a server runs as: `nobody` under root (Dovecot and PostgreSQL refuse root), ourselves otherwise."""

    name: str
    group: str
    uid: int
    gid: int

    @property
    def popen_arguments(self) -> dict[str, object]:
        """For subprocess: changes the user only where we may and must."""
        if os.getuid() != 0:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def find_server_user() -> ServerUser:
    entry = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
    import grp

    return ServerUser(
        name=entry.pw_name, group=grp.getgrgid(entry.pw_gid).gr_name, uid=entry.pw_uid, gid=entry.pw_gid
    )


def find_program(name: str, *, package: str, folders: tuple[str, ...] = ()) -> str:
    """The path of a server program. Raises ServerMissing with the line that installs it."""
    path = os.pathsep.join([os.environ.get("PATH", ""), *_EXTRA_PATHS, *folders])
    found = shutil.which(name, path=path)
    if found is None:
        raise ServerMissing(
            f"The tests need the program {name}, which is not on this machine. "
            f"`make test` installs it; by hand: apt-get install -y --no-install-recommends {package}"
        )
    return found


def make_server_folder(prefix: str, user: ServerUser) -> Path:
    """A fresh folder with a short path (Unix sockets allow about 100 characters), owned by `user`."""
    # In memory where the measurements say so (TMPDIR=/dev/shm), else always at the same short place.
    place = "/dev/shm" if tempfile.gettempdir().startswith("/dev/shm") else "/tmp"
    folder = Path(tempfile.mkdtemp(prefix=f"aw-{prefix}-", dir=place))
    folder.chmod(0o755)
    if os.getuid() == 0:
        os.chown(folder, user.uid, user.gid)
    return folder


def give_to(user: ServerUser, *paths: Path) -> None:
    if os.getuid() == 0:
        for path in paths:
            os.chown(path, user.uid, user.gid)


def find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_listening(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1.0)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until(condition: Callable[[], bool], *, timeout: float = 30.0, what: str) -> None:
    """Look every 10 ms until `condition` holds. Raises TimeoutError that names `what`."""
    end = time.monotonic() + timeout
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"{what} did not happen within {timeout:g} seconds.")
        time.sleep(0.01)


def start_program(
    arguments: list[str], *, user: ServerUser, cwd: Path, environment: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        arguments,
        cwd=cwd,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "HOME": str(cwd), **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # A group of its own: Cyrus ends by signalling its whole group, and PostgreSQL of the tests was in it.
        start_new_session=True,
        **user.popen_arguments,
    )
