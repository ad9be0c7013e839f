"""Arguments of commands: one clear line for a mistake, and the kinds of values that several commands take."""

import argparse
import re
from datetime import date, datetime
from importlib import import_module
from types import ModuleType
from typing import NoReturn

from afterword.cli.problem import BadInput
from afterword.cli.registry import COMMANDS

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?([Zz]|[+-]\d\d:?\d\d)?")


class Parser(argparse.ArgumentParser):
    """argparse, but a mistake is one line instead of the usage and a line."""

    def error(self, message: str) -> NoReturn:
        raise BadInput(f"{message}. Try: {self.prog} --help")


def load_command(name: str) -> tuple[ModuleType, Parser]:
    """The module of a command and its parser, as `afterword NAME` has them. KeyError where there is none."""
    module_name, _, line, _ = COMMANDS[name]
    module = import_module(f"afterword.cli.{module_name}")
    parser = command_parser(name, line)
    module.configure(parser)
    return module, parser


def command_parser(name: str, line: str) -> Parser:
    parser = Parser(
        prog=f"afterword {name}",
        description=f"{line}.",
        conflict_handler="resolve",
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_common(parser)
    return parser


def add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-color", action="store_true", help="no colours, even on a terminal")


def add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON for programs")


def moment(text: str) -> datetime:
    """A time with its offset, as a type for argparse."""
    try:
        if not _MOMENT.fullmatch(text):
            raise ValueError
        found = datetime.fromisoformat(text.upper())
    except ValueError:
        message = f"{text} is not a time such as 2026-05-12T15:00:00+02:00"
        raise argparse.ArgumentTypeError(message) from None
    if found.tzinfo is None:
        raise argparse.ArgumentTypeError(f"{text} needs the offset of its clock, such as {text}+02:00")
    if not 1970 <= found.year <= 2199:
        raise argparse.ArgumentTypeError(f"{text} lies too far away; years 1970 to 2199 are read")
    return found


def day(text: str) -> date:
    """A date, as a type for argparse."""
    try:
        if not re.fullmatch(r"(19[7-9]\d|2[01]\d\d)-\d\d-\d\d", text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a date such as 2026-05-22") from None
