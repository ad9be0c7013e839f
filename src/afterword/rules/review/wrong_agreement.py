"""Verbs that do not fit their subject: "it have", "the role are". A table for `own_grammar`."""

from afterword.rules.review.grammar_pattern import WrongPattern, wrong
from afterword.said import to_say

_AP = "['’]"
_CLAUSE = r"(?:^|[.!?;,:]\s+|\b(?:that|because|since|when|if|while|where|why|how)\s+)"
_NOUNS = (
    r"(?:role|job|project|position|platform|problem|"
    r"conversation|interview|talk|idea|approach|question|product)"
)

WRONG_AGREEMENT: tuple[WrongPattern, ...] = (
    wrong(
        "subject-i",
        "i+has,is,are,does,doesn't,wants,needs,works,thinks,knows,likes,enjoys,hopes",
        r"(?<!and )\b(?-i:I) (?:has|is|are|does|doesn['’]t|wants|needs|works|thinks|knows|likes|enjoys|"
        r"hopes)\b(?!-)",
        to_say("after “I” the verb has another form."),
    ),
    wrong(
        "subject-we",
        "we,they+was,has,is,are,does,doesn't,wants,needs,works,thinks,knows,likes,enjoys,hopes",
        r"\b(?:we|they) (?:has|is|was|does|doesn['’]t|wants|needs|works|thinks|knows|likes|hopes)\b",
        to_say("after “we” and “they” the verb has another form."),
    ),
    wrong(
        "subject-you",
        "you+was,has,is,are,does,doesn't,wants,needs,works,thinks,knows,likes,enjoys,hopes",
        _CLAUSE + r"(?P<x>you (?:has|is|was|does|doesn['’]t|wants|needs|works|thinks|knows))\b",
        to_say("after “you” the verb has another form."),
    ),
    wrong(
        "subject-it",
        "he,she,it+have,are,don't,do,were",
        _CLAUSE + r"(?P<x>(?:he|she|it) (?:have|are|don['’]t|do not))\b|"
        r"\b(?:and|but) (?P<y>it have) (?:\w+ed|been|never|always|also)\b|"
        r"(?:^|[.!?]\s+)(?P<z>it were (?:great|good|nice|very|really|my|interesting|helpful|reassuring|fun|clear))\b",
        to_say("after “he”, “she” and “it” the verb has another form."),
    ),
    wrong(
        "several-has",
        "two,three,four,five,six,seven,eight,nine,ten,several,many,both,few,them,us,these,those+has",
        r"(?:^|[.!?,;:(] *|\n)(?P<x>(?:two|three|four|five|six|seven|eight|nine|ten|several|many|both|few)"
        r"(?: of (?:them|us|these|those))? has)\b",
        to_say("more than one, so it is “have”."),
    ),
    wrong(
        "plural-has",
        "has",
        r"(?:" + _CLAUSE + r"|\b(?:years?|months?|weeks?|then|now|today|think|believe|know|see|hear) )"
        r"(?:the|these|those|our|your|my) (?P<x>(?-i:[a-z]{3,})(?<!ss)(?<!us)(?<!is)(?<!ous)(?<!news)(?<!series)"
        r"(?<!means)(?<!sales)(?<!ops)(?<!kubernetes)(?<!postgres)(?<!lens)(?<!canvas)(?<!atlas)(?<!bias)(?<!alias)"
        r"(?<=s) has) (?:been|\w+ed)\b",
        to_say("more than one, so it is “have”."),
    ),
    wrong(
        "modal-s",
        "can,could,would,will,should,must,may,might+costs,runs,gets,keeps,finds,shows,uses,tells,"
        "seems,means,stays,becomes,requires,allows,provides,improves,saves,reduces,sees,works,makes,needs,helps,goes,takes,gives,has,is,was,does,wants,"
        "knows,comes,brings,joins,learns,contributes,starts,leads",
        r"\b(?:I|we|you|they|he|she|it) (?:can|could|would|will|should|must|may|might) (?P<x>costs|"
        r"runs|gets|keeps|finds|shows|uses|tells|seems|means|stays|becomes|requires|allows|provides|improves|saves|"
        r"reduces|sees|works|makes|needs|"
        r"helps|goes|takes|gives|has|is|was|does|wants|knows|comes|brings|joins|learns|contributes|starts|leads)\b",
        to_say("after “can”, “would” and the like the verb has its plain form."),
    ),
    wrong(
        "subject-it-base",
        "he,she,it+work,make,need,take,help,seem,look,mean,sound,run,go,come,say,give,want,know,depend,require,feel",
        r"(?:\b(?:but|because|since|when|if|as) |(?:^|[.!?]\s+))(?P<x>(?:he|she|it) (?:work|make|need|take|help|"
        r"seem|look|mean|sound|run|go|come|say|give|want|know|depend|require|feel))\b(?!-)",
        to_say("after “he”, “she” and “it” the verb ends in “s”."),
    ),
    wrong(
        "subject-noun",
        "role,job,project,position,platform,problem,conversation,interview,talk,idea,approach,question,"
        "product+have,are,were,do,don't",
        _CLAUSE + rf"(?P<x>(?:the|this|your|my) (?:\w+ )?{_NOUNS} (?:have|are|were|do|don['’]t))\b",
        to_say("this is one thing, so the verb needs its singular form."),
    ),
    wrong(
        "subject-these",
        "these those",
        _CLAUSE + r"(?P<x>(?:these|those) (?!days|times)\w+s (?:is|was|has|does|needs))\b",
        to_say("these are several, so the verb needs its plural form."),
    ),
    wrong(
        "there-is-many",
        "there+is,was there's",
        rf"\bthere(?:{_AP}s| is| was) (?:(?:many|several|few|three|four|five|six) \w+s|two \w+s)\b(?!-)",
        to_say("these are several: “there are”."),
    ),
    wrong(
        "everyone-are",
        "everyone,everybody,nobody,someone+are,were,have",
        _CLAUSE + r"(?P<x>(?:everyone|everybody|nobody|someone) (?:are|were|have))\b",
        to_say("“everyone” takes the singular."),
    ),
    wrong(
        "one-of-the",
        "one+of",
        r"\bone of (?:the|your|my|our) (?:\w+(?<!s) )?(?P<x>thing|reason|problem|part|service|project|"
        r"engineer|company|"
        rf"place|topic|idea|question)\b(?!{_AP}s)(?! \w+s\b)(?!-)",
        to_say("after “one of” the noun is plural."),
    ),
)
