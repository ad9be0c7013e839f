"""How well messages are told apart, understood, matched and freed of quotes, on the corpus of `tests/data/messages`.

`python -m bench accuracy` prints the figures; `make accuracy` writes them to docs/reference/accuracy.md.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from tests.messages.corpus import SETS, Case
from tests.messages.judging import Outcome, judge, judge_quoting

from afterword.mail.message import Message, read_message
from bench import baselines

KINDS = ("reply", "auto-reply", "bounce", "receipt", "invitation", "ats", "bulk", "other")
INTENTS = ("rejection", "next-step", "offer", "acknowledgement", "question", "unknown")


def measure(*, is_quick: bool = False) -> dict[str, Any]:
    """Figures by group: `seen` while the rules were made, `held_out` written after them and never tuned on."""
    groups = {group: _group(judge(group)) for group in SETS}
    silences = sum(figures["taken_for_silence"] for figures in groups.values())
    behind = _behind(groups["held_out"])
    return {
        "goal": "no answer taken for silence, and every baseline beaten on the messages held out",
        "met": silences == 0 and not behind,
        "behind": behind,
        "groups": groups,
    }


def _behind(group: dict[str, Any]) -> list[str]:
    """The baselines that are not beaten: by precision and recall in one (F1), by matching, by new words."""
    behind = [
        name for name, theirs in group["baselines"].items()
        if _f1(group["kinds"][name.partition(":")[0]]) < _f1(theirs)
    ]  # fmt: skip
    rejections = group["intent"]["rejection_baselines"]
    behind += [
        name
        for name, theirs in rejections.items()
        if _f1(group["intent"]["each"]["rejection"]) <= _f1(theirs)
    ]
    for part, what in (("matching", "right"), ("quoting", "exact")):
        ours = group[part]["ours"][what]
        behind += [name for name, theirs in group[part].items() if name != "ours" and theirs[what] >= ours]
    return behind


def _f1(figures: dict[str, Any]) -> float:
    precision, recall = figures["precision"] or 0.0, figures["recall"] or 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def lines(figures: dict[str, Any]) -> list[str]:
    shown = []
    for name, group in figures["groups"].items():
        shown.append(
            f"{name.replace('_', ' '):9} {group['messages']} messages, kind {group['kind_right']:.3f}, "
            f"meaning {group['intent']['right']:.3f}, matching {group['match_right']:.3f}, "
            f"new words exact {group['quoting']['ours']['exact']:.3f}, "
            f"answers taken for silence {group['taken_for_silence']}"
        )
    shown += [f"not beaten: {name}" for name in figures["behind"]]
    return [*shown, f"goal: {figures['goal']}: {'met' if figures['met'] else 'missed'}"]


def _group(outcomes: tuple[Outcome, ...]) -> dict[str, Any]:
    answers = [one for one in outcomes if one.case.is_answer]
    bounces = [one for one in outcomes if one.case.bounce]
    returns = [one for one in outcomes if one.case.asks_return]
    return {
        "messages": len(outcomes),
        "answers": len(answers),
        "taken_for_silence": sum(one.is_taken_for_silence for one in outcomes),
        "held_for_nothing": sum(one.is_held_for_nothing for one in outcomes),
        "not_to_hold": sum(not one.case.must_hold for one in outcomes),
        "kind_right": _share(outcomes, lambda one: one.kind_is_right),
        "kinds": {kind: _kind_figures(outcomes, kind) for kind in KINDS},
        "intent": _intents(_once(answers)),
        "languages": _languages(outcomes),
        "match_right": _share(outcomes, lambda one: one.match_is_right),
        "matched_elsewhere": sum(one.is_matched_elsewhere for one in outcomes),
        "matching": _matching(outcomes),
        "bounces_right": _share(bounces, lambda one: one.bounce_is_right),
        "returns_right": _share(returns, lambda one: one.return_is_right),
        "baselines": _kind_baselines(outcomes),
        "quoting": _quoting([one for one in outcomes if one.case.new_words]),
        "wrong": [wrong for one in outcomes if (wrong := _wrong(one))],
    }


def _once(answers: list[Outcome]) -> list[Outcome]:
    """Words that stand in several messages (to try quoting and matching) count once for their meaning."""
    return list({str(one.case.fields.get("text", "")): one for one in reversed(answers)}.values())[::-1]


def _share(outcomes: Iterable[Outcome], is_right: Callable[[Outcome], bool]) -> float:
    judged = [is_right(one) for one in outcomes]
    return round(sum(judged) / len(judged), 3) if judged else 1.0


def _precision_recall(pairs: Iterable[tuple[bool, bool]]) -> dict[str, Any]:
    """Of pairs (is one, was said to be one)."""
    counts = Counter(pairs)
    hit, missed, false = counts[True, True], counts[True, False], counts[False, True]
    return {
        "messages": hit + missed,
        "precision": round(hit / (hit + false), 3) if hit + false else None,
        "recall": round(hit / (hit + missed), 3) if hit + missed else None,
    }


def _kind_figures(outcomes: Iterable[Outcome], kind: str) -> dict[str, Any]:
    """A message that may be of several kinds counts for the one that was found, else for the first."""
    pairs = []
    for one in outcomes:
        found = one.found.kind.value
        is_one = found == kind if one.kind_is_right else one.case.kinds[0] == kind
        pairs.append((is_one, found == kind))
    return _precision_recall(pairs)


def _intents(answers: list[Outcome]) -> dict[str, Any]:
    confusion: dict[str, Counter[str]] = {intent: Counter() for intent in INTENTS}
    for one in answers:
        wanted = one.found.intent.value if one.intent_is_right else one.case.intents[0]
        confusion.setdefault(wanted, Counter())[one.found.intent.value] += 1
    figures = {
        intent: _precision_recall(
            (one.found.intent.value == intent if one.intent_is_right else one.case.intents[0] == intent,
             one.found.intent.value == intent)
            for one in answers
        )
        for intent in INTENTS
    }  # fmt: skip
    words = [
        (one.case.intents == ("rejection",), one.found.reply_text) for one in answers if one.found.reply_text
    ]
    return {
        "right": _share(answers, lambda one: one.intent_is_right),
        "of": len(answers),
        "wrong_and_sure": sum(
            not one.intent_is_right and one.found.intent.value != "unknown" for one in answers
        ),
        "each": figures,
        "confusion": {wanted: dict(found) for wanted, found in confusion.items()},
        "rejection_baselines": {
            "unfortunately or regret": _precision_recall(
                (is_no, baselines.rejection_by_regret(text)) for is_no, text in words
            ),
            "twenty phrases": _precision_recall(
                (is_no, baselines.rejection_by_twenty_phrases(text)) for is_no, text in words
            ),
        },
    }


def _languages(outcomes: Iterable[Outcome]) -> dict[str, dict[str, Any]]:
    by_language: dict[str, list[Outcome]] = {}
    for one in outcomes:
        by_language.setdefault(one.case.language, []).append(one)
    return {
        language: {
            "messages": len(some),
            "kind": _share(some, lambda one: one.kind_is_right),
            "answers": len(_once([one for one in some if one.case.is_answer])),
            "intent": _share(
                _once([one for one in some if one.case.is_answer]), lambda one: one.intent_is_right
            ),
        }
        for language, some in sorted(by_language.items(), key=lambda item: -len(item[1]))
    }


def _matching(outcomes: Iterable[Outcome]) -> dict[str, dict[str, float]]:
    asked = [one for one in outcomes if one.case.matches is not None]
    found: dict[str, list[tuple[set[str], frozenset[str]]]] = {
        "ours": [],
        "thread headers only": [],
        "sender only": [],
    }
    for one in asked:
        message, wanted = read_message(one.case.content), one.case.matches or frozenset()
        found["ours"].append(({str(each) for each in one.matched.process_ids}, wanted))
        found["thread headers only"].append((baselines.matched_by_thread_only(message), wanted))
        found["sender only"].append((baselines.matched_by_sender_only(message), wanted))
    return {
        name: {
            "right": round(sum(got == wanted for got, wanted in pairs) / len(pairs), 3),
            "missed": sum(bool(wanted) and not got for got, wanted in pairs),
            "of": len(pairs),
        }
        for name, pairs in found.items()
    }


_KIND_BASELINES: dict[str, tuple[str, Callable[[Message, bytes], bool]]] = {
    "auto-reply: Auto-Submitted": ("auto-reply", baselines.auto_reply_by_header),
    "auto-reply: headers and English subjects": ("auto-reply", baselines.auto_reply_by_headers_and_subject),
    "bounce: flufl.bounce": ("bounce", baselines.bounce_by_flufl),
    "bounce: report part, sender, subject": ("bounce", baselines.bounce_by_plain_rules),
    "bulk: list headers": ("bulk", baselines.bulk_by_headers),
}


def _kind_baselines(outcomes: Iterable[Outcome]) -> dict[str, dict[str, Any]]:
    prepared = [(one.case, read_message(one.case.content)) for one in outcomes]
    return {
        name: _precision_recall(
            (case.kinds[0] == kind, judge_it(message, case.content)) for case, message in prepared
        )
        for name, (kind, judge_it) in _KIND_BASELINES.items()
    }


_QUOTE_BASELINES: dict[str, Callable[[Case, Message], str]] = {
    "none": baselines.words_by_nothing,
    "naive cut": baselines.words_by_naive_cut,
    "mail-parser-reply": baselines.words_by_mail_parser_reply,
    "unquotemail": baselines.words_by_unquotemail,
}


def _quoting(asked: list[Outcome]) -> dict[str, dict[str, float]]:
    found = {"ours": [one.quoting for one in asked]}
    for name, cut in _QUOTE_BASELINES.items():
        found[name] = [
            judge_quoting(one.case, cut(one.case, read_message(one.case.content))) for one in asked
        ]
    return {
        name: {
            "exact": round(sum(one.is_exact for one in judged) / len(judged), 3),
            "words_lost": sum(not one.is_lossless for one in judged),
            "quote_left": sum(not one.is_clean for one in judged),
            "of": len(judged),
        }
        for name, judged in found.items()
    }


def _wrong(one: Outcome) -> dict[str, str] | None:
    """What is wrong with a verdict, in words."""
    case, found = one.case, one.found
    said = []
    if not one.kind_is_right:
        said.append(f"{' or '.join(case.kinds)} read as {found.kind.value}")
    if case.is_answer and not one.intent_is_right:
        said.append(f"{' or '.join(case.intents)} read as {found.intent.value}")
    if not one.match_is_right:
        wanted = ", ".join(sorted(case.matches or ())) or "nobody's"
        said.append(f"{wanted} given to {', '.join(map(str, one.matched.process_ids)) or 'nobody'}")
    if case.bounce and not one.bounce_is_right:
        said.append(f"{case.bounce} bounce read as {found.bounce.type.value if found.bounce else 'none'}")
    if case.asks_return and not one.return_is_right:
        said.append(f"return on {case.returns_on} read as {found.returns_on}")
    if case.new_words and not one.quoting.is_exact:
        said.append("new words not exact")
    if one.is_taken_for_silence:
        said.append("TAKEN FOR SILENCE")
    if one.is_held_for_nothing:
        said.append("held though it is no answer")
    return {"message": case.name, "why": case.why, "wrong": "; ".join(said)} if said else None
