"""A company that nobody noted, where only the one of the letter can be meant: "I would love to join Contoso".

A letter to one company is often made from the letter to another, and the other need not be in the tracker. Former
employers ("my role at Contoso", "since joining Contoso") are left alone.
"""

import re
from collections.abc import Iterator

from afterword.letters.debrief import Debrief
from afterword.rules.review.company_words import bare_company
from afterword.rules.review.names import is_given_name
from afterword.rules.review.record import is_known_word, record_words, words_in

_WISH = (
    r"(?:like|love|want|wish|hope|hoping|eager|keen|keener|excited|happy|glad|pleased|proud|delighted|thrilled|chance|"
    r"opportunity|prospect|idea|thought|forward|interest|interested|enthusiastic|considered|consideration)"
)
_SHOUTED = 6
"""Letters from which on a word in capitals is no short form."""
_POST = (
    r"(?:role|position|job|opening|opportunity|vacancy|post|internship|engineer|developer|manager|analyst)"
)
# It begins with a plain space, so that the search leaps from one to the next.
_NAMED = re.compile(r" (?P<name>[A-Z][\w&]+(?: (?:& )?[A-Z][\w&]+)*)(?!['’]|\w)")
_BEFORE = (" join", " joining", " at", " with", " of", " for", " from", " to", " the")
_AT_THE_START = re.compile(
    r"(?:^|(?<=[.!?] ))(?:(?:For|At|With) (?P<name>[A-Z][\w&]+(?: (?:& )?[A-Z][\w&]+)*),? "
    r"(?:I|we)(?:['’]d| would| could| will)\b|"
    r"Joining (?P<joined>[A-Z][\w&]+(?: (?:& )?[A-Z][\w&]+)*) (?:is|would)\b)",
    re.MULTILINE,
)
_STARTS = ("For ", "At ", "With ", "Joining ")
_IS_WHERE = re.compile(
    r"(?<![\w.'’-])(?P<subject>[A-Z][\w&]+(?: (?:& )?[A-Z][\w&]+)*) is (?:exactly |just |really )?"
    r"(?:where|the (?:place|company|team|one)(?: where)?) "
    r"I(?:['’]d| would| want| hope| wish| see myself| belong| like| most want| really want)\b"
)
_WHERE = (" where I", " place I", " company I", " team I", " one I")
_MEANT = re.compile(
    rf"(?:\b{_WISH}\b(?: (?!(?:since|before|after|when|until)\b)[\w’']+){{0,5}}? "
    rf"(?:join|joining|(?:be|being|becoming|become) (?:a )?part of|work(?:ing)? (?:for|at))|"
    r"\b(?:thank(?:s| you)|interest(?:ed)?|application|applied|apply|candidate|consider(?:ed|ing)?|hope)\b"
    rf"[^.!?\n]{{0,60}}? (?<!in )(?:the|this|your) (?:[\w/+#\-]+ ){{0,4}}{_POST} (?:at|with)|"
    r"\bthank(?:s| you)\b[^.!?\n]{0,40}? interview(?:ing)?(?: me)? at) \Z",
    re.IGNORECASE,
)
# "I'd enjoy doing that again at Contoso": from the last word of wishing to the name nothing tells of the past.
_WISH_WORD = re.compile(rf"\b(?:{_WISH}|would|could|enjoy|I['’]d)\b", re.IGNORECASE)
_ENDS_A_CLAUSE = re.compile(r"[.!?:;\n]")
_TEAM_WISHED = re.compile(
    rf"\b{_WISH}\b[^.!?:;\n]{{0,40}}? (?:join|joining|part of|with|rest of) the \Z", re.IGNORECASE
)
_FOR_WISHED = re.compile(
    rf"\b(?:{_WISH}|would|could|enjoy|I['’]d)\b[^.!?:;\n]{{0,60}}? (?:for|to) \Z", re.IGNORECASE
)
# "to work as Firmware Engineer for", "to work with the people of": where the right company is nowhere named.
_PEOPLE = r"(?:people|team|folks|colleagues|crew|staff|engineers|women|men|nurses|teachers|developers)"
_WORK_WISHED = re.compile(
    rf"\b(?:{_WISH}|would|could|enjoy|I['’]d)\b[^.!?:;\n]{{0,40}}? "
    r"(?:work|start|help|serve|be|learn|build|join)(?:ing)?\b"
    rf"(?:[^.!?:;,\n]{{0,60}}? (?:for|with|from|join|to|beside|among) the {_PEOPLE} (?:of|at|from)|"
    r" as (?:an? |your |the )?(?:[\w/+#\-]+ ){1,4}(?:for|with)) \Z",
    re.IGNORECASE,
)
_TEAM = re.compile(r"(?: [a-z]+)? team\b")
_AS_A_POST = re.compile(rf" as (?:an? |your )?(?:[\w/+#\-]+ ){{0,3}}{_POST}\b", re.IGNORECASE)
# What was, what is somebody's, and where one meets, studies or speaks.
_NOT_A_JOB = re.compile(
    r"\b(?:had|was|were|did|used|since|before|after|when|while|where|until|my|our|as (?:we|I)|"
    r"(?:how|what|like|that|where) (?:we|I|you|they|it)|hear\w*|know\w*|read\w*|"
    r"\w{3,}ed|built|ran|led|wrote|made|learnt|saw|kept|found|took|brought|friends?|colleagues?|"
    r"meet\w*|see|seeing|present\w*|speak\w*|talk\w*|give|giving|visit\w*|stud(?:y|ying|ies)|degree|thesis|PhD|course|"
    r"conference|stop|lunch|coffee|look)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:we|I) (?:\w+ly )?(?:had|was|were|did|ran|built|led|saw|wrote|\w{3,}ed)\b|\bused to\b|"
    r"\b(?:my|our) (?:last|former|previous|current|present|old)\b",
    re.IGNORECASE,
)
_REACH = 120


def companies_elsewhere(text: str, debrief: Debrief) -> Iterator[tuple[int, int]]:
    """Where `text` names a company, in the place of the one it goes to, whose first word is not in the record."""
    noted = record_words(debrief)
    last = debrief.company.split()[-1] if " " in debrief.company.strip() else ""
    company = bare_company(debrief.company)
    for match in _NAMED.finditer(text):
        if not text.endswith(_BEFORE, 0, match.start()) or not _is_unknown(match["name"], noted):
            continue
        if _stands_for_a_company(text, match, company) or _ends_alike(text, match, last):
            yield match.span("name")
    begun = _AT_THE_START.finditer(text) if any(start in text for start in _STARTS) else ()
    meant = _IS_WHERE.finditer(text) if any(sign in text for sign in _WHERE) else ()
    for match in (*begun, *meant):
        group = match.lastgroup or "name"
        # "For Anneke I would draw it" names a person, unless no company is named at all.
        is_sure = group != "name" or " " in match[group] or company.casefold() not in text.casefold()
        if is_sure and _is_unknown(match[group], noted):
            yield match.span(group)


def _is_unknown(name: str, noted: frozenset[str]) -> bool:
    first = name.split(" ", 1)[0]
    is_short_form = first.isupper() and len(first) < _SHOUTED
    return (
        not is_short_form
        and not is_known_word(first)
        and not words_in(first) & noted
        and not is_given_name(first)
    )


def _stands_for_a_company(text: str, match: re.Match[str], company: str) -> bool:
    """Where the right company is named as well, "the Atlas team" may be one of its teams."""
    start = match.start("name")
    first = max(0, start - _REACH)
    if _MEANT.search(text, first, start):
        return True
    if text.endswith(" at ", 0, start) and _is_wished(text, first, start):
        return True
    is_named = company.casefold() in text.casefold()
    may_be_wished = not is_named and text.endswith((" of ", " for ", " with ", " from "), 0, start)
    if may_be_wished and _WORK_WISHED.search(text, first, start):
        return True
    is_team = _TEAM.match(text, match.end()) and _TEAM_WISHED.search(text, first, start)
    if is_team and not is_named:
        return True
    return (
        _AS_A_POST.match(text, match.end()) is not None and _FOR_WISHED.search(text, first, start) is not None
    )


def _is_wished(text: str, first: int, start: int) -> bool:
    wishes = [match.end() for match in _WISH_WORD.finditer(text, first, start)]
    between = text[wishes[-1] : start] if wishes else "."
    return not _ENDS_A_CLAUSE.search(between) and not _NOT_A_JOB.search(between)


def _ends_alike(text: str, match: re.Match[str], last: str) -> bool:
    """ "Clydeside Mutual" for Tayside Mutual, unless it was an earlier employer."""
    words = match["name"].split()
    if not last or len(words) < 2 or words[-1] != last:
        return False
    start = max(text.rfind(mark, 0, match.start()) for mark in ".!?\n")
    end = min((at for mark in ".!?\n" if (at := text.find(mark, match.end())) >= 0), default=len(text))
    return _PAST.search(text, start + 1, end) is None
