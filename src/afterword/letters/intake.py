"""From what was typed in one field to a fragment that a frame can carry, or to one concrete question."""

import re
from dataclasses import dataclass

from afterword.letters.articles import read_note, supply_articles
from afterword.letters.cleaning import small_start, tidy, trim
from afterword.letters.field_pronouns import dangling_pronoun, team_can_lead, without_owner, your_own
from afterword.letters.field_questions import (
    deed_question,
    form_question,
    once_question,
    pronoun_question,
    verb_question,
)
from afterword.letters.field_setting import Setting
from afterword.letters.fields import BY_NAME, Field
from afterword.letters.finite import split_tokens
from afterword.letters.forms import (
    Form,
    form_of_deed,
    form_of_statement,
    form_of_talk,
)
from afterword.letters.half_said import bracket_tail, is_thing, join_two_things, there_is, with_verb
from afterword.letters.joining import (
    bracket_aside,
    bracket_figures,
    join_deeds,
    mend_colon,
    mend_splices,
    spell_arrow,
)
from afterword.letters.letter import Ask
from afterword.letters.name_case import right_case
from afterword.letters.note_clause import Telling
from afterword.letters.spelling import spell
from afterword.letters.word_classes import DETERMINERS, FOREIGN
from afterword.said import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """The cleaned words of one field. `lead` are frame words that this form needs before it ("the ")."""

    field: str
    path: str
    text: str
    form: Form
    lead: str = ""

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def is_broken(self) -> bool:
        """Whether a mark inside would need another one after it: "your data lake, or rather swamp"."""
        return self.field == "topic" and bool(_BREAK.search(self.text))


_BREAK = re.compile(r",(?! .*\band\b)|, (?:or|but|and) rather\b|[;:–—]| - ")
_MARKUP = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\$\{.*?\}|</?(?:a|b|i|u|p|br|hr|div|span|em|strong|script|style|img|ul|ol|li|table|h[1-6]|"
    r"iframe|svg|font|code|pre|html|body)\b[^>]*>|&(?:amp|lt|gt|nbsp|quot|#\d+);|\[[A-Za-z _]+\]|_{3,}|```|"
    r"->|=>|→",
    re.I | re.S,
)
# What is quick to look for: without one of these there is no markup, and no second sentence.
_MARKUP_SIGNS = re.compile(r"[{<&\[_`→>]")
_STOP_INSIDE = re.compile(r"[.?!]\s")
_BULLET = re.compile(r"^\s*(?:[-*•·]|\d+[.)])\s+", re.M)
_NEW_SENTENCE = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\betc)(?<!\besp)(?<!\bincl)(?<!\bapprox)(?<!\b[DM][rs])(?<!\bca)(?<!\bmax)(?<!\bavg)[.?!]\s+\S"
)
_APOLOGY = re.compile(
    r"\bsorry\b|\bapolog|\bmessed up\b|\bscrewed\b|\bnervous\b|\bembarrass|\bmy bad\b|\bforgive\b", re.I
)
_DAYS = re.compile(r"\b(?:tomorrow|yesterday|tonight|last night|this (?:morning|afternoon|evening))\b", re.I)
_WEEKS = re.compile(r"\b(?:next|this) week\b", re.I)
_A_TIME = re.compile(r"(?:after|before) (?:the|a|an|our|your)\b", re.I)
_DOUBTED = frozenset([Form.NOUN, Form.UNSURE, Form.CLAUSE])
_NAMES_NONE = frozenset(["my_link", "thought", "clarify"])
_NAMES_THINGS = frozenset(["topic", "point", "liked", "promised", "next"])


def read_field(name: str, raw: str, setting: Setting) -> Fragment | Ask | None:
    """The fragment of a field, None where nothing was typed, or the question that must be answered first."""
    field = BY_NAME[name]
    text = tidy(raw)
    if not text:
        return None
    trouble = _trouble_in(raw, text, field, setting)
    if trouble is None:
        said_i = trim(text)[:2].casefold() in {"i ", "i'", "i’"}
        fragment = _shape(_clean(text, field, setting), field, setting, said_i)
        if isinstance(fragment, Fragment):
            return fragment
        trouble = fragment
    return Ask(person=setting.person, field=name, question=trouble)


def _trouble_in(raw: str, text: str, field: Field, setting: Setting) -> str | None:
    """A question about signs, length and sentences, before the words are read."""
    text = spell_arrow(text)
    markup = _MARKUP.search(text) if _MARKUP_SIGNS.search(text) else None
    if markup:
        return say(
            'The {field} for {person} holds "{words}", which does not belong in a letter. How '
            "would you write it in plain words?",
            field=say(field.label),
            person=setting.person,
            words=markup[0][:30],
        )
    if "\n" in raw and len(_BULLET.findall(raw)) > 1:
        return say(
            "The {field} is a list. Which one of its lines should {person} read?",
            field=say(field.label),
            person=setting.person,
        )
    letters = sum(map(str.isalpha, text))
    if letters > 12 and sum(map(str.isupper, text)) > 0.7 * letters:
        return say(
            "The {field} for {person} is in capitals. How does it read in ordinary letters?",
            field=say(field.label),
            person=setting.person,
        )
    foreign = (
        not text.isascii() and sum(char.isalpha() and ord(char) > 0x24F for char in text) > 0.3 * letters
    )
    if foreign or not FOREIGN.isdisjoint(text.split()):
        return say(
            "Letters are written in English so far. How would you say the {field} in English?",
            field=say(field.label),
        )
    if _STOP_INSIDE.search(text) and _NEW_SENTENCE.search(text.rstrip(".!? ")):
        return say(
            "The {field} holds more than one sentence. Which one should {person} read?",
            field=say(field.label),
            person=setting.person,
        )
    if len(text.split()) > field.limit + 4:
        return say(
            "The {field} is {count} words long. Which part of it should {person} read, in "
            "{limit} words at most?",
            field=say(field.label),
            count=len(text.split()),
            person=setting.person,
            limit=field.limit,
        )
    return None


def _clean(text: str, field: Field, setting: Setting) -> str:
    text = _LONE_I.sub("I", _ABOUT.sub("about ", spell_arrow(trim(text.lstrip("¿¡ ")))))
    text = _BETWEEN.sub("between", text)
    if _WH_WITH_MARK.match(text):
        text = text.rstrip("? ")
    called = setting.person.split()[:1]
    if field.name == "point" and called and text.casefold().startswith(called[0].casefold()):
        first = re.escape(called[0])
        text = re.sub(rf"^{first} (?:said|thinks|mentioned|told me)(?: that)?:? ", "", text, flags=re.I)
    shortened = field.lead_in.sub("", text, count=1)
    if shortened.strip():
        text = trim(shortened)
    if field.name == "my_link" and text[:5].casefold() in {"i've ", "i’ve "}:
        text = "have " + text[5:]
    text = small_start(right_case(text), setting.names)
    text = _with_owners_and_articles(_with_marks(text, field), field, setting)
    return spell(text, setting.spelling) if setting.spelling else text


_LONE_I = re.compile(r"(?<![\w.'’/-])i(?=[ ,;'’]|$)")
# "by the way" has no "and" after it.
_BETWEEN = re.compile(r"(?<=\w )btw(?= .*\band\b)")
_ABOUT = re.compile(r"(?<!\S)~ ?(?=\d)")


def _with_owners_and_articles(text: str, field: Field, setting: Setting) -> str:
    if field.name in {"topic", "point"}:
        text = without_owner(text)
    if field.name in _NAMES_THINGS | {"thought"}:
        text = your_own(text, setting.call)
    text = supply_articles(text, _TELLINGS[field.name])
    return join_two_things(text) if field.name == "topic" and ", " in text else text


_TELLINGS = {
    "topic": Telling.TALK,
    "point": Telling.SAID,
    "my_link": Telling.DEED,
    "thought": Telling.IDEA,
    "liked": Telling.LIKED,
    "clarify": Telling.SAID,
    "promised": Telling.TALK,
    "next": Telling.STEP,
}


def _with_marks(text: str, field: Field) -> str:
    if field.name == "my_link":
        text = bracket_figures(join_deeds(text))
    if field.name in _NAMES_THINGS - {"point"}:
        text = bracket_tail(bracket_aside(text)) if field.name != "topic" else bracket_aside(text)
    text = mend_splices(text, is_deed=field.name == "my_link")
    if field.name in {"point", "thought", "clarify"}:
        text = mend_colon(text)
    return text


def _shape(text: str, field: Field, setting: Setting, said_i: bool) -> Fragment | str:
    """The fragment with its form, or the question that its words raise."""
    if len(text) < 2 or text.casefold() in {"it", "that", "this", "all", "everything", "stuff", "things"}:
        return form_question(text, field, setting)
    trouble = _trouble_with_words(text, field, setting)
    if trouble:
        return trouble
    form = _form_of(text, field, said_i)
    meant = with_verb(text) if field.name == "point" and form in _DOUBTED else ""
    if meant:
        return verb_question(text, meant, field)
    if field.name == "liked" and form is Form.NOUN and not _is_definite(text):
        form = Form.UNSURE
    if field.name == "my_link" and form not in field.forms:
        return deed_question(text, field, setting)
    once = once_question(text) if field.name == "my_link" and form is Form.PRESENT else None
    if once:
        return once
    if form not in field.forms or (": " in text and form in {Form.UNSURE, Form.LIST}):
        return form_question(text, field, setting)
    return _with_lead(text, form, field, setting)


# "How you serve customers?" is no question in English, but what stands after "about" as it is.
_WH_WITH_MARK = re.compile(r"^(?:how|why|where|whether)(?: (?:we|you|they|the|your|our|to|it)\b.*)\?$", re.I)


def _with_lead(text: str, form: Form, field: Field, setting: Setting) -> Fragment | str:
    """The fragment with "the team and ", an article or "there are " before it where it needs that, or a question."""
    lead, pronoun = "", dangling_pronoun(text, field, form, setting)
    if pronoun in {"i", "i'm"} and field.name == "topic":
        return form_question(text, field, setting)
    if pronoun:
        if field.name != "topic" or not team_can_lead(text, form, pronoun):
            return pronoun_question(pronoun, text, setting)
        lead = "the team and "
    elif field.name in _NAMES_NONE:
        # "fake clock" alone tells no idea, "expiry date for every flag" does.
        if form is Form.NOUN and len(text.split()) < 4 and field.name == "thought":
            return form_question(text, field, setting)
    else:
        lead, form = _lead_of_thing(text, form, field)
        if lead == "there are " or lead == "there is ":
            text = mend_splices(lead + text).removeprefix(lead)
    return Fragment(field=field.name, path=f"{setting.path}.{field.name}", text=text, form=form, lead=lead)


def _lead_of_thing(text: str, form: Form, field: Field) -> tuple[str, Form]:
    """The words of ours that must stand before what was talked about, and the form of the whole."""
    if form is Form.UNSURE and field.name == "topic" and _A_TIME.match(text):
        return "the time ", Form.NOUN
    if field.name != "point" or form not in _DOUBTED:
        return "", form
    lead = there_is(text) if form is not Form.CLAUSE or ", " in text else ""
    if lead:
        return lead, Form.CLAUSE
    if form is Form.CLAUSE:
        return "", form
    return "", Form.NOUN if is_thing(read_note(text, Telling.SAID)) else form


def _form_of(text: str, field: Field, said_i: bool) -> Form:
    if field.name == "my_link":
        return form_of_deed(text, after_i=said_i)
    if field.name in {"point", "thought", "clarify"}:
        return form_of_statement(text)
    return form_of_talk(text)


def _trouble_with_words(text: str, field: Field, setting: Setting) -> str | None:
    if field.name == "clarify" and _APOLOGY.search(text):
        return say(
            "An addition for {person} works best as one plain fact, without an excuse. What is "
            "the right answer, in one clause?",
            person=setting.person,
        )
    day = None if setting.same_day else _DAYS.search(text)
    day = day or (None if setting.same_week else _WEEKS.search(text))
    if day:
        return say(
            'The {field} says "{words}", which may be wrong when {person} reads it. Which date is it?',
            field=say(field.label),
            words=day[0],
            person=setting.person,
        )
    return None


def _is_definite(text: str) -> bool:
    """Whether "I liked ..." reads right before a noun phrase: "the numbers", "Bo's drawing"; not "people"."""
    tokens = split_tokens(text)
    return tokens[0] in DETERMINERS - {"no", "some", "any"} or "'s" in text or "’s" in text
