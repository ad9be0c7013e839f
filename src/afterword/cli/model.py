"""`afterword model`: where the optional model is asked; off until it is turned on."""

import argparse
import os
from typing import TYPE_CHECKING

from afterword.cli.arguments import add_json
from afterword.cli.problem import BadInput

if TYPE_CHECKING:
    from afterword.cli.session import Session
    from afterword.models import ModelHelp

KEY_VARIABLE = "AFTERWORD_MODEL_KEY"
EXAMPLE = f"""
Examples:
  afterword model --on --url http://127.0.0.1:11434/v1 --name qwen3:8b
  afterword model --check             whether it answers; sends none of your words
  afterword model --off
  {KEY_VARIABLE}=... afterword model --on --url https://models.example/v1 --name m --key-from-environment

A key is never an argument: others on this machine could read it there.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLE
    switch = parser.add_mutually_exclusive_group()
    switch.add_argument("--on", action="store_true", help="a model may be asked when you say so")
    switch.add_argument("--off", action="store_true", help="no model is asked")
    parser.add_argument("--url", metavar="ADDRESS", help="of its OpenAI-compatible interface")
    parser.add_argument("--name", metavar="TEXT", help="of the model there")
    key = parser.add_mutually_exclusive_group()
    key.add_argument("--ask-key", action="store_true", help="type the key without showing it")
    key.add_argument("--key-from-environment", action="store_true", help=f"take it from {KEY_VARIABLE}")
    key.add_argument("--forget-key", action="store_true", help="forget the stored key")
    parser.add_argument("--check", action="store_true", help="see whether it answers")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword import wiring
    from afterword.cli.json_output import print_json
    from afterword.cli.session import open_session
    from afterword.workflows.model_settings import model_help_of

    session = open_session(args)
    row, usual = model_help_of(session.candidate), wiring.model_defaults()
    key = _key(args)
    if args.on or args.off or args.url is not None or args.name is not None or key is not None:
        row = _save(args, session, row, key)
    if args.check:
        return _check(args)
    values = {
        "on": bool(row and row.is_on),
        "url": row.url if row else usual.url,
        "name": row.name if row else usual.name,
        "key": "stored" if wiring.model_key(session.candidate) else "none",
    }
    if session.as_json:
        print_json(values)
        return 0
    shown = [
        (name, ("yes" if value else "no") if name == "on" else str(value) or "-")
        for name, value in values.items()
    ]
    session.terminal.table(shown, styles=("dim",))
    if not values["on"]:
        session.terminal.reason("Model help is off; nothing is sent anywhere.", indent=0)
    return 0


def _save(
    args: argparse.Namespace, session: "Session", row: "ModelHelp | None", key: str | None
) -> "ModelHelp":
    """What was not given stays as it was; what never was is what the environment offers."""
    from afterword import wiring
    from afterword.cli.session import kept
    from afterword.ports.model import ModelPlace
    from afterword.workflows.model_settings import save_model_help

    usual = wiring.model_defaults()
    known = ModelPlace(url=row.url or usual.url, name=row.name or usual.name) if row else usual
    return kept(
        save_model_help(
            session.candidate,
            is_on=args.on or (bool(row and row.is_on) and not args.off),
            place=ModelPlace(
                url=known.url if args.url is None else args.url,
                name=known.name if args.name is None else args.name,
            ),
            key=key,
            secrets=wiring.secrets(),
            now=session.now,
            only_url=wiring.only_model_url(),
        )
    )


def _key(args: argparse.Namespace) -> str | None:
    """None: keep what is stored. Empty: forget it."""
    if args.forget_key:
        return ""
    if args.key_from_environment:
        found = os.environ.get(KEY_VARIABLE, "")
        if not found:
            raise BadInput(f"{KEY_VARIABLE} is not set. Nothing was changed.")
        return found
    if args.ask_key:
        from getpass import getpass

        from afterword.cli.session import can_ask

        if not can_ask():
            raise BadInput(f"Nobody can be asked here. Use --key-from-environment and {KEY_VARIABLE}.")
        return getpass("  The key (it is not shown): ") or None
    return None


def _check(args: argparse.Namespace) -> int:
    from afterword import wiring
    from afterword.cli.json_output import print_json
    from afterword.cli.session import open_session
    from afterword.cli.step_output import show_steps, step_reports

    session = open_session(args)
    port = wiring.model_port(session.candidate)
    if port is None:
        raise BadInput("Model help is off. Turn it on first: afterword model --on --url ADDRESS --name MODEL")
    steps = port.check()
    is_well = all(step.ok for step in steps)
    if session.as_json:
        print_json({"ok": is_well, "steps": step_reports(steps)})
    else:
        show_steps(steps, session.terminal)
    return 0 if is_well else 1
