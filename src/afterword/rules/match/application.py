"""Whether a message speaks of the candidate's own application, as hiring software does in its first words; and who
surely writes of something else."""

import re

from afterword.mail.glance import fold
from afterword.mail.message import Message

_CONSIDERED = 4_000
# Folded: small letters, no accents. Of the reader's own application, not of jobs as such: job alerts name those.
_OWN = re.compile(
    r"\byour (?:\w+ ){0,2}(?:application|candidacy|candidature|interview|submission)\b"
    r"|\b(?:thank(?:s| you)|thanks again) for (?:applying|interviewing|your interest in (?:joining|working|the))"
    r"|\b(?:ihrer?|deiner?) (?:\w+ )?(?:bewerbung|vorstellungsgesprach)"
    r"|\b(?:votre|ta) (?:candidature|entretien)|\bvotre entretien"
    r"|\b(?:tu|su) (?:candidatura|solicitud|postulacion|entrevista)"
    r"|\b(?:tua|sua|vostra) candidatura|\b(?:tuo|suo) colloquio"
    r"|\b(?:je|uw|jouw) sollicitatie"
    r"|\bdin (?:ansokan|ansogning|soknad|intervju)|\b(?:twoj\w*|panstwa|pana|pani) (?:aplikacj\w+|kandydatur\w+)"
    r"|\bhakemukse\w+|\bvas\w* (?:zadost\w*|prihlask\w*)"
)
# Where newsletters and shops write from. Narrow: no-reply@, info@, updates@, talent@ may carry a decision.
_NEWSLETTER = re.compile(
    r"(?:news|[\w.\-]*newsletters?[\w.\-]*|marketing|promos?|promotions?|deals|sales?|shop|store|rewards|specials"
    r"|savings|digest|lettre|infolettre|boletin\w*|nieuwsbrief|nyhetsbrev|rundbrief)"
)


def is_newsletter_address(local_part: str) -> bool:
    """By what stands before the @, in any case."""
    return _NEWSLETTER.fullmatch(fold(local_part)) is not None


def speaks_of_application(message: Message) -> bool:
    return _OWN.search(fold(f"{message.subject}\n{message.text[:_CONSIDERED]}")) is not None
