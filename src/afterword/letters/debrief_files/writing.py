"""The way back: a Debrief as YAML that a person likes to read. Used by `write_debrief`."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from afterword.letters.debrief import (
    Candidate,
    Debrief,
    EarlierRound,
    Event,
    Interview,
    PersonNotes,
    Promise,
    Style,
)
from afterword.letters.debrief_files import keys as debrief_keys

_KEYS: dict[type, tuple[str, ...]] = {
    Debrief: debrief_keys.TOP,
    Candidate: debrief_keys.CANDIDATE,
    Interview: debrief_keys.INTERVIEW,
    Style: debrief_keys.STYLE,
    Event: debrief_keys.EVENT,
    EarlierRound: debrief_keys.HISTORY,
    PersonNotes: debrief_keys.PERSON,
    Promise: debrief_keys.PROMISE,
}


class _Dumper(yaml.SafeDumper):
    """Times as ISO 8601 writes them, and nothing repeated by alias, which the reader refuses."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _write_moment(dumper: yaml.SafeDumper, moment: datetime) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", moment.isoformat())


def _write_words(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    # Line breaks that YAML folds or takes for a plain one are written as escapes.
    if any(odd in text for odd in "\r\x85\u2028\u2029"):
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(datetime, _write_moment)
_Dumper.add_representer(str, _write_words)


def dump(debrief: Debrief) -> str:
    return yaml.dump(_tree(debrief), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)


def _tree(value: Any) -> Any:
    """`value` as dictionaries, lists and scalars, in the order of the reference, without what is empty."""
    if type(value) in _KEYS:
        branches = {key: _tree(getattr(value, key)) for key in _KEYS[type(value)]}
        return {key: branch for key, branch in branches.items() if branch not in (None, "", [], {})}
    if isinstance(value, tuple):
        return [_tree(item) for item in value]
    if isinstance(value, ZoneInfo):
        return value.key
    return value.value if isinstance(value, StrEnum) else value
