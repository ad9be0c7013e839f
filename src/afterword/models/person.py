"""The people met in a hiring process."""

from django.db import models

from afterword.letters.composing.naming import first_name
from afterword.letters.debrief import PersonNotes, Relation
from afterword.models.interview import Interview
from afterword.models.owned import Owned
from afterword.models.process import Process


class Person(Owned):
    """Somebody of one process. `inferred` maps a field to where its value was found, until it is confirmed.
    `address_failed` holds what the bounce said; it blocks until another address is noted. `client_key` is what the
    device called them that added them, so that adding twice over a bad line adds once."""

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="people")
    name = models.CharField(max_length=200)
    email = models.CharField(max_length=254, blank=True)
    other_addresses = models.JSONField(default=list, blank=True)
    title = models.CharField(max_length=200, blank=True)
    relation = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Relation], blank=True)
    greeting = models.CharField(max_length=100, blank=True)
    inferred = models.JSONField(default=dict, blank=True)
    address_failed = models.CharField(max_length=300, blank=True)
    client_key = models.CharField(max_length=36, blank=True, default="", db_default="")
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["candidate", "email"], name="person_by_address")]

    def __str__(self) -> str:
        return self.name

    def value(self) -> PersonNotes:
        """The person as the composer and the review take them, with nothing noted."""
        return PersonNotes(
            name=self.name,
            title=self.title,
            relation=Relation(self.relation) if self.relation else None,
            email=self.email or None,
            greeting=self.greeting,
        )

    @property
    def first_name(self) -> str:
        """What to call the person in a sentence, as the letters do: "Ana Lucía", "Dr. Kurt Weil"."""
        return first_name(self.value())


class Participation(Owned):
    """Who was (or will be) in which interview. `is_confirmed` false: an invitation named them, nobody said so yet."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="participations")
    position = models.PositiveSmallIntegerField(default=0)
    is_absent = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["interview", "person"], name="once_in_an_interview")]

    def __str__(self) -> str:
        return f"{self.person} in {self.interview}"
