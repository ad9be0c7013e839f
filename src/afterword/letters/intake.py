"""From what was typed in one field to a fragment that a frame can carry, or to one concrete question."""

import re
from dataclasses import dataclass

from afterword.letters.articles import Completion, complete
from afterword.letters.cleaning import small_start, tidy, trim
from afterword.letters.field_forms import fit_form
from afterword.letters.field_pronouns import dangling_pronoun, team_can_lead, without_owner, your_own
from afterword.letters.field_questions import (
    deed_question,
    form_question,
    once_question,
    pronoun_question,
    short_question,
    slip_question,
    verb_question,
)
from afterword.letters.field_setting import Setting
from afterword.letters.field_slips import Slip, find_slip
from afterword.letters.fields import BY_NAME, Field
from afterword.letters.finite import split_tokens
from afterword.letters.forms import Form
from afterword.letters.half_said import bracket_tail, join_two_things
from afterword.letters.joining import (
    bracket_aside,
    bracket_figures,
    join_commands,
    join_deeds,
    mend_colon,
    mend_splices,
    spell_arrow,
)
from afterword.letters.letter import Ask
from afterword.letters.lexicon import ordinary
from afterword.letters.name_case import right_case
from afterword.letters.note_clause import Telling
from afterword.letters.spelling import spell
from afterword.letters.word_classes import FOREIGN
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
_ARROW = re.compile(r" ?(?:->|=>|→) ?")
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
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\betc)(?<!\besp)(?<!\bincl)(?<!\bapprox)(?<!\b[DM][rs])(?<!\bca)(?<!\bmax)(?<!\bavg)(?<!\bmin)(?<!\bw\.r\.t)(?<!\bpp)(?<!\bprev)(?<!\bval)(?<!\bdept)(?<!\bobs)(?<!\bresp)(?<!\bno)[.?!]\s+\S"
)
_APOLOGY = re.compile(
    r"\bsorry\b|\bapolog|\bmessed up\b|\bscrewed\b|\bnervous\b|\bembarrass|\bmy bad\b|\bforgive\b", re.I
)
_DAYS = re.compile(r"\b(?:tomorrow|yesterday|tonight|last night|this (?:morning|afternoon|evening))\b", re.I)
_WEEKS = re.compile(r"\b(?:next|this) week\b", re.I)
_NAMES_THINGS = frozenset(["topic", "point", "liked", "promised", "next"])


def read_field(name: str, raw: str, setting: Setting) -> Fragment | Ask | None:
    """The fragment of a field, None where nothing was typed, or the question that must be answered first."""
    field = BY_NAME[name]
    text = tidy(raw)
    if not text:
        return None
    trouble = _trouble_in(raw, text, field, setting) or _about_slip(text, field, setting)
    if trouble is None:
        said_i = trim(text)[:2].casefold() in {"i ", "i'", "i’"}
        cleaned = _clean(text, field, setting)
        fragment = _shape(cleaned.text, field, setting, said_i)
        if isinstance(fragment, Fragment) and cleaned.is_sure:
            return fragment
        trouble = (
            fragment if isinstance(fragment, str) else short_question(text, cleaned.meant, field, setting)
        )
    return Ask(person=setting.person, field=name, question=trouble)


def _about_slip(text: str, field: Field, setting: Setting) -> str | None:
    """A question about words that would be read wrongly, with what is probably meant if that could be printed."""
    slip = find_slip(text)
    if slip is None:
        return None
    meant = read_field(field.name, slip.meant, setting) if slip.meant else None
    return slip_question(
        text, slip, meant.lead + meant.text if isinstance(meant, Fragment) else "", field, setting
    )


def _about_arrow(text: str, field: Field, setting: Setting) -> str:
    meant = (
        read_field(field.name, _ARROW.sub(" to ", text), setting) if len(_ARROW.findall(text)) == 1 else None
    )
    slip = Slip("sign", "->")
    return slip_question(
        text, slip, meant.lead + meant.text if isinstance(meant, Fragment) else "", field, setting
    )


def _trouble_in(raw: str, text: str, field: Field, setting: Setting) -> str | None:
    """A question about signs, length and sentences, before the words are read."""
    text = spell_arrow(text)
    markup = _MARKUP.search(text) if _MARKUP_SIGNS.search(text) else None
    if markup and _ARROW.fullmatch(markup[0]):
        return _about_arrow(text, field, setting)
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
    if letters > 6 and sum(map(str.isupper, text)) > 0.7 * letters and _is_shouted(text):
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


def _is_shouted(text: str) -> bool:
    """ "THE CHECKLIST": an ordinary word in capitals; not "HL7 FHIR API"."""
    return any(len(word) > 3 and word in ordinary() for word in split_tokens(text))


def _clean(text: str, field: Field, setting: Setting) -> Completion:
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
    text = _with_owners(_with_marks(text, field), field, setting)
    completion = complete(text, _TELLINGS[field.name])
    text = _ON_THE.sub(r"\1 the ", completion.text)
    if field.name == "topic" and ", " in text:
        text = join_two_things(text)
    return completion._replace(text=spell(text, setting.spelling) if setting.spelling else text)


_LONE_I = re.compile(r"(?<![\w.'’/-])i(?=[ ,;'’]|$)")
# "by the way" has no "and" after it.
_BETWEEN = re.compile(r"(?<=\w )btw(?= .*\band\b)")
# "until 14th"
_ON_THE = re.compile(
    r"\b(until|by|on|before|after|from|till|week of) (?=\d{1,2}(?:st|nd|rd|th)\b(?:$|[,;)]| (?:and|or)\b))"
)
_ABOUT = re.compile(r"(?<!\S)~ ?(?=\d)")


def _with_owners(text: str, field: Field, setting: Setting) -> str:
    if field.name in {"topic", "point"}:
        text = without_owner(text)
    return your_own(text, setting.call) if field.name in _NAMES_THINGS | {"thought"} else text


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
    if field.name == "thought":
        text = join_commands(text)
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
    form, lead, meant = fit_form(text, field, said_i=said_i)
    if form is None:
        slip = deed_question(text, field, setting) if field.name == "my_link" else ""
        return slip or (verb_question(text, meant, field) if meant else form_question(text, field, setting))
    once = once_question(text) if form is Form.PRESENT else None
    if once:
        return once
    if ": " in text and form in {Form.UNSURE, Form.LIST}:
        return form_question(text, field, setting)
    return _with_lead(text, form, lead, field, setting)


# "How you serve customers?" is no question in English, but what stands after "about" as it is.
_WH_WITH_MARK = re.compile(r"^(?:how|why|where|whether)(?: (?:we|you|they|the|your|our|to|it)\b.*)\?$", re.I)


def _with_lead(text: str, form: Form, lead: str, field: Field, setting: Setting) -> Fragment | str:
    """The fragment with its lead or with "the team and " before it, or a question about whom it means."""
    pronoun = dangling_pronoun(text, field, form, setting)
    if pronoun in {"i", "i'm"} and field.name == "topic":
        return form_question(text, field, setting)
    if pronoun:
        if field.name != "topic" or not team_can_lead(text, form, pronoun):
            return pronoun_question(pronoun, text, setting)
        lead = "the team and "
    if lead.startswith("there"):
        text = mend_splices(lead + text).removeprefix(lead)
    return Fragment(field=field.name, path=f"{setting.path}.{field.name}", text=text, form=form, lead=lead)


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
