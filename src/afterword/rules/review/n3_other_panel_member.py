"""N3: does the greeting name another member of the panel?

Measured: the words of the greeted name against the names of the others in the debrief, in any spelling with
or without accents and in noted short forms. A greeting of somebody else alone blocks; one that names the
addressee and somebody else is a warning. Names that the addressee shares with others are left alone. It
happens when four letters of one panel are open at once.
"""

from collections.abc import Iterable

from afterword.rules.review.addressee import called
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.greeting import greeted_names
from afterword.rules.review.names import fold, is_short_form, others_of, words_of_person
from afterword.said import say, to_say


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    others = others_of(letter)
    if letter.person is None or not others:
        return
    own = {fold(word) for word in words_of_person(letter.person)}
    greeted = greeted_names(letter.body)
    is_greeted = any(fold(word.text) in own for word in greeted)
    for word in greeted:
        if fold(word.text) in own or any(is_short_form(word.text, each) for each in own):
            continue
        for other in others:
            if not _is_called(word.text, words_of_person(other)):
                continue
            yield Finding(
                rule="N3",
                severity=Severity.WARN if is_greeted else Severity.BLOCK,
                message=say(
                    "This greets {name}; the letter goes to {who}. Change the greeting.",
                    name=other.name,
                    who=called(letter),
                ),
                start=word.start,
                end=word.end,
            )
            break


def _is_called(written: str, names: tuple[str, ...]) -> bool:
    return any(fold(written) == fold(name) or is_short_form(written, name) for name in names)


RULE = Rule(
    id="N3",
    title=to_say("Greeting of another panel member"),
    severity=Severity.BLOCK,
    overridable=False,
    source=to_say("own: letters of one panel mixed up"),
    check=check,
)
