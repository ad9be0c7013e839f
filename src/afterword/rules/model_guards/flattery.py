"""A wording brings no praise, no cliché and no pleading that the sentence did not have."""

from afterword.letters.words.phrases import phrase_hits
from afterword.rules.model_guards.wording import Wording
from afterword.said import say, to_say

_LISTS = {
    "flattery": to_say("it praises: “{words}”"),
    "cliches": to_say("it sounds like a template: “{words}”"),
    "desperate": to_say("it pleads: “{words}”"),
    "hostile": to_say("it is unkind: “{words}”"),
    "harsh": to_say("it is unkind: “{words}”"),
    "casual": to_say("it is too casual: “{words}”"),
}


def check(wording: Wording) -> str | None:
    own = wording.facts.own_terms
    for name, told in _LISTS.items():
        known = {hit.term for hit in phrase_hits(wording.original, name, own=own)}
        for hit in phrase_hits(wording.proposed, name, own=own):
            if hit.term not in known:
                return say(told, words=wording.proposed[hit.start : hit.end])
    return say("it calls out") if wording.proposed.count("!") > wording.original.count("!") else None
