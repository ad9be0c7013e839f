"""Stages of a process, and what a person may say about it, in words."""

from afterword.rules.process_stage import Stage

STAGES = {
    Stage.AHEAD: "Interview ahead",
    Stage.NOTES: "Notes to write",
    Stage.LETTERS: "Letters",
    Stage.WAITING: "Waiting for an answer",
    Stage.FOLLOW_UP: "Follow-up",
    Stage.ANSWERED: "They answered",
    Stage.ENDED: "Ended",
}
# What the button says, and the question where letters would be cancelled by it.
MOVES = {
    "called": ("They called", "They called you"),
    "wrote": ("They wrote", "They answered somewhere else"),
    "rejected": ("They said no", "They said no"),
    "offer": ("Offer", "They made an offer"),
    "withdrawn": ("I withdraw", "You withdraw"),
    "rest": ("Let it rest", "You let it rest"),
    "reopen": ("Open it again", "You open it again"),
}


def moves_of(state: str) -> tuple[tuple[str, str], ...]:
    """Which of them make sense for a process in this state, each with its words."""
    names = [name for name in MOVES if name != "reopen"] if state != "closed" else []
    return tuple((name, MOVES[name][0]) for name in (*names, *(["reopen"] if state != "open" else [])))
