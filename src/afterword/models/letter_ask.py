"""What a letter waits for: a question that came up when letters were written."""

from django.db import models

from afterword.models.interview import Interview
from afterword.models.owned import Owned
from afterword.models.person import Person


class LetterAsk(Owned):
    """One question of the last writing of letters, for somebody who has no letter; `person` is none where all letters
    of the interview wait for it. `field` is one of a debrief. `let_go_at`: the person wants no letter to them."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="letter_asks")
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="letter_asks", null=True, blank=True
    )
    field = models.CharField(max_length=40)
    question = models.TextField()
    asked_at = models.DateTimeField()
    let_go_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.question
