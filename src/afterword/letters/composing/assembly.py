"""Parts of a thank-you in order."""

from itertools import pairwise

from afterword.letters.composing.beginning import Beginning, begin, is_state
from afterword.letters.composing.fragment_signs import speak_of_same
from afterword.letters.composing.leaning import looks_for_several
from afterword.letters.composing.paragraphs import Part, count_words
from afterword.letters.composing.passing_on import pass_on_sentences
from afterword.letters.composing.scene import Scene
from afterword.letters.composing.variation import Draft
from afterword.letters.fields.intake import Fragment
from afterword.letters.letter import Sentence
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.forms import Form

_OWN_FIRST = ("own", "bridge")
# A letter does not end with the address of a page, a correction or a thought.
_NO_ENDING = frozenset({"thought", "clarify", "next", "promised"})
_STATE_FIRST = ("own-state", "own", "bridge")
# What is left out first when a letter grows too long.
_WISHES = ("fit-wish.", "fit-topic.", "liked-wish.", "bridge.wish-", "point-link.wish-")
# Bridges that say themselves what they mean for the job.
_SAYS_FIT = (*_WISHES, "bridge.tail-", "point-link.tail-")
_SPARE = ("fit", "close")
# In a letter that is to be short, the person's own words too; one of them stays.
_SPARE_IF_SHORT = ("fit", "liked", "close", "question", "thought", "point")
_LIMITS = {"phone": 105, "exec": 110, "arranger": 108, "length-short": 68}
_LIMIT = 172


def interviewer_parts(draft: Draft) -> list[Part]:
    """A thank-you to somebody who interviewed: thanks, topic, point, bridge, thought, interest."""
    scene, parts = draft.scene, list[Part]()
    beginning = begin(draft)
    parts += beginning.parts
    parts += _middle(draft, beginning)
    asks_here = _asks_behind_thought(draft, parts)
    if asks_here:
        parts.append(("question", draft.write("question")))
    liking = _place_liking(draft, parts, beginning)
    parts.append(("clarify", draft.write("clarify") if "clarify" in scene.fragments else []))
    parts.append(("next", draft.write("next") if "next" in scene.fragments else []))
    parts.append(("promised", _promised(draft)))
    ending: list[Part] = [("interest" if scene.interested else "manners", _interest(draft, parts, liking))]
    if "question" in scene.fragments and not asks_here:
        # Who asks something ends with it: the wish would answer the question, and no line of manners is needed.
        ending.append(("question", draft.write("question")))
    parts += ending
    if ("question" not in scene.fragments or asks_here) and _has_close(draft, parts):
        parts.append(("close", draft.write("close")))
    return _shorten([part for part in parts if part[1]], scene)


def _asks_behind_thought(draft: Draft, parts: list[Part]) -> bool:
    """Whether what the writer asks goes on with the thought: both speak of the same."""
    fragments = draft.scene.fragments
    if not {"question", "thought"} <= set(fragments) or parts[-1][0] != "thought":
        return False
    thought, question = fragments["thought"], fragments["question"]
    return thought.form is not Form.QUESTION and speak_of_same(thought.text, question.text)


def _place_liking(draft: Draft, parts: list[Part], beginning: Beginning) -> list[Sentence]:
    """Put what was liked behind the talk it belongs to. What is given back goes to the end of the letter instead: with
    the wish to join, or where a bridge leads on from the topic itself and must stand right behind it."""
    fragments, is_close = draft.scene.fragments, beginning.is_close
    if "liked" not in fragments or beginning.has_liked:
        return []
    if _likes_at_the_end(draft) and not _wishes(parts):
        return draft.write("liked-wish")
    # "1,200 alarms still depend on it": the point stands right behind its topic.
    if "my_link" in fragments and "topic" in fragments and ("point" not in fragments or is_close):
        if not {"clarify", "next", "promised"} & set(fragments):
            wishing = [] if _wishes(parts) or not draft.scene.interested else ["liked-wish"]
            return draft.write(*wishing, "liked")
        # Behind a next step or a promise it would read as an afterthought.
        parts.append(("liked", draft.write("liked")))
        return []
    if "thought" in fragments and looks_for_several(fragments["thought"].text):
        parts.append(("liked", draft.write("liked")))
        return []
    before = {"open", "topic", "point"} if is_close else {"open", "topic"}
    parts.insert(sum(name in before for name, _ in parts), ("liked", draft.write("liked")))
    return []


def _likes_at_the_end(draft: Draft) -> bool:
    """Whether what was liked is the reason for the wish at the end: there, where other things fill the letter."""
    held, has = draft.scene.holds, set(draft.scene.fragments)
    tells = {"topic", "point"} & has and {"my_link", "thought"} & has
    if not {"interested", "plain-liked"} <= held or not tells:
        return False
    return bool(draft.fitting("liked-wish")) and draft.chance("liked last", 28)


def _interest(draft: Draft, parts: list[Part], liking: list[Sentence]) -> list[Sentence]:
    """That the job is wanted, said once: with what was liked, or where the fit has not said it yet."""
    if _wishes([*parts, ("liked", liking)]):
        return liking
    return liking + (_wish(draft) if draft.scene.interested else draft.write("mannerly"))


def _wish(draft: Draft) -> list[Sentence]:
    """That the job is wanted, in most letters with the name of the role."""
    return draft.write(*(("interest-role", "interest") if draft.chance("role", 80) else ("interest",)))


def _wishes(parts: list[Part]) -> bool:
    """Whether the fit already says that the job is wanted; a letter says it once."""
    return any(sentence.frame.startswith(_WISHES) for _, sentences in parts for sentence in sentences)


def _has_close(draft: Draft, parts: list[Part]) -> bool:
    """A last sentence of manners: never in a short letter, always in a long one, else where it fits."""
    if "length-short" in draft.scene.holds or not draft.scene.interested:
        # Who does not want the job thanks, and offers nothing.
        return False
    last = next((name for name, said in reversed(parts) if said), "")
    if last in _NO_ENDING:
        return True
    words = count_words(parts)
    if draft.scene.is_arranger and words < 25:
        return True
    thin = words < 45
    return "length-long" in draft.scene.holds or draft.chance("close", 35 if thin else 12)


def _middle(draft: Draft, beginning: Beginning) -> list[Part]:
    """Link, fit and thought, in one of two orders."""
    fragments, joined, deferred = draft.scene.fragments, beginning.joined, beginning.is_deferred
    thought = draft.write("thought") if "thought" in fragments else []
    if "my_link" not in fragments:
        return [("thought", thought)]
    if thought and not deferred and not joined and _explains(draft):
        first = _OWN_FIRST if "can-link" not in draft.scene.holds else _STATE_FIRST
        own = draft.write("after-thought", *first)
        return [("thought", thought), ("link", own), ("fit", _fit(draft))]
    held = draft.scene.holds
    # Without a topic or a point there is nothing that "that" could point at.
    is_alone = "can-link" in held or is_state(draft.scene) or not {"topic", "point"} & set(fragments)
    slots = _STATE_FIRST if is_alone else _OWN_FIRST if "hedged" in held else ("bridge",)
    # "That is why I would like to help with ..." says the wish: the deed before it says none.
    bridge = joined or draft.write(*(("bridge-bare", *slots) if deferred else slots))
    if not deferred and any(sentence.frame.startswith(_SAYS_FIT) for sentence in bridge):
        return [("link", bridge), ("thought", thought)]
    fit: Part = ("kept-fit", draft.write("fit-topic")) if deferred else ("fit", _fit(draft))
    return [("link", bridge), fit, ("thought", thought)]


def _explains(draft: Draft) -> bool:
    """Whether the deed comes behind the thought, as its reason."""
    if _leans(draft.scene.fragments):
        return False
    return bool(draft.fitting("after-thought")) and draft.chance("thought first", 60)


def _leans(fragments: dict[str, Fragment]) -> bool:
    """Whether the thought speaks of something that the deed names first: "the bot" after "a bot"."""
    thought, link = split_tokens(fragments["thought"].text), set(split_tokens(fragments["my_link"].text))
    definite = {word for before, word in pairwise(thought) if before in {"the", "this", "that", "such"}}
    return bool(definite & link) or "same" in thought[:4]


def _fit(draft: Draft) -> list[Sentence]:
    """What the experience means for the job: for the hiring manager, and where a letter is thin."""
    holds = draft.scene.holds
    if (
        "interested" not in holds
        or "deed-link" not in holds
        or holds & {"hedged", "can-link", "phone", "exec", "length-short"}
    ):
        return []
    if "length-long" not in holds and not draft.chance("fit", 60):
        return []
    if "thought" in draft.scene.fragments and "length-long" not in holds:
        # The thought comes next, and what the work is good for would stand before it as an ending.
        return []
    wishes = not _likes_at_the_end(draft) and draft.chance("fit wish", 55)
    return draft.write("fit-wish") if wishes else draft.write("fit")


def arranger_parts(draft: Draft) -> list[Part]:
    """A thank-you to a recruiter or coordinator: the arrangements, what comes next, thanks to pass on."""
    scene, fragments = draft.scene, draft.scene.fragments
    arranged = (
        "several" in scene.holds or bool(scene.pass_on or scene.no_address) or scene.relation == "coordinator"
    )
    parts = list[Part]()
    if arranged or "topic" not in fragments:
        parts.append(("open", draft.write("arranged") if arranged else draft.write("open")))
        parts.append(("topic", draft.write("talked") if "topic" in fragments else []))
    else:
        opening = draft.write("open-topic") if draft.chance("plain opening", 60) else []
        parts.append(("open", opening or draft.write("open")))
        parts.append(("topic", [] if opening else draft.write("talked")))
    parts.append(("point", draft.write("point") if "point" in fragments else []))
    parts.append(("liked", draft.write("liked") if "liked" in fragments else []))
    parts.append(("next", draft.write("next") if "next" in fragments else []))
    parts.append(("pass-on", pass_on_sentences(draft)))
    parts.append(("promised", _promised(draft)))
    parts.append(("interest", _wish(draft)) if scene.interested else ("manners", draft.write("mannerly")))
    if "question" in fragments:
        parts.append(("question", draft.write("question")))
    elif _has_close(draft, parts):
        parts.append(("close", draft.write("close")))
    return _shorten([part for part in parts if part[1]], scene)


def _promised(draft: Draft) -> list[Sentence]:
    """The promised thing, or at least that a file or a page comes with the letter."""
    if "promised" in draft.scene.fragments:
        return draft.write("promised")
    return draft.write("handed-over") if draft.scene.holds & {"has-file", "has-link"} else []


def _shorten(parts: list[Part], scene: Scene) -> list[Part]:
    """Without spare parts where the letter would be too long; one of the person's own stays."""
    limit = min([_LIMITS[name] for name in _LIMITS if name in scene.holds], default=_LIMIT)
    if "length-long" in scene.holds and not scene.is_arranger:
        limit = _LIMIT
    for name in _SPARE_IF_SHORT if "length-short" in scene.holds else _SPARE:
        if count_words(parts) <= limit:
            return parts
        has_substance = any(part[0] in {"link", "thought"} for part in parts if part[0] != name)
        if name in {"thought", "point"} and not has_substance:
            continue
        parts = [part for part in parts if part[0] != name]
    return parts
