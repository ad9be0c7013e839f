"""`afterword debrief`: how it went, person by person, saved after every answer; or from a file."""

import argparse
import os.path
from typing import TYPE_CHECKING

from afterword.cli.arguments import add_json
from afterword.cli.problem import BadInput

if TYPE_CHECKING:
    from afterword.cli.session import Session
    from afterword.letters.fields import Field
    from afterword.models import Interview, Person
    from afterword.workflows.write_letters import Written

INSTEAD = "Pass a debrief file: afterword debrief FILE.yaml"
EXAMPLES = """
Examples:
  afterword debrief                 the interview that ended last
  afterword debrief Northwind       or I3
  afterword debrief notes.yaml      from a file (its shape: docs/reference/debrief-file.md)

Enter alone keeps what was noted; a single - empties it. Ctrl-C stops; what was typed is kept.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLES
    parser.add_argument(
        "what", nargs="?", metavar="WHAT", help="an interview (I3, a company), or a debrief file"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword.cli.json_output import print_json
    from afterword.cli.row_reports import interview_report, letter_report
    from afterword.cli.session import open_session
    from afterword.workflows.finish_debrief import finish_debrief

    session = open_session(args)
    interview = _from_file(session, args.what) if _is_file(args.what) else _by_asking(session, args.what)
    written = finish_debrief(interview, now=session.now)
    if session.as_json:
        print_json({
            **interview_report(interview),
            "letters": [letter_report(letter) for letter in written.letters],
            "asks": [{"person": ask.person, "field": ask.field, "question": ask.question} for ask in written.asks],
            "held": [{"person": held.person, "reason": held.reason} for held in written.held],
        })  # fmt: skip
    else:
        _show(session, written)
    return 0


def _is_file(what: str | None) -> bool:
    return what is not None and (
        what == "-" or what.lower().endswith((".yaml", ".yml")) or os.path.isfile(what)
    )


def _from_file(session: "Session", path: str) -> "Interview":
    from afterword.cli.debrief_input import load_debrief
    from afterword.cli.session import kept
    from afterword.workflows.import_debrief import import_debrief

    return kept(import_debrief(session.candidate, load_debrief(path), now=session.now))


def _by_asking(session: "Session", what: str | None) -> "Interview":
    from afterword.cli.rows import interview_called
    from afterword.cli.session import can_ask

    interview = interview_called(session.candidate, what) if what else _ended_last(session)
    if not can_ask():
        raise BadInput(f"Nobody can be asked here. {INSTEAD}")
    if interview.is_cancelled:
        raise BadInput(f"The interview with {interview.process.company} was cancelled.")
    terminal = session.terminal
    terminal.say(f"{interview.process}, round {interview.round}. How did it go?", style="strong")
    people = [each.person for each in interview.participations.select_related("person") if not each.is_absent]
    if not people:
        people = _ask_for_people(session, interview)
    for person in people:
        _ask_about(session, interview, person)
    return interview


def _ended_last(session: "Session") -> "Interview":
    from afterword.models import Interview

    ended = Interview.objects.filter(candidate=session.candidate, state="planned", ends_at__lte=session.now)
    rows = ended.select_related("process", "candidate").order_by("-ends_at")
    found = rows.filter(debriefed_at__isnull=True).first() or rows.first()
    if found is None:
        raise BadInput("No interview has ended yet. Name one: afterword debrief COMPANY")
    return found


def _ask_for_people(session: "Session", interview: "Interview") -> "list[Person]":
    from afterword.cli.session import ask, kept
    from afterword.workflows.add_interview import NewPerson
    from afterword.workflows.correct_interview import add_person

    found: list[Person] = []
    while name := ask("Whom did you speak with? (Enter: that is all) ", instead=INSTEAD):
        email = ask(f"Address of {name} (Enter: not known) ", instead=INSTEAD)
        relation = ask("hiring-manager, peer, recruiter, executive or coordinator? ", instead=INSTEAD)
        new = NewPerson(name=name, email=email, relation=relation)
        found.append(kept(add_person(interview, new, now=session.now)))
    return found


def _ask_about(session: "Session", interview: "Interview", person: "Person") -> None:
    from afterword.letters.debrief import Relation
    from afterword.letters.live import fields_for

    relation = Relation(person.relation) if person.relation else None
    session.terminal.say()
    session.terminal.say(f"{person.name}{f', {person.relation}' if person.relation else ''}", style="accent")
    for field in fields_for(relation):
        _ask_field(session, interview, person, field, relation)
    for name, question in (
        ("notes", "Anything else, in raw words"),
        ("private", "Only for you, never in a letter"),
    ):
        _save_answer(session, interview, person, name, question)


def _ask_field(
    session: "Session", interview: "Interview", person: "Person", field: "Field", relation: "object"
) -> None:
    from afterword.letters.live import finished_sentence, question_about

    name = "promised_thing" if field.name == "promised" else field.name
    session.terminal.reason(f"{field.hint}; such as: {field.example}", indent=2)
    text = _save_answer(session, interview, person, name, f"{field.starter} ...")
    if text:
        session.terminal.say(finished_sentence(field.name, text), indent=4, style="goes")
        question = question_about(field.name, text, person=person.first_name)
        if question:
            session.terminal.say(question, indent=4, style="waits")
    if text and name == "promised_thing":
        _ask_how(session, interview, person)


def _ask_how(session: "Session", interview: "Interview", person: "Person") -> None:
    link = _save_answer(session, interview, person, "promised_link", "A link to it (Enter: none)")
    if not link:
        _save(session, interview, person, "promised_later", "yes")


def _save_answer(
    session: "Session", interview: "Interview", person: "Person", name: str, question: str
) -> str:
    """Ask with what is noted shown, save at once, and give back what is noted then."""
    from afterword.cli.session import ask
    from afterword.models import Note, PrivateNote

    note = Note.objects.filter(interview=interview, person=person).first()
    noted = str(getattr(note, name, "") or "") if name != "private" else ""
    if note is not None and name == "private":
        noted = PrivateNote.objects.filter(note=note).values_list("text", flat=True).first() or ""
    shown = f" [{noted}]" if noted else ""
    text = ask(f"  {question}{shown} ", instead=INSTEAD)
    if not text:
        return noted
    text = "" if text == "-" else text
    _save(session, interview, person, name, text)
    return text


def _save(session: "Session", interview: "Interview", person: "Person", name: str, text: str) -> None:
    from afterword.cli.session import kept
    from afterword.workflows.save_note import save_note

    kept(save_note(session.candidate, interview, person, {name: text}, base_revision=None, now=session.now))


def _show(session: "Session", written: "Written") -> None:
    from afterword.cli.row_reports import show_letter_sheet, show_letter_state

    terminal = session.terminal
    for letter in written.letters:
        terminal.say()
        show_letter_sheet(letter, session)
        terminal.say()
        show_letter_state(letter, session)
    for asked in written.asks:
        terminal.say()
        terminal.say(f"{asked.person}: {asked.question}" if asked.person else asked.question, style="waits")
    for held in written.held:
        terminal.say()
        terminal.say(f"{held.person}: {held.reason}", style="dim")
    if written.letters:
        numbers = " ".join(f"L{letter.pk}" for letter in written.letters)
        terminal.say()
        terminal.say(f"Nothing is sent before you say yes: afterword approve {numbers}")
