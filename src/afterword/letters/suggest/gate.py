"""Which lifted words may be shown. Fewer rather than worse: every doubt is a no.

Held back are words that the composer would ask about, forms of which a sentence is not sure, loose ends of notes
(arrows, brackets, shorthand, dangling pronouns, a remark after a comma), and any sentence in which the words,
numbers, negations or names of the notes would not stand as they were typed.
"""

import re
from functools import cache, lru_cache

from afterword.letters.composing.live import finished_sentence, question_about
from afterword.letters.fields.field import BY_NAME
from afterword.letters.notes.values import Scope
from afterword.letters.reading.deeds import form_of_deed
from afterword.letters.reading.finite import count_finite, split_tokens
from afterword.letters.reading.forms import Form, form_of_statement, form_of_talk
from afterword.letters.suggest.cutting import with_results
from afterword.letters.words.classes import BE_HAVE_DO, DETERMINERS, MODALS, OPENERS, PREPOSITIONS
from afterword.letters.words.cleaning import tidy, trim
from afterword.letters.words.lexicon import verbs
from afterword.letters.words.misspelling import looks_misspelt
from afterword.letters.words.name_case import right_case
from afterword.letters.words.phrases import phrase_hits, read_terms

_SURE = {
    "topic": frozenset({Form.NOUN, Form.GERUND, Form.WH}),
    "point": frozenset({Form.CLAUSE, Form.WH}),
    "my_link": frozenset({Form.PAST, Form.PRESENT, Form.GERUND, Form.OWN_CLAUSE}),
    "thought": frozenset({Form.CLAUSE, Form.NOUN}),
    "liked": frozenset({Form.NOUN, Form.WH, Form.THAT, Form.CLAUSE}),
    "promised": frozenset({Form.NOUN}),
    "next": frozenset({Form.NOUN, Form.GERUND}),
}
# Where the composer adds "the" to a bare noun it is right more often than not, which is not enough here.
_NO_ADDED_ARTICLE = frozenset({"topic", "liked"})
_FEWEST = {"promised": 2, "next": 2, "topic": 2}
_LOOSE = re.compile(
    r"->|=>|→|[<>=~@{}\[\]()|\\*_`]|\?\?|!|\.\.|…|\?|\s[-–—+/]\s|\d\s?/\s?\d|\b(?:um+|uh+|hmm+|lol|etc|tbd|todo|imo|"
    r"idk|btw|asap|afaik|apparently|whatever|stuff|kind of|sort of|you know|like,|i guess|not sure|anyway)\b"
    r"|\w-ish\b|(?:^|\s)(?:re|w|mtg|pls|plz|smth|sth|smb|thru|cuz|u|r|n|bc|tf)(?:\s|$)|[.;:]\s",
    re.I,
)
_POINTING = re.compile(
    r"^(?:it|this|that|these|those|he|she|so|and|but|also|then|because|which)\b|\bexactly (?:this|that)\b"
    r"|\b(?:do|did|does|doing|done) (?:it|that|this|so)\b|\b(?:this|that|it|these|those|them)$"
    r"|^(?:it|that|this)['’]s\b",
    re.I,
)
_DAYS = re.compile(
    r"\b(?:today|tomorrow|yesterday|tonight|(?:this|next|last) (?:week|night|morning|afternoon|evening)|"
    r"mon|tue|wed|thu|fri)\b",
    re.I,
)
_ENDS_OPEN = (
    BE_HAVE_DO | MODALS | PREPOSITIONS | DETERMINERS | {"and", "or", "but", "than", "because", "to", "of"}
)
_GOING_ON = {"and", "but", "or", "nor", "so", "which", "who", "where", "when", "because", "since", "while"}
_GOING_ON |= {"although", "if", "instead", "not", "without"}
_OPENS = OPENERS | {"than", "as", "if", "unless", "until", "before", "after", "once"}
_PROPOSED = re.compile(r'Do you mean "([^"]+)"\?$')
_I = re.compile(r"(?<![\w.'’/-])i(?=(?:['’](?:m|ve|d|ll))?(?:\s|$))")
_NO_OBJECT = re.compile(
    r"^(?:have )?(?:\w+(?: out| up)? (?:that|it|this|these|those|them|exactly|the same|similar|ours|mine|theirs|hers|"
    r"yours|his(?! \w)|ones?)\b|(?:going|coming|being|getting) )",
    re.I,
)
_NEGATION = re.compile(
    r"\b(?:no|not|never|nobody|nothing|none|without|neither|nor|hardly|cannot)\b|n['’]t\b", re.I
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@lru_cache(maxsize=2048)
def words_and_sentence(field: str, text: str, scope: Scope) -> tuple[str, str] | None:
    """What may be suggested for `field`, with its finished sentence, or None. Where words hang behind a comma
    as only a note has them (", 12 minutes in CI"), what stands before it is taken alone."""
    words = _I.sub("I", tidy(text)).rstrip(".,;: ")
    fuller = with_results(words) if field == "my_link" else ()
    for candidate in dict.fromkeys((*fuller, words, _without_remarks(words))):
        sentence = _sentence_if_right(field, candidate, scope, is_result=candidate in fuller)
        if sentence is not None:
            return candidate, sentence
    return _with_article(words, scope) if field == "thought" else None


def _with_article(words: str, scope: Scope) -> tuple[str, str] | None:
    """A thought with the "a" that the composer would ask about, as it proposes it; no other word may differ."""
    meant = _PROPOSED.search(question_about("thought", words, person=scope.reader, relation=scope.relation))
    if meant is None or _articles_out(meant[1]) != _articles_out(words):
        return None
    sentence = _sentence_if_right("thought", meant[1], scope)
    return None if sentence is None else (meant[1], sentence)


def _articles_out(words: str) -> list[str]:
    return [token for token in split_tokens(words) if token not in {"a", "an"}]


def _without_remarks(words: str) -> str:
    parts = words.split(", ")
    at = next((at for at, part in enumerate(parts) if at and not _goes_on(part, parts[at:])), len(parts))
    return ", ".join(parts[:at])


def _goes_on(part: str, rest: list[str]) -> bool:
    """Whether the words behind a comma belong to the sentence: a list that ends in "and", "which ...", "so ..."."""
    first = part.split()[0].casefold() if part.split() else ""
    is_list = (
        len(rest) > 1
        or bool(re.match(r"(?:and|or)\b", part))
        or (len(part.split()) <= 6 and re.search(r"\s(?:and|or)\s", part) is not None)
    )
    return (is_list and not count_finite(split_tokens(part))[0]) or first in _GOING_ON


@lru_cache(maxsize=1024)
def _cleaned(words: str) -> str:
    return right_case(trim(words))


def _sentence_if_right(field: str, words: str, scope: Scope, *, is_result: bool = False) -> str | None:
    if not _is_whole(field, words, is_result=is_result) or question_about(
        field, words, person=scope.reader, relation=scope.relation
    ):
        return None
    if not _has_sure_form(field, words):
        return None
    sentence = finished_sentence(field, words, relation=scope.relation)
    is_one = field == "liked" and re.search(r"\w (?:where|in which|when) ", words)
    if field in _NO_ADDED_ARTICLE and not is_one and f" the {_cleaned(words)[:12]}" in sentence:
        return None
    is_bare = field == "next" and not re.match(
        r"the next step as i understood it: (?:the|a|an|your|another)\b", sentence, re.I
    )
    if is_bare or not sentence or sentence.endswith("...") or not keeps_facts(words, sentence):
        return None
    return sentence


def _is_whole(field: str, words: str, *, is_result: bool) -> bool:
    """No loose ends: a piece of prose that stands by itself. `is_result`: the composer sets what stands behind the
    comma in brackets."""
    tokens = split_tokens(words)
    if not _FEWEST.get(field, 3) <= len(tokens) or len(words.split()) > BY_NAME[field].limit:
        return False
    bare = words.rstrip(".").removeprefix("that " if field == "liked" else "")
    loose = _LOOSE.search(re.sub(r" \(([^()]+)\)$", r", \1", bare) if is_result else bare)
    if loose or _POINTING.search(bare) or _DAYS.search(bare) or tokens[-1] in _ENDS_OPEN:
        return False
    if bare.count('"') % 2 or "“" in bare or _is_misspelt(bare):
        return False
    if not is_result and _without_remarks(bare) != bare:
        return False
    if field in {"point", "thought"} and _is_command(tokens):
        return False
    return field != "my_link" or _NO_OBJECT.match(bare) is None


def _is_command(tokens: list[str]) -> bool:
    """ "read more code than you write": a bare verb, and no finished one before the next clause is opened."""
    if tokens[0] not in verbs().base or tokens[0] in MODALS | BE_HAVE_DO:
        return False
    end = next((at for at, token in enumerate(tokens) if at and token in _OPENS), len(tokens))
    strong, weak, _ = count_finite(tokens[:end])
    if strong:
        return False
    # What is no noun either has no subject behind it; nor has a verb that "the" or "more" follows.
    return not weak or tokens[0] not in verbs().nouny or tokens[1] in DETERMINERS | {"more", "less", "fewer"}


def _is_misspelt(words: str) -> bool:
    typed = [token for token in re.findall(r"[^\W\d_]+", words) if token.islower()]
    return (
        not _misspellings().isdisjoint(split_tokens(words))
        or bool(phrase_hits(words, "casual"))
        or any(looks_misspelt(token) for token in typed)
    )


@cache
def _misspellings() -> frozenset[str]:
    return frozenset(line.split()[0] for line in read_terms("misspellings"))


def _has_sure_form(field: str, words: str) -> bool:
    cleaned = BY_NAME[field].lead_in.sub("", _cleaned(words), count=1) or words
    tokens = split_tokens(cleaned)
    if field == "my_link":
        form = form_of_deed(cleaned, after_i=True)
        return form in _SURE[field] and not _is_run_on(tokens)
    form = form_of_statement(cleaned) if field in {"point", "thought"} else form_of_talk(cleaned)
    if words.casefold().startswith("that ") and field == "liked":
        form = form_of_statement(cleaned)
    return form in _SURE[field] and not _is_run_on(tokens)


def _is_run_on(tokens: list[str]) -> bool:
    """More finished verbs than clauses were opened: two sentences that dictation ran together."""
    strong, _, needed = count_finite(tokens)
    joined = sum(token in {"and", "but", "or", ",", "so", "than", "where", "because"} for token in tokens)
    return strong > needed + joined + 1


def keeps_facts(words: str, sentence: str) -> bool:
    """Whether numbers, negations and all words stand in the sentence as typed, in their order."""
    cleaned = _cleaned(words)
    if sorted(_NUMBER.findall(cleaned)) != sorted(_NUMBER.findall(sentence)):
        return False
    if len(_NEGATION.findall(cleaned)) != len(_NEGATION.findall(sentence)):
        return False
    # A result behind a comma may stand in brackets.
    typed = [token for token in split_tokens(cleaned) if token not in {"that", "i", ","}]
    shown = [token for token in split_tokens(sentence) if token not in {"that", "i", ","}]
    return any(shown[at : at + len(typed)] == typed for at in range(len(shown) - len(typed) + 1))
