"""The words of a field as they stand in a letter: lead-ins gone, names and marks set right, articles completed."""

import re

from afterword.letters.articles.supplied import Completion, as_typed, complete
from afterword.letters.fields.author import lacks_only_one, writes_articles
from afterword.letters.fields.field import Field
from afterword.letters.fields.half_said import bracket_tail, join_two_things
from afterword.letters.fields.joining import (
    bracket_aside,
    bracket_figures,
    bracket_time,
    join_clauses,
    join_commands,
    join_deeds,
    join_names,
    mend_colon,
    mend_splices,
    spell_arrow,
)
from afterword.letters.fields.pronouns import your_own
from afterword.letters.fields.reader_pronouns import turn_to_reader
from afterword.letters.fields.setting import Setting
from afterword.letters.fields.short_names import holds_short_name
from afterword.letters.fields.tellings import TELLINGS
from afterword.letters.fields.their_side import turn_their
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.verb_here import is_verb_here
from afterword.letters.words.classes import BE_HAVE_DO, DETERMINERS, MODALS, NUMBERS, SOFTENERS, SUBJECTS
from afterword.letters.words.cleaning import small_start, trim
from afterword.letters.words.lexicon import verbs
from afterword.letters.words.name_case import right_case
from afterword.letters.words.spelling import spell

_HELPING = BE_HAVE_DO | MODALS
_NAMES_THINGS = frozenset(["topic", "point", "liked", "promised", "next"])
_OF_THE_READER = _NAMES_THINGS | {"thought"}
_ASIDES = _NAMES_THINGS - {"point"}
# "How you serve customers?" is no question in English, but what stands after "about" as it is.
_WH_WITH_MARK = re.compile(r"^(?:how|why|where|whether)(?: (?:we|you|they|the|your|our|to|it)\b.*)\?$", re.I)


def clean_words(text: str, field: Field, setting: Setting) -> Completion:
    """What was typed in `field`, as it may stand in a letter, and whether that is certain."""
    text = turn_to_reader(_without_lead_in(_with_plain_signs(text), field, setting), field, setting)
    if field.name == "promised":
        text = _OWN_PAPER.sub(r"my \g<0>", _LATER.sub("", text))
    if field.name == "thought":
        # The frame says already whose thought it is.
        text, is_clear = _as_proposal(_I_THINK.sub("", text))
        if not is_clear:
            return Completion(text, is_sure=False)
    if field.name == "my_link" and text[:5].casefold() in {"i've ", "i’ve "}:
        text = "have " + text[5:]
    text = small_start(_right_names(text), setting.names)
    text = _with_owners(_with_marks(text, field), field, setting)
    completion = complete(text, TELLINGS[field.name])
    if completion.lacks and _is_right_as_typed(text, completion, setting):
        completion = as_typed(text)
    text = completion.text
    if _ORDINAL.search(text):
        text = _ON_THE.sub(r"\1 the ", text)
    if field.name == "topic" and ", " in text:
        text = join_two_things(text)
    return completion._replace(text=spell(text, setting.spelling) if setting.spelling else text)


def _is_right_as_typed(text: str, completion: Completion, setting: Setting) -> bool:
    """Whether what seems to lack an article is for its author to know, or too little to be asked about."""
    if writes_articles(setting.people) or holds_short_name(text):
        return True
    return not completion.is_sure and lacks_only_one(setting.people)


def _with_plain_signs(text: str) -> str:
    text = _LONE_I.sub("I", spell_arrow(trim(text.lstrip("¿¡ "))))
    if "~" in text:
        text = _ABOUT.sub("about ", text)
    if "btw" in text:
        text = _BETWEEN.sub("between", text)
    if " + " in text:
        # "the audit + the exit plan", "GDPR + cookies + consent"; not "3 + 2"
        *first, last = _ONE_PLUS.split(text)
        text = f"{', '.join(first)} and {last}" if first else last
    if "x" in text:
        text = _TWICE.sub("twice", text)
    return text.rstrip("? ") if text[-1:] == "?" and _WH_WITH_MARK.match(text) else text


# "2x a week"
_TWICE = re.compile(
    r"(?<![\w.,])2x(?= (?:a|an|per|each|every) (?:day|week|month|year|hour|night|sprint|quarter)\b)"
)


_STATEMENTS = frozenset(["point", "thought", "clarify"])
# "and the queue is slow" goes on from what was not typed; "so far nobody minds" does not.
_JOINED_TO_BEFORE = re.compile(
    r"^(?:and|but|plus|also|so(?! (?:far|that|many|much|few|little|long|often|called)\b)),? (?=\w)", re.I
)


def _without_lead_in(text: str, field: Field, setting: Setting) -> str:
    """Without what the starter of the field says already."""
    called = setting.person.split()[:1]
    if field.name == "point" and called and text.casefold().startswith(called[0].casefold()):
        first = re.escape(called[0])
        # A label before what they said, as in a play.
        label = rf"^(?:{re.escape(setting.person)}|{first})(?:: ?| ?[-–—] ?(?=[\"“‘']))"
        text = re.sub(label, "", text, flags=re.I)
        text = re.sub(rf"^{first} (?:said|thinks|mentioned|told me)(?: that)?:? ", "", text, flags=re.I)
    if field.name in _STATEMENTS:
        text = _JOINED_TO_BEFORE.sub("", text)
    shortened = field.lead_in.sub("", text, count=1)
    return trim(shortened) if shortened.strip() else text


def _as_proposal(text: str) -> tuple[str, bool]:
    """A command that was typed as a question ("use a queue?") is a proposal; False for one that may be a thing with
    its verb ("test restores every month?")."""
    words, known = text.casefold().rstrip("? ").split(), verbs()
    at = 1 if words and words[0] in SOFTENERS else 0
    is_command = text.endswith("?") and len(words) > at + 1 and words[at] in known.base
    if not is_command or words[at] in _HELPING or (words[at + 1] in SUBJECTS and words[at + 1] != "it"):
        return text, True
    is_sure = words[at] in known.sure_base or words[at + 1] in DETERMINERS | NUMBERS | {"it", "them"}
    if not is_sure and words[at + 1] in known.third:
        return text, False
    return text.rstrip("? ") if is_sure else text, True


# When it comes stands in a box of its own; whose CV it is, nobody asks.
_LATER = re.compile(r",? \(?(?:later|attached|as promised|soon|asap|by e?-?mail|tomorrow)\)?$", re.I)
_OWN_PAPER = re.compile(
    r"^(?:(?:updated|new|current|full|latest) )?(?:cv|résumé|resume|portfolio|references|passport)\b", re.I
)
_CODE = re.compile(r"(`[^`]+`)")


def _right_names(text: str) -> str:
    """Names in their right case; a command between backticks keeps the case in which it runs."""
    if "`" not in text:
        return right_case(text)
    return "".join(part if part[:1] == "`" else right_case(part) for part in _CODE.split(text))


_I_THINK = re.compile(r",? i (?:think|believe|suppose)$", re.I)
# What stands before it is asked after the letter, here and below: so the search leaps from one "i" to the next.
_LONE_I = re.compile(r"i(?<![\w.'’/-]i)(?=[ ,;'’]|$)")
# "by the way" has no "and" after it.
_ONE_PLUS = re.compile(r"(?<=[^\W\d]|\)) \+ (?=[^\W\d])")
_BETWEEN = re.compile(r"btw(?<=\w btw)(?= .*(?:\band\b|&))")
# "until 14th"
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)\b")
_ON_THE = re.compile(
    r"\b(until|by|on|before|after|from|till|week of) (?=\d{1,2}(?:st|nd|rd|th)\b(?:$|[,;)]| (?:and|or)\b))"
)
_ABOUT = re.compile(r"~(?<!\S~) ?(?=\d)")


def _with_owners(text: str, field: Field, setting: Setting) -> str:
    text = turn_their(text, field, setting)
    return your_own(text, setting.call) if field.name in _OF_THE_READER else text


# "the whiteboard part, it felt like ordinary work"
_ABOUT_IT = re.compile(
    r"^(?P<thing>(?:the|your|that|this) (?:[\w'’-]+ ){0,4}?[\w'’-]+), (?:it|they|that) (?=(?P<verb>[\w']+)\b)",
    re.I,
)


def _with_which(match: re.Match[str]) -> str:
    named = not any(
        is_verb_here(split_tokens(match["thing"]), at) for at in range(1, len(match["thing"].split()))
    )
    acts = match["verb"] in verbs().finite or match["verb"] in _HELPING
    return f"{match['thing']}, which " if named and acts else match[0]


_IN_QUOTES = re.compile(r'"[^"]*"|“[^”]*”')
_KEPT = ",\N{WORD JOINER} "


def _with_marks(text: str, field: Field) -> str:
    """The marks between the parts; those inside a quotation stay as they are."""
    if '"' not in text and "“" not in text:
        return _mend_marks(text, field)
    kept = _IN_QUOTES.sub(lambda quoted: quoted[0].replace(", ", _KEPT), text)
    return _mend_marks(kept, field).replace(_KEPT, ", ")


def _mend_marks(text: str, field: Field) -> str:
    if field.name == "my_link":
        text = bracket_figures(join_deeds(join_names(bracket_time(text))))
    if field.name == "thought":
        text = join_commands(text)
    if field.name in _ASIDES:
        text = bracket_tail(bracket_aside(text)) if field.name != "topic" else bracket_aside(text)
    if field.name == "liked":
        text = join_clauses(_ABOUT_IT.sub(_with_which, text))
    text = mend_splices(text, is_deed=field.name == "my_link")
    if field.name in {"point", "thought", "clarify"}:
        text = mend_colon(text)
    return text
