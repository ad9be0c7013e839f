"""Calendars that are looked into for interviews (CalDAV), and the events of them that may be some."""

from django.db import models

from afterword.models.interview import Interview
from afterword.models.owned import Owned


class CalendarSource(Owned):
    """One calendar account, read only. The password lies in the secrets file under `secret_name`. `states` maps the
    address of a calendar to how far it was read."""

    url = models.CharField(max_length=500)
    username = models.CharField(max_length=254, blank=True)
    secret_name = models.CharField(max_length=120)
    states = models.JSONField(default=dict, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=500, blank=True)
    trouble_cause = models.CharField(max_length=60, blank=True)
    next_read_at = models.DateTimeField(null=True, blank=True, db_index=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["candidate"], name="one_calendar_a_candidate")]

    def __str__(self) -> str:
        return self.url


class EventState(models.TextChoices):
    PROPOSED = "proposed"
    FOLLOWED = "followed"
    DISMISSED = "dismissed"


class CalendarEvent(Owned):
    """An event that may be an interview. Events that are none are not kept, and of a dismissed one only enough to
    know it again. `href` is its address in the calendar; `digest` tells whether it changed."""

    source = models.ForeignKey(CalendarSource, on_delete=models.CASCADE, related_name="events")
    href = models.CharField(max_length=700)
    uid = models.CharField(max_length=400)
    digest = models.CharField(max_length=64)
    content = models.BinaryField(null=True, blank=True)
    title = models.CharField(max_length=300, blank=True)
    company = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField(null=True, blank=True)
    is_sure = models.BooleanField(default=False)
    reasons = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=10, choices=EventState.choices, default=EventState.PROPOSED)
    interview = models.ForeignKey(
        Interview, on_delete=models.SET_NULL, related_name="calendar_events", null=True, blank=True
    )
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [models.UniqueConstraint(fields=["source", "href", "uid"], name="one_event_a_place")]

    def __str__(self) -> str:
        return self.title
