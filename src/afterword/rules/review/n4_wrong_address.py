"""N4: does the letter go to the address that was noted for this person?

Measured: each address in To against the notes. Blocked: an address other than the noted one (said more
clearly where it is somebody else's or at a domain nobody of the debrief has), any address where none was
noted (a guessed one reaches a stranger, or nobody), the author's own, and addresses of machines (no-reply,
relays of applicant systems). A noted address of a group (jobs@, hr@) is a warning. Where the policy is "via
the recruiter" or the person has no address, the recruiter's noted address is right too.
"""

from collections.abc import Iterable

from afterword.letters.debrief import PersonNotes, Relation
from afterword.rules.recipients import is_relay
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.mail_address import domain_of, plain_addresses
from afterword.said import say, to_say

_GROUP_NAMES = (
    "jobs careers career hr info recruiting recruitment talent hello contact office team people hiring "
    "support admin sales mail applications apply bewerbung"
)
_GROUPS = frozenset(_GROUP_NAMES.split())


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    own = plain_addresses((letter.sender,)) if letter.sender else ()
    to = plain_addresses(letter.to)
    noted = _noted(letter.person) if letter.person else ""
    # Who else gets the letter is the matter of N5.
    for address in (noted,) if noted in to else to:
        told, severity = _judge(letter, address, own)
        if told:
            yield Finding(rule="N4", severity=severity, message=told)


def _judge(letter: LetterUnderReview, address: str, own: tuple[str, ...]) -> tuple[str, Severity]:
    if is_relay(address):
        return say(
            "{address} is a machine's address; nobody will read your letter there.", address=address
        ), Severity.BLOCK
    if address in own:
        return say("{address} is your own address.", address=address), Severity.BLOCK
    if letter.debrief is None:
        return "", Severity.BLOCK
    if letter.person is None:
        return _judge_unknown_reader(letter.debrief.people, address)
    noted = _noted(letter.person)
    if address == noted:
        if address.partition("@")[0] in _GROUPS:
            return (
                say(
                    "{address} is read by a group; a letter to {name} is personal.",
                    address=address,
                    name=letter.person.name,
                ),
                Severity.WARN,
            )
        return "", Severity.BLOCK
    return _judge_other(letter, letter.person, address, noted), Severity.BLOCK


def _judge_other(letter: LetterUnderReview, person: PersonNotes, address: str, noted: str) -> str:
    people = letter.debrief.people if letter.debrief else ()
    holder = next((each for each in people if _noted(each) == address), None)
    if not noted and holder and holder.relation in (Relation.RECRUITER, Relation.COORDINATOR):
        return ""
    if holder:
        return say("This address is {holder}'s, not {name}'s.", holder=holder.name, name=person.name)
    if not noted:
        return say(
            "You noted no address for {name}, and {address} looks guessed. Ask the recruiter for it.",
            name=person.name,
            address=address,
        )
    if domain_of(address) != domain_of(noted):
        return say(
            "{address} is at another domain than the address you noted for {name} ({noted}).",
            address=address,
            name=person.name,
            noted=noted,
        )
    return say(
        "{address} is not the address you noted for {name} ({noted}).",
        address=address,
        name=person.name,
        noted=noted,
    )


def _judge_unknown_reader(people: tuple[PersonNotes, ...], address: str) -> tuple[str, Severity]:
    noted = [_noted(person) for person in people if person.email]
    if not noted or address in noted:
        return "", Severity.BLOCK
    return say("{address} is nobody's address in your notes.", address=address), Severity.BLOCK


def _noted(person: PersonNotes) -> str:
    found = plain_addresses((person.email,)) if person.email else ()
    return found[0] if found else ""


RULE = Rule(
    id="N4",
    title=to_say("Wrong address"),
    severity=Severity.BLOCK,
    overridable=False,
    source=to_say("tci-la: do not hunt for addresses"),
    check=check,
)
