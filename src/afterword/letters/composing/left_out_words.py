"""The sentences that say why a noted field stands in no letter."""

from collections.abc import Sequence

from afterword.letters.letter import LeftOutRule
from afterword.said import say, say_count, to_say, to_say_count

_WHAT = {
    "topic": to_say("what you talked about"),
    "point": to_say("what they said"),
    "thought": to_say("your thought"),
    "my_link": to_say("what you have done"),
    "liked": to_say("what you liked"),
    "clarify": to_say("your addition to an answer"),
    "next": to_say("the next step"),
    "promised": to_say("what you promised"),
    "promised.link": to_say("the link to what you promised"),
}
_QUESTIONS = (
    to_say("your first question"),
    to_say("your second question"),
    to_say("your third question"),
    to_say("your fourth question"),
    to_say("your fifth question"),
)
_SENTENCES = {
    LeftOutRule.NO_LETTER: to_say_count(
        "{name} gets no letter now: {what} stays in your notes.",
        "{name} gets no letter now: {what} stay in your notes.",
    ),
    LeftOutRule.WAITS: to_say_count(
        "{What} waits with the letter to {name} for your answer.",
        "{What} wait with the letter to {name} for your answer.",
    ),
    LeftOutRule.SAYS_NOTHING: to_say_count(
        "{What} is not in the letter to {name}: the note says that there is nothing to tell.",
        "{What} are not in the letter to {name}: the notes say that there is nothing to tell.",
    ),
    LeftOutRule.FOR_INTERVIEWERS: to_say_count(
        "{What} is not in the letter to {name}: it is for those who interviewed you.",
        "{What} are not in the letter to {name}: they are for those who interviewed you.",
    ),
    LeftOutRule.LEANS: to_say_count(
        "{What} is not in the letter to {name}: it speaks of something that the letter does not say yet.",
        "{What} are not in the letter to {name}: they speak of something that the letter does not say yet.",
    ),
    LeftOutRule.REPEATED: to_say_count(
        "{What} is not in the letter to {name}: the same words stand in another letter to {company}.",
        "{What} are not in the letter to {name}: the same words stand in another letter to {company}.",
    ),
    LeftOutRule.ONE_QUESTION: to_say_count(
        "{What} to {name} is not in the letter; one question is enough for it.",
        "{What} to {name} are not in the letter; one question is enough for it.",
    ),
    LeftOutRule.QUESTION_TO_SELF: to_say_count(
        "{What} to {name} is not in the letter: it takes only a whole question about the work.",
        "{What} to {name} are not in the letter: it takes only a whole question about the work.",
    ),
    LeftOutRule.NOT_WANTED: to_say_count(
        "{What} is not in the letter to {name}: whoever does not want the job names none.",
        "{What} are not in the letter to {name}: whoever does not want the job names none.",
    ),
    LeftOutRule.SHORT: to_say_count(
        "{What} is not in the letter to {name}: you want your letters short.",
        "{What} are not in the letter to {name}: you want your letters short.",
    ),
    LeftOutRule.FILE_GOES: to_say_count(
        "{What} is not in the letter to {name}: the file itself goes with it.",
        "{What} are not in the letter to {name}: the file itself goes with it.",
    ),
    LeftOutRule.NO_SENTENCE: to_say_count(
        "{What} is not in the letter to {name}: none of its sentences has a place for these words.",
        "{What} are not in the letter to {name}: none of its sentences has a place for these words.",
    ),
}
# More than these are counted, not named.
_MOST_NAMED = 3


def left_out_sentence(rule: LeftOutRule, names: Sequence[str], *, name: str, company: str) -> str:
    """One sentence for the fields `names` (paths below a person: `topic`, `questions[1]`) of whoever is called `name`.
    What was typed is not repeated."""
    what = _in_words(names)
    return say_count(
        *_SENTENCES[rule],
        len(names),
        what=what,
        What=what[:1].upper() + what[1:],
        name=name,
        company=company,
    )


def question_number(path: str) -> int:
    """1 for `questions[1]`, the second one."""
    return int(path[path.rindex("[") + 1 : -1])


def _in_words(names: Sequence[str]) -> str:
    questions = [name for name in names if name.startswith("questions")]
    if len(questions) == len(names) > 1:
        return say("{count} of your questions", count=len(names))
    if len(names) > _MOST_NAMED:
        return say("{count} of the things that you noted", count=len(names))
    words = [say(_WHAT[name]) if name in _WHAT else _question(name) for name in names]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])}{say(' and ')}{words[-1]}"


def _question(name: str) -> str:
    at = question_number(name)
    return say(_QUESTIONS[at]) if at < len(_QUESTIONS) else say("a further question of yours")
