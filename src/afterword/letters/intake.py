"""From what was typed in one field to a fragment that a frame can carry, or to one concrete question."""

import re
from dataclasses import dataclass

from afterword.letters.cleaning import right_case, small_start, tidy, trim
from afterword.letters.fields import BY_NAME, Field
from afterword.letters.finite import split_tokens
from afterword.letters.forms import Form, form_of_deed, form_of_statement, form_of_talk, lacks_article
from afterword.letters.letter import Ask
from afterword.letters.word_classes import BE_HAVE_DO, DETERMINERS, GROUPS


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What reading a field needs to know besides its words. `names` keep their case (here in small letters);
    `same_day` says that the letter goes out on the day of the interview, `same_week` likewise."""

    person: str
    path: str
    names: frozenset[str] = frozenset()
    same_day: bool = False
    same_week: bool = False


_MARKUP = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\$\{.*?\}|</?(?:a|b|i|u|p|br|hr|div|span|em|strong|script|style|img|ul|ol|li|table|h[1-6]|"
    r"iframe|svg|font|code|pre|html|body)\b[^>]*>|&(?:amp|lt|gt|nbsp|quot|#\d+);|\[[A-Za-z _]+\]|_{3,}|```|"
    r"->|=>|→",
    re.I | re.S,
)
_BULLET = re.compile(r"^\s*(?:[-*•·]|\d+[.)])\s+", re.M)
_NEW_SENTENCE = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\betc)(?<!\besp)(?<!\bincl)(?<!\bapprox)(?<!\b[DM][rs])(?<!\bca)(?<!\bmax)(?<!\bavg)[.?!]\s+\S"
)
_APOLOGY = re.compile(
    r"\bsorry\b|\bapolog|\bmessed up\b|\bscrewed\b|\bnervous\b|\bembarrass|\bmy bad\b|\bforgive\b", re.I
)
_DAYS = re.compile(r"\b(?:tomorrow|yesterday|tonight|last night|this (?:morning|afternoon|evening))\b", re.I)
_WEEKS = re.compile(r"\b(?:next|this) week\b", re.I)
_PROPOSALS = {
    "they": "you",
    "them": "you",
    "their": "your",
    "theirs": "yours",
    "he": "you",
    "she": "you",
    "him": "you",
}
_PROPOSALS |= {
    "his": "your",
    "her": "your",
    "hers": "yours",
    "we": "you",
    "our": "your",
    "us": "you",
    "ours": "yours",
}
_PROPOSALS |= {
    "i": "you",
    "my": "your",
    "they're": "you are",
    "we're": "you are",
    "they've": "you have",
    "i'm": "you are",
}
_NAMES_THINGS = frozenset(["topic", "point", "liked", "promised", "next"])
_THIRD_GROUP = frozenset(("they", "them", "their", "theirs", "they're", "they've"))
_THIRD_PERSON = frozenset(("he", "she", "him", "his", "her", "hers"))
_FIRST = frozenset(("we", "our", "us", "ours", "we're", "i", "my", "i'm"))


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
    markup = _MARKUP.search(text)
    if markup:
        return (
            f'The {field.label} for {setting.person} holds "{markup[0][:30]}", '
            "which does not belong in a letter. How would you write it in plain words?"
        )
    if len(_BULLET.findall(raw)) > 1:
        return f"The {field.label} is a list. Which one of its lines should {setting.person} read?"
    letters = [char for char in text if char.isalpha()]
    if len(letters) > 12 and sum(char.isupper() for char in letters) > 0.7 * len(letters):
        return f"The {field.label} for {setting.person} is in capitals. How does it read in ordinary letters?"
    if sum(ord(char) > 0x24F for char in letters) > 0.3 * len(letters):
        return f"Letters are written in English so far. How would you say the {field.label} in English?"
    if _NEW_SENTENCE.search(text.rstrip(".!? ")):
        return f"The {field.label} holds more than one sentence. Which one should {setting.person} read?"
    if len(text.split()) > field.limit + 4:
        return (
            f"The {field.label} is {len(text.split())} words long. "
            f"Which part of it should {setting.person} read, in {field.limit} words at most?"
        )
    return None


def _clean(text: str, field: Field, setting: Setting) -> str:
    text = trim(text)
    first = re.escape(setting.person.split()[0]) if setting.person.split() else "(?!)"
    if field.name == "point":
        text = re.sub(rf"^{first} (?:said|thinks|mentioned|told me)(?: that)?:? ", "", text, flags=re.I)
    shortened = field.lead_in.sub("", text, count=1)
    if shortened.strip():
        text = trim(shortened)
    if field.name == "my_link" and text[:5].casefold() in {"i've ", "i’ve "}:
        text = "have " + text[5:]
    return small_start(right_case(text), setting.names)


def _shape(text: str, field: Field, setting: Setting, said_i: bool) -> Fragment | str:
    """The fragment with its form, or the question that its words raise."""
    if len(text) < 2 or text.casefold() in {"it", "that", "this", "all", "everything", "stuff", "things"}:
        return _form_question(text, field, setting)
    trouble = _trouble_with_words(text, field, setting)
    if trouble:
        return trouble
    form = _form_of(text, field, said_i)
    if field.name == "liked" and form is Form.NOUN and not _is_definite(text):
        form = Form.UNSURE
    if form not in field.forms or (": " in text and form in {Form.UNSURE, Form.LIST}):
        return _form_question(text, field, setting)
    lead = ""
    pronoun = _dangling(text, field, form)
    if pronoun in {"i", "i'm"} and field.name == "topic":
        return _form_question(text, field, setting)
    if pronoun and not (field.name == "topic" and _can_lead(text, form, pronoun)):
        return _pronoun_question(pronoun, text, field, setting)
    if pronoun:
        lead = "the team and "
    elif field.name in _NAMES_THINGS and (form is Form.NOUN or field.name == "liked") and lacks_article(text):
        form, lead = Form.NOUN, "the "
    elif form is Form.NOUN and field.name == "my_link" and lacks_article(text):
        return _form_question(text, field, setting)
    return Fragment(field=field.name, path=f"{setting.path}.{field.name}", text=text, form=form, lead=lead)


def _form_of(text: str, field: Field, said_i: bool) -> Form:
    if field.name == "my_link":
        return form_of_deed(text, after_i=said_i)
    if field.name in {"point", "thought", "clarify"}:
        return form_of_statement(text)
    return form_of_talk(text)


def _trouble_with_words(text: str, field: Field, setting: Setting) -> str | None:
    if field.name == "clarify" and _APOLOGY.search(text):
        return (
            f"An addition for {setting.person} works best as one plain fact, without an excuse. "
            "What is the right answer, in one clause?"
        )
    day = None if setting.same_day else _DAYS.search(text)
    day = day or (None if setting.same_week else _WEEKS.search(text))
    if day:
        return (
            f'The {field.label} says "{day[0]}", which may be wrong when {setting.person} reads it. '
            "Which date is it?"
        )
    return None


def _dangling(text: str, field: Field, form: Form) -> str | None:
    """A pronoun that would point at nobody, or at the wrong person, in a letter to this reader."""
    if field.name in {"clarify", "promised", "my_link"}:
        return None
    tokens = split_tokens(text)
    for at, token in enumerate(tokens):
        if token in _THIRD_GROUP and not any(_is_group(word) for word in tokens[:at]):
            return token
        if token in _THIRD_PERSON:
            return token
        if token in _FIRST and (field.name == "point" or (field.name == "topic" and form is Form.CLAUSE)):
            return token
    return None


def _is_group(word: str) -> bool:
    if word in GROUPS:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "'s", "us"))
        and word not in BE_HAVE_DO | {"this"}
    )


def _is_definite(text: str) -> bool:
    """Whether "I liked ..." reads right before a noun phrase: "the numbers", "Bo's drawing"; not "people"."""
    tokens = split_tokens(text)
    return (
        tokens[0] in DETERMINERS - {"no", "some", "any"}
        or "'s" in text
        or "’s" in text
        or lacks_article(text)
    )


def _can_lead(text: str, form: Form, pronoun: str) -> bool:
    """Whether "the team and ..." before it makes the pronoun right: "how they test", "their on-call rota"."""
    tokens = split_tokens(text)
    if form is Form.WH:
        return len(tokens) > 1 and tokens[1] == pronoun and pronoun in {"they", "their"}
    return form is Form.NOUN and tokens[0] == "their" and pronoun == "their"


def _pronoun_question(pronoun: str, text: str, field: Field, setting: Setting) -> str:
    proposal = _PROPOSALS.get(pronoun, "you")
    return (
        f'{setting.person} will read "{text}". Whom does "{pronoun}" mean there? '
        f'If it is {setting.person.split()[0]} or the team, write "{proposal}".'
    )


def _form_question(text: str, field: Field, setting: Setting) -> str:
    return (
        f'"{field.starter} {text}" does not read as a sentence yet. '
        f'How would you finish "{field.starter} ..." for {setting.person}? For example: {field.example}.'
    )
