"""`afterword account`: how your letters leave, and where answers arrive."""

import argparse
import sys
from typing import TYPE_CHECKING, Any

from afterword.cli.arguments import add_json
from afterword.cli.problem import BadInput

if TYPE_CHECKING:
    from afterword.cli.session import Session
    from afterword.workflows.save_account import AccountValues

SECURITY = ("tls", "starttls", "none")
EXAMPLES = """
Examples:
  afterword account jonas@gmail.com                       asks for the app password
  pass mail | afterword account me@example.org --smtp smtp.example.org:465 --smtp-security tls \\
      --imap imap.example.org --password-from-stdin
  afterword account me@example.org --sendmail --maildir ~/Mail
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
    parser.add_argument("--imap", metavar="HOST[:PORT]", help="the server of your mailbox")
    parser.add_argument("--imap-security", choices=SECURITY, help="none: on this machine only")
    parser.add_argument("--maildir", metavar="FOLDER", help="a Maildir that another program keeps")
    parser.add_argument(
        "--no-password", action="store_true", help="keep the password that is stored, or none"
    )
    parser.add_argument("--password-from-stdin", action="store_true", help="read it from standard input")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword import wiring
    from afterword.cli.session import kept, open_session
    from afterword.workflows.own_data import save_profile
    from afterword.workflows.save_account import account_of, save_account

    session = open_session(args)
    if not args.address:
        account = account_of(session.candidate)
        if account is None:
            raise BadInput("No mail account is set up yet. Try: afterword account you@example.org")
        return _show(session, account)
    values = _values(args, session)
    password = _password(args, values)
    account = kept(
        save_account(session.candidate, values, password=password, secrets=wiring.secrets(), now=session.now)
    )
    if not session.candidate.email:
        kept(save_profile(session.candidate, now=session.now, email=account.address))
    return _show(session, account)


def _values(args: argparse.Namespace, session: "Session") -> "AccountValues":
    from afterword import wiring
    from afterword.workflows.save_account import AccountValues

    preset = wiring.presets(args.address)
    own = bool(args.smtp or args.sendmail is not None or args.imap or args.maildir)
    found: dict[str, Any] = {"address": args.address, "username": args.username or ""}
    found["display_name"] = session.candidate.name
    if preset is not None and not own:
        if not preset.takes_passwords:
            raise BadInput(f"{preset.note} Signing in to {preset.name} another way is not possible here yet.")
        found |= {"submission_kind": "smtp", "smtp_host": preset.smtp_host, "smtp_port": preset.smtp_port}
        found |= {
            "smtp_security": preset.smtp_security,
            "mailbox_kind": "imap",
            "imap_host": preset.imap_host,
        }
        found |= {"imap_port": preset.imap_port, "imap_security": preset.imap_security}
        found |= {"files_own_sent_copy": preset.files_sent_copy}
    elif not own:
        raise BadInput(
            f"The servers behind {args.address} are not known here. Name them with --smtp HOST and --imap HOST."
        )
    else:
        found |= _named_servers(args)
    if found.get("smtp_host") or found.get("imap_host"):
        found["username"] = found["username"] or ("" if args.no_password else args.address)
    return AccountValues(**found)


def _named_servers(args: argparse.Namespace) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if args.sendmail is not None:
        found |= {"submission_kind": "sendmail", "sendmail_path": args.sendmail}
    elif args.smtp:
        host, port = _host_and_port(args.smtp, usual=587)
        security = args.smtp_security or ("tls" if port == 465 else "starttls")
        found |= {"submission_kind": "smtp", "smtp_host": host, "smtp_port": port, "smtp_security": security}
    if args.maildir:
        found |= {"mailbox_kind": "maildir", "maildir_path": args.maildir}
    elif args.imap:
        host, port = _host_and_port(args.imap, usual=993)
        security = args.imap_security or ("starttls" if port == 143 else "tls")
        found |= {"mailbox_kind": "imap", "imap_host": host, "imap_port": port, "imap_security": security}
    return found


def _host_and_port(text: str, *, usual: int) -> tuple[str, int]:
    host, colon, port = text.rpartition(":") if not text.endswith("]") else (text, "", "")
    if not colon:
        return text.strip("[]"), usual
    if not port.isdigit():
        raise BadInput(f"{text} is not a server such as mail.example.org:{usual}.")
    return host.strip("[]"), int(port)


def _password(args: argparse.Namespace, values: "AccountValues") -> str | None:
    """None keeps what is stored."""
    needs_one = values.submission_kind == "smtp" or values.mailbox_kind == "imap"
    if args.no_password or not needs_one:
        return None
    if args.password_from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise BadInput(
            "Nobody can be asked for the password here. Pass --password-from-stdin or --no-password."
        )
    from getpass import getpass

    return getpass(f"Password (or app password) of {values.address}: ")


def _show(session: "Session", account: Any) -> int:
    from afterword.cli.json_output import print_json

    out = account.smtp_host or account.sendmail_path or account.submission_kind
    way_in = account.imap_host or account.maildir_path or account.mailbox_kind
    if session.as_json:
        names: tuple[str, ...] = (
            "address",
            "username",
            "submission_kind",
            "smtp_host",
            "smtp_port",
            "smtp_security",
        )
        names += ("mailbox_kind", "imap_host", "imap_port", "imap_security", "maildir_path")
        print_json({name: getattr(account, name) for name in names})
        return 0
    session.terminal.say(account.address, style="strong")
    session.terminal.table(
        [("Letters leave by", str(out)), ("Answers arrive at", str(way_in))], indent=2, styles=("dim",)
    )
    session.terminal.reason(account.trouble or "Try it: afterword doctor")
    return 0
