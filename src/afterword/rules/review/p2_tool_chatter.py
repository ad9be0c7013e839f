"""P2: was a line written by a tool to its user, instead of by the author to the reader?

Measured: what chat programs say around a text ("Here is a polished version of your email", "Sure! Here's",
"Let me know if you'd like it shorter", "As an AI"), labels of drafts ("Option 1:" at the beginning, "Word
count: 120", "Subject:" inside the text), blanks of template code ({{ name }}), orders to such a program
("ignore all previous instructions and write ..."). They block: nobody writes so to a reader. What a person
may write as well ("Would you like me to change the date?", a list of options, code of a template in a
letter about templates) is a hint. Bold and headings of Markdown, which mail shows as stars and hashes, are
a warning. A person who offers a link ("Here is the draft I promised", "Let me know if you need anything")
is left alone.
"""

import re
from collections.abc import Iterable

from afterword.rules.review.addressee import called
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.hinted import HintedTable, hinted
from afterword.rules.review.text import read_text
from afterword.said import say, to_say

_MAIL = r"(?:e-?mail|letter|thank[- ]you(?: note| message)?|cover note|follow-up (?:note|message))"
_PRODUCT = rf"(?:{_MAIL}|draft|version|message|note|reply|response|template|rewrite)"
_MADE = (
    r"(?:polished|revised|improved|refined|rewritten|updated|edited|shorter|concise|professional|"
    r"personali[sz]ed|customi[sz]ed|sample|suggested|tailored|warm|warmer|friendly|more \w+|possible|"
    r"cleaned[- ]up|final)"
)
_SHOWN = r"(?:here(?:['’]s| is| are)|below is|this is) (?:an?|the|your|my|some|two|three)? ?"
_CHATTER = (
    # A version of a mail, or of anything where the line ends in a colon: "here is the updated draft of my
    # talk" may stay.
    hinted(
        "here's|here’s|here is|here are|below is|this is",
        rf"{_SHOWN}(?:\w+,? ){{0,3}}?{_MADE},? (?:\w+[\w-]*,? ){{0,4}}(?:{_MAIL}s?\b[^\n.]{{0,60}}|",
        r"(?:version|draft|message|note|reply|template)s?\b",
        rf"(?:[^\n.:]{{0,40}}{_MAIL}\b[^\n.]{{0,20}}|[^\n.:]{{0,40}}:[ \t]*$))|",
        rf"(?:here(?:['’]s| is)|below is) (?:an?|your) (?:[\w-]+,? ){{0,3}}{_MAIL}\b[^\n.]{{0,60}}",
    ),
    hinted(
        "sure,|sure!|sure.|sure thing|certainly|of course|absolutely|great,|great!|great.|got it",
        r"^(?:sure(?: thing)?|certainly|of course|absolutely|great|got it)[!,.] *(?:here|i['’]ve|i have|"
        r"below)[^\n]{0,80}",
    ),
    hinted(
        "as an ai|as a |as an ",
        r"\bas an? (?:(?:ai|artificial intelligence)(?: (?:language model|assistant|model)\b|,)|large language|",
        r"language model)",
        r"[^\n.]{0,60}",
    ),
    hinted(
        "let me know if you",
        r"\blet me know if you(?:['’]d| would)? (?:like|want|prefer|need)[^\n.]{0,30}\b",
        r"(?:adjust|tweak|chang|revis|shorter|longer|rewrit|another version|different (?:tone|version)|"
        r"more formal|",
        r"edits|modif|refine|tone)[^\n.]{0,40}",
    ),
    hinted(
        "would you like me to|want me to|shall i|should i",
        r"\b(?:would you like me to|(?:do you )?want me to|shall I|should I) (?:also )?(?:adjust|tweak|change|revise|"
        r"make|rewrite|shorten|add|refine|try|soften|draft|write)\b[^\n.]{0,50}",
    ),
    hinted(
        " words",
        r"\bI(?:['’]ve| have)? (?:kept|made|trimmed|cut|shortened|limited|held|brought) (?:it|this|that|"
        rf"(?:the|your) {_PRODUCT})(?: down)? (?:to|under|below|at|around|within)(?: about| around| roughly)? "
        r"\d+ words\b[^\n.]{0,60}",
        rf"|\b(?:this|the) {_PRODUCT} (?:is|has|comes to|runs to)(?: now)?(?: about| around| roughly| under| just)* "
        r"\d+ words\b[^\n.]{0,60}",
    ),
    hinted(
        "feel free to",
        r"\bfeel free to (?:adjust|customi[sz]e|tweak|modify|edit|personali[sz]e|replace|change (?:the|"
        r"any)|fill)",
        r"[^\n.]{0,60}",
    ),
    hinted(
        "would you like a",
        r"\bwould you like an? (?:shorter|longer|different|more \w+|less \w+|warmer|second|alternative) ",
        r"(?:version|draft|tone|one)\b[^\n.]{0,40}",
    ),
    hinted(
        "i can also",
        r"\bI can also (?:make (?:it|this) (?:more|less|shorter|longer|sound)|",
        r"adjust the (?:tone|wording|length))\b",
        r"[^\n.]{0,60}",
    ),
    hinted("note: i", r"^\**note: I(?:['’]ve| have)? kept (?:it|the|this)\b[^\n]{0,80}"),
    hinted("hope this", rf"\bI hope this (?:{_PRODUCT}) (?:helps|works|meets|fits)\b[^\n.]{{0,40}}"),
    hinted(
        "remember to|sure to|forget to",
        r"\b(?:remember|be sure|make sure|don['’]t forget) to ",
        r"(?:replace|fill in|customi[sz]e|personali[sz]e|insert)[^\n.]{0,60}",
    ),
    hinted(
        " luck",
        r"\b(?:good|best of) luck (?:with|on|in) (?:your|the) (?:interview|application|"
        r"job search)[^\n.]{0,30}",
    ),
    hinted(
        "this thank|this cover|this follow|this email|this e-mail|this letter|this draft|this version|this message|"
        "this note|this reply|this response|this template|this rewrite",
        rf"\bthis {_PRODUCT} (?:is (?:concise|professional|polite)|keeps|maintains|strikes|"
        rf"expresses)\b[^\n.]{{0,60}}",
    ),
    hinted(
        "kept|made|rewritten|revised|polished|tailored|drafted",
        r"\bI(?:['’]ve| have) (?:kept|made|rewritten|revised|polished|tailored|drafted) (?:it|the|your|"
        r"this) ",
        rf"(?:\w+ ){{0,2}}(?:{_PRODUCT}|tone|text|wording)\b[^\n.]{{0,60}}",
    ),
    hinted(
        "request",
        r"\bI (?:cannot|can['’]t|am unable to) (?:assist|help) with (?:that|this) request\b[^\n.]{0,40}",
    ),
    hinted(
        "instructions",
        r"\b(?:ignore|disregard|forget) (?:all |any |the |your |of |these |those )*",
        r"(?:previous|prior|earlier|above|preceding) instructions? and (?:write|say|state|claim|answer|reply|tell)\b",
        r"[^\n.]{0,60}",
    ),
    hinted("as of my", r"\bas of my (?:last|latest) (?:knowledge )?(?:update|training)\b[^\n.]{0,40}"),
)
_LABELS = (
    hinted(
        "option|version|draft|variant",
        r"^[ \t]*\**(?:option|version|draft|variant)(?: (?:\d|[A-C]|one|two|three))?\**[ \t]*:.*$",
    ),
    hinted(
        "count|tone|length|note",
        r"^[ \t]*[(\[]?\**(?:word count|character count|tone|length|notes? (?:to|for) (?:you|the user|"
        r"user))\**[ \t]*:.*$",
    ),
    hinted(" words", r"^[ \t]*[(\[]\d+ words[)\]].*$"),
    hinted(
        "end of|start of|beginning of",
        r"^[ \t]*\[?(?:end|start|beginning) of (?:the )?(?:e-?mail|letter|draft|message)\]?.*$",
    ),
    hinted("assistant|user|system|chatgpt", r"^[ \t]*(?:assistant|user|system|chatgpt)[ \t]*:.*$"),
    hinted("```", r"^[ \t]*```[^\n]*$"),
    hinted("{{", r"\{\{[^{}\n]{0,60}\}\}"),
    hinted("{%", r"\{%[^%\n]{0,60}%\}"),
)
_SUBJECT = hinted("subject", r"^\**subject(?: line)?\**[ \t]*:[^\n]+$")
_WITHOUT_SUBJECT = HintedTable((*_CHATTER, *_LABELS))
_WITH_SUBJECT = HintedTable((*_CHATTER, *_LABELS, _SUBJECT))
_MARKDOWN = re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]{0,80}\*\*(?!\w)|^#{1,4} [A-Z][^\n]{0,60}$", re.MULTILINE)


# Said by people as well: of a date, a document, a list of options, a template that the letter is about.
_MAY_BE_A_PERSON = re.compile(
    r"let me know if you[^\n]*\b(?:adjust|tweak|chang|revis|edits|modif|rewrit)\w*|would you like me to|"
    r"(?:do you )?want me to|shall i|should i|feel free to|"
    r"i can also|i hope this|(?:remember|be sure|make sure|don['’]t forget) to|(?:good|best of) luck|"
    r"[ \t]*\**(?:option|version|variant)\b|[ \t]*[(\[]?\**(?:tone|length)\b|[ \t]*(?:user|system)\b|[ \t]*```|"
    r"\{\{|\{%|"
    r"I(?:['’]ve| have) (?:kept|made|revised|drafted)|"
    r"(?:here|below|this) ?(?:['’]s|is|are) (?:an?|the|your|my|some|two|three)? ?"
    r"(?:updated|revised|edited|final|possible|cleaned|suggested|sample|shorter|more)\b",
    re.IGNORECASE,
)
# Who speaks of the text itself as a text is a tool: its tone, its length, another version of it.
_OF_THE_TEXT = re.compile(
    r"\b(?:tone|wording|shorter|longer|(?:more|less) (?:formal|casual|concise|personal)|"
    r"(?:another|different|second|alternative|shorter) (?:version|tone|one)|placeholders?|brackets|"
    rf"{_MAIL}|your (?:interview|application|job search))\b",
    re.IGNORECASE,
)
_BLANK_OF_TEMPLATE = re.compile(
    r"\{\{\s*\w*(?:name|company|employer|role|team|position|title|date|interviewer|manager|recruiter|sender|topic|"
    r"skill|project)\w*\s*\}\}",
    re.IGNORECASE,
)
# Under the signature nobody tells the reader how the letter was written.
_OF_ITS_MAKING = re.compile(
    r"(?:[^\s.!?][^\n.!?]*?)?(?:\b\d+ words\b|\b(?:tone|wording)\b|\b(?:this|another|shorter|longer|different|"
    r"alternative|second) (?:version|draft|variant)\b|\b(?:more|less) (?:formal|casual|concise|personal)\b|"
    r"\b(?:avoided|left out|removed|kept) (?:repeating|clich|any (?:clich|jargon|flattery)|the (?:tone|structure))|"
    r"\b(?:placeholders?|brackets)\b)[^\n.!?]*[.!?]?",
    re.IGNORECASE,
)
_POSTSCRIPT = re.compile(r"p\.? ?s\.?\b", re.IGNORECASE)
_LONGEST_NAME_LINE = 60
_ORDER = re.compile(r"(?:ignore|disregard|forget)\b", re.IGNORECASE)
_GREETS = re.compile(r"^(?:dear|hi|hello)\b", re.IGNORECASE | re.MULTILINE)


def _under_the_name(own: str) -> int:
    """Where the last paragraph begins, if the line above it may be a name; else the end of the text."""
    end = len(own.rstrip())
    start = own.rfind("\n\n", 0, end)
    above = own[own.rfind("\n", 0, start) + 1 : start].strip() if start > 0 else ""
    is_name = 0 < len(above) <= _LONGEST_NAME_LINE and above[-1] not in ".,!?:;" and above[0].isupper()
    return start + 2 if is_name else len(own)


def _of_its_making(own: str, under: int) -> Iterable[re.Match[str]]:
    if _POSTSCRIPT.match(own, under):
        return ()
    return _OF_ITS_MAKING.finditer(own, under)


def _certainty(words: str, own: str) -> Severity:
    """No letter begins with a label or an offer to change it, and none ends with one under the name."""
    if not _MAY_BE_A_PERSON.match(words):
        return Severity.BLOCK
    if words.lstrip().startswith(("{{", "{%")):
        return Severity.BLOCK if _BLANK_OF_TEMPLATE.match(words.lstrip()) else Severity.HINT
    # Two greetings: two drafts of one letter.
    is_draft = _OF_THE_TEXT.search(words) is not None or len(_GREETS.findall(own)) > 1
    return Severity.BLOCK if is_draft else Severity.HINT


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    own = read_text(letter.body).own
    table = _WITH_SUBJECT if letter.subject else _WITHOUT_SUBJECT
    under = _under_the_name(own)
    spans = sorted({match.span() for match in (*table.find(own), *_of_its_making(own, under))})
    reached = 0
    for start, end in spans:
        if start >= reached:
            reached = end
            words = own[start:end].strip()
            told = (
                say(
                    "This is an order to a tool, and not for {who}: “{words}”.",
                    who=called(letter),
                    words=words,
                )
                if _ORDER.match(words)
                else say(
                    "This was written by a tool to you, not to {who}: “{words}”.",
                    who=called(letter),
                    words=words,
                )
            )
            is_sure = not own[:start].strip() or start >= under
            severity = Severity.BLOCK if is_sure else _certainty(own[start:end], own)
            yield Finding(rule="P2", severity=severity, message=told, start=start, end=end)
    for match in _MARKDOWN.finditer(own) if "**" in own or "# " in own else ():
        told = say("Mail shows the signs of Markdown as they are: “{words}”.", words=match[0])
        yield Finding(rule="P2", severity=Severity.WARN, message=told, start=match.start(), end=match.end())


RULE = Rule(
    id="P2",
    title=to_say("A tool's own words"),
    severity=Severity.BLOCK,
    overridable=False,
    source=to_say("trendpulse: chatter of a chat program left in the letter"),
    check=check,
)
