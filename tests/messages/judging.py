"""What Afterword says of the written messages, beside what a careful reader said."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from afterword.mail.message import read_message
from afterword.rules.classification import Classification
from afterword.rules.classify import classify
from afterword.rules.match import Match, MatchVerdict, match
from tests.messages.corpus import Case, cases
from tests.messages.world import OWN_ADDRESSES, PROCESSES


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A case with the verdicts of the program."""

    case: Case
    found: Classification
    matched: Match

    @property
    def kind_is_right(self) -> bool:
        return self.found.kind.value in self.case.kinds

    @property
    def intent_is_right(self) -> bool:
        return self.found.intent.value in self.case.intents

    @property
    def is_taken_for_silence(self) -> bool:
        """An answer after which a follow-up would go out: the one mistake not to make."""
        return self.case.is_answer and not self.found.stops_follow_up

    @property
    def is_held_for_nothing(self) -> bool:
        return not self.case.must_hold and self.found.stops_follow_up

    @property
    def match_is_right(self) -> bool:
        if self.case.matches is None:
            return True
        return frozenset(str(each) for each in self.matched.process_ids) == self.case.matches

    @property
    def is_matched_elsewhere(self) -> bool:
        """Surely given to a process that it does not belong to, without a question: worse than none."""
        found = {str(each) for each in self.matched.process_ids}
        is_asked = self.matched.verdict is MatchVerdict.AMBIGUOUS
        return (
            bool(found) and self.case.matches is not None and not is_asked and not found <= self.case.matches
        )

    @property
    def bounce_is_right(self) -> bool:
        bounce = self.found.bounce
        if bounce is None:
            return False
        return bounce.type.value == self.case.bounce and bounce.is_final == self.case.is_final

    @property
    def return_is_right(self) -> bool:
        return self.found.returns_on == self.case.returns_on

    @cached_property
    def quoting(self) -> "Quoting":
        return judge_quoting(self.case, self.found.reply_text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoting:
    is_exact: bool
    is_lossless: bool
    is_clean: bool


def judge_quoting(case: Case, found: str) -> Quoting:
    """Exact: nothing but the new words. Lossless: all of them. Clean: nothing of the quoted letter."""
    wanted, got = _squeezed(case.new_words or ""), _squeezed(found)
    letter = [_squeezed(line) for line in case.letter.lines if len(line) > 25]
    return Quoting(
        is_exact=wanted in got if case.is_loose else wanted == got,
        is_lossless=all(
            _squeezed(line) in got for line in (case.new_words or "").split("\n") if line.strip()
        ),
        is_clean=not any(line in got for line in letter),
    )


def judge(group: str, classifier: Callable[..., Classification] = classify) -> tuple[Outcome, ...]:
    """All cases of a group, judged."""
    outcomes = []
    for case in cases(group):
        message = read_message(case.content)
        outcomes.append(
            Outcome(
                case=case,
                found=classifier(message, own_addresses=OWN_ADDRESSES),
                matched=match(message, PROCESSES, own_addresses=OWN_ADDRESSES),
            )
        )
    return tuple(outcomes)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
