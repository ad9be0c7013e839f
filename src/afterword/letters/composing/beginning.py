"""How a thank-you to an interviewer begins: thanks, what was talked about, what they said of it. Two of the person's
phrases share a sentence where both are short enough."""

from typing import NamedTuple

from afterword.letters.composing.leaning import looks_for_several, refers_back
from afterword.letters.composing.paragraphs import Part
from afterword.letters.composing.scene import Scene
from afterword.letters.composing.variation import Draft
from afterword.letters.letter import Sentence
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.forms import Form
from afterword.letters.words.classes import WORK_AHEAD

# Words that say of a topic that it is no work ahead but one done together.
_SHARED = frozenset({"together", "my", "i", "me", "our", "we", "us"})
_TOLD = frozenset({Form.PAST, Form.PRESENT})
# Two of the person's phrases and some words of ours: together below the 35 words at which a sentence is long.
_JOINED_WORDS = 22


class Beginning(NamedTuple):
    """The first parts of a letter. `joined` are the point (or the topic) and the deed in one; `is_deferred` says that
    the topic comes behind the deed, `is_close` that topic and point cannot be parted, `has_liked` that what was liked
    is told."""

    parts: list[Part]
    joined: list[Sentence]
    is_deferred: bool = False
    is_close: bool = False
    has_liked: bool = False


def begin(draft: Draft) -> Beginning:
    """Thanks, topic and point, or all but what comes later in the letter."""
    has_point = "point" in draft.scene.fragments
    deferred = _defers_topic(draft)
    again = draft.write("open-earlier") if draft.chance("earlier talk", 65) else []
    both = _fit_together(draft.scene, "topic", "point")
    plain = bool(again) or deferred or draft.chance("plain opening", 58 if both else 38)
    giving = [] if plain else _thanks_for_both(draft)
    opening = giving or ([] if plain else draft.write("open-topic"))
    parts: list[Part] = [("open", again or opening or draft.write("open"))]
    together = draft.write("topic-point") if both and plain and not deferred else []
    if together:
        return Beginning([*parts, ("point", together)], [], is_close=True)
    # With the topic behind it, the deed stands alone: "I cut ... That is why I would like to help with ..."
    joined = [] if deferred else _joins_link(draft, needs_topic=not opening)
    if not opening and not deferred and not joined:
        parts.append(("topic", draft.write("topic")))
    if not joined:
        parts.append(("point", draft.write("point") if has_point else []))
    is_close = has_point and refers_back(draft.scene.fragments["point"].text)
    return Beginning(parts, joined, is_deferred=deferred, is_close=is_close, has_liked=bool(giving))


def _thanks_for_both(draft: Draft) -> list[Sentence]:
    """Thanks for the talk and for what they gave."""
    thought = draft.scene.fragments.get("thought")
    if thought and looks_for_several(thought.text):
        # What "them" stands for is the topic, right before it.
        return []
    if not _fit_together(draft.scene, "topic", "liked") or not draft.chance("thanks for both", 70):
        return []
    return draft.write("open-topic-liked")


def _fit_together(scene: Scene, one: str, other: str) -> bool:
    fragments = scene.fragments
    return {one, other} <= set(fragments) and fragments[one].words + fragments[other].words <= _JOINED_WORDS


def _defers_topic(draft: Draft) -> bool:
    """Whether the topic comes after the bridge ("That is why I would like to help with ..."): only work that
    is still to be done, told as a gerund."""
    fragments = draft.scene.fragments
    topic = fragments.get("topic")
    if not topic or topic.form is not Form.GERUND or topic.lead or _SHARED & set(split_tokens(topic.text)):
        return False
    if split_tokens(topic.text)[0] not in WORK_AHEAD:
        return False
    held = draft.scene.holds
    if not {"point", "my_link"} <= set(fragments) or not {"interested", "deed-link"} <= held:
        return False
    if held & {"exec", "hedged"}:
        return False
    if refers_back(fragments["point"].text):
        return False
    return draft.chance("topic last", 28)


def _joins_link(draft: Draft, *, needs_topic: bool) -> list[Sentence]:
    """What they said and what the writer has done in one sentence, where both are short enough for that."""
    fragments = draft.scene.fragments
    first, slot = ("point", "point-link") if "point" in fragments else ("topic", "topic-link")
    if draft.scene.holds & {"hedged", "can-link"} or not {first, "my_link"} <= set(fragments):
        return []
    if is_state(draft.scene):
        return []
    if needs_topic != (first == "topic"):
        return []
    if fragments[first].words + fragments["my_link"].words > _JOINED_WORDS or not draft.chance("joined", 40):
        return []
    return draft.write(slot)


def is_state(scene: Scene) -> bool:
    """Whether the link is something that is so ("am certified"), and nothing that was done: told, never announced."""
    return scene.fragments["my_link"].form in _TOLD and not {"deed-link", "met-link"} & scene.holds
