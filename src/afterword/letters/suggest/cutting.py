"""Where the words of one thing end and another begins: run-ons of dictation, chains of telling, results "
"behind a comma."""

import re

from afterword.letters.reading.finite import count_finite, split_tokens
from afterword.letters.words.lexicon import verbs

# Where dictated words go on with another sentence: the fragment ends before it.
_NEXT = re.compile(
    r"(?:,)?(?: and| but| so| um| then)* (?:she|he|they|i) (?:also )?(?:said|told|explained|mentioned|asked|liked|"
    r"thinks|think|say|tell)\b.*$|, (?:and|but|so) (?:i|she|he|we) .*$",
    re.I,
)
# "I told her that I built ... and that it held": the second "that" is told, and no part of the deed.
_TOLD_ON = re.compile(r",? and (?:that|how) (?:we|i|it|they|the|my|our|this|nobody|everyone|\w+s)\b.*$", re.I)
# "the dbt migration they have 400 models": whoever has something of their own needs a sentence of their own.
_OWN_OBJECT = re.compile(
    r"(?<=\w),? (?:and |but |so )?(?:they|you|we|she|he|i|it|there)(?:'s|'re)? (?:\w+ )?(?:have|has|had|use|"
    r"uses|used|got|run|runs|ran|"
    r"need|needs|want|wants|built|made|are|is|were|was|lost|moved|spend|spent)(?: (?:like|about|around|some|"
    r"maybe|uh|um|already|only|over))* "
    r"(?:\d[\d.,]*k?\b|an? (?!lot\b|bit\b|little\b)|no\b|many\b|two\b|three\b|four\b|five\b|six\b|seven\b|"
    r"eight\b|nine\b|ten\b|hundreds?\b|"
    r"thousands?\b|several\b).*$",
    re.I,
)
_ARROW = re.compile(r"(\d[\d.,]*)\s*(?:→|->|=>)\s*(?=\d)")
# A result that may stand behind the deed: a figure, "from 35 min to 3", "no downtime", "mostly by removing ...".
_RESULT = re.compile(
    r"^(?:[-+]?\d[\d.,]* ?(?:%|percent\b|[^\W\d]\w*(?: \w+){0,3}$)|"
    r"(?:[a-z][\w-]* ){0,3}(?:from \S+(?: \w+)? to \d|down to \d|up to \d|[-+]\d|"
    r"under \d|below \d|over \d)|(?:with )?(?:no|zero|without) \w+(?: \w+)?$|(?:mostly|mainly|largely|partly|"
    r"simply|all|just )?\s?by \w+ing\b)",
    re.I,
)


def without_next(words: str) -> str:
    """Up to where the next sentence of a breath begins."""
    return _NEXT.sub("", words)


def without_told_on(words: str) -> str:
    """A deed without what else was told of it."""
    return _TOLD_ON.sub("", without_next(words))


def without_run_on(words: str) -> str:
    """A thing without the sentence that runs on from it: what is left is nothing or a phrase of its own."""
    if words.split(maxsplit=1)[0].casefold() in {
        "how",
        "why",
        "whether",
        "what",
        "when",
        "where",
        "that",
        "if",
    }:
        return words
    return _OWN_OBJECT.sub("", words)


def with_results(words: str) -> tuple[str, ...]:
    """Ways to say a deed with the results that a note has behind commas, the fullest first; empty without any."""
    parts = _ARROW.sub(r"from \1 to ", words).split(", ")
    deed, rest = parts[0], parts[1:]
    if len(rest) == 1 and rest[0].split()[0] in verbs().sure_past and re.search(r"\d", rest[0]):
        # "built auto reconciliation, matched 97 percent": two deeds
        return (f"{deed} and {rest[0]}",)
    results = rest[: next((at for at, part in enumerate(rest) if not _RESULT.match(part)), len(rest))]
    if not results or any(count_finite(split_tokens(part))[0] for part in results):
        return ()
    if len(results) > 1:
        return (f"{deed} ({', '.join(results)})", f"{deed}, {results[0]}")
    return (f"{deed}, {results[0]}",)
