"""Other companies and their offers, and who else is seen for the post."""

from afterword.letters.notes.signs import NAME, Sign, sign
from afterword.letters.notes.values import PrivateKind

_OFFER = PrivateKind.OFFER
_ALSO = r"(?:also |still |just |already |again |too |very |quite |really |now )*"
_WHEN = r"(?:\s(?:me|again|back|too|today|yesterday|this \w+|last \w+|on \w+|as well|twice|now))*"

OFFER_SIGNS: tuple[Sign, ...] = (
    # "ASML also interested", "Arm are keen as well", "Trygg-Hansa also in talks with me"
    sign(
        _OFFER,
        "interested keen talks eager chasing hiring",
        rf"\b{NAME},? (?:is |are |was |were |'s )?{_ALSO}(?:interested|keen|in talks|eager|chasing me)\b"
        r"(?! in (?!me\b|hiring)| on (?!me\b)| to (?!hire)| about| by)|\bin talks with (?:me\b|us\b|another|"
        r"other|two|three|"
        r"some)|\b(?:also|already) in talks\b|\b(?:interested in|keen on|after|chasing) me\b",
    ),
    # "Erste also called today", "Globex wrote again"
    sign(
        _OFFER,
        "called rang phoned emailed mailed wrote texted messaged pinged reached got",
        rf"\b{NAME} (?:has |have )?{_ALSO}(?:called|rang|phoned|e-?mailed|mailed|wrote|texted|messaged|pinged|"
        rf"reached out|got back)"
        rf"{_WHEN}(?=[.!]*$|\s?[,.;!]|\sand\s|\sbut\s)",
    ),
    sign(
        _OFFER,
        "waiting waits wait",
        r"\bwait(?:s|ing)? (?:for|on) (?:my (?:answer|reply|decision|response|signature|yes|call)|(?:an|"
        r"the) (?:answer|decision) from me)",
    ),
    sign(
        _OFFER,
        "elsewhere",
        r"(?:\binterview\w*|\bprocess\w*|\bappl(?:y|ied|ying)|\boffer\w*|\blook(?:ing)?|\brounds?|\btalking|"
        r"\bsomething|\bbetter|"
        r"\bmore|\d\s?k?)(?: \w+){0,2} elsewhere",
    ),
    # "final round next week with Hooli", "with zalando final round next week"
    sign(
        _OFFER,
        "round rounds stage onsite interview",
        r"\b(?:final|last)(?: round| stage| interview| onsite)+s?(?: (?:on|next|this|tomorrow|today|in|monday|"
        r"tuesday|wednesday|thursday|"
        rf"friday|\w+day|week|month|may|june|july|\d+))* (?:with|at|w/|@) (?:the )?{NAME}\b(?! (?:manager|"
        rf"team|lead|director|office|boss|side|people|colleagues?)\b)",
    ),
    sign(
        _OFFER,
        "round rounds stage interview",
        rf"\b(?:round|stage|onsite)s? (?:\w+ ){{0,2}}at {NAME}|\b(?:with|at) (?!the\b|their|her|his|a\b|an\b|"
        rf"our|my|your)"
        r"\w+ (?:final|second|third|last|next) (?:round|stage)\b",
    ),
    sign(
        _OFFER,
        "me offer offered offers gives give pays pay promised",
        r"\bwants? me (?:back|too|as well|now|badly|to (?:join|start|come))|\b(?:holding|counter|better|"
        r"higher|competing|standing|my|got an?|have an?|another) (?:verbal |written |firm )?offers?\b|"
        rf"\b{NAME} (?:also |would |will |could |might )*(?:offered|offers?|gives?|pays?|promised|"
        rf"pay) (?:me\b|more\b|better\b|\W?\d)",
    ),
    # "must decide Monday": whoever decides is the writer
    sign(
        _OFFER,
        "decide sign accept answer",
        r"(?:^|[,;.(–-]\s*|\band |\bso |\bi )(?:i )?(?:must|have to|need to|gotta|should|ought to) (?:decide|"
        r"sign|accept|answer them|"
        r"tell them)\b",
    ),
    # who else is seen for the post
    sign(
        _OFFER,
        "candidate* applicant* finalist* people person contender*",
        r"\b(?:\w+ )?(?:more|other|others|further) (?:people|persons?|interviewees|ones) (?:left |"
        r"still )?(?:to (?:see|interview|meet|talk to)|in the "
        r"(?:final|process|running|mix|race|pipeline|loop)|lined up|after me)|\b(?:other|another|internal|"
        r"stronger|rival|remaining|"
        r"two|three|four|five|six|[2-9]) (?:\w+ )?(?:candidates?|applicants?|finalists?|"
        r"contenders?)\b(?! (?:generat|model|key|set|release|"
        r"build|retriev|quer|feature|pair|rank|list)\w*)|\b(?:candidates?|applicants?|"
        r"finalists?) (?:in (?:the )?(?:final|running|race)|left|before me|"
        r"after me)",
    ),
    sign(
        _OFFER,
        "place thing job role gig offer company instead",
        r"\bthe other (?:place|company|offer|role|firm|gig)\b|\b(?:take|prefer|rather|accept|choose|chose|"
        r"favou?r|do) the "
        rf"{NAME} (?:thing|job|offer|role|gig|position)\b|\b(?:turned down|declined|accepted|rejected|"
        rf"said (?:yes|no) to) (?:the|an|their) (?:offer|job)",
    ),
    sign(
        _OFFER,
        "recruiter headhunt*",
        rf"\b(?:another|an?|other|some) recruiter (?:from|of|at) {NAME}|\bheadhunt\w+",
    ),
)
