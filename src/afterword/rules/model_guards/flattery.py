"""A wording brings no praise, no cliché and no pleading that the sentence did not have."""

from afterword.letters.phrases import phrase_hits
from afterword.rules.model_guards.wording import Wording

_LISTS = {
    "flattery": "it praises: “{}”",
    "cliches": "it sounds like a template: “{}”",
    "desperate": "it pleads: “{}”",
    "hostile": "it is unkind: “{}”",
    "harsh": "it is unkind: “{}”",
    "casual": "it is too casual: “{}”",
}


def check(wording: Wording) -> str | None:
    own = wording.facts.own_terms
    for name, told in _LISTS.items():
        known = {hit.term for hit in phrase_hits(wording.original, name, own=own)}
        for hit in phrase_hits(wording.proposed, name, own=own):
            if hit.term not in known:
                return told.format(wording.proposed[hit.start : hit.end])
    return "it calls out" if wording.proposed.count("!") > wording.original.count("!") else None
