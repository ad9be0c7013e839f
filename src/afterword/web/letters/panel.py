"""The letters of one interview, so that one leads to the next."""

from dataclasses import dataclass

from afterword.models import Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """`place` of `count`, counted from 1. `next_key` is the next letter that waits for a yes, None where none does."""

    place: int
    count: int
    waiting: int
    next_key: int | None = None
    next_name: str = ""


def panel_of(letter: Letter) -> Panel:
    rows = Letter.objects.filter(
        process=letter.process_id,
        interview=letter.interview_id,
        kind=letter.kind,
    ).exclude(state="dropped")
    known = list(rows.order_by("id").values_list("pk", "state", "person__name"))
    keys = [key for key, _, _ in known]
    place = keys.index(letter.pk) if letter.pk in keys else 0
    others = [
        each for each in (*known[place:], *known[:place]) if each[0] != letter.pk and each[1] == "draft"
    ]
    following = others[0] if others else None
    return Panel(
        place=place + 1, count=len(known), waiting=len(others), next_key=following[0] if following else None,
        next_name=following[2] if following else "",
    )  # fmt: skip
