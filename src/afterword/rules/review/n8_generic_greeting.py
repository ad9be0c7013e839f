"""N8: is the reader greeted by name?

Measured: no greeting at all, or one that names nobody ("Hi there", "Dear Hiring Manager", "Dear team", "To
whom it may concern", "Hello,"). A warning. Where the notes hold a group's name ("Platform team") as the
person or as the greeting, it passes. They gave you an hour; the name is the least they can expect.
"""

from collections.abc import Iterable

from afterword.rules.review.addressee import called
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.greeting import greeted_names, is_generic
from afterword.rules.review.names import fold, name_words, people_of, words_of_person
from afterword.rules.review.text import read_text
from afterword.said import say, to_say


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    text = read_text(letter.body)
    if (
        not text.said
        or not (is_generic(letter.body) or _is_company(letter))
        or _is_noted(letter, text.greeted.text if text.greeted else "")
    ):
        return
    if text.greeting is None:
        told = say("The letter begins without a greeting. Greet {who} by name.", who=called(letter))
        yield Finding(rule="N8", severity=Severity.WARN, message=told)
        return
    told = say(
        "“{text}” could be to anybody. Greet {who} by name.",
        text=text.greeting.text,
        who=called(letter),
    )
    yield Finding(
        rule="N8", severity=Severity.WARN, message=told, start=text.greeting.start, end=text.greeting.end
    )


def _is_company(letter: LetterUnderReview) -> bool:
    """ "Dear Northwind," greets a company, unless somebody there is called so."""
    if letter.debrief is None:
        return False
    people = {fold(word) for person in people_of(letter) for word in words_of_person(person)}
    company = {fold(word) for word in name_words(letter.debrief.company)} - people
    greeted = greeted_names(letter.body)
    return bool(greeted) and all(fold(word.text) in company for word in greeted)


def _is_noted(letter: LetterUnderReview, greeted: str) -> bool:
    wanted = greeted.casefold()
    return bool(wanted) and any(
        wanted in (each.name.casefold(), each.greeting.casefold()) for each in people_of(letter)
    )


RULE = Rule(
    id="N8",
    title=to_say("Greeting without a name"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("infobarrel"),
    check=check,
)
