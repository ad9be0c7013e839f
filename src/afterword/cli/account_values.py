"""What `afterword account` was told, as the values of an account: by preset, or server by server."""

import argparse
from typing import TYPE_CHECKING, Any

from afterword.cli.problem import BadInput

if TYPE_CHECKING:
    from afterword.cli.session import Session
    from afterword.workflows.save_account import AccountValues


def account_values(args: argparse.Namespace, session: "Session") -> "AccountValues":
    """Raises BadInput where the servers are not known and not named."""
    from afterword.workflows.save_account import AccountValues

    found: dict[str, Any] = {"address": args.address, "username": args.username or ""}
    found["display_name"] = session.candidate.name
    if args.smtp or args.sendmail is not None or args.imap or args.maildir or args.jmap:
        found |= _named_servers(args) | {"sign_in": args.by or ("grant" if args.granted_by else "password")}
    else:
        found |= _preset_servers(args)
    has_server = found.get("smtp_host") or found.get("imap_host") or found.get("jmap_url")
    if has_server:
        found["username"] = found["username"] or ("" if args.no_password else args.address)
    return AccountValues(**found)


def _preset_servers(args: argparse.Namespace) -> dict[str, Any]:
    from afterword import wiring
    from afterword.ports.errors import PortError

    try:
        preset = wiring.presets(args.address, look_up=args.look_up)
    except PortError as error:
        raise BadInput(str(error)) from None
    if preset is None:
        raise BadInput(
            f"The servers behind {args.address} are not known here. Name them with --smtp HOST and --imap HOST, or "
            "ask the network who hosts the domain with --look-up."
        )
    rung = args.by or ("grant" if args.client_id and preset.grant else preset.rungs[0])
    if rung not in preset.rungs:
        raise BadInput(f"{preset.name} does not take a {rung}. Ways there: {', '.join(preset.rungs)}.")
    return wiring.preset_values(preset, rung) | {
        "username": args.username or preset.username_of(args.address)
    }


def _named_servers(args: argparse.Namespace) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if args.jmap:
        return {"submission_kind": "jmap", "mailbox_kind": "jmap", "jmap_url": args.jmap}
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
