"""`afterword account`: how your letters leave, and where answers arrive."""

import argparse
import sys
from typing import TYPE_CHECKING, Any

from afterword.cli.arguments import add_json
from afterword.cli.problem import BadInput

if TYPE_CHECKING:
    from afterword.cli.session import Session
    from afterword.workflows.save_account import AccountValues

_SIGN_IN = {"password": "password", "grant": "access that you granted", "key": "key (API token)"}
_REPORTED = (
    *("address", "username", "submission_kind", "smtp_host", "smtp_port", "smtp_security"),
    *("mailbox_kind", "imap_host", "imap_port", "imap_security", "maildir_path", "jmap_url", "sign_in"),
)
SECURITY = ("tls", "starttls", "none")
EXAMPLES = """
Examples:
  afterword account jonas@gmail.com                       asks for the app password
  pass mail | afterword account me@example.org --smtp smtp.example.org:465 --smtp-security tls \\
      --imap imap.example.org --password-from-stdin
  afterword account me@example.org --sendmail --maildir ~/Mail
  afterword account me@outlook.com --client-id 1234-abcd  signs in by a code or in your browser
  afterword account me@fastmail.com --by key              asks for an API token, and speaks JMAP
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLES
    parser.add_argument(
        "address", nargs="?", metavar="ADDRESS", help="your address; without it, what is set up"
    )
    parser.add_argument("--username", metavar="NAME", help="for signing in (else the address)")
    parser.add_argument("--smtp", metavar="HOST[:PORT]", help="the server that takes your letters")
    parser.add_argument("--smtp-security", choices=SECURITY, help="none: on this machine only")
    parser.add_argument(
        "--sendmail", nargs="?", const="", metavar="PATH", help="hand letters to sendmail instead"
    )
    parser.add_argument(
        "--by", choices=("password", "grant", "key"), help="how to sign in; the best way if left out"
    )
    parser.add_argument("--client-id", metavar="ID", help="of your own app at the provider, for --by grant")
    parser.add_argument("--granted-by", metavar="WHO", help="google, microsoft, or a server's https address")
    parser.add_argument(
        "--by-code", action="store_true", help="type a code on any device instead of a browser here"
    )
    parser.add_argument("--look-up", action="store_true", help="ask the network who hosts an unknown domain")
    parser.add_argument("--jmap", metavar="URL", help="a server that speaks JMAP, for both ways")
    parser.add_argument("--imap", metavar="HOST[:PORT]", help="the server of your mailbox")
    parser.add_argument("--imap-security", choices=SECURITY, help="none: on this machine only")
    parser.add_argument("--maildir", metavar="FOLDER", help="a Maildir that another program keeps")
    parser.add_argument(
        "--no-password", action="store_true", help="keep the password that is stored, or none"
    )
    parser.add_argument("--password-from-stdin", action="store_true", help="read it from standard input")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from django.conf import settings

    from afterword import wiring
    from afterword.cli.account_values import account_values
    from afterword.cli.session import kept, open_session
    from afterword.workflows.own_data import save_profile
    from afterword.workflows.save_account import account_of, save_account

    session = open_session(args)
    if not args.address:
        account = account_of(session.candidate)
        if account is None:
            raise BadInput("No mail account is set up yet. Try: afterword account you@example.org")
        return _show(session, account)
    values = account_values(args, session)
    password = _password(args, values)
    account = kept(
        save_account(
            session.candidate, values, password=password, secrets=wiring.secrets(), now=session.now,
            local_mail=settings.LOCAL_MAIL,
        )
    )  # fmt: skip
    if not session.candidate.email:
        kept(save_profile(session.candidate, now=session.now, email=account.address))
    if account.sign_in == "grant":
        from afterword.cli.account_grant import be_granted

        be_granted(args, session, account)
    return _show(session, account)


def _password(args: argparse.Namespace, values: "AccountValues") -> str | None:
    """None keeps what is stored."""
    needs_one = values.submission_kind in ("smtp", "jmap") or values.mailbox_kind in ("imap", "jmap")
    if args.no_password or not needs_one or values.sign_in == "grant":
        return None
    if args.password_from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise BadInput(
            "Nobody can be asked for the password here. Pass --password-from-stdin or --no-password."
        )
    from getpass import getpass

    what = "Key (API token)" if values.sign_in == "key" else "Password (or app password)"
    return getpass(f"{what} of {values.address}: ")


def _show(session: "Session", account: Any) -> int:
    from afterword.cli.json_output import print_json

    out = account.smtp_host or account.sendmail_path or account.jmap_url or account.submission_kind
    way_in = account.imap_host or account.maildir_path or account.jmap_url or account.mailbox_kind
    if session.as_json:
        print_json({name: getattr(account, name) for name in _REPORTED})
        return 0
    session.terminal.say(account.address, style="strong")
    lines = [
        ("Letters leave by", _place(out, account.smtp_host, account.smtp_port, account.smtp_security)),
        ("Answers arrive at", _place(way_in, account.imap_host, account.imap_port, account.imap_security)),
    ]
    if account.smtp_host or account.imap_host or account.jmap_url:
        lines.append(("Signed in by", _SIGN_IN[account.sign_in]))
    session.terminal.table(lines, indent=2, styles=("dim",))
    session.terminal.reason(account.trouble or "Try it: afterword doctor")
    return 0


def _place(way: Any, host: str, port: int, security: str) -> str:
    """A server with its port and security: a mistyped one is seen before it is tried."""
    return f"{host}:{port} ({security})" if host else str(way)
