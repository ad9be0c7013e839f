"""Two wordings of one sentence side by side: which words went, which came."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\s+|[\w'’.\-+#/]*\w|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """`kind` is same, gone or new."""

    kind: str
    text: str


def changes_between(before: str, after: str) -> tuple[Stretch, ...]:
    """The stretches of the new sentence in order, with what went standing before what came."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    found: list[Stretch] = []
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Stretch(kind="same", text="".join(old[start:end])))
            continue
        for kind, text in (("gone", "".join(old[start:end])), ("new", "".join(new[first:last]))):
            if text:
                found.append(Stretch(kind=kind, text=text))
    return tuple(found)
