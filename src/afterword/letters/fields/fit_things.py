"""How what names a thing fits its frames: the topic, what was promised, what was liked, what comes next."""

import re
from itertools import pairwise

from afterword.letters.articles.supplied import complete, read_note
from afterword.letters.fields.fitting import ASKED, GIVEN, Fit, is_given, names_thing
from afterword.letters.fields.half_said import there_is
from afterword.letters.fields.pronouns import OFFICES
from afterword.letters.fields.proposals import sure, with_be
from afterword.letters.reading.beside_clause import hangs_on
from afterword.letters.reading.clauses import is_clause
from afterword.letters.reading.deeds import form_of_deed
from afterword.letters.reading.finite import is_sure_verb, split_tokens
from afterword.letters.reading.forms import Form, form_of_talk
from afterword.letters.reading.note_clause import Telling
from afterword.letters.reading.note_words import NoteWord
from afterword.letters.reading.shapes import is_gerund
from afterword.letters.reading.statements import says_something
from afterword.letters.reading.verb_here import is_plural, is_verb_here
from afterword.letters.words.classes import (
    ADJECTIVE_TOO,
    DETERMINERS,
    MODALS,
    OPENERS,
    PERSONS,
    SUBJECTS,
    WH_WORDS,
)
from afterword.letters.words.lexicon import gerund_of, verbs
from afterword.letters.words.nouns import Kind, is_listed, kind_of


def fit_liked(text: str) -> Fit:
    form = form_of_talk(text)
    if form is Form.THAT:
        rest = text.split(maxsplit=1)[1]
        return Fit(form if says_something(rest) or split_tokens(rest)[-1] in verbs().third else None)
    tokens = split_tokens(text)
    if form is Form.CLAUSE and is_gerund(tokens[0]) and form_of_deed(text) is Form.GERUND:
        # "hearing a head teacher speak before any of you did": the verb belongs to the clause inside
        form = Form.GERUND
    if form in {Form.WH, Form.GERUND}:
        return Fit(form)
    if form in {Form.CLAUSE, Form.UNSURE} and (has_clause_of_its_own(text) or is_about_doing(text)):
        return Fit(Form.NOUN)
    # "engineers watch the match": many of them, and no form in -s that may be their name
    many_act = len(tokens) > 2 and is_plural(tokens[0]) and tokens[1] in verbs().base
    if (form is Form.CLAUSE or many_act) and not is_given(text) and says_something(text):
        return Fit(Form.CLAUSE)
    if form in {Form.NOUN, Form.CLAUSE} and is_given(text):
        clause = (form is Form.CLAUSE and is_clause(tokens)) or (
            _acts_on_many(tokens) and says_something(text)
        )
        return Fit(Form.CLAUSE if clause else Form.NOUN)
    if tokens[0] == "no":
        if _RULES.intersection(tokens[2:]):
            # "no crunch policy" reads as if there were none.
            return Fit(None, meant=f"your no-{text.partition(' ')[2]}")
        lead = there_is(text)
        return Fit(Form.CLAUSE, lead=lead) if lead and says_something(lead + text) else ASKED
    return Fit(Form.UNSURE) if form is Form.NOUN and names_thing(text) else ASKED


def _acts_on_many(tokens: list[str]) -> bool:
    """ "the county pays residents ...", "the shop tests each label": a thing, what it does, and to whom; a word for
    many stands in no compound."""
    known = verbs()
    for at in range(2, min(4, len(tokens) - 1)):
        who, verb, whom = tokens[at - 1 : at + 2]
        if verb in known.third and is_listed(who) and not is_plural(who) and who not in ADJECTIVE_TOO:
            behind = tokens[at + 2] if at + 2 < len(tokens) else ""
            may_act = whom in known.third and (behind in DETERMINERS or is_plural(behind))
            names_many = is_plural(whom) and not may_act
            return (names_many or whom in _POINTS_AT) and not _is_beside(tokens, at + 2)
    return False


def _is_beside(tokens: list[str], start: int) -> bool:
    """ "the release notes every customer gets": a second verb there tells which one, and nothing opens its clause."""
    at = next((at for at in range(start, len(tokens)) if is_verb_here(tokens, at)), 0)
    return at > 0 and (WH_WORDS | OPENERS | {"that", "before", "after", "until"}).isdisjoint(tokens[start:at])


_POINTS_AT = (DETERMINERS | {"it", "them", "everybody", "everyone", "nobody"}) - {"that", "this", "no"}
_RULES = frozenset(["policy", "policies", "rule", "rules"])
_WHO_WILL = re.compile(
    r"^(?:(?P<whose>the|your|our|a|an) )?(?P<who>(?:[\w-]+ ){0,2}?[\w-]+) to (?P<rest>(?P<act>[a-z]+)\b.*)$"
)


def fit_next(text: str) -> Fit:
    form = form_of_talk(text)
    will = _WHO_WILL.match(text)
    if will and will["act"] in verbs().base and will["who"].split()[-1] in PERSONS | OFFICES:
        # "manager to phone me" is a plan and no thing.
        whose = "the" if will["whose"] in {None, "a", "an"} else will["whose"]
        return Fit(None, meant=f"{whose} {will['who']} will {will['rest']}")
    if form is Form.CLAUSE and says_something(text):
        return Fit(form)
    tokens = split_tokens(text)
    if tokens[0] == "to" and len(tokens) > 2 and tokens[1] != "be" and tokens[1] in verbs().base:
        # "to meet the engineering manager"
        return Fit(Form.BASE)
    if form is Form.CLAUSE and tokens[0] in GIVEN:
        return Fit(Form.NOUN)
    if form in {Form.NOUN, Form.GERUND}:
        return Fit(form)
    meant = f"I will {text}" if tokens[0] in verbs().base and complete(text, Telling.SAID).is_sure else ""
    return Fit(form) if form is Form.UNSURE and tokens[0] in GIVEN else Fit(None, meant=meant)


# "the team structure, they are 8 devs": a thing, and a sentence about it
_ABOUT_THEM = re.compile(r"^[^,]*, (?:they|it|he|she|we|there)(?:'|\b)")
_A_TIME = re.compile(r"(?:after|before) (?:the|a|an|our|your)\b", re.I)


def fit_talk(text: str) -> Fit:
    """For the topic and what was promised."""
    form, tokens = form_of_talk(text), split_tokens(text)
    if form is Form.UNSURE and _A_TIME.match(text):
        return Fit(Form.NOUN, lead="the time ")
    if _names_thing_all_the_same(text, form) or (form is Form.UNSURE and _names_doing(tokens)):
        form = Form.NOUN
    if form is Form.CLAUSE and _ABOUT_THEM.search(text):
        return ASKED
    if form is Form.CLAUSE and not says_something(text):
        has_verb = any(is_sure_verb(tokens, at) for at in range(1, len(tokens)))
        return Fit(Form.NOUN) if tokens[0] in GIVEN and not has_verb else ASKED
    if (
        form is Form.UNSURE
        and text.count(", ") == 1
        and ", and " not in text
        and not all(
            names_thing(part) and not part.startswith("no ") and " vs " not in part
            for part in text.split(", ")
        )
    ):
        return ASKED
    if form is Form.NOUN and text.count(", ") == 1 and _is_left_over(text.partition(", ")[2]):
        return ASKED
    if form in {Form.NOUN, Form.UNSURE} and (_counts_behind(text) or _names_behind(text)):
        return ASKED
    if form is Form.LIST and any(_lacks_verb(part) for part in text.split(", ")):
        return ASKED
    known = verbs()
    is_command = text[0].islower() and tokens[0] in known.sure_base and tokens[0] not in ADJECTIVE_TOO
    is_named = (tokens[1:2] in (["of"], ["for"]) and is_listed(tokens[0])) or _names_doing(tokens)
    if form in {Form.UNSURE, Form.NOUN} and is_command and len(tokens) > 1 and not is_named:
        whole = f"{gerund_of(tokens[0], tokens[0])} {text.split(maxsplit=1)[1]}"
        return Fit(None, meant=sure(whole, Telling.TALK))
    return Fit(form)


# What may be done with something that one does: "keep testing".
_WITH_DOING = frozenset(
    ["keep", "start", "stop", "try", "avoid", "consider", "begin", "continue", "finish", "enjoy", "suggest", "quit",
     "practise", "practice", "risk", "go", "delay", "resume", "prevent", "postpone"]
)  # fmt: skip


def _names_doing(tokens: list[str]) -> bool:
    """ "grasp planning": the name of something that is done, and no command."""
    is_act = tokens[0] in verbs().base and tokens[0] not in _WITH_DOING
    return is_act and len(tokens) > 1 and is_gerund(tokens[1])


def _names_thing_all_the_same(text: str, form: Form) -> bool:
    """Whether a thing was named although a verb stands in the field: it belongs to what tells which one."""
    tokens = split_tokens(text)
    if form not in {Form.CLAUSE, Form.UNSURE}:
        return False
    if has_clause_of_its_own(text) or is_about_doing(text):
        return True
    return form is Form.CLAUSE and tokens[0] in GIVEN and (not is_clause(tokens) or _ends_in_mention(tokens))


def _ends_in_mention(tokens: list[str]) -> bool:
    """ "the article about brown-out testing I mentioned"."""
    return len(tokens) > 3 and tokens[-2] in {"i", "we", "you"} and tokens[-1] in verbs().finite


_HANGS_ON = frozenset(
    ["as", "that", "which", "when", "where", "before", "after", "since", "until", "because"]
)
_A_MOMENT = re.compile(
    r"^(?:the|that|your|every) (?:\w+ ){0,2}?(?:time|day|night|morning|evening|afternoon|week|weekend|month|"
    r"year|moment) "
    r"(?:when )?(?=(?:the|a|an|you|we|your|our|they|it|nobody|everybody|everything|nothing|somebody|half|all) )",
    re.I,
)


def has_clause_of_its_own(text: str) -> bool:
    """ "the announcement as we sent it", "the night the site went down": a thing whose only verb tells which one."""
    tokens = split_tokens(text)
    acts = [at for at in range(1, len(tokens)) if is_verb_here(tokens, at)]
    if not acts or tokens[0] not in GIVEN:
        return False
    if _A_MOMENT.match(text):
        return len(acts) == 1 and not MODALS & set(tokens)
    at = next((at for at in range(2, len(tokens) - 1) if tokens[at] in _HANGS_ON), 0)
    return at > 0 and tokens[at + 1] in SUBJECTS and acts[0] == at + 2 and len(acts) == 1


_IDEA_OF = re.compile(r"^(?:the|your|that|this) (?:\w+ )?\w+ (?:of|about) (\w+ing) (?=\w)", re.I)


def is_about_doing(text: str) -> bool:
    """ "your idea of letting students break the build": the verbs behind it belong to what is done."""
    match = _IDEA_OF.match(text)
    return match is not None and is_gerund(match[1].casefold()) and not _STATED.search(text[match.end() :])


_STATED = re.compile(r"\b(?:is|are|was|were|has|have|will|would|can|should|must)\b")


_STATES = frozenset(["up", "down", "idle", "angry", "late", "stuck", "slow", "unhappy", "gone"])


def _lacks_verb(part: str) -> bool:
    """ "customers angry", "licences up 40%": what is said of a thing without its verb, in a list of things."""
    tokens = split_tokens(part)
    return bool(with_be(part)) or (
        len(tokens) > 1 and not _STATES.isdisjoint(tokens[1:3]) and is_plural(tokens[0])
    )


def _is_left_over(part: str) -> bool:
    """ "the engine for opens, the Swiss system": a thing behind a comma that nothing joins."""
    tokens = split_tokens(part)
    return bool(tokens) and " and " not in part and (tokens[0] == "the" or not hangs_on(tokens, [tokens], 0))


def _counts(word: NoteWord, kind: Kind) -> bool:
    return word.small == "no" or (word.is_number and kind is Kind.PLURAL)


def _names_behind(text: str) -> bool:
    """ "legacy monolith Java 8", "integration SAP": a name behind a bare thing that it is no name of."""
    note = read_note(text, Telling.TALK)
    return any(
        phrase.kind is Kind.NAME
        and not phrase.is_given
        and phrase.start < phrase.head
        and kind_of(note.words[phrase.head - 1].raw) in {Kind.COUNT, Kind.BOTH}
        and any(word.is_name or is_listed(word.raw) for word in note.words[phrase.start : phrase.head - 1])
        for phrase in note.phrases
    )


def _counts_behind(text: str) -> bool:
    """ "rota app 4 nurses": a number of other things right behind a thing."""
    note = read_note(text, Telling.TALK)
    return any(
        one.end == two.start
        and not note.words[one.end - 1].small.endswith("'s")
        and note.words[two.end - 1].small != "times"
        and _counts(note.words[two.start], two.kind)
        for one, two in pairwise(note.phrases)
    )
