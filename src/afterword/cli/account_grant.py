"""Signing in at Google, Microsoft or another provider from the terminal, in the browser or by a code."""

import argparse
import select
import sys
import webbrowser
from typing import TYPE_CHECKING, Any

from afterword.cli.problem import BadInput

if TYPE_CHECKING:
    from afterword.cli.session import Session

_LONGEST_WAIT = 900
# Terminals from afar: a browser opened there would come back to the wrong machine.
_FROM_AFAR = ("SSH_CONNECTION", "SSH_TTY")


def be_granted(args: argparse.Namespace, session: "Session", account: Any) -> None:
    """Start, say what to do, wait. Raises BadInput with the reason where nothing came of it."""
    from afterword import clock, grant_wiring, wiring
    from afterword.ports.errors import PortError
    from afterword.workflows.save_account import access_granted

    preset = wiring.presets(account.address)
    who = args.granted_by or (preset.grant if preset else "") or _host_of(account)
    terminal = session.terminal
    try:
        provider = grant_wiring.provider_of(who)
        secret = _secret(args, account, provider)
        app = grant_wiring.app_of(
            account, provider=provider, client_id=args.client_id or "", client_secret=secret
        )
        granting = grant_wiring.begin_granting(account, app, by_code=args.by_code, now=clock.now)
    except PortError as error:
        raise BadInput(f"{error} The servers were kept.") from None
    if granting.user_code:
        terminal.say(f"Open {granting.page} on any device and type this code: {granting.user_code}")
    else:
        terminal.say(f"Open this page, sign in as {account.address} and agree:")
        sys.stdout.write(f"\n{granting.page}\n\n")
        terminal.say("It is being opened in your browser." if _open(granting.page) else "")
        terminal.reason(
            "A browser on another machine ends at an address that it cannot reach: paste that address here.",
            indent=0,
        )
    sys.stdout.flush()
    try:
        state = _wait(granting)
    finally:
        granting.give_up()
    if state != "done":
        raise BadInput(granting.sentence or "Nobody agreed in time. The servers were kept; start again.")
    access_granted(account, now=clock.now())
    terminal.say(f"{provider.name} gives access. It is renewed by itself.")


def _secret(args: argparse.Namespace, account: Any, provider: Any) -> str:
    """Empty keeps the one that is stored. Asked for where the provider wants one from installed apps too."""
    from afterword import account_wiring

    if args.password_from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    known = account_wiring.known_grant(account)
    is_known = known is not None and bool(known.client_secret) and args.client_id in (None, known.client_id)
    if not provider.needs_secret or is_known or not args.client_id or not sys.stdin.isatty():
        return ""
    from getpass import getpass

    return getpass("Client secret of your app: ")


def _host_of(account: Any) -> str:
    from afterword import wiring

    preset = wiring.preset_of_host(account.imap_host or account.smtp_host)
    if preset is not None and preset.grant:
        return str(preset.grant)
    raise BadInput(
        "Say who grants the access: --granted-by google, microsoft, or the https address of a server."
    )


def _open(page: str) -> bool:
    import os

    if any(os.environ.get(name) for name in _FROM_AFAR) or not sys.stdin.isatty():
        return False
    return webbrowser.open(page)


def _wait(granting: Any) -> str:
    """Until it is decided; a line that is typed meanwhile is the address of a browser elsewhere."""
    for _ in range(_LONGEST_WAIT):
        state = granting.wait(1.0 if granting.user_code or not sys.stdin.isatty() else 0.2)
        if state != "waiting":
            return str(state)
        if sys.stdin.isatty() and not granting.user_code and select.select([sys.stdin], [], [], 0.8)[0]:
            line = sys.stdin.readline()
            if line.strip():
                granting.take_address(line)
    return "waiting"
