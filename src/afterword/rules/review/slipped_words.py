"""Words that slipped into another word or lost a sign: "how may days", "everybodys", "there purpose". A table for
`own_grammar`."""

from afterword.rules.review.grammar_pattern import WrongPattern, wrong
from afterword.said import to_say

_OWNED = (
    "purpose|team|teams|product|products|company|system|systems|codebase|platform|customers|users|engineers|colleagues|"
    "managers|approach|stack|pipeline|pipelines|roadmap|questions|feedback|way|ideas?|website|culture|requirements|"
    "expectations|progress|success|values?|goals?|vision|mission"
)
_CRUDE = (
    "crude|true|fine|nice|hard|easy|simple|clear|cheap|expensive|slow|fast|boring|dull|obvious|possible|impossible|"
    "important|interesting|different|late|early|ready|broken|wrong|rare|common|fun|funny|ugly|complicated|complex|"
    "useful|useless|fair|unfair|strange|odd|weird|likely|unlikely|unclear|enough|great"
)

SLIPPED_WORDS: tuple[WrongPattern, ...] = (
    wrong(
        "pronoun-s",
        "everybodys everyones somebodys someones nobodys anybodys anyones",
        r"\b(?:every|some|no|any)(?:body|one)s\b",
        to_say("what belongs to them has an apostrophe: “everybody's”."),
    ),
    wrong(
        "may-many",
        "how,so,too,of,not,for+may",
        r"\b(?:how|so|too|of|not|for) (?P<x>may) (?!(?:have|be|not|also|well|yes|always|perhaps|others)\b)"
        r"[a-z]+(?<!s)s\b",
        to_say("a number of things is “many”."),
    ),
    wrong(
        "too-to",
        "glad,happy,pleased,like,love,able,want,hope,ready,eager,keen,chance,opportunity,delighted,excited,going,"
        "honoured,honored,need+too",
        r"\b(?:glad|happy|pleased|like|love|able|want|hope|ready|eager|keen|chance|opportunity|delighted|excited|going|"
        r"honou?red|need) (?P<x>too) (?:join|meet|hear|see|work|talk|learn|discuss|be|have|help|know|contribute|come|"
        r"show|share|speak|continue|get|go|make|start|build|say|thank)\b",
        to_say("before a verb it is “to”; “too” is “as well”."),
    ),
    wrong(
        "form-from",
        "hear,heard,learn,learned,learnt,came,come,comes,coming,away,far,apart,benefit,moved,moving,received,back+form",
        r"\b(?:hear|heard|learn(?:ed|t)?|came|come|comes|coming|away|far|apart|benefit|moved|moving|received|back) "
        r"(?P<x>form) (?:you|your|me|my|the|an?|our|us|their|this|that|one|(?-i:[A-Z]))",
        to_say("where something begins is “from”."),
    ),
    wrong(
        "two-articles",
        "a,an,the+the,my,your,our,their,its,this,these a,the+a,an",
        r"(?<![\w.'’/+&-])(?-i:an? (?:the|my|your|our|their|its|this|these)|(?:the|a) an?)\b(?![-'’/])(?= [a-z])",
        to_say("only one of these two can stand here."),
    ),
    wrong(
        "thanks-you",
        "thanks+you,again,so,very thank+for again+you",
        r"(?:^|[.!?] +)(?P<x>thanks (?:again |so much |very much )?you)\b"
        r"(?! (?:all|both|two|lot|guys|folks|three|too)\b)|"
        r"(?:^|[.!?] +)(?P<y>thank for)\b",
        to_say("it is “thank you” or “thanks”."),
    ),
    wrong(
        "there-their",
        "there+"
        + _OWNED.replace("teams?", "team").replace("s?|", "|").replace("|", ",").replace("goals?", "goal"),
        r"\b(?:understand|understood|understands|know|knew|knows|like|liked|love|loved|enjoy|enjoyed|shared?|show(?:ed|n)?|"
        r"explain(?:ed)?|describe[ds]?|saw|use[ds]?|improve[ds]?|see|met|meet|with|of|about|for|on|by|than|behind|to|"
        rf"against|within) (?P<x>there) (?:{_OWNED})\b",
        to_say("“there” is a place; here it is “their”."),
    ),
    wrong(
        "there-their-own",
        "there+own,doubts,doubt,opinion,opinions,views,reasons,feedback,homework,jobs,minds,mind,hands,phones,laptops",
        r"\b(?:ha(?:s|d|ve)|for|with|of|in|on|by|about|asked|heard|know|knew|got|get|"
        r"share[ds]?|give|gave|changed?|told) "
        r"(?P<x>there) (?:own (?!to\b)|(?:doubts?|opinions?|views|reasons|feedback|homework|jobs|minds?|hands|phones|"
        r"laptops)\b)",
        to_say("“there” is a place; here it is “their”."),
    ),
    wrong(
        "loosing-losing",
        "loosing",
        r"\b(?:am|is|are|was|were|be|been|being|keep|keeps|kept|start(?:ed)?|without|risk|avoid|stop|stopped|of|from|by|"
        r"for|we|they|I)(?:['’](?:m|re))? (?P<x>loosing) "
        r"(?!up\b|the (?:reins|bolts?|screws?|belt|grip)|(?:a |an )?arrows?\b)",
        to_say("to have it no longer is “losing”."),
    ),
    wrong(
        "effects-affects",
        "effects",
        r"\b(?:this|that|it|which|what|also|directly|only|never|hardly|badly|still) (?P<x>effects) "
        r"(?:every\w+|us|you|them|me|him|your|our|my|their|each|both|how|all|only|"
        r"nobody|no one|many|most|users|customers)\b",
        to_say("to act on something is “affect”."),
    ),
    wrong(
        "its-adjective",
        "its+" + _CRUDE.replace("|", ","),
        rf"(?:^|[;:.!?—–] |\b(?:because|think|know|say|said|believe|guess|so|but) )(?P<x>its) (?:{_CRUDE})"
        r"(?=[.;!?]|, (?:but|so|and|yet|though|not)\b| (?:that|when|if|because|how|what|why)\b)",
        to_say("“its” belongs to it; here it is “it's” (it is)."),
    ),
)
