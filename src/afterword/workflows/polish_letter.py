"""A better wording for a letter, sentence by sentence: asked of a model, guarded, offered, accepted by the person.

The model never writes a letter. What it proposes passes every guard of `rules/model_guards`; the person takes
sentence by sentence; what is taken is saved like words typed by hand, as a draft that needs review and approval.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from afterword.letters.model_help.answers import UnusableAnswer, read_answer
from afterword.letters.model_help.letter_wording import ask_for_wording, is_changed, read_wordings
from afterword.letters.model_help.question import Question
from afterword.letters.suggest import Scope
from afterword.models import Letter, LetterState
from afterword.ports.model import ModelPort
from afterword.rules.model_guards import Rejected, Wording, rejection_of
from afterword.rules.review.finding import LetterUnderReview
from afterword.rules.review.text import Span, read_text
from afterword.said import say, to_say
from afterword.workflows.edit_letter import Edited, LetterConflict, edit_letter
from afterword.workflows.note_exchange import note_exchange
from afterword.workflows.refused import Refused
from afterword.workflows.review_letter import under_review

TRIES = 2
_NOT_A_DRAFT = to_say("Only a draft can be reworded. Take the approval back first; nothing was sent.")
_NOTHING_TO_SEND = to_say("Nothing of this letter may be sent to a model, so nothing was.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One sentence. `proposed` is empty where nothing is offered: then `why` says what was refused and why, or is
    empty too where the model left the sentence as it was or did not get it."""

    key: str
    original: str
    proposed: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What a model made of a letter. `trouble` says why nothing at all could be used."""

    revision: int
    offers: tuple[Offer, ...]
    trouble: str = ""

    @property
    def count(self) -> int:
        return sum(bool(offer.proposed) for offer in self.offers)


def question_about_letter(letter: Letter, *, now: datetime) -> Question | Refused:
    """Exactly what would be sent for this letter."""
    if letter.state != LetterState.DRAFT:
        return Refused(say(_NOT_A_DRAFT))
    facts = under_review(letter, now=now)
    sentences = [sentence.text for sentence in _sentences(letter)]
    return ask_for_wording(sentences, facts.person, _scope(letter, facts)) or Refused(say(_NOTHING_TO_SEND))


def ask_for_wordings(letter: Letter, port: ModelPort, *, now: datetime) -> Offers | Refused:
    """Ask, at most twice where the answer cannot be used at all, and guard what comes. Raises PortError."""
    question = question_about_letter(letter, now=now)
    if isinstance(question, Refused):
        return question
    facts = under_review(letter, now=now)
    offers = Offers(revision=letter.revision, offers=())
    for _ in range(TRIES):
        answered = port.ask(question)
        offers = _offers(letter, facts, question, answered)
        note_exchange(
            letter.candidate,
            question,
            port.place,
            about=letter,
            answered=answered,
            outcome=_report(offers),
            now=now,
        )
        if offers.count:
            break
    return offers


def _offers(letter: Letter, facts: LetterUnderReview, question: Question, answered: str) -> Offers:
    sentences = _sentences(letter)
    try:
        wordings = read_wordings(read_answer(answered, question))
    except UnusableAnswer as error:
        kept = tuple(Offer(key=f"s{at}", original=each.text) for at, each in enumerate(sentences, start=1))
        return Offers(
            revision=letter.revision,
            offers=kept,
            trouble=say("The model's answer cannot be used: {error}.", error=error),
        )
    found = []
    for at, sentence in enumerate(sentences, start=1):
        key = f"s{at}"
        proposed = wordings.get(key, "")
        found.append(_offer(key, sentence, proposed, facts, letter.body))
    return Offers(revision=letter.revision, offers=tuple(found))


def _offer(key: str, sentence: Span, proposed: str, facts: LetterUnderReview, body: str) -> Offer:
    if not proposed or not is_changed(sentence.text, proposed):
        return Offer(key=key, original=sentence.text)
    rejected = _rejection(sentence, proposed, facts, body)
    if rejected is not None:
        return Offer(key=key, original=sentence.text, why=rejected.why)
    return Offer(key=key, original=sentence.text, proposed=proposed)


def _rejection(sentence: Span, proposed: str, facts: LetterUnderReview, body: str) -> Rejected | None:
    exchanged = body[: sentence.start] + proposed + body[sentence.end :]
    return rejection_of(Wording(original=sentence.text, proposed=proposed, body=exchanged, facts=facts))


def accept_wordings(
    letter: Letter, taken: Mapping[str, str], *, base_revision: int, now: datetime
) -> Edited | LetterConflict | Refused:
    """Put the wordings that the person took into the letter. Each one is guarded anew, together with those taken
    before it: what comes back from a page is not trusted. Nothing is approved by it."""
    if letter.revision != base_revision:
        return Refused(
            say("This letter was changed meanwhile, so nothing was taken over. Ask the model again.")
        )
    facts = under_review(letter, now=now)
    body = letter.body
    for at, sentence in reversed(list(enumerate(_sentences(letter), start=1))):
        proposed = " ".join(taken.get(f"s{at}", "").split())
        if not proposed or not is_changed(sentence.text, proposed):
            continue
        rejected = _rejection(sentence, proposed, replace(facts, body=body), body)
        if rejected is not None:
            return Refused(
                say(
                    "“{proposed}” was not taken over: {why}. The letter is as it was.",
                    proposed=proposed[:80],
                    why=rejected.why,
                )
            )
        body = body[: sentence.start] + proposed + body[sentence.end :]
    return edit_letter(letter, subject=letter.subject, body=body, base_revision=base_revision, now=now)


def _sentences(letter: Letter) -> tuple[Span, ...]:
    return read_text(letter.body).sentences


def _scope(letter: Letter, facts: LetterUnderReview) -> Scope:
    people = tuple(person.name for person in facts.debrief.people) if facts.debrief else (letter.person.name,)
    relation = facts.person.relation if facts.person else None
    return Scope(reader=letter.person.name, relation=relation, people=people, companies=facts.other_companies)


def _report(offers: Offers) -> dict[str, object]:
    return {
        "offered": {each.key: each.proposed for each in offers.offers if each.proposed},
        "refused": [{"key": each.key, "why": each.why} for each in offers.offers if each.why],
        "trouble": offers.trouble,
    }
