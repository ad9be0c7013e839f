"""Passwords under a seal, for installations on several machines."""

from django.db import models

from afterword.models.kept_model import Kept


class SealedSecret(Kept):
    """Under the name that the row of its owner holds (`MailAccount.secret_name`, ...). The database never sees the
    key; `key_id` says which one it was."""

    name = models.CharField(max_length=200, primary_key=True)
    key_id = models.CharField(max_length=12)
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return self.name
