"""What is shown under a debrief field while somebody types: the finished sentence.

`FIELDS` is the order in which fields are asked, with starter, hint and example; the web page, the terminal
and the composer all read the same one.
"""

from afterword.letters.composing.variation import words_of_fragment
from afterword.letters.debrief import Relation
from afterword.letters.fields.field import BY_NAME, FIELDS, Field
from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.fields.setting import Setting
from afterword.letters.letter import Ask
from afterword.letters.reading.forms import Form
from afterword.letters.words.cleaning import large_start, tidy

__all__ = ["FIELDS", "Field", "fields_for", "finished_sentence", "question_about", "starter"]

_OTHERWISE = {
    "topic": "One thing we talked about: {}.",
    "point": "One thing you said: {}.",
    "my_link": "{}.",
    "thought": "One thought since: {}.",
    "liked": "I liked {}.",
    "clarify": "One addition to an answer of mine: {}.",
    "promised": "I promised to send {}.",
    "next": "The next step as I understood it: {}.",
}
_BY_FORM: dict[tuple[str, Form], str] = {
    ("topic", Form.NOUN): "We talked about {}.",
    ("topic", Form.GERUND): "We talked about {}.",
    ("topic", Form.WH): "We talked about {}.",
    ("topic", Form.LIST): "We talked about {}.",
    ("topic", Form.QUESTION): "We talked about one question: {}",
    ("point", Form.CLAUSE): "You said that {}.",
    ("point", Form.NOUN): "You spoke about {}.",
    ("point", Form.GERUND): "You spoke about {}.",
    ("point", Form.WH): "You spoke about {}.",
    ("my_link", Form.PAST): "I {}.",
    ("my_link", Form.PRESENT): "I {}.",
    ("my_link", Form.GERUND): "My own experience comes from {}.",
    ("my_link", Form.NOUN): "I would bring {}.",
    ("thought", Form.CLAUSE): "Since then I have thought that {}.",
    ("thought", Form.WH): "Since then I have wondered {}.",
    ("thought", Form.BASE): "Thinking it over, I would {}.",
    ("thought", Form.QUESTION): "One question came to me afterwards: {}",
    ("liked", Form.CLAUSE): "I liked that {}.",
    ("liked", Form.UNSURE): "One thing I liked: {}.",
}


def starter(field: str) -> str:
    """The first words of the sentence that `field` finishes. KeyError for a name that is no field."""
    return BY_NAME[field].starter


def fields_for(relation: Relation | None) -> tuple[Field, ...]:
    """The fields to ask about a person, in order. Without a relation: those of a peer."""
    return tuple(field for field in FIELDS if (relation or Relation.PEER) in field.relations)


def finished_sentence(field: str, text: str, *, relation: Relation | None = None) -> str:
    """The sentence that `text` makes in `field`; empty for empty text. Words that do not make a sentence yet
    come back behind the starter, with dots: they are still being typed. KeyError where `field` is none."""
    result = _read(field, text, relation)
    if result is None:
        return ""
    if isinstance(result, Ask):
        return f"{starter(field)} {tidy(text)} ..."
    words = words_of_fragment(result)
    sentence = _BY_FORM.get((field, result.form), _OTHERWISE[field]).format(words)
    return large_start(sentence).replace("..", ".")


def question_about(field: str, text: str, *, person: str = "them", relation: Relation | None = None) -> str:
    """What the composer would ask about `text`, or an empty text where it can use it."""
    result = _read(field, text, relation, person)
    return result.question if isinstance(result, Ask) else ""


def _read(field: str, text: str, relation: Relation | None, person: str = "them") -> Fragment | Ask | None:
    if field not in BY_NAME:
        raise KeyError(field)
    # Days are judged when the sending time is known; while typing, the words stand as they are.
    setting = Setting(person=person, path="people[0]", same_day=True, same_week=True)
    return read_field(field, text, setting)
