"""G4: does the letter come from the address of the current employer?

Measured: the sender's domain is the employer's, or below it. The employer can read it, and the new one sees
how their time would be used. Held back until a reason is given; silent where the employer's domain is not
known.
"""

from collections.abc import Iterable

from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.said import say, to_say


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    if not letter.sender or not letter.employer_domain:
        return
    domain = letter.sender.rpartition("@")[2].strip(" >").rstrip(".").casefold()
    employer = letter.employer_domain.strip().lstrip("@").rstrip(".").casefold()
    if employer and (domain == employer or domain.endswith("." + employer)):
        told = say(
            "You are sending from your employer's address ({sender}). Choose your own.", sender=letter.sender
        )
        yield Finding(rule="G4", severity=Severity.BLOCK, message=told)


RULE = Rule(
    id="G4",
    title=to_say("The employer's address"),
    severity=Severity.BLOCK,
    overridable=True,
    source=to_say("C-spartners"),
    check=check,
)
