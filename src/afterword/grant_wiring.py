"""How access to a mailbox is given: by a command that waits for it, or in the pages, where any process goes on."""

import threading
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from afterword.account_wiring import ca_file, grant_name, hold, known_grant, secrets
from afterword.adapters.http_line import HttpLine
from afterword.adapters.oauth_grant import Grant, write_grant
from afterword.adapters.oauth_granting import Granting
from afterword.adapters.oauth_listener import LoopbackListener
from afterword.adapters.oauth_providers import OAuthProvider, discover, find_provider
from afterword.adapters.oauth_tries import LIFE, GrantTries, OpenTry
from afterword.ports.errors import Permanent
from afterword.said import say

if TYPE_CHECKING:
    from afterword.models import MailAccount

# Where a browser on this machine comes back to; it only sends on to the pages, which know what to do with it.
_doors: dict[int, LoopbackListener] = {}
_doors_lock = threading.Lock()


def provider_of(address: str) -> OAuthProvider:
    """`google`, `microsoft`, or the https address of a server that publishes RFC 8414. Raises Permanent, Temporary."""
    return find_provider(address) or discover(address, http=HttpLine(ca_file=ca_file()))


def app_of(account: "MailAccount", *, provider: OAuthProvider, client_id: str, client_secret: str) -> Grant:
    """The app that is to be granted something. An empty id or secret takes the one that is stored. Raises Permanent
    (`no-client-id`)."""
    before = known_grant(account)
    if before is not None and before.provider.key == provider.key:
        client_id = client_id or before.client_id
        client_secret = client_secret or before.client_secret
    if not client_id:
        raise Permanent(
            say(
                "Enter the client id of your own app at {name}; {howto} says how to make one in ten minutes.",
                name=provider.name,
                howto=provider.howto or say("its help"),
            ),
            cause="no-client-id",
        )
    return Grant(provider=provider, client_id=client_id, client_secret=client_secret)


def begin_granting(
    account: "MailAccount", app: Grant, *, by_code: bool, now: Callable[[], datetime]
) -> Granting:
    """A try that this command waits for. Raises Permanent (what a server says to a request for a code) or
    Temporary."""
    name = grant_name(account)
    made = Granting(
        keep=lambda found: secrets().write(name, write_grant(found)),
        http=HttpLine(ca_file=ca_file()),
        now=now,
    )
    return made.start_code(app) if by_code else made.start_browser(app, login_hint=account.address)


def begin_in_browser(account: "MailAccount", app: Grant, *, back_to: str, now: datetime, door: str) -> None:
    """A try that any web process goes on with. `back_to` is the page that takes the answer. `door`: "own" where the
    provider sends the browser there by itself, "machine" over an address of this machine, "none" where the person
    copies the address that the browser ended at. Raises PortError."""
    end_try(account)
    redirect_uri = back_to
    if door == "machine":
        name = "localhost" if app.provider.key == "microsoft" else "127.0.0.1"
        redirect_uri = _open_door(account, LoopbackListener(name=name, back_to=back_to))
    elif door == "none":
        redirect_uri = "http://localhost"
    _tries(account).begin_browser(app, redirect_uri=redirect_uri, login_hint=account.address, now=now)


def begin_by_code(account: "MailAccount", app: Grant, *, now: datetime) -> None:
    """As begin_in_browser, with a code that is typed on another device."""
    end_try(account)
    _tries(account).begin_code(app, now=now)


def open_try(account: "MailAccount", *, now: datetime) -> OpenTry | None:
    return _tries(account).open(now=now)


def take_answer(account: "MailAccount", address: str, *, now: datetime) -> None:
    """The address that the browser came back to. Keeps what was granted. Raises as GrantTries.finish does."""
    _keep(account, _tries(account).finish(address, now=now))


def ask_for_code(account: "MailAccount", *, now: datetime) -> bool:
    """Whether the code was typed by now. Raises as GrantTries.ask does."""
    found = _tries(account).ask(now=now)
    if found is not None:
        _keep(account, found)
    return found is not None


def end_try(account: "MailAccount") -> None:
    _close_door(account)
    _tries(account).stop()


def _tries(account: "MailAccount") -> GrantTries:
    name = f"{account.secret_name}-try"
    return GrantTries(secrets(), name, http=HttpLine(ca_file=ca_file()), hold=lambda: hold("access-try"))


def _keep(account: "MailAccount", found: Grant) -> None:
    _close_door(account)
    secrets().write(grant_name(account), write_grant(found))


def _open_door(account: "MailAccount", door: LoopbackListener) -> str:
    with _doors_lock:
        _doors[account.pk] = door
    timer = threading.Timer(LIFE.total_seconds(), door.close)
    timer.daemon = True
    timer.start()
    return door.redirect_uri


def _close_door(account: "MailAccount") -> None:
    with _doors_lock:
        door = _doors.pop(account.pk, None)
    if door is not None:
        door.close()
