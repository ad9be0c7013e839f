"""Thanks for other people, in the letter to whoever arranged the interview."""

from dataclasses import replace

from afterword.letters.composing.naming import join_names
from afterword.letters.composing.talk_signs import is_shared
from afterword.letters.composing.variation import Draft
from afterword.letters.fields.intake import Fragment
from afterword.letters.letter import Sentence


def pass_on_sentences(draft: Draft) -> list[Sentence]:
    """Thanks for others: the first two with what was talked about, the rest by name."""
    scene = draft.scene
    with_topic = [item for item in scene.pass_on if item[1] is not None][:2]
    rest = [item for item in scene.pass_on if item not in with_topic]
    sentences: list[Sentence] = []
    for topic in {item[1].text: item[1] for item in with_topic if item[1] is not None}.values():
        same = [item for item in scene.pass_on if item[1] is not None and item[1].text == topic.text]
        rest = [item for item in rest if item not in same]
        names = [item[0] for item in same]
        # The same topic may be noted with several of them.
        paths = tuple(item[2] for item in same) + tuple(item[1].path for item in same if item[1] is not None)
        sentences += _about_others(draft, "pass-on-topic", names, paths, topic)
    if rest:
        sentences += _about_others(
            draft, "pass-on", [item[0] for item in rest], tuple(item[2] for item in rest)
        )
    if scene.no_address:
        names = [name for name, _ in scene.no_address]
        sentences += _about_others(draft, "no-address", names, tuple(path for _, path in scene.no_address))
    return sentences


def _about_others(
    draft: Draft, slot: str, names: list[str], paths: tuple[str, ...], topic: Fragment | None = None
) -> list[Sentence]:
    """One sentence about other people: the scene is changed for it, the draft remembers the frame."""
    before = draft.scene
    named = join_names(names) if len(names) <= 9 else "everyone who took part"
    fragments = before.fragments | ({"topic": topic} if topic else {})
    holds = before.holds - {"shared-topic"} | ({"short-topic"} if topic and topic.words <= 7 else set())
    if topic and is_shared(topic):
        holds |= {"shared-topic"}
    facts = before.facts | {"names": (named, paths)}
    draft.scene = replace(before, fragments=fragments, facts=facts, holds=holds)
    sentences = draft.write(slot)
    draft.scene = before
    return sentences
