"""The rows that hang on a letter know each other: what was read with it is not read again."""

from typing import Any

from afterword.models import Interview, Letter


def share_rows(letter: Letter) -> Letter:
    """Its interview is of the same process and candidate. What is not at hand is read when it is asked for, as ever."""
    interview = letter.interview
    if interview is not None:
        for name in ("process", "candidate"):
            field: Any = Letter._meta.get_field(name)
            own: Any = Interview._meta.get_field(name)
            same = getattr(letter, f"{name}_id") == getattr(interview, f"{name}_id")
            if same and field.is_cached(letter) and not own.is_cached(interview):
                setattr(interview, name, getattr(letter, name))
    return letter
