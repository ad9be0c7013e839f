"""Stages of a process, and what a person may say about it, in words."""

from django.utils.translation import gettext, gettext_noop

from afterword.rules.process_stage import Stage

STAGES = {
    Stage.AHEAD: gettext_noop("Interview ahead"),
    Stage.NOTES: gettext_noop("Notes to write"),
    Stage.LETTERS: gettext_noop("Letters"),
    Stage.WAITING: gettext_noop("Waiting for an answer"),
    Stage.FOLLOW_UP: gettext_noop("Follow-up"),
    Stage.ANSWERED: gettext_noop("They answered"),
    Stage.ENDED: gettext_noop("Ended"),
}
# What the button says, and the question where letters would be cancelled by it.
MOVES = {
    "called": (gettext_noop("They called"), gettext_noop("They called you")),
    "wrote": (gettext_noop("They wrote"), gettext_noop("They answered somewhere else")),
    "rejected": (gettext_noop("They said no"), gettext_noop("They said no")),
    "offer": (gettext_noop("Offer"), gettext_noop("They made an offer")),
    "withdrawn": (gettext_noop("I withdraw"), gettext_noop("You withdraw")),
    "rest": (gettext_noop("Let it rest"), gettext_noop("You let it rest")),
    "reopen": (gettext_noop("Open it again"), gettext_noop("You open it again")),
}


def moves_of(state: str) -> tuple[tuple[str, str], ...]:
    """Which of them make sense for a process in this state, each with its words."""
    names = [name for name in MOVES if name != "reopen"] if state != "closed" else []
    return tuple(
        (name, gettext(MOVES[name][0])) for name in (*names, *(["reopen"] if state != "open" else []))
    )
