"""A wording does not make the letter like another one of this author: the shared share stays under 0.20."""

from afterword.letters.similarity import overlap
from afterword.rules.model_guards.wording import Wording
from afterword.said import say

MOST_SHARED = 0.20


def check(wording: Wording) -> str | None:
    facts = wording.facts
    left_out: tuple[str, ...] = ()
    if facts.debrief is not None:
        left_out = (
            facts.debrief.company,
            facts.debrief.role,
            *(person.name for person in facts.debrief.people),
        )
    for other in facts.other_letters:
        before = overlap(facts.body, other.body, leave_out=left_out)
        after = overlap(wording.body, other.body, leave_out=left_out)
        if after > MOST_SHARED and after > before:
            return say("the letter would be too much like the one to {name}", name=other.name)
    return None
