"""G4: does the letter come from the address of the current employer?

Measured: the sender's domain is the employer's, or below it. The employer can read it, and the new one sees
how their time would be used. Held back until a reason is given. Where the employer's domain is not known, a
hint if the domain is neither the one of the noted address nor one of mailboxes for everybody.
"""

from collections.abc import Iterable

from afterword.rules.mail_hosts import is_free_mail, registrable_domain
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.said import say, to_say


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    if not letter.sender:
        return
    if not letter.employer_domain:
        yield from _not_noted(letter, letter.sender)
        return
    domain = letter.sender.rpartition("@")[2].strip(" >").rstrip(".").casefold()
    employer = letter.employer_domain.strip().lstrip("@").rstrip(".").casefold()
    if employer and (domain == employer or domain.endswith("." + employer)):
        told = say(
            "You are sending from your employer's address ({sender}). Choose your own.", sender=letter.sender
        )
        yield Finding(rule="G4", severity=Severity.BLOCK, message=told)


def _not_noted(letter: LetterUnderReview, sender: str) -> Iterable[Finding]:
    noted = letter.debrief.candidate.email if letter.debrief else None
    if not noted or "@" not in sender:
        return
    hosts = [each.rpartition("@")[2].strip(" >").casefold() for each in (sender, noted)]
    if hosts[0] == hosts[1]:
        return
    domain, own = map(registrable_domain, hosts)
    if domain and own and domain != own and not is_free_mail(domain):
        told = say(
            "{sender} is not the address you noted as yours. If it is your employer's, choose your own.",
            sender=sender,
        )
        yield Finding(rule="G4", severity=Severity.HINT, message=told)


RULE = Rule(
    id="G4",
    title=to_say("The employer's address"),
    severity=Severity.BLOCK,
    overridable=True,
    source=to_say("C-spartners"),
    check=check,
)
