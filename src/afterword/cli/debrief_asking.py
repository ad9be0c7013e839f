"""The questions of a debrief in the terminal. Each answer is saved before the next question."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from afterword.cli.session import Session, ask, kept
from afterword.letters.composing.live import fields_for, finished_sentence, question_about
from afterword.letters.debrief import Relation
from afterword.letters.fields.field import Field
from afterword.letters.suggest import Suggestion
from afterword.models import Interview, Note, Person, PrivateNote
from afterword.said import say
from afterword.workflows.add_interview import NewPerson
from afterword.workflows.correct_interview import add_person, correct_person
from afterword.workflows.propose_fields import suggest_fields
from afterword.workflows.refused import Refused
from afterword.workflows.save_note import Conflict, save_note
from afterword.workflows.save_whole_notes import save_interview_notes

INSTEAD = "Pass a debrief file: afterword debrief FILE.yaml"
RELATIONS = ", ".join(relation.value for relation in Relation)


def ask_for_people(session: Session, interview: Interview) -> list[Person]:
    found: list[Person] = []
    while name := ask("Whom did you speak with? (Enter: that is all) ", instead=INSTEAD):
        found.append(kept(add_person(interview, NewPerson(name=name), now=session.now)))
    return found


def ask_about(session: Session, interview: Interview, person: Person) -> None:
    session.terminal.say()
    session.terminal.say(f"{person.name}{f', {person.relation}' if person.relation else ''}", style="accent")
    _ask_who_they_are(session, person)
    relation = Relation(person.relation) if person.relation else None
    offers = ask_raw_notes(session, interview, person)
    for field in fields_for(relation):
        _ask_field(session, interview, person, field, offers.get(field.name, ()))
    for name, question in (
        ("questions", "A question of yours that is still open"),
        ("private", "Only for you, never in a letter"),
    ):
        _save_answer(session, interview, person, name, question)


def ask_raw_notes(session: Session, interview: Interview, person: Person) -> dict[str, list[Suggestion]]:
    """Lines of raw notes until an empty one, each saved at once; what they offer, by field. Lines that look private
    are named as such."""
    noted = (
        Note.objects.filter(interview=interview, person=person).values_list("notes", flat=True).first() or ""
    )
    while line := ask("  First as it comes, line by line (Enter: on to the questions) ...", instead=INSTEAD):
        noted = f"{noted}\n{line}".strip()
        _save(session, interview, person, "notes", noted)
    read = suggest_fields(interview, person, noted)
    for mark in read.private:
        words = " ".join(noted[mark.start : mark.end].split())
        session.terminal.say(f"“{words}” {mark.why}; it is never offered.", indent=4, style="dim")
    offers: dict[str, list[Suggestion]] = {}
    for each in read.suggestions:
        offers.setdefault(each.field, []).append(each)
    return offers


def _ask_field(
    session: Session, interview: Interview, person: Person, field: Field, offers: Sequence[Suggestion]
) -> None:
    name = "promised_thing" if field.name == "promised" else field.name
    relation = Relation(person.relation) if person.relation else None
    session.terminal.reason(f"{say(field.hint)}; such as: {field.example}", indent=2)
    for number, each in enumerate(offers, start=1):
        session.terminal.say(f"{number}: {each.sentence}", indent=4, style="goes")
    if offers:
        session.terminal.reason("Its number takes it from your notes.", indent=4)
    taken = {str(number): each.text for number, each in enumerate(offers, start=1)}
    text = _save_answer(session, interview, person, name, f"{field.starter} ...", taken)
    if text:
        session.terminal.say(finished_sentence(field.name, text, relation=relation), indent=4, style="goes")
        question = question_about(field.name, text, person=person.first_name, relation=relation)
        if question:
            session.terminal.say(question, indent=4, style="waits")
    if text and name == "promised_thing":
        _ask_how(session, interview, person)


def _ask_how(session: Session, interview: Interview, person: Person) -> None:
    link = _save_answer(session, interview, person, "promised_link", "A link to it (Enter: none)")
    if not link:
        _save(session, interview, person, "promised_later", "yes")


def _save_answer(
    session: Session,
    interview: Interview,
    person: Person,
    name: str,
    question: str,
    numbered: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Ask with what is noted shown, save at once, and give back what is noted then. An answer that is a key of
    `numbered` stands for its words."""
    note = Note.objects.filter(interview=interview, person=person).first()
    noted = getattr(note, name, "") if name != "private" else ""
    noted = "; ".join(noted) if isinstance(noted, list) else str(noted or "")
    if note is not None and name == "private":
        noted = PrivateNote.objects.filter(note=note).values_list("text", flat=True).first() or ""
    shown = f" [{noted}]" if noted else ""
    text = ask(f"  {question}{shown} ", instead=INSTEAD)
    if not text:
        return noted
    text = "" if text == "-" else numbered.get(text, text)
    _save(session, interview, person, name, text)
    return text


def _save(session: Session, interview: Interview, person: Person, name: str, text: str) -> None:
    result = save_note(
        session.candidate, interview, person, {name: text}, base_revision=None, now=session.now
    )
    if isinstance(kept(result), Conflict):
        session.terminal.say(
            "Somebody else saved this note at the same moment. Both are kept.", style="waits"
        )


def _ask_who_they_are(session: Session, person: Person) -> None:
    """What a letter cannot do without and the invitation did not say."""
    if not person.relation:
        _correct(session, person, "relation", f"Who are they for you ({RELATIONS})?")
    if not person.email:
        _correct(session, person, "email", "Their address (Enter: not known)")


def _correct(session: Session, person: Person, field: str, question: str) -> None:
    """Ask until the answer can be used, or Enter."""
    while text := ask(f"  {question} ", instead=INSTEAD):
        result = correct_person(person, now=session.now, **{field: text})
        if not isinstance(result, Refused):
            return
        session.terminal.say(result.sentence, style="waits", indent=4)


def ask_about_the_whole(session: Session, interview: Interview) -> None:
    """What concerns nobody alone: the date they named, and the interview as such."""
    session.terminal.say()
    named = interview.process.decision_by
    shown = f" [{named.isoformat()}]" if named else ""
    while text := ask(
        f"  Did they name a date for the decision (2026-05-22; Enter: no)?{shown} ", instead=INSTEAD
    ):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            session.terminal.say(f"{text} is not a date such as 2026-05-22.", style="waits", indent=4)
            continue
        kept(save_interview_notes(interview, now=session.now, decision_by=day))
        break
    if text := ask("  Anything about the interview as a whole? ", instead=INSTEAD):
        notes = f"{interview.notes}\n{text}".strip()
        kept(save_interview_notes(interview, now=session.now, notes=notes))
