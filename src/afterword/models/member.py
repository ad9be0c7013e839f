"""Who may open which desk, where several people share one installation."""

from django.db import models

from afterword.models.candidate import Candidate
from afterword.models.kept_model import Kept


class Member(Kept):
    """`name` is an address, or what a trusted proxy calls this person; lower case. `password` is a salted hash, empty
    until the invitation was taken up. `invitation` is the SHA-256 of the link's key. A session carries `version`:
    another number signs every browser out. Too many wrong passwords close the door until `closed_until`."""

    candidate = models.OneToOneField(Candidate, on_delete=models.CASCADE, related_name="member")
    name = models.CharField(max_length=254, unique=True)
    password = models.CharField(max_length=128, blank=True)
    invitation = models.CharField(max_length=64, blank=True, db_index=True)
    invited_until = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    failures = models.PositiveSmallIntegerField(default=0)
    closed_until = models.DateTimeField(null=True, blank=True)
    signed_in_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
