"""Wrong forms of verbs and nouns: "enjoyed to", "have send". A table for `own_grammar`."""

from afterword.rules.review.grammar_pattern import WrongPattern, wrong
from afterword.said import to_say

_AP = "['’]"
_BASES = (
    "meet|hear|see|speak|talk|join|discuss|learn|continue|go|help|get|be|build|contribute|receive|read|"
    "know|have|"
    "take|do|make|come|show|share|find|become|develop|explore|bring|solve|improve|understand|write|tell|give"
)
_PASTS = (
    "met|spoke|saw|heard|went|worked|talked|learned|joined|built|discussed|sent|wrote|took|gave|made|was|"
    "were|has|"
    "had|did|came|said|told|helped|shared|showed|thought|knew|used|contributed|continued"
)
# Verbs that are nouns never: "have work" and "have help" are right, "have happen" is not.
_ONLY_BASES = (
    "happen|discuss|join|receive|explain|describe|decide|solve|improve|create|agree|deliver|provide|include|enjoy|"
    "prepare|consider|contribute|write|speak|know|choose"
)
_NUMBERS = r"(?:two|three|four|five|six|seven|eight|nine|ten|several|many|few|[2-9]|[1-9]\d)"
_TO_TAKERS = (
    "nice|good|great|pleasure|glad|happy|pleased|want|wanted|like|love|need|able|hope|hoping|going|try|tried|"
    "decided|plan|planning|opportunity|chance|honou?r|honou?red"
)

WRONG_FORMS: tuple[WrongPattern, ...] = (
    wrong(
        "for-been",
        "for,of,about,by,without,after,before,from+been",
        r"\b(?:for|of|about|by|without|after|before|from) (?P<x>been)\b",
        to_say("after this word it is “being”."),
    ),
    wrong(
        "question-order",
        "would,could,should,can,do,does,did+i,you,we,they,he,she,it",
        r"\b(?:asked|wondered|explained|understand|understood|described|showed)(?: me| us)? (?:what|how|why|where|"
        r"when) (?P<x>(?:would|could|should|can|do|does|did) (?:I|you|we|they|he|she|it))\b(?![^.\n]*\?)",
        to_say("inside a sentence the order is that of a statement: “what I would do”."),
    ),
    wrong(
        "enjoy-to",
        "enjoy,enjoyed,enjoying,enjoys+to",
        r"\benjoy(?:ed|s|ing)? to (?!the\b|my\b|a\b|an\b|no\b|its\b|this\b)\w+",
        to_say("one enjoys doing something: “enjoyed talking”."),
    ),
    wrong(
        "have-past",
        "have,has,had,having,i've,you've,we've,they've,who've,also,already,just,now,never,always+send,went,came,wrote,"
        "spoke,saw,did,took,gave,began,knew,chose,broke,grew,ran,drove,forgot,learn,implement,introduce,develop,"
        "maintain,migrate",
        rf"(?:\b(?:have|has|had|having)|{_AP}ve) (?:also |already |just |now |never |always )?(?:send|"
        rf"went|came(?! from "
        r"behind)|wrote|spoke|saw(?! \w+mill)|did(?! not)|took|gave|began|knew|chose|broke|grew|ran|drove|"
        r"forgot|"
        r"learn|implement|introduce|develop|maintain|migrate)\b(?!-)",
        to_say("after “have” the verb needs its other form: “have sent”, “have gone”, “have done”."),
    ),
    wrong(
        "a-though",
        "a,another,my,the,your,second,last,first,quick,small,good+though",
        r"\b(?:a|another|my|the|your|second|last|first|quick|small|good) (?P<x>though) "
        r"(?:on|about|of|that|experiment)\b",
        to_say("did you mean “thought”?"),
    ),
    wrong(
        "have-base",
        f"have,has,had,i've,you've,we've,they've+{_ONLY_BASES.replace('|', ',')}",
        rf"(?:\b(?:have|has|had)|{_AP}ve) (?P<x>{_ONLY_BASES})\b(?!-)",
        to_say("after “have” the verb needs its other form: “have sent”, “have gone”, “have done”."),
    ),
    wrong(
        "uncountable",
        "advices informations feedbacks softwares equipments knowledges hardwares a+feedback,"
        "advice an+advice,information",
        r"\b(?:advices|informations|feedbacks|softwares|equipments|knowledges|hardwares)\b|\ban (?:advice|"
        r"information)\b"
        r"(?! \w+)|\ba (?:feedback|advice)\b(?! \w+)",
        to_say("this word has no plural and no “a”: “some advice”, “information”."),
    ),
    wrong(
        "forward-to",
        "forward",
        rf"\blook(?:ing|ed|s)? forward (?:very much )?(?:to (?P<x>{_BASES})\b(?! for the\b)|"
        rf"(?P<y>for (?:\w+ing|your|our)|"
        r"hearing|meeting|seeing|working|speaking|talking|joining|discussing)\b)",
        to_say("it is “look forward to” with “-ing”: “look forward to {ing}”."),
    ),
    wrong(
        "forward-to-work",
        "forward",
        r"\blook(?:ing|s)? forward to (?P<x>work) (?:with|for|on|at|together)\b",
        to_say("it is “look forward to” with “-ing”: “look forward to {ing}”."),
    ),
    wrong(
        "thanks-for-base",
        "for+meet,take,took,speak,spoke,talk,give,gave,share,shared,explain,explained,make,made,invite,"
        "invited,have,tell,told,see,saw,discuss,discussed,spend,describe,met,show",
        r"\b(?:thank you|thanks)(?: so much| very much| again| a lot)? for (?P<x>meet|take|took|speak|"
        r"spoke|talk(?= (?:to|with|about)\b)|"
        r"give|gave|share|shared|explain|explained|make|made|invite|invited|have|tell|told|see|saw|"
        r"discuss|discussed|spend|"
        r"describe|met|show (?:me|us))\b",
        to_say("after “thank you for” the verb ends in “-ing”."),
    ),
    wrong(
        "to-past",
        "to+met,spoke,saw,heard,went,worked,talked,learned,joined,built,discussed,sent,wrote,took,gave,"
        "made,was,were,has,had,did,came,said,told,helped,shared,showed,thought,knew,used,contributed,"
        "continued",
        rf"\b(?:{_TO_TAKERS}) to (?P<x>{_PASTS})\b(?!-)",
        to_say("after “to” the verb has its plain form: “to meet”."),
    ),
    wrong(
        "for-you-noun",
        "for+you",
        r"\bfor (?P<x>you) (?:time|help|advice|feedback|patience|interest|consideration|kindness|hospitality|"
        r"e-?mail|message|reply|answer|support|understanding|insights?|guidance|team|offer|letter|trust|invitation|"
        r"kind (?:words|reply|message|help))\b(?![ ]?(?:-|zone|off\b))",
        to_say("“you” is the person; what belongs to them is “your”."),
    ),
    wrong(
        "did-past",
        "did+discussed,talked,worked,used,learned,enjoyed,liked,wanted,started,helped,solved,moved,changed,tried,asked,"
        "met,spoke,went,saw,made,found,had,was,got,took,gave,wrote,built,ran,said,told",
        r"(?:^|[.!?,;:] |\b(?:and|but|because|as|so|since|while) )(?:I|we|you|they|he|she) (?P<x>did (?:discussed|"
        r"talked|worked|used|learned|enjoyed|liked|wanted|started|helped|solved|moved|changed|tried|asked|met|spoke|went|saw|"
        r"made|found|had|was|got|took|gave|wrote|built|ran|said|told))\b",
        to_say("one of the two is enough: “did discuss” or “discussed”."),
    ),
    wrong(
        "not-past",
        "not,didn't,doesn't,don't+knew,went,saw,came,had,was,were,wanted,worked,said,told,thought,took,"
        "gave,made,used,has,knows,works,wants,needs,understood,found,spoke,understands",
        rf"\b(?:(?:did|does|do) not|(?:did|does|do)n{_AP}t) (?P<x>knew|went|saw|came|had|was|were|wanted|"
        rf"worked|said|told|thought|"
        r"took|gave|made|used|has|knows|works|wants|needs|understood|found|spoke|understands)\b",
        to_say("after “did not” the verb has its plain form."),
    ),
    wrong(
        "modal-to",
        "should,must+to can,could,will,would+able",
        r"\b(?P<x>(?:should|must) to|(?:can|could|will|would) able)\b",
        to_say("this verb takes no “to” here; with “able” it is “be able to”."),
    ),
    wrong(
        "modal-past",
        "would,could,should,will,can+liked,loved,worked,helped,joined,brought,was,were,had,went,"
        "contributed,learned,met",
        r"\b(?:I|we|you|they|it) (?:would|could|should|will|can) (?P<x>liked|loved|worked|helped|joined|"
        r"brought|was|were|had|went|"
        r"contributed|learned|met)\b",
        to_say("after “would” the verb has its plain form."),
    ),
    wrong(
        "number-plural",
        "number,two,three,four,five,six,seven,eight,nine,ten,several,many,few+year,month,week,engineer,developer,service,"
        "thing,question,problem,project,idea",
        rf"\b{_NUMBERS} (?P<x>year|month|week|engineer|developer|service|thing|question|problem|project|"
        rf"idea)\b"
        r"(?= (?:of|ago|in|at|with|that|about|and|later|to|as|for)\b|[.,;!?])",
        to_say("more than one, so the noun is plural."),
    ),
    wrong(
        "much-many",
        "much+services,people,things,questions,engineers,teams,problems,ideas many+information,time,"
        "advice,feedback,fun,knowledge",
        r"\bmuch (?P<x>services|people|things|questions|engineers|teams|problems|ideas)\b|"
        r"\bmany (?P<y>information|time|advice|"
        r"feedback|fun|knowledge)\b(?! \w+s\b)",
        to_say("“many” counts things, “much” measures."),
    ),
    wrong(
        "wrong-preposition",
        "interested+on,about,for responsible+of depend,depends+of,from",
        r"\binterested (?P<x>on|about|for)\b|\bresponsible (?P<y>of)\b|\bdepends? (?P<z>of|from)\b",
        to_say("it is “interested in”, “responsible for”, “depends on”."),
    ),
    wrong(
        "explain-me",
        "explain,explained,explaining,explains,suggest,suggested,describe,described,describes+me,us,him",
        r"\b(?:explain(?:ed|ing|s)?|describe[ds]?|suggest(?:ed)?) (?P<x>me|us|him) (?:the|how|why|what|"
        r"your|that|a|to|about)\b",
        to_say("one explains something to somebody: “explained to me how”."),
    ),
    wrong(
        "i-am-verb",
        "am,i'm+agree,work,hope,think,look,believe,want,interest,excite,know,enjoy",
        rf"\bI(?: am|{_AP}m) (?P<x>agree|work|hope|think|look|believe|want|interest|excite|know|enjoy)\b",
        to_say("use one verb: “I agree”, “I work”, or “I am working”."),
    ),
    wrong(
        "i-ing",
        "i+working,looking,thinking,hoping,enjoying,writing",
        r"(?:^|[.!?]\s+)(?P<x>I (?:working|looking|thinking|hoping|enjoying|writing))\b",
        to_say("a word is missing: “I am looking”."),
    ),
    wrong(
        "since-years",
        "since",
        rf"\bsince (?:{_NUMBERS}|a few) (?:years|months|weeks|days)\b(?! ago)",
        to_say("for a span of time it is “for”: “for five years”."),
    ),
    wrong(
        "used-to",
        "suppose use+to",
        r"\b(?:was|am|is|are|were) (?P<x>suppose to)\b|(?:^|[.!?]\s+)I (?P<y>use to) (?:work|be|run|have|"
        r"do|live)\b",
        to_say("it is “supposed to” and “used to”."),
    ),
    wrong(
        "more-better",
        "more,most+better,easier,faster,simpler,best,easiest,harder,safer,cleaner,happier",
        r"\b(?:more|most) (?:better|easier|faster|simpler|best|easiest|harder|safer|cleaner|happier)\b",
        to_say("one of the two is enough: “better”, “easier”."),
    ),
    wrong(
        "double-no",
        "have,need,want,know,see+no,nothing,nobody",
        rf"\b(?:(?:do|did|does) not|(?:do|did|does)n{_AP}t) (?:have|need|want|know|see) (?:no|nothing|"
        rf"nobody)\b",
        to_say("two negatives cancel each other: “do not have any”."),
    ),
    wrong(
        "discuss-about",
        "discuss discussed",
        r"\bdiscuss(?:ed|ing|es)? (?P<x>about)\b",
        to_say("one discusses something, without “about”."),
    ),
    wrong(
        "present-perfect-past",
        "yesterday ago",
        r"\bI (?:have|['’]ve) (?:met|spoken|seen|talked|worked|sent|enjoyed|"
        r"had) [^.?!,]{0,40}?\b(?:yesterday|last week|ago)\b",
        to_say("with a past time it is the simple past: “I met you yesterday”."),
    ),
    wrong(
        "since-present",
        "since",
        r"\b(?:I am|I['’]m|we are|we['’]re|they are|you are) (?:\w+ly )?(?!being\b)\w+ing\b[^.?!;:\n]{0,40}? "
        r"since (?:19|20)\d\d\b|"
        r"\b(?-i:I) (?:work|live|maintain|lead|run|use|manage|own)\b[^.?!;:\n]{0,40}? since (?:19|20)\d\d\b",
        to_say("with “since” it is “have been ...ing” or “have ...ed”."),
    ),
    wrong(
        "since-a-while",
        "since",
        r"\bsince (?:(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|many|some|a few) )?"
        r"(?:days|weeks|months|years)\b(?! ago)|\bsince (?:a (?:very |quite a )?long time|a while)\b(?! ago)",
        to_say("a length of time takes “for”; “since” takes its beginning."),
    ),
)
