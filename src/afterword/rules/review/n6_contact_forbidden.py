"""N6: may this person be written to directly?

Measured: the contact policy of the debrief. Where all contact goes through an agency or a recruiter, a letter
to anybody but the recruiter blocks, unless it is addressed to the recruiter, who passes it on. Where no
recruiter of the company is noted, its coordinator is who arranges the contact. An agency that is passed by
may take back the candidate.
"""

from collections.abc import Iterable

from afterword.letters.debrief import ContactPolicy, Relation
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.mail_address import plain_addresses
from afterword.said import say, to_say


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    debrief, person = letter.debrief, letter.person
    if debrief is None or person is None or debrief.contact_policy is ContactPolicy.DIRECT:
        return
    recruiters = [each for each in debrief.people if each.relation is Relation.RECRUITER]
    if not recruiters and debrief.contact_policy is ContactPolicy.VIA_RECRUITER:
        recruiters = [each for each in debrief.people if each.relation is Relation.COORDINATOR]
    allowed = plain_addresses(tuple(each.email for each in recruiters if each.email))
    to = plain_addresses(letter.to)
    if (
        person.relation is Relation.RECRUITER
        or person in recruiters
        or (to and all(address in allowed for address in to))
    ):
        return
    words = (
        to_say("The agency asked for contact only through them{through}; do not write to {name} directly.")
        if debrief.contact_policy is ContactPolicy.VIA_AGENCY
        else to_say(
            "The recruiter asked for contact only through them{through}; do not write to {name} directly."
        )
    )
    told = say(words, through=f" ({recruiters[0].name})" if recruiters else "", name=person.name)
    yield Finding(rule="N6", severity=Severity.BLOCK, message=told)


RULE = Rule(
    id="N6",
    title=to_say("Contact is not allowed"),
    severity=Severity.BLOCK,
    overridable=False,
    source=to_say("SkyBridge: get the agency's permission; Avid"),
    check=check,
)
