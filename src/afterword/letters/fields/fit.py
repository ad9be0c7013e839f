"""The form in which a field fits a frame, or what was probably meant where no frame takes it as it is."""

from afterword.letters.fields.field import Field
from afterword.letters.fields.fit_deed import fit_deed
from afterword.letters.fields.fit_said import fit_clarify, fit_point, fit_thought
from afterword.letters.fields.fit_things import fit_liked, fit_next, fit_talk
from afterword.letters.fields.fitting import ASKED, Fit
from afterword.letters.reading.agreement import disagrees
from afterword.letters.reading.broken_off import ends_open
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.inner_lists import join_adjectives
from afterword.letters.reading.shapes import causes_deed, is_rule
from afterword.letters.reading.statements import parts_of

_FITS = {
    "point": fit_point,
    "thought": fit_thought,
    "clarify": fit_clarify,
    "liked": fit_liked,
    "next": fit_next,
}


def fit_form(text: str, field: Field, *, said_i: bool) -> Fit:
    """How `text` fits the frames of `field`; `said_i` says that an "I" was typed before it."""
    text = join_adjectives(text)
    if not split_tokens(text) or ends_open(text):
        return ASKED
    if any(map(disagrees, parts_of(text))) and not _commands(split_tokens(text)):
        # "the model have too many columns", which is no name of a thing either
        return ASKED
    if field.name == "my_link":
        fitted = fit_deed(text, said_i=said_i)
    else:
        fitted = _FITS.get(field.name, fit_talk)(text)
    return fitted if fitted.form in field.forms else fitted._replace(form=None)


def _commands(tokens: list[str]) -> bool:
    """Commands have no subject that their verb could contradict: "never send a driver to the gate"."""
    return causes_deed(tokens) or is_rule(tokens)
