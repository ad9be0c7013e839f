"""`afterword person`: who somebody is, and where they read their mail."""

import argparse
from typing import TYPE_CHECKING

from afterword.cli.arguments import add_json
from afterword.cli.problem import BadInput

if TYPE_CHECKING:
    from afterword.models import Candidate, Person

FIELDS = ("email", "relation", "title", "greeting")
EXAMPLES = """
Examples:
  afterword person "Marta Kowal" --email marta@cobalt.example
  afterword person Priya --relation hiring-manager --in Northwind

A letter that waits with the old name or address is called back and asks for your yes again.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLES
    parser.add_argument("who", metavar="NAME", help="the whole name, or the first")
    parser.add_argument(
        "--in", dest="process", metavar="PROCESS", help="the company, where several people match"
    )
    parser.add_argument("--email", metavar="ADDRESS", help="their own address")
    parser.add_argument(
        "--relation",
        choices=("hiring-manager", "peer", "recruiter", "executive", "coordinator"),
        help="who they are for you",
    )
    parser.add_argument("--name", metavar="TEXT", help="how the name is spelt")
    parser.add_argument("--title", metavar="TEXT", help="their position")
    parser.add_argument("--greeting", metavar="TEXT", help="what comes after Hi")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword.cli.json_output import print_json
    from afterword.cli.session import kept, open_session
    from afterword.workflows.correct_interview import correct_person

    session = open_session(args)
    person = _person_called(session.candidate, args.who, args.process)
    given = {name: getattr(args, name) for name in ("name", *FIELDS) if getattr(args, name) is not None}
    if given:
        person = kept(correct_person(person, now=session.now, **given))
    values = {name: getattr(person, name) or None for name in FIELDS}
    if session.as_json:
        failed = person.address_failed or None
        print_json(
            {"name": person.name, "company": person.process.company, **values, "address_failed": failed}
        )
        return 0
    session.terminal.say(f"{person.name}, {person.process.company}", style="strong")
    session.terminal.table(
        [(name, value or "-") for name, value in values.items()], indent=2, styles=("dim",)
    )
    if person.address_failed:
        session.terminal.say(
            f"A letter came back: {person.address_failed}. Another address is needed.", style="waits"
        )
    return 0


def _person_called(candidate: "Candidate", text: str, company: str | None) -> "Person":
    from django.db.models import Q

    from afterword.cli.rows import process_called
    from afterword.models import Person

    name = text.strip()
    rows = Person.objects.filter(candidate=candidate).select_related("process")
    if company:
        rows = rows.filter(process=process_called(candidate, company))
    near = list(rows.filter(Q(name__iexact=name) | Q(name__istartswith=f"{name} ")).order_by("id"))
    if not near:
        raise BadInput(f"There is no person {text}. Try: afterword show")
    if len(near) > 1:
        places = ", ".join(f"{person.name} ({person.process.company})" for person in near)
        raise BadInput(f"{text} may be one of several: {places}. Say which with --in COMPANY.")
    return near[0]
