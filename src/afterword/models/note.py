"""What was noted about the talk with one person. The private remark lives in a table of its own."""

from dataclasses import replace

from django.db import models

from afterword.letters.debrief import PersonNotes, Promise
from afterword.models.interview import Interview
from afterword.models.owned import Owned
from afterword.models.person import Person

# The fields that a letter may be made of, in the order in which they are asked.
TEXT_FIELDS = ("topic", "point", "thought", "my_link", "liked", "clarify", "next")


class Note(Owned):
    """`revision` counts savings; a saving that knew an older revision never overwrites (see workflows/save_note).
    `recent_saves` are the keys that devices gave their last savings, newest first: what arrives a second time, or
    late, is known."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="person_notes")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="person_notes")
    topic = models.TextField(blank=True)
    point = models.TextField(blank=True)
    thought = models.TextField(blank=True)
    my_link = models.TextField(blank=True)
    liked = models.TextField(blank=True)
    clarify = models.TextField(blank=True)
    next = models.TextField(blank=True)
    promised_thing = models.TextField(blank=True)
    promised_file = models.CharField(max_length=500, blank=True)
    promised_link = models.CharField(max_length=1000, blank=True)
    promised_later = models.BooleanField(default=False)
    questions = models.JSONField(default=list, blank=True)
    notes = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    recent_saves = models.TextField(blank=True, default="", db_default="")
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["interview", "person"], name="one_note_a_person")]

    def __str__(self) -> str:
        return f"notes on {self.person}"

    def promise(self) -> Promise | None:
        if not self.promised_thing:
            return None
        return Promise(
            thing=self.promised_thing,
            file=self.promised_file or None,
            link=self.promised_link or None,
            later=self.promised_later,
        )

    def value(self) -> PersonNotes:
        """The notes with the person, as the composer and the review take them. Reads the private remark too: the
        review must know it in order to keep it out."""
        return replace(
            self.person.value(),
            promised=self.promise(),
            questions=tuple(self.questions),
            notes=self.notes,
            private=self._private(),
            **{name: getattr(self, name) for name in TEXT_FIELDS},
        )

    def _private(self) -> str:
        try:
            return self.private_note.text
        except PrivateNote.DoesNotExist:
            return ""


class PrivateNote(Owned):
    """Never in any letter, model prompt or attachment."""

    note = models.OneToOneField(Note, on_delete=models.CASCADE, related_name="private_note")
    text = models.TextField(blank=True)

    def __str__(self) -> str:
        return "a private note"


class NoteVersion(Owned):
    """What two devices wrote at the same time: the fields that were not taken, kept to be shown side by side."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="versions")
    fields = models.JSONField()
    private = models.TextField(blank=True)
    reason = models.CharField(max_length=200)
    is_settled = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"another version of {self.note}"
