"""`afterword profile`: who signs the letters."""

import argparse

from afterword.cli.arguments import add_json


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "\nExample:\n  afterword profile --name 'Jonas Lindqvist' --timezone Europe/Stockholm\n"
    parser.add_argument("--name", metavar="TEXT", help="signs your letters")
    parser.add_argument("--email", metavar="ADDRESS", help="your own address")
    parser.add_argument("--timezone", metavar="ZONE", help="yours, such as Europe/Stockholm")
    parser.add_argument("--country", metavar="XX", help="two letters")
    parser.add_argument("--phone", metavar="TEXT", help="under your name")
    parser.add_argument("--formality", choices=("first-name", "full-name"), help="how you greet")
    parser.add_argument("--spelling", choices=("as-written", "american", "british"), help="of your letters")
    parser.add_argument("--length", choices=("short", "medium", "long"), help="of your letters")
    parser.add_argument(
        "--employer", metavar="TEXT", help="where you work now, so that no letter names it by mistake"
    )
    parser.add_argument(
        "--employer-domain", metavar="DOMAIN", help="its domain; letters never leave from there"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword.cli.json_output import print_json
    from afterword.cli.session import kept, open_session
    from afterword.workflows.change_profile import change_profile
    from afterword.workflows.own_data import PROFILE_LINES

    session = open_session(args)
    given = {name: getattr(args, name) for name in PROFILE_LINES if getattr(args, name) is not None}
    candidate = (
        kept(change_profile(session.candidate, now=session.now, **given)) if given else session.candidate
    )
    values = {name: getattr(candidate, name) for name in PROFILE_LINES}
    if session.as_json:
        print_json(values)
        return 0
    session.terminal.table([(name, str(value) or "-") for name, value in values.items()], styles=("dim",))
    return 0
