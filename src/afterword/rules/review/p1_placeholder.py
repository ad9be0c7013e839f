"""P1: is there still a blank to fill?

Measured in subject and text: [Company], {name}, <your name>, ____, XXXX, "Company Name", merge fields of
mail programs (%FIRSTNAME%, *|FNAME|*), a greeting without its name ("Dear ,", "Hi None,"), a preposition
before a lone full stop ("at ."). What can be nothing but a blank blocks; what may be meant so
("[Applause]", "???", "the {tenant} prefix", "what I looked for .") is a warning. What people in IT write
in brackets is left alone: footnotes and indexes, [sic], links of Markdown, log levels, JSON, `List[int]`,
`/users/{id}`, e-mail addresses. "TBC" in the place of a date or a name is a warning. Blanks in words
("(one detail here)", "TODO loading dock", "the NAME team") are found by `blanks_in_words.py`. A template
sent with its blanks says more about care than any sentence in it.
"""

import re
from collections.abc import Iterable, Iterator

from afterword.rules.review.blanks_in_words import blanks_in_words
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import read_text
from afterword.said import say, to_say

_BLANK_WORDS = re.compile(
    r"\b(?:name|company|role|position|title|date|topic|your|insert|project|team|manager|interviewer|"
    r"specific|"
    r"skill|skills|number|link|phone|email|address|day|time|here|employer|organi[sz]ation|department|"
    r"detail|"
    r"details|example|achievement|experience|technology|something|placeholder|recipient|candidate|"
    r"signature|adjective|adverb|noun|verb|sentence|paragraph|closing|reason|feature|industry|location|city)\b",
    re.IGNORECASE,
)
_SQUARE = re.compile(r"(?<![\w\])])\[(?P<inside>[^\[\]\n]{1,80})\](?![(:\[])")
_CURLY = re.compile(r"(?<![\w/{\-])\$?\{(?P<inside>[A-Za-z][\w .'\-]{0,60})\}(?!\})")
_ANGLE = re.compile(r"(?<!\w)<{1,2}(?P<inside>[A-Za-z][\w '\-]{1,40})>{1,2}|«[^«»\n]{1,40}»")
_PLAIN = (
    ("__", re.compile(r"(?<![\w/.])_{3,}(?!\w)")),
    ("XX", re.compile(r"\bX{2,}\b")),
    ("xxx", re.compile(r"(?<![\w$])x{3,}(?!\w)")),
    ("???", re.compile(r"\?{3,}")),
    (
        " Name",
        re.compile(
            r"\b(?:Company|Your|Interviewer|Recipient|Candidate|Manager|Position|Role|Job) Name\b"
            r"(?![”\"]? (?:field|column|header|label)s?\b)|"
            r"\b(?:Interviewer|Manager|Recruiter|Hiring Manager)['’]s Name\b"
        ),
    ),
    (
        " Title",
        re.compile(r"\b(?:Your|Position|Role|Job) Title\b(?![”\"]? (?:field|column|header|label)s?\b)"),
    ),
    (
        "NAME",
        re.compile(
            r"\b(?:COMPANY|YOUR|FIRST|LAST|FULL|INTERVIEWER|RECIPIENT|CANDIDATE|(?:HIRING )?MANAGER|POSITION|ROLE|"
            r"JOB) NAME\b"
            r"(?![”\"]? (?:field|column|header|label|attribute|tag)s?\b)"
        ),
    ),
    (
        "INSERT",
        re.compile(
            r"\bINSERT\b(?! INTO| (?:per|statement|with|on|or|and|is|was|for|at|in|\.+)\b|s\b)"
            r"(?= [A-Z\[<(a-z])[^\n.]{0,40}"
        ),
    ),
    ("(insert", re.compile(r"\(insert [^()\n]{1,60}\)")),
    ("XYZ", re.compile(r"\bXYZ (?:Company|Corp(?:oration)?|Inc)\b|\bCompany XYZ\b")),
    ("ABC", re.compile(r"\bABC (?:Company|Corp(?:oration)?|Inc)\b|\bCompany ABC\b")),
    ("orem ipsum", re.compile(r"\b[Ll]orem ipsum\b")),
    ("TODO:", re.compile(r"\bTODO:")),
    ("%", re.compile(r"%[A-Z_]{3,}%")),
    ("*|", re.compile(r"\*\|[A-Z_:]+\|\*")),
    ("@@", re.compile(r"@@\w+@@")),
    ("NAME", re.compile(r"\$(?:FIRST|LAST|FULL)?_?NAME\b")),
    (" .", re.compile(r"\b(?:at|with|for|the|of|about|from)[ \t]+\.(?=\s|$)")),
    (" ,", re.compile(r"\b(?:at|with|for|the|of|about|from)[ \t]+,(?=\s|$)")),
    (" None", re.compile(r"\b(?:at|with|for|the) None\b(?= (?:role|position|team))")),
)
# "The venue is still TBC" is said on purpose.
_UNSETTLED = re.compile(
    r"(?:\(|[:–—-] ?|\b(?:on|at|by|see|section|chapter|page|figure|from|until|with|dear|hi|hello|name|date|time) )"
    r"(?P<blank>(?-i:TBC|TBD|TBA))\b(?![- ]\w*(?:development|flow|branch))",
    re.IGNORECASE,
)
_LONGEST_SHORT_FORM = 4
"""Letters: [NDA] may be a short form, [COMPANY] is a blank."""
_MAY_BE_MEANT = re.compile(
    r"\?{3,}|x{3,}|XX|(?:of|about|from|for|with)\s+[.,]|TODO:|INSERT\b(?!.*\b(?:NAME|COMPANY|HERE|ROLE|DATE|TITLE)\b).*",
    re.S,
)
_TAG = re.compile(
    r"<(?:title|link|address|time|details|data|section|summary|label|input|date|number|link|role|here)>"
)
_EMPTY_GREETING = re.compile(
    r"\s*(?:Dear|Hi|Hello|Hey)(?:[ \t]+,|[ \t]+(?:None|null|undefined|NaN|nil)\b|(?<=Dear),)", re.IGNORECASE
)
_FINE_IN_BRACKETS = re.compile(
    r"\d[\d,\s\-–]*|sic|…|\.{2,}|x|X| |debug|info|warn(?:ing)?|error|fatal|trace|[^A-Za-z]+", re.IGNORECASE
)
_TEMPLATE_WORDS = re.compile(r"[A-Z][\w'’\-]*(?:[ /_&\-]+[\w'’\-]+){0,7}|[A-Z _/\-]+|\w+(?:_\w+)+")
_CODE = re.compile(r"[=:;(){}<>\"|\\]|, ")


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    for match in _blanks(letter.subject or ""):
        yield _finding(match[0].strip(), None, None, _certainty(match[0]))
    own = read_text(letter.body).own
    for match in _blanks(own):
        yield _finding(match[0].strip(), match.start(), match.end(), _certainty(match[0]))
    yield from _in_words(letter.subject or "", own)
    for match in _UNSETTLED.finditer(own) if "TB" in own else ():
        told = say("“{blank}” is still to be filled in.", blank=match["blank"])
        yield Finding(
            rule="P1",
            severity=Severity.WARN,
            message=told,
            start=match.start("blank"),
            end=match.end("blank"),
        )


def _in_words(subject: str, own: str) -> Iterator[Finding]:
    for start, end, severity in blanks_in_words(subject):
        yield _finding(subject[start:end].strip(), None, None, severity)
    for start, end, severity in blanks_in_words(own):
        yield _finding(own[start:end].strip(), start, end, severity)


def _certainty(blank: str) -> Severity:
    """Brackets block with a word of blanks in them, or written as templates are: [TEAM NAME], {first_name}."""
    blank = blank.strip()
    if blank[0] in "[{$":
        inside = blank.strip("[]{}$ ")
        is_template = "_" in inside or (inside.isupper() and len(inside) > _LONGEST_SHORT_FORM)
        is_blank = is_template or _BLANK_WORDS.search(inside.replace("_", " ")) is not None
        # "the {tenant} prefix" is code.
        is_code = blank[0] in "{$" and inside.islower() and inside.isalpha()
        return Severity.BLOCK if is_blank else Severity.HINT if is_code else Severity.WARN
    return Severity.WARN if _MAY_BE_MEANT.fullmatch(blank) else Severity.BLOCK


def _blanks(text: str) -> Iterator[re.Match[str]]:
    if "[" in text:
        yield from (match for match in _SQUARE.finditer(text) if _is_square_blank(match["inside"]))
    if "{" in text:
        yield from (match for match in _CURLY.finditer(text) if not _is_variable(match))
    if "<" in text or "«" in text:
        yield from (match for match in _ANGLE.finditer(text) if _is_angle_blank(match))
    for hint, pattern in _PLAIN:
        if hint in text:
            yield from (match for match in pattern.finditer(text) if not _is_ruled_line(text, match))
    greeting = _EMPTY_GREETING.match(text)
    if greeting:
        yield greeting


def _is_square_blank(inside: str) -> bool:
    words = inside.strip()
    if not words or _FINE_IN_BRACKETS.fullmatch(words):
        return False
    if _BLANK_WORDS.search(words.replace("_", " ")) and not _CODE.search(words):
        return True
    return _TEMPLATE_WORDS.fullmatch(words) is not None


def _is_angle_blank(match: re.Match[str]) -> bool:
    if match["inside"] is None or match[0].startswith("<<"):
        return True
    return not _TAG.fullmatch(match[0]) and _BLANK_WORDS.search(match["inside"].replace("_", " ")) is not None


def _is_variable(match: re.Match[str]) -> bool:
    """ "${HOME}" is the shell's business, "${NAME}" a blank."""
    return match[0].startswith("$") and not _BLANK_WORDS.search(match["inside"].replace("_", " "))


def _is_ruled_line(text: str, match: re.Match[str]) -> bool:
    """A long line of underscores alone divides parts of a mail; it asks for nothing."""
    if not match[0].startswith("_") or len(match[0]) < 10:
        return False
    start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
    return text[start : end if end >= 0 else len(text)].strip() == match[0]


def _finding(blank: str, start: int | None, end: int | None, severity: Severity) -> Finding:
    words = (
        to_say("There is still a blank to fill: “{blank}”.")
        if start is not None
        else to_say("There is still a blank to fill in the subject: “{blank}”.")
    )
    return Finding(
        rule="P1",
        severity=severity,
        message=say(words, blank=blank),
        start=start,
        end=end,
    )


RULE = Rule(
    id="P1",
    title=to_say("Blank left to fill"),
    severity=Severity.BLOCK,
    overridable=False,
    source=to_say("rule 5 of the six: make it personal"),
    check=check,
)
