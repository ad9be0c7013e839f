"""What an answer means for the candidate, judged by its new words: rejection, next step, offer, and so on.

Phrases with weights (`data/intent_*.txt`), sentence by sentence, after taking out what only sounds like an
answer ("not a rejection", "we have not decided yet", "unfortunately I am out of the office"). Where they say
little, `learned_meaning.py` is asked too (docs/decisions/0022-a-second-opinion-about-answers.md).
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from afterword.rules.appointment_words import propose_appointment_together, proposes_appointment
from afterword.rules.intent_phrases import languages_of, phrases
from afterword.said import say, to_say

_CONSIDERED = 6_000
_MOST_SENTENCES = 120
_ENOUGH = 3
_FRAME_WORDS = 6
# A number, an address, or a verb of state: more than "The Talent Team".
_TELLS_MORE = re.compile(
    r"(?i)\d|:|\b(?:is|are|was|were|has|have|had|be|been|wurden?|wird|ist|sind|war|hat|haben|est|sont|[aà] été|ha|han"
    r"|es|está|è|sono|stat[oa]|werd|wordt|zijn|heeft|foi|é|são|jest|są|został\w*|är|har|blev|er|ble|on|ovat|je|byl\w*)\b"
)
_BUT = re.compile(
    r";|\b(?:but|however|instead|aber|jedoch|stattdessen|mais|pero|ma|però|maar|mas|ale|men)\b", re.I
)


class Intent(StrEnum):
    REJECTION = "rejection"
    NEXT_STEP = "next-step"
    OFFER = "offer"
    ACKNOWLEDGEMENT = "acknowledgement"
    QUESTION = "question"
    NONE = "none"
    UNKNOWN = "unknown"


_DECISIVE = (Intent.REJECTION, Intent.OFFER, Intent.NEXT_STEP)
_SAID = {
    Intent.REJECTION: to_say("It says no"),
    Intent.NEXT_STEP: to_say("It proposes a next step"),
    Intent.OFFER: to_say("It makes an offer"),
    Intent.ACKNOWLEDGEMENT: to_say("It thanks, confirms or asks for time"),
    Intent.QUESTION: to_say("It asks something"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentVerdict:
    """`evidence` are the words that decided, as they stand. `is_clear` says that nothing spoke against it.
    `scores` are the weights of all phrases that were found. `is_guessed`: no phrase says so, only the likeness."""

    intent: Intent
    reason: str
    evidence: str = ""
    is_clear: bool = True
    scores: tuple[tuple[Intent, int], ...] = ()
    is_guessed: bool = False


def read_intent(words: str, *, around: str = "") -> IntentVerdict:
    """The meaning of the new words of a message. `around` (subject, quoted text) only tells whether it is
    about a job at all: "we went with another candidate" in a debate about elections is no rejection."""
    text = words[:_CONSIDERED]
    if not text.strip():
        return IntentVerdict(
            intent=Intent.UNKNOWN, reason=say("It holds no words that we could read."), is_clear=False
        )
    scores, evidence = _scores(text)
    is_job = is_about_a_job(f"{text}\n{around[:_CONSIDERED]}")
    verdict = _decide(scores, evidence) if is_job else _outside_a_job(scores)
    return replace(verdict, scores=tuple(scores.items()))


def says_it_was_received(words: str) -> bool:
    """Whether it only confirms that an application or message came in, as machines do."""
    text = words[:_CONSIDERED]
    return any(pattern.search(text) for _, pattern in phrases("receipt", languages_of(text)))


def only_says_it_was_received(words: str) -> bool:
    """Nothing but a receipt. Robots decide in words that nobody lists, so it is told by what is allowed in it."""
    return says_it_was_received(words) and says_nothing_new(words)


def says_nothing_new(words: str) -> bool:
    """Whether each sentence is one that a receipt may hold: that it came in, thanks, that somebody will look, how to
    reach whom, a sign-off. A word of refusal, decision or invitation outside footers, conditions and "not yet" makes
    it something else."""
    text = words[:_CONSIDERED]
    languages = languages_of(text)
    beside = [pattern for kind in ("guard", "footer") for _, pattern in phrases(kind, languages)]
    turns = [pattern for _, pattern in phrases("turn", languages)]
    calm = [pattern for kind in ("receipt", "calm") for _, pattern in phrases(kind, languages)]
    sentences = _sentences(text)
    for number, sentence in enumerate(sentences, start=1):
        heard = _without(sentence, beside)
        if any(pattern.search(heard) for pattern in turns):
            return False
        is_frame = number in (1, len(sentences)) and _is_frame(sentence)
        if not (is_frame or heard != sentence or any(pattern.search(sentence) for pattern in calm)):
            return False
    return True


def _is_frame(sentence: str) -> bool:
    """A greeting or a sign-off."""
    return len(sentence.split()) <= _FRAME_WORDS and not _TELLS_MORE.search(sentence)


def is_about_a_job(text: str) -> bool:
    return any(pattern.search(text) for _, pattern in phrases("job", languages_of(text)))


def _decide(scores: dict[Intent, int], evidence: dict[Intent, str]) -> IntentVerdict:
    ranked = sorted(_DECISIVE, key=lambda intent: scores.get(intent, 0), reverse=True)
    best, second = ranked[0], ranked[1]
    if scores.get(best, 0) >= _ENOUGH:
        return _decisive(best, second, scores, evidence)
    if scores.get(Intent.ACKNOWLEDGEMENT, 0) >= 2:
        chosen = Intent.QUESTION if _asks_mostly(scores) else Intent.ACKNOWLEDGEMENT
    elif scores.get(Intent.QUESTION, 0) >= 2:
        chosen = Intent.QUESTION
    elif scores.get(best, 0) == 2:
        chosen = best
    else:
        return IntentVerdict(
            intent=Intent.UNKNOWN, reason=say("What it means we could not tell."), is_clear=False
        )
    return _verdict(chosen, evidence, is_clear=scores.get(best, 0) < 2)


def _decisive(
    best: Intent, second: Intent, scores: dict[Intent, int], evidence: dict[Intent, str]
) -> IntentVerdict:
    """An offer speaks of starting and of calls too, a rejection of other roles: the stronger words win, and
    where yes and no weigh the same nobody but the reader can tell."""
    tied = scores.get(second, 0) >= _ENOUGH and scores[best] - scores[second] <= 0
    if not tied:
        return _verdict(best, evidence, is_clear=scores.get(second, 0) < _ENOUGH)
    if Intent.REJECTION not in (best, second):
        return _verdict(Intent.OFFER, evidence, is_clear=False)
    return IntentVerdict(
        intent=Intent.UNKNOWN,
        reason=say("It seems to say no and to propose something too; please read it."),
        evidence=f"{evidence.get(best, '')} … {evidence.get(second, '')}",
        is_clear=False,
    )


def _verdict(intent: Intent, evidence: dict[Intent, str], *, is_clear: bool) -> IntentVerdict:
    words = evidence.get(intent, "")
    said = say(_SAID[intent])
    reason = f'{said}: "{words}".' if words else f"{said}."
    return IntentVerdict(intent=intent, reason=reason, evidence=words, is_clear=is_clear)


def _outside_a_job(scores: dict[Intent, int]) -> IntentVerdict:
    if scores.get(Intent.QUESTION, 0) >= 2:
        return IntentVerdict(
            intent=Intent.QUESTION, reason=say("It asks something; a job is not named."), is_clear=False
        )
    if scores.get(Intent.ACKNOWLEDGEMENT, 0) >= 2:
        return IntentVerdict(
            intent=Intent.ACKNOWLEDGEMENT,
            reason=say("It thanks or confirms; a job is not named."),
            is_clear=False,
        )
    return IntentVerdict(
        intent=Intent.UNKNOWN, reason=say("It does not name a job or an interview."), is_clear=False
    )


def _asks_mostly(scores: dict[Intent, int]) -> bool:
    """A plain "thank you, could you send the slides?" is a question; a receipt with a polite phrase is
    none."""
    return scores.get(Intent.QUESTION, 0) >= 2 and scores.get(Intent.ACKNOWLEDGEMENT, 0) < _ENOUGH


def _scores(text: str) -> tuple[dict[Intent, int], dict[Intent, str]]:
    """Weights summed over sentences, each phrase counted once; and the sentence that spoke most clearly for each."""
    scores: dict[Intent, int] = {}
    clearest: dict[Intent, int] = {}
    evidence: dict[Intent, str] = {}
    seen: set[re.Pattern[str]] = set()
    languages = languages_of(text)
    heard_all: list[str] = []
    for sentence in _sentences(text):
        decisive = _without(sentence, [pattern for _, pattern in phrases("guard", languages)])
        heard_all.append(decisive)
        for intent in (*_DECISIVE, Intent.ACKNOWLEDGEMENT, Intent.QUESTION):
            heard = decisive if intent in _DECISIVE else sentence
            found = [
                hit for hit in phrases(intent.value, languages) if hit[1] not in seen and hit[1].search(heard)
            ]
            if not found:
                continue
            _add(scores, intent, found)
            weight = max(weight for weight, _ in found)
            if weight > clearest.get(intent, 0):
                clearest[intent], evidence[intent] = weight, _excerpt(sentence)
            seen.update(pattern for _, pattern in found)
            if intent is Intent.REJECTION:
                # "Decided against taking you to the next stage" must not count as a next stage too.
                decisive = _without_clauses(decisive, [pattern for _, pattern in found])
        if not evidence.keys() & {Intent.NEXT_STEP, Intent.REJECTION} and proposes_appointment(decisive):
            scores[Intent.NEXT_STEP] = scores.get(Intent.NEXT_STEP, 0) + _ENOUGH
            evidence[Intent.NEXT_STEP] = _excerpt(sentence)
    if not scores.keys() & {Intent.NEXT_STEP, Intent.REJECTION, Intent.OFFER}:
        together = next((two for two in pairwise(heard_all) if propose_appointment_together(*two)), None)
        if together is not None:
            scores[Intent.NEXT_STEP] = _ENOUGH
            evidence[Intent.NEXT_STEP] = _excerpt(" ".join(together))
    if Intent.ACKNOWLEDGEMENT not in evidence and re.search(r"\?\s*(?:\n|$)", text):
        scores.setdefault(Intent.QUESTION, 2)
    return scores, evidence


def _add(scores: dict[Intent, int], intent: Intent, found: list[tuple[int, re.Pattern[str]]]) -> None:
    """A question is one in several languages at once, so it counts once; all else adds up."""
    if intent is Intent.QUESTION:
        scores[intent] = max(weight for weight, _ in found)
    else:
        scores[intent] = scores.get(intent, 0) + sum(weight for weight, _ in found)


def _without(sentence: str, patterns: list[re.Pattern[str]]) -> str:
    for pattern in patterns:
        sentence = pattern.sub(" … ", sentence)
    return sentence


def _without_clauses(sentence: str, patterns: list[re.Pattern[str]]) -> str:
    """What is left of a sentence without the clauses (up to a "but") that hold one of the patterns."""
    clauses = _BUT.split(sentence)
    return " … ".join(clause for clause in clauses if not any(pattern.search(clause) for pattern in patterns))


def _sentences(text: str) -> list[str]:
    """Sentences with their line breaks made blanks; a paragraph ends a sentence even without a full stop."""
    found: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text):
        flat = " ".join(paragraph.split()).replace("’", "'")
        found.extend(re.split(r"(?<=[.!?。！？])\s+", flat))
        if len(found) > _MOST_SENTENCES:
            break
    return [sentence[:700] for sentence in found[:_MOST_SENTENCES] if sentence]


def _excerpt(sentence: str) -> str:
    return sentence if len(sentence) <= 120 else f"{sentence[:117].rsplit(' ', 1)[0]} …"
