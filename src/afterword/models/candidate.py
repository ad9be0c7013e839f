"""Who looks for a job: the owner of everything else."""

from zoneinfo import ZoneInfo

from django.db import models

from afterword.letters.debrief import Candidate as CandidateValue
from afterword.letters.debrief import Formality, Length, Spelling, Style
from afterword.models.kept_model import Kept


class Candidate(Kept):
    """`timezone` is an IANA name; `timezone_is_guess` until the person confirmed it. `etiquette` holds the settings
    that differ from the defaults of `rules/etiquette.py`; `employer` and `employer_domain` guard against writing from
    the wrong address. `feed_key` opens the calendar feed to whoever has the link, empty while there is none."""

    name = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=254, blank=True)
    other_addresses = models.JSONField(default=list, blank=True)
    timezone = models.CharField(max_length=64, default="UTC")
    timezone_is_guess = models.BooleanField(default=False, db_default=False)
    country = models.CharField(max_length=2, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    links = models.JSONField(default=list, blank=True)
    formality = models.CharField(
        max_length=20, choices=[(f.value, f.value) for f in Formality], default=Formality.FIRST_NAME.value
    )
    spelling = models.CharField(
        max_length=20, choices=[(s.value, s.value) for s in Spelling], default=Spelling.AMERICAN.value
    )
    length = models.CharField(
        max_length=20,
        choices=[(each.value, each.value) for each in Length],
        default=Length.MEDIUM.value,
        db_default=Length.MEDIUM.value,
    )
    employer = models.CharField(max_length=200, blank=True)
    employer_domain = models.CharField(max_length=253, blank=True)
    etiquette = models.JSONField(default=dict, blank=True)
    feed_key = models.CharField(max_length=43, blank=True, default="", db_default="")
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name or "the candidate"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def addresses(self) -> frozenset[str]:
        """All addresses that are the candidate's own, lower case."""
        return frozenset(address.lower() for address in [self.email, *self.other_addresses] if address)

    def value(self) -> CandidateValue:
        return CandidateValue(
            name=self.name,
            email=self.email or None,
            timezone=self.zone,
            phone=self.phone or None,
            links=tuple(self.links),
        )

    def style(self) -> Style:
        return Style(
            formality=Formality(self.formality), spelling=Spelling(self.spelling), length=Length(self.length)
        )
