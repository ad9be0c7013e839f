"""Pronouns of a note that would point at nobody, or at the wrong person, in a letter to its reader."""

from afterword.letters.field_setting import Setting
from afterword.letters.fields import Field
from afterword.letters.finite import split_tokens
from afterword.letters.forms import Form
from afterword.letters.word_classes import BE_HAVE_DO, GROUPS

_THIRD_GROUP = frozenset(("they", "them", "their", "theirs", "they're", "they've"))
_THIRD_PERSON = frozenset(("he", "she", "him", "his", "her", "hers"))
_FIRST = frozenset(("we", "our", "us", "ours", "we're", "i", "my", "i'm"))


def dangling_pronoun(text: str, field: Field, form: Form, setting: Setting) -> str | None:
    """A pronoun that would point at nobody, or at the wrong person, in a letter to this reader."""
    if field.name in {"clarify", "promised", "my_link"}:
        return None
    tokens = split_tokens(text)
    for at, token in enumerate(tokens):
        if token == "them" and at and setting.plural_topic and field.name == "thought":
            continue
        if token in _THIRD_GROUP and not any(_is_group(word) for word in tokens[:at]):
            return token
        if token in _THIRD_PERSON:
            return token
        if token in _FIRST and (field.name == "point" or (field.name == "topic" and form is Form.CLAUSE)):
            return token
    return None


def names_several(text: str) -> bool:
    """Whether words name several things that "them" may stand for."""
    return any(_is_group(word) for word in split_tokens(text))


def _is_group(word: str) -> bool:
    if word in GROUPS:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "'s", "us"))
        and word not in BE_HAVE_DO | {"this"}
    )


def team_can_lead(text: str, form: Form, pronoun: str) -> bool:
    """Whether "the team and ..." before it makes the pronoun right: "how they test", "their on-call rota"."""
    tokens = split_tokens(text)
    if form is Form.WH:
        return len(tokens) > 1 and tokens[1] == pronoun and pronoun in {"they", "their"}
    return form is Form.NOUN and tokens[0] == "their" and pronoun == "their"
