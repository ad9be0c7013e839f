"""What somebody did in the talk that is told only to complain of it: "he rambled for 40 min", "(kept yawning)"."""

import re
from collections.abc import Collection
from functools import cache

_PHONE = r"(?:phone|mobile|watch|clock|mails?|inbox|laptop|screen|monitor|window|ceiling|messages|nails)"
_HIS = r"(?:his|her|your|their|the|a)"
# No other sense of these words is said of a person.
_JUDGING = (
    r"(?:rambl|babbl|waffl|yawn|scoff|sneer|smirk|grumbl|mumbl|blather|prattl|ramble|bragg|boast|whin|bitch|"
    r"gloat|bluster|snigger|snicker|guffaw|nagg|sulk|fidget)(?:ed|ing|es|s|e|led|ling)?\b|"
    r"(?:droned|droning|drones? on|ramble|babble|waffle|yawn|rant|rants|ranted|ranting|whine|brag|nag|grumble|mumble|"
    r"bitch)\b(?! (?:app|page|box))"
)
_DONE = (
    rf"(?:{_JUDGING}|"
    r"interrupt(?:ed|s|ing)(?=$|\W*$|[,;.)]| (?:me|us|my|every\w+|all|twice|constantly|often|a lot|again|"
    r"the others)\b)|"
    r"talk(?:ed|s|ing) over (?:me|us|my|every\w+|the others|people|(?-i:[A-Z]))|talk(?:ed|s|ing) over(?=\W*$)|"
    r"talk(?:ed|s|ing) (?:non-?stop|(?:only |just )?about (?:himself|herself|yourself|themselves)|at me|"
    r"for ages|down to)\b|"
    r"(?:went|going|goes|go) on (?:and on|forever|for ages|about (?:himself|herself|yourself|his|her))\b|"
    r"(?:would not|wouldn't|did not|didn't|never|hardly) (?:stop(?:ped)? talking|let (?:me|us) (?:finish|speak|"
    r"talk|answer|"
    r"get a word)|shut up|look(?:ed)? (?:up|at me)|smiled?|listen(?:ed)?(?=\W*$|[,;.)]| to me))|"
    r"snapp(?:ed|ing) (?:at|back)\b|snapped(?=\W*$|[,;.)])|snaps at\b|"
    r"(?:shout|yell|swor|swear|scream|bark|star|glar|frown|laugh|hiss)(?:e|ed|ing|s)? at (?:me|us|my|(?:his|"
    r"her|your|the) "
    r"(?:team|staff|colleagues?|recruiter|assistant|secretary))\b|"
    r"(?:lectur|mock|snubb|belittl|patronis|patroniz|insult|ridicul|humiliat|grill|ghost|bor|scold|bulli)(?:ed|ing) "
    r"(?:me|us|my|every\w+)\b|"
    rf"(?:kept |keeps |was |were |is |are |been )?(?:look|glanc|star|peek|gaz|squint)(?:ed|ing|es|s|"
    rf"e) (?:only )?(?:at|out of) "
    rf"{_HIS} (?:\w+ )?{_PHONE}\b|"
    rf"(?:kept|keeps|was|were) (?:check|answer|read|typ|writ|scroll|text|play)(?:ing|ting|ling) (?:\w+ )?(?:on |"
    rf"with |through )?"
    rf"(?:{_HIS} (?:\w+ )?{_PHONE}|mails?|messages|all the time|the whole time)\b|"
    rf"(?:was|were|is|are) (?:always |constantly |mostly |still )?(?:on|at|busy with|glued to) {_HIS} (?:phone|"
    rf"mobile|laptop)\b|"
    r"kept (?:interrupting|typing|texting|scrolling|cutting|talking over|sighing|muttering|complaining|forgetting)\b|"
    r"(?:fell|was|nearly fell|almost fell) asleep\b|hung up on\b|dozed off\b|stood me up\b|lost (?:his|her|"
    r"your) temper\b|"
    r"wasted (?:my|our|half|most|(?:\d+|ten|twenty|thirty|forty) ?min)\b|"
    r"(?:dodged|avoided|brushed off|ducked|waved away) (?:my|the|all my|every) question\w*|"
    r"(?:forgot|mixed up|got wrong|mispronounced) (?:my (?:name|cv|résumé|resume)|who I (?:was|am))\b|"
    r"(?:was|were|came|arrived|showed up|turned up|dialled in|logged in|joined) (?:about |over |almost |"
    r"nearly |only |again |"
    r"like )?(?:\d+|five|ten|fifteen|twenty|thirty|forty|half an|an|a quarter of an) ?(?:min\w*|hours?|h)? late\b|"
    r"(?:came|showed up|turned up|arrived|dialled in) (?:very |far |way |too )?late(?=\W*$|[,;.)]| to (?:the|"
    r"our) \w+))"
)
_SIGNS = tuple([
    "rambl", "dron", "babbl", "waffl", "yawn", "scoff", "sneer", "smirk", "grumbl", "mumbl", "blather", "prattl",
    "brag", "boast", "whin", "bitch", "gloat", "bluster", "snigger", "snicker", "guffaw", "nag", "sulk", "fidget",
    "rant", "interrupt", "talk", "went", "going", "goes", "stop", "let", "shut", "look", "smile", "listen", "snap",
    "shout", "yell", "swor", "swear", "scream", "bark", "star", "glar", "frown", "laugh", "hiss", "lectur",
    "mock", "snub", "belittl", "patroni", "insult", "ridicul", "humiliat", "grill", "ghost", "bor", "scold",
    "bulli", "glanc", "peek", "gaz", "squint", "kept", "keeps", "asleep", "hung", "dozed", "stood", "lost",
    "wasted", "dodged", "avoided", "brushed", "ducked", "waved", "forgot", "mixed", "got", "mispronounced",
    "late", "phone", "mobile", "laptop"
])  # fmt: skip
_ADVERBS = frozenset([
    "kept", "keeps",
    "again", "almost", "also", "always", "basically", "constantly", "even", "honestly", "just", "kind", "mostly",
    "never", "of", "often", "once", "only", "really", "simply", "sometimes", "sort", "still", "then", "totally",
    "who"
])  # fmt: skip
_WHO = frozenset([
    "boss", "both", "ceo", "cfo", "cio", "colleague", "coo", "cto", "director", "everybody", "everyone", "guy",
    "he", "head", "her", "him", "interviewer", "interviewers", "lead", "man", "manager", "one", "panel",
    "recruiter", "she", "somebody", "someone", "they", "woman", "you"
])  # fmt: skip
_OPENS = frozenset(["(", "[", ",", ";", ":", "-", "–", "—", "and", "but", ".", "!"])
_TOKEN = re.compile(r"[^\W\d_][\w'-]*|\d+|[^\w\s]")


@cache
def _compiled() -> re.Pattern[str]:
    """Made when a field first holds such a word."""
    return re.compile(rf"(?<![\w-]){_DONE}", re.I)


def find_misdeed(text: str, words: Collection[str], names: Collection[str]) -> tuple[int, int] | None:
    """Where it stands in `text`, from the one who did it; `words` are those of the text in small letters, `names` of
    people. What a machine does is none ("the bot rambles")."""
    if not any(word.startswith(_SIGNS) for word in words):
        return None
    for found in _compiled().finditer(text.replace("’", "'")):
        start = _told_from(text, found.start(), names)
        if start >= 0:
            return start, found.end()
    return None


def _told_from(text: str, at: int, names: Collection[str]) -> int:
    """The place where the one who did it stands, or where the part begins that names nobody; else -1."""
    before = list(_TOKEN.finditer(text[:at]))
    start = at
    while before and before[-1][0].casefold() in _ADVERBS:
        start = before.pop().start()
    if not before:
        return start
    last = before[-1][0].casefold()
    if last in _OPENS:
        return start
    who, _, is_short = last.partition("'")
    is_person = last in _WHO or last in names or (bool(is_short) and who in _WHO)
    return before[-1].start() if is_person else -1
