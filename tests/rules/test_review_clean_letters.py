"""Good human letters pass; the same letters with one defect do not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from afterword.letters.debrief import ContactPolicy
from afterword.letters.letter import LetterKind
from afterword.rules.review import review
from afterword.rules.review.finding import LetterUnderReview, PastSubmission, Severity, Verdict
from tests.rules.clean_letters import clean_letters

CLEAN = clean_letters()
THANKS = {name: letter for name, letter in CLEAN.items() if letter.kind is LetterKind.THANK_YOU}


def without_notes(letter: LetterUnderReview) -> LetterUnderReview:
    return LetterUnderReview(
        subject=letter.subject,
        body=letter.body,
        kind=letter.kind,
        to=letter.to,
        attachments=letter.attachments,
    )


def added(sentence: str) -> Callable[[LetterUnderReview], LetterUnderReview]:
    """The letter with one more sentence in its first paragraph."""

    def change(letter: LetterUnderReview) -> LetterUnderReview:
        greeting, first, rest = letter.body.split("\n\n", 2)
        return replace(letter, body=f"{greeting}\n\n{first} {sentence}\n\n{rest}")

    return change


def greeting(words: str) -> Callable[[LetterUnderReview], LetterUnderReview]:
    def change(letter: LetterUnderReview) -> LetterUnderReview:
        _, rest = letter.body.split("\n\n", 1)
        return replace(letter, body=f"{words}\n\n{rest}")

    return change


def swap_in_greeting(letter: LetterUnderReview) -> LetterUnderReview:
    """Two neighbouring letters of the greeted name change places."""
    first, rest = letter.body.split("\n", 1)
    word = max(first.split(), key=len)
    letters = list(word)
    at = next(i for i in range(1, len(letters) - 1) if letters[i] != letters[i + 1])
    letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return replace(letter, body=first.replace(word, "".join(letters)) + "\n" + rest)


def misspell_company(letter: LetterUnderReview) -> LetterUnderReview:
    assert letter.debrief is not None
    company = letter.debrief.company
    return added(f"I would be glad to join {company[:2]}{company[3:]}.")(letter)


def private_sentence(letter: LetterUnderReview) -> LetterUnderReview:
    assert letter.debrief is not None
    people = tuple(
        replace(each, private="the lead developer quits in June") for each in letter.debrief.people
    )
    told = added("I heard that your lead developer is quitting in June.")(letter)
    return replace(told, debrief=replace(letter.debrief, people=people))


def a_week_later(letter: LetterUnderReview) -> LetterUnderReview:
    assert letter.sent_at is not None
    return replace(letter, sent_at=letter.sent_at + timedelta(days=7))


def sent_before(letter: LetterUnderReview) -> LetterUnderReview:
    assert letter.person is not None
    assert letter.debrief is not None
    assert letter.sent_at is not None
    past = PastSubmission(
        person=letter.person.name,
        kind=LetterKind.THANK_YOU,
        sent_at=letter.sent_at,
        round=letter.debrief.interview.round,
    )
    return replace(letter, past=(past,))


def through_an_agency(letter: LetterUnderReview) -> LetterUnderReview:
    assert letter.debrief is not None
    assert letter.person is not None
    person = replace(letter.person, relation=None)
    debrief = replace(letter.debrief, contact_policy=ContactPolicy.VIA_AGENCY, people=(person,))
    return replace(letter, debrief=debrief, person=person)


DEFECTS = {
    "P1 company": added("I look forward to working at [Company]."),
    "P1 line": added("We talked about ______ at length."),
    "P1 curly": added("It was good to meet the {team_name} team."),
    "P2 opener": lambda letter: replace(
        letter, body="Here's a refined version of your email:\n\n" + letter.body
    ),
    "P2 offer": lambda letter: replace(
        letter, body=letter.body + "\nWould you like me to adjust the tone?\n"
    ),
    "P3 subject": lambda letter: replace(letter, subject="Thank you\nBcc: x@example.org"),
    "P3 text": added("And \u202ereversed\u202c words."),
    "N1 other": added("I would love to work at Contoso Nord."),
    "N1 slip": misspell_company,
    "N2 swap": swap_in_greeting,
    "N2 other": greeting("Hi Xenia,"),
    "N4 address": lambda letter: replace(letter, to=("someone.else@example.net",)),
    "N5 copy": lambda letter: replace(letter, cc=("second@example.net",)),
    "N6 agency": through_an_agency,
    "N7 title": greeting("Dear Mr. Smith,"),
    "N8 generic": greeting("Dear Hiring Team,"),
    "L1 private": private_sentence,
    "L2 salary": added("My salary expectation is open."),
    "L2 amount": added("I would expect €78.000 a year."),
    "L2 offer": added("I have received two other offers this week."),
    "L3 NDA": added("This is under NDA, but the launch is in May."),
    "L3 breach": added("My current employer had a security breach in spring."),
    "A1 file": lambda letter: replace(added("I have attached my portfolio.")(letter), attachments=()),
    "T4 twice": sent_before,
    "T6 late": a_week_later,
}


@pytest.mark.parametrize("name", CLEAN)
def test_no_rule_blocks_a_clean_letter_with_or_without_its_notes(name: str) -> None:
    for letter in (CLEAN[name], without_notes(CLEAN[name])):
        found = review(letter)
        assert found.verdict is not Verdict.DO_NOT_SEND, found.findings


def test_at_most_one_clean_letter_in_ten_has_a_warning() -> None:
    warned = {
        name: [finding.message for finding in review(letter).findings if finding.severity is Severity.WARN]
        for name, letter in CLEAN.items()
    }
    assert sum(map(bool, warned.values())) <= len(CLEAN) // 10, warned


@pytest.mark.parametrize("defect", DEFECTS)
@pytest.mark.parametrize("name", THANKS)
def test_a_defect_in_a_clean_letter_is_found_by_its_rule(name: str, defect: str) -> None:
    letter = replace(THANKS[name], other_companies=(*THANKS[name].other_companies, "Contoso Nord"))
    rule = defect.split()[0]
    assert rule not in {finding.rule for finding in review(letter).findings}
    assert rule in {finding.rule for finding in review(DEFECTS[defect](letter)).findings}
