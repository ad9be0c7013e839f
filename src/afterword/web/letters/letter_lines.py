"""Letters as lines of a list: which kind, what is next with it, and whose move that is."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext

from afterword.models import Candidate, Letter, Submission
from afterword.web.wording import state_words
from afterword.workflows.save_account import has_way_out


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLine:
    """`kind` and `state` are words; `tone` is waits, goes, stopped or done."""

    row: Letter
    kind: str
    state: str
    tone: str


def letter_lines(letters: QuerySet[Letter], candidate: Candidate) -> list[LetterLine]:
    """In the order of their keys. Three queries for any number."""
    submissions = Prefetch("submissions", Submission.objects.defer("message", "body").order_by("id"))
    rows = letters.select_related("person").defer("body", "sentences").prefetch_related(submissions)
    can_go = has_way_out(candidate)
    return [letter_line(row, can_go=can_go) for row in rows.order_by("id")]


def letter_line(row: Letter, *, can_go: bool) -> LetterLine:
    """`row` has its person and its submissions, the newest last. `can_go`: an approved one goes by itself."""
    newest = next(reversed(row.submissions.all()), None)
    return LetterLine(
        row=row, kind=gettext(state_words.KINDS.get(row.kind, row.kind)),
        state=state_words.letter_words(row, newest, has_way_out=can_go),
        tone=state_words.letter_tone(row, newest),
    )  # fmt: skip
