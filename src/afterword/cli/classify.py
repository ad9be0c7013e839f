"""`afterword classify`: what incoming messages are. One line each, thousands of them if need be."""

import argparse
import sys
from collections.abc import Callable, Iterator

from afterword.cli.arguments import add_json
from afterword.cli.problem import BadInput

EXAMPLE = """
Examples:
  afterword classify reply.eml
  afterword classify Maildir/new/* --json
  afterword classify --mbox archive.mbox --json | grep '"stops_follow_up": true'
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLE
    parser.add_argument("messages", nargs="*", metavar="MESSAGE", help=".eml files, or - for standard input")
    parser.add_argument(
        "--mbox", action="append", default=[], metavar="FILE", help="all messages of an mbox file"
    )
    parser.add_argument(
        "--me", action="append", default=[], metavar="ADDRESS", help="your own address, again and again"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """A file that cannot be read is told on stderr, and the others go on; the code is 2 then."""
    if not args.messages and not args.mbox:
        raise BadInput("Name a message, or --mbox FILE. Try: afterword classify --help")
    judge, show = _judge(frozenset(args.me)), _shower(args)
    troubles = 0
    for name, content in _contents(args):
        if isinstance(content, BadInput):
            sys.stdout.flush()
            sys.stderr.write(f"afterword: {content}\n")
            troubles += 1
        else:
            show(judge(name, content))
    return 2 if troubles else 0


def _contents(args: argparse.Namespace) -> "Iterator[tuple[str, bytes | BadInput]]":
    from afterword.cli.files import read_bytes, shown_name

    for path in args.messages:
        try:
            yield shown_name(path), read_bytes(path)
        except BadInput as trouble:
            yield path, trouble
    for path in args.mbox:
        yield from _mbox(path)


def _mbox(path: str) -> "Iterator[tuple[str, bytes | BadInput]]":
    from afterword.cli.files import open_bytes, shown_name
    from afterword.mail.mbox import split_mbox

    try:
        with open_bytes(path) as stream:
            for number, content in enumerate(split_mbox(stream), start=1):
                yield f"{shown_name(path)}#{number}", content
    except BadInput as trouble:
        yield path, trouble
    except OSError as error:
        yield path, BadInput(f"{shown_name(path)} cannot be read: {error.strerror or error}.")


def _judge(own_addresses: frozenset[str]) -> Callable[[str, bytes], dict[str, object]]:
    from afterword.mail.message import read_message
    from afterword.rules.classify import classify
    from afterword.rules.classify_report import report

    def judge(name: str, content: bytes) -> dict[str, object]:
        message = read_message(content)
        return report(message, classify(message, own_addresses=own_addresses), name)

    return judge


def _shower(args: argparse.Namespace) -> Callable[[dict[str, object]], None]:
    if args.json:
        from afterword.cli.json_output import print_json

        return lambda report: print_json(report, on_one_line=True)
    from afterword.cli.terminal import open_terminal

    terminal = open_terminal(no_color=args.no_color)

    def show(report: dict[str, object]) -> None:
        style = "stopped" if report["stops_follow_up"] else "goes"
        kind, intent = str(report["kind"]), str(report["intent"])
        terminal.table([(kind.ljust(10), intent.ljust(15), str(report["file"]))], styles=(style, ""))
        for reason in list(report["reasons"])[:2]:  # type: ignore[call-overload]
            terminal.reason(str(reason), indent=2)

    return show
