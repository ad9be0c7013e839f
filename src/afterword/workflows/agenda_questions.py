"""What is due about letters that are not written yet, because something was asked for them."""

from collections.abc import Iterable, Iterator

from afterword.rules.letter_question import QuestionState
from afterword.said import say, to_say
from afterword.workflows.agenda_item import AgendaItem, AgendaKind
from afterword.workflows.letter_asks import OpenAsk

# Of one letter, and of all letters of a talk.
_WORDS = {
    QuestionState.ASKED: (
        AgendaKind.LETTER_ASKS,
        to_say("The letter to {who} ({company}) waits for an answer of yours."),
        to_say("The letters to {company} wait for an answer of yours."),
    ),
    QuestionState.WRITE_AGAIN: (
        AgendaKind.LETTER_UNWRITTEN,
        to_say("The letter to {who} ({company}) is not written yet."),
        to_say("The letters to {company} are not written yet."),
    ),
}


def questions_due(asks: Iterable[OpenAsk]) -> Iterator[AgendaItem]:
    """`asks` stand."""
    for ask in asks:
        interview, person = ask.row.interview, ask.row.person
        kind, of_one, of_all = _WORDS[ask.decision.state]
        company = interview.process.company
        path = f"/interviews/{interview.pk}"
        yield AgendaItem(
            kind=kind,
            sentence=say(of_one if person else of_all, who=person.name if person else "", company=company),
            reason=ask.decision.reason,
            path=f"{path}#person-{person.pk}" if person else path,
            command=f"afterword debrief I{interview.pk}"
            if person or interview.process.role
            else f'afterword correct P{interview.process_id} role="THE ROLE"',
            company=company,
            who=person.first_name if person else "",
            together=f"{interview.process_id}:{interview.pk}" if person else "",
        )
