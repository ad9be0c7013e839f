"""The processes that a choice shows: open ones whole, closed ones a page at a time, so that thousands cost nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext

from afterword.models import Candidate, Interview, Letter, Process, ReceivedMessage, Submission
from afterword.models.folded import Folded
from afterword.rules.process_stage import Stage
from afterword.web.processes.choice import ROUNDS, Choice
from afterword.web.processes.process_lines import ProcessLine, lines_of
from afterword.web.wording.stage_words import STAGES
from afterword.workflows.search_in import words_of

PAGE = 50
_ASKS = ["uncertain", "refused", "late", "waiting", "claimed", "submitting", "deferred"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A stage with its lines; `rest` is what is folded."""

    stage: Stage
    name: str
    first: tuple[ProcessLine, ...]
    rest: tuple[ProcessLine, ...]

    @property
    def count(self) -> int:
        return len(self.first) + len(self.rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`closed` counts what is folded away because it has ended; `total` what the choice holds on all pages."""

    lines: tuple[ProcessLine, ...]
    total: int
    closed: int
    pages: int

    def columns(self, *, most: int = 8) -> Iterator[Column]:
        """Only stages that hold something."""
        for stage, name in STAGES.items():
            found = tuple(line for line in self.lines if line.stage == stage)
            if found:
                yield Column(stage=stage, name=gettext(name), first=found[:most], rest=found[most:])


def table_of(candidate: Candidate, choice: Choice, *, now: datetime) -> Table:
    chosen = _chosen(candidate, choice)
    live = _live(candidate)
    ended = chosen.exclude(live)
    order = list(STAGES)
    lines: list[ProcessLine] = []
    if choice.show != "closed":
        lines = lines_of(candidate, list(chosen.filter(live).order_by("-id")), now=now)
        lines.sort(key=lambda line: (order.index(line.stage), not line.needs_me))
    if choice.needs_me:
        lines = [line for line in lines if line.needs_me]
    closed = 0 if choice.needs_me else ended.count()
    with_closed = choice.show != "open" and not choice.needs_me
    total = len(lines) + (closed if with_closed else 0)
    pages = max(1, -(-total // PAGE)) if with_closed else 1
    if with_closed:
        lines = _page(candidate, lines, ended, min(choice.page, pages), now)
    return Table(lines=tuple(lines), total=total, closed=closed, pages=pages)


def _page(
    candidate: Candidate, lines: list[ProcessLine], ended: QuerySet[Process], page: int, now: datetime
) -> list[ProcessLine]:
    """Open ones stand before the closed ones, the newest closed first."""
    start, end = (page - 1) * PAGE, page * PAGE
    shown = lines[start:end]
    skipped, room = max(0, start - len(lines)), PAGE - len(shown)
    rows = list(ended.order_by("-closed_at", "-id")[skipped : skipped + room]) if room else []
    return [*shown, *lines_of(candidate, rows, now=now)]


def _chosen(candidate: Candidate, choice: Choice) -> QuerySet[Process]:
    rows = Process.objects.filter(candidate=candidate)
    words = words_of(choice.words)
    if words:
        rows = rows.annotate(all_words=Folded("company", "role"))
        for word in words:
            rows = rows.filter(all_words__contains=word)
    if choice.round:
        rounds = Interview.objects.filter(process=OuterRef("pk"))
        last = choice.round == ROUNDS[-1]
        rows = rows.filter(
            Exists(rounds.filter(round__gte=choice.round) if last else rounds.filter(round=choice.round))
        )
    return rows


def _live(candidate: Candidate) -> Q:
    """Open, or closed with something that is still to be looked at or on its way."""
    own = {"candidate": candidate}
    drafts = Letter.objects.filter(**own, state="draft").values("process")
    sending = Submission.objects.filter(**own, state__in=_ASKS).values("process")
    unsure = ReceivedMessage.objects.filter(**own, needs_person=True, possible__isnull=False).values(
        "possible"
    )
    return ~Q(state="closed") | Q(pk__in=drafts) | Q(pk__in=sending) | Q(pk__in=unsure)
