"""What a whole message means: its new words, judged with what stands around them."""

from dataclasses import replace

from afterword.mail.kinds_of_sender import is_from_platform
from afterword.mail.message import Message
from afterword.mail.quoting import NewWords
from afterword.rules.intent import Intent, IntentVerdict, is_about_a_job, read_intent
from afterword.rules.learned_meaning import Guess, guess_meaning
from afterword.said import say, to_say

_DECISIONS = frozenset({Intent.REJECTION, Intent.NEXT_STEP, Intent.OFFER})
_GUESSED = {
    Intent.REJECTION: to_say("Its words are most like those of a no; please read it."),
    Intent.NEXT_STEP: to_say("Its words are most like those of a next step; please read it."),
    Intent.OFFER: to_say("Its words are most like those of an offer; please read it."),
    Intent.ACKNOWLEDGEMENT: to_say(
        "Its words are most like those of a thank-you or of somebody who asks for time."
    ),
    Intent.QUESTION: to_say("Its words are most like those of a question."),
}
# How sure the second opinion must be: a no that is none is the worst to be told.
_LEAST = {Intent.REJECTION: 0.7, Intent.NEXT_STEP: 0.6, Intent.OFFER: 0.6}
_LEAST_OTHERS = 0.5
_LEAST_AGAINST = 0.7


def meaning_of(message: Message, words: NewWords, *, is_expected: bool = False) -> IntentVerdict:
    """By its phrases alone: what a verdict that lets a follow-up go on may rest on."""
    around = _around(message, words, is_expected=is_expected)
    found = read_intent(words.text, around=around)
    if found.intent is Intent.UNKNOWN and not words.text.strip() and message.original_text:
        inner = read_intent(message.original_text, around=around)
        return replace(inner, is_clear=False)
    return found


def settled_meaning_of(message: Message, words: NewWords, *, is_expected: bool = False) -> IntentVerdict:
    """By its phrases, with a second opinion learned from written answers where they say little or nothing. What
    rests on the second opinion is never clear. For messages that stop a follow-up in any case. `is_expected`: it
    surely comes from a process, so it is about a job though it names none."""
    found = meaning_of(message, words, is_expected=is_expected)
    is_job = is_expected or is_about_a_job(f"{words.text}\n{_around(message, words)}")
    if not (words.text.strip() and is_job):
        return found
    guess = guess_meaning(words.text, heard=found.scores)
    if guess is None or guess.intent is found.intent:
        return found
    if found.intent in _DECISIONS:
        return _against(found, guess)
    if guess.probability < _LEAST.get(guess.intent, _LEAST_OTHERS):
        return found
    return IntentVerdict(
        intent=guess.intent,
        reason=say(_GUESSED[guess.intent]),
        evidence=found.evidence,
        is_clear=False,
        is_guessed=True,
    )


def _against(found: IntentVerdict, guess: Guess) -> IntentVerdict:
    """A yes and a no must not be taken for each other: where the two opinions cross, the person is asked."""
    crossed = (found.intent is Intent.REJECTION) != (guess.intent is Intent.REJECTION)
    if not crossed or guess.intent not in _DECISIONS or guess.probability < _LEAST_AGAINST:
        return found
    return IntentVerdict(
        intent=Intent.UNKNOWN,
        reason=say("Some of its words say yes and others no; please read it."),
        evidence=found.evidence,
        is_clear=False,
    )


def _around(message: Message, words: NewWords, *, is_expected: bool = False) -> str:
    around = f"{message.subject}\n{words.quoted}\n{message.original_text}"
    if is_expected or is_from_platform(message):
        # Job platforms write about jobs, whether a message names one or not.
        around = f"{around}\nyour application, interview"
    return around


def is_to_be_asked(verdict: IntentVerdict) -> bool:
    """Whether a person must say what it means: nothing was found, or only the second opinion spoke."""
    return verdict.intent is Intent.UNKNOWN or verdict.is_guessed
