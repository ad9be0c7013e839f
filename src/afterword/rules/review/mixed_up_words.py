"""Words that sound alike and are mixed up: your and you're, are and our. A table for `own_grammar`."""

from afterword.rules.review.grammar_pattern import WrongPattern, wrong
from afterword.said import to_say

_AP = "['’]"
_TALKS = r"(?:conversation|discussion|chat|meeting|interview|call|talk)"

MIXED_UP_WORDS: tuple[WrongPattern, ...] = (
    wrong(
        "your-you-are",
        "your+welcome,right,not,really,still,already,currently,interested,sure,able,happy,free,open,keen,looking,going,"
        "trying,hoping,planning,working,hiring,building,moving,migrating,a,an,the",
        r"(?<!of )(?<!for )\byour (?:welcome\b(?! (?:e?mail|note|message|desk|back|pack|reply|help))|"
        r"right (?:that|about)\b|not\b|really\b|(?:still|already|currently) (?:looking|hiring|using|"
        r"running|moving|"
        r"planning|working|on)\b|interested in\b|sure\b|able\b|happy to\b|free to\b|open to\b|keen\b|"
        r"looking (?:for|to)\b|"
        r"going to\b|trying to\b|hoping\b|planning to\b|working on\b|hiring (?:for|an?)\b|building an?\b|"
        r"moving to\b|"
        r"migrating to\b|an?\b|the\b)",
        to_say("“your” belongs to somebody; here it is “you're” (you are)."),
    ),
    wrong(
        "you-are-your",
        "you're",
        rf"\byou{_AP}re (?:time|team|company|help|product|role|approach|interest|questions?|thoughts|"
        rf"insights?|"
        r"patience|reply|answer|advice|feedback|colleagues?|office|platform|stack|engineers|customers|own|"
        r"experience|"
        r"story|point|description|explanation|email|consideration|interview|services?|codebase|process|"
        r"plans?|"
        r"kind (?:words?|reply)|guidance|hospitality|candou?r|honesty|openness|way|work on)\b(?!-)",
        to_say("“you're” is “you are”; here it is “your”."),
    ),
    wrong(
        "for-you-are",
        "for+you're",
        rf"\b(?:thank you|thanks)(?: so much| very much| again)? for (?P<x>you{_AP}re)\b",
        to_say("“you're” is “you are”; here it is “your”."),
    ),
    wrong(
        "are-our",
        "are+conversation,discussion,chat,meeting,interview,call,talk",
        rf"\b(?:of|about|for|in|with|on|to|from|during|after|since|enjoyed) (?P<x>are) {_TALKS}\b|"
        rf"(?:^|[.!?]\s+)(?P<y>are) {_TALKS} (?:was|on|about|today|yesterday|with|this)\b",
        to_say("“are” is a verb; here it is “our”."),
    ),
    wrong(
        "our-are",
        "you,they,we,there+our",
        r"(?:^|[.!?,]\s+|\b(?:what|how|where|that|if|because|why|when|and) )(?:you|they|we|"
        r"there) (?P<x>our) (?:not|still|also|all|very|looking|doing|using|hiring|"
        r"building|moving|"
        r"planning|working|going|trying|many|some|two|three)\b",
        to_say("“our” belongs to us; here it is “are”."),
    ),
    wrong(
        "here-hear",
        "to,will,would,could,can,and,not,soon+here",
        r"\b(?:to|will|would|could|can|and|not|soon) (?P<x>here) (?:from|about|back|that|your|how|what|of|"
        r"more)\b",
        to_say("“here” is a place; one “hears” something."),
    ),
    wrong(
        "hear-here",
        "am,is,are,was,were,been,be,right,over,work,working,live,living+hear",
        r"\b(?:am|is|are|was|were|been|be|right|over|work|working|live|living) (?P<x>hear)\b",
        to_say("“hear” is with the ears; the place is “here”."),
    ),
    wrong(
        "principal",
        "principal principals",
        r"\b(?:in|the same|design|guiding|first|basic|core) (?P<x>principals?)\b(?! (?:engineer|developer|"
        r"architect|"
        r"consultant|scientist|component|designer|product|role|position|\w+ engineer))|"
        r"\bprincipals? (?:of|behind) "
        r"(?!engineering)",
        to_say("a rule is a “principle”; “principal” is the main one."),
    ),
    wrong(
        "principle",
        "principle",
        r"\b(?P<x>principle) (?:\w+ )?(?:engineer|developer|architect|consultant|scientist|designer)\b",
        to_say("the title is “principal”; a “principle” is a rule."),
    ),
    wrong(
        "advise",
        "advise",
        r"\b(?:your|the|some|any|his|her|good|great|helpful|for|of|much|useful) (?P<x>advise)\b",
        to_say("the noun is “advice”; “advise” is what one does."),
    ),
    wrong(
        "advice",
        "advice",
        r"\b(?:please|would|will|can|could|can you|could you) (?P<x>advice)\b|\bI (?P<y>advice) (?:you|on|"
        r"that)\b",
        to_say("the verb is “advise”; “advice” is what one gives."),
    ),
    wrong(
        "would-of",
        "would,could,should,must,might,may,not,wouldn't,couldn't,shouldn't,mustn't,mightn't+of",
        r"\b(?:would|could|should|must|might|may)(?:n['’]t| not)? (?P<x>of)\b(?! course)",
        to_say("it is “have”: “{before} have”."),
    ),
    wrong(
        "its-it-is",
        "its+a,an,the,not,been,clear,possible,important,hard,easy,great,good,nice,something,exactly,what,why,worth,"
        "because",
        r"\bits (?:an?|the|not|been|clear that|possible (?:to|that)|important (?:to|that)|hard to|easy to|"
        r"great to|"
        r"good to|nice to|something|exactly what|what I|why I|worth \w+ing|because)\b",
        to_say("“its” belongs to it; here it is “it's” (it is)."),
    ),
    wrong(
        "it-is-its",
        "it's",
        rf"\bit{_AP}s (?:own|purpose|strengths?|name|size|limits?)\b(?! goal)",
        to_say("“it's” is “it is”; here it is “its”."),
    ),
    wrong(
        "then-than",
        "more,less,rather,fewer,faster,slower,bigger,smaller,larger,easier,harder,higher,lower,longer,shorter,greater,"
        "stronger,better+then",
        r"\b(?:more|less|rather|fewer|faster|slower|bigger|smaller|larger|easier|harder|higher|lower|"
        r"longer|shorter|"
        r"greater|stronger|better) (?P<x>then)(?= \w)(?! (?:and|but|too|also|again)\b)",
        to_say("to compare it is “than”; “then” is a time."),
    ),
    wrong(
        "than-then",
        "and,since,back,if,until,just,but+than",
        r"\b(?:and|since|back|if|until|just|but) (?P<x>than)\b",
        to_say("the time is “then”; “than” compares."),
    ),
    wrong(
        "loose-lose",
        "loose",
        r"\b(?:to|not|don['’]t|would|will|could|can|never|without|we|you|they) (?P<x>loose) (?:the|an?|my|"
        r"your|our|any|"
        r"time|data|money|customers|it|them|sight|track)\b",
        to_say("the verb is “lose”; “loose” is not tight."),
    ),
    wrong(
        "affect-effect",
        "effect affect",
        r"\b(?:will|would|can|could|may|might|not) (?P<x>effect) (?:the|your|our|how|us)\b|"
        r"\b(?:an|the|side|big|positive|negative|real|no) (?P<y>affect) (?:of|on)\b",
        to_say("to change something is to “affect” it; the result is the “effect”."),
    ),
    wrong(
        "their-there",
        "their+is,are,was,were,will,would,seem,seems,has there+team,company,own,work,service,services,"
        "product,system,systems they're",
        r"\b(?P<x>their) (?:is|are|was|were|will be|would be|seems?|has been)\b|\b(?:in|with|of|about|"
        r"from|for) (?P<y>there) "
        rf"(?:team|company|own|work|services?|product|systems?)\b|\b(?P<z>they{_AP}re) (?:own|team|"
        rf"company|product|services?)\b",
        to_say("“their” belongs to them, “there” is a place, “they're” is “they are”."),
    ),
    wrong(
        "to-too",
        "to+much,many,late,early,long,slow,fast,big,small,often",
        r"\b(?:is|was|are|were|not|far|way|been) (?P<x>to) (?:much|many|late|early|long|slow|fast|big|"
        r"small|often)\b(?! \w+s\b)(?!-)",
        to_say("more than enough is “too”."),
    ),
    wrong(
        "exited",
        "exited",
        r"\b(?:am|was|very|so|really|more|be|are) (?P<x>exited)\b",
        to_say("glad and eager is “excited”; “exited” is gone out."),
    ),
    wrong(
        "lead-led",
        "lead",
        r"\b(?:have|had|was|were|has|been) (?P<x>lead) (?:the|by|an?|to)\b",
        to_say("the past of “lead” is “led”."),
    ),
    wrong(
        "passed-past",
        "passed",
        r"\b(?:in|over|for|during) the (?P<x>passed) (?:year|month|week|few|two|three|decade)",
        to_say("the time before now is the “past”."),
    ),
    wrong(
        "whose",
        "who's whose",
        rf"\b(?P<x>who{_AP}s) (?:team|name|job|services?|code|idea)\b|\b(?P<y>whose) (?:been|going to|"
        rf"responsible|working)\b",
        to_say("“whose” belongs to whom; “who's” is “who is”."),
    ),
    wrong(
        "weather",
        "weather",
        r"\b(?P<x>weather) (?:or not|I|you|we|it (?:is|was|would))\b|\b(?:wonder|know|ask|asked|decide|"
        r"sure) (?P<y>weather)\b",
        to_say("the sky is the “weather”; “if” is “whether”."),
    ),
    wrong(
        "roll-role",
        "roll",
        r"\b(?:the|this|engineer|developer|backend|frontend|manager|sre|your|leadership|"
        r"new) (?P<x>roll)\b(?!-)(?! (?:out|back|call|"
        r"forward|over|up)\b)",
        to_say("the job is a “role”; a “roll” is bread."),
    ),
    wrong(
        "other-hand",
        "the+other in+behalf",
        r"\b(?:in|from|by) the other hand\b|\bin behalf of\b",
        to_say("it is “on the other hand”, “on behalf of”."),
    ),
    wrong(
        "an-other",
        "an+other",
        r"\ban other\b",
        to_say("this is one word: “another”."),
    ),
    wrong(
        "small-i",
        "small-i",
        rf"(?<![\w.'’/])(?-i:(?P<x>i))(?:{_AP}(?:m|ve|d|ll)\b|(?= (?:am|was|have|had|would|will|think|"
        rf"hope|look|really|enjoyed|want|can|"
        r"could|also|know|did|do|like|wanted|wish|left|learned|believe)\b))",
        to_say("“I” is always a capital."),
    ),
)
