"""Other companies and their offers, and who else is seen for the post."""

from afterword.letters.notes.signs import FIRM, NAME, Sign, sign
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
    # "Erste also called today", "Globex wrote again", "Elastic phoned while I was out"
    sign(
        _OFFER,
        "called rang phoned emailed mailed wrote texted messaged pinged reached got answered",
        rf"^{FIRM} (?:has |have )?{_ALSO}(?:phoned|rang|called (?:me|again|back|today|yesterday)|texted|"
        rf"e-?mailed (?:me|again|back)|got back to me)|(?:^|[,;.]\s*|\b(?:and|but|also|then) ){NAME} "
        rf"(?:has |have )?{_ALSO}(?:called|rang|phoned|e-?mailed|mailed|wrote|texted|messaged|pinged|reached out|"
        rf"got back){_WHEN}(?=[.!]*$|\s?[,.;!]|\s(?:and|but|while|when|before|after|during|about|in the)\s)",
    ),
    # "Adyen would have me start in May", "I talk to their competitor as well"
    sign(
        _OFFER,
        "would competitor competitors competition rival rivals",
        rf"\b{FIRM} (?:would|will|could|might) (?:have|take|hire|like|love|want) me\b|\b(?:talk|speak|"
        rf"interview|in touch|process|appl(?:y|ied))\w*.{{0,20}}\b(?:competitors?|rivals?|"
        r"competition)\b(?=.*)(?<!service)",
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
    # "Deliveroo has given me until Thursday", "Hooli needs my answer"
    sign(
        _OFFER,
        "given gave give gives wants needs need want expects answer deadline pushing",
        rf"\b{FIRM} (?:has |have |also |only )*(?:given|gave|gives?) (?:me|us) (?:until|till|a |an |one |two |"
        rf"three |\d|time)|"
        rf"\b{NAME} (?:\w+ )?(?:wants?|needs?|expects?|is pushing for) (?:my|an|a) (?:answer|decision|reply|"
        rf"yes|signature)|\bdeadline (?:from|of|by|at) {NAME}",
    ),
    # Other firms, wherever the writer speaks of his own search
    sign(
        _OFFER,
        "firms firm companies employers employer startups places processes applications else parallel irons options",
        r"(?=.*\b(?:i|i'm|i've|im|my|me)\b).*(?<!at )(?<!in )(?<!for )\b(?:other|another|two|three|four|"
        r"several|some|more|few|"
        r"different|rival) (?:other |more )?(?:firms?|companies|employers?|startups|"
        r"places|applications|job interviews|irons|running processes)\b(?! (?:use|that use|have the same|"
        r"in our group))|\b(?:who|where|what|anyone|anybody|somebody|someone) else "
        r"(?:i|i'm|im|i am|is after me|wants me|made me)\b|\belse (?:i'm|i am) (?:talking|interviewing|"
        r"applying|looking)|\bin parallel with (?:another|other|two)",
    ),
    sign(
        _OFFER,
        "favourite favorite internal insider runner choice hire inside",
        r"\b(?:first|second|third|other|clear|their|his|her) (?:favou?rite|choice)\b(?=.*\b(?:candidate|"
        r"person|is|am|was|for the)\b)|\binternal (?:person|hire|applicant|candidate|"
        r"favou?rite)|\b(?:front|runner)[- ]?(?:runner|up)\b|\bhire (?:from (?:inside|within)|internally|"
        r"someone else|somebody else)",
    ),
    sign(
        _OFFER,
        "off going go heading interview interviews talking",
        rf"\b(?:off|heading) to {FIRM} (?:for|on|next|tomorrow|this)|\b(?:another|an)"
        rf" (?:job )?interview (?:at|with) {NAME}\b(?! (?:manager|team|lead|"
        rf"director|office|boss|side))|\b(?:interviewing|applying|applied) (?:at|with|to|for) {NAME}",
    ),
    # "the Capgemini offer runs out", "HelloFresh wants me for round 3", "Bosch recruiter wrote"
    sign(
        _OFFER,
        "offer offers wants want recruiter hr contract sent name rather",
        rf"\b{FIRM}(?:'s)? offer (?:runs|expires|ends|stands|until|till|is|was|came|on the table|valid)|"
        rf"\b{FIRM} (?:also |still |really |now )*(?:wants?|likes?|chose|picked|prefers?) me\b|"
        rf"\b{FIRM} (?:recruiter|hr|talent team) (?:wrote|called|asked|mailed|emailed|is|again|wants)|"
        rf"\b{FIRM} (?:has |have )?sent (?:me )?(?:the|a|their) (?:contract|offer|paperwork)|"
        rf"\b(?:rather|prefer to) (?:go to|go with|join|work for|work at|sign with) {FIRM}|\bput my name in\b|"
        rf"\b(?:answer|decision|offer|news) from {FIRM} (?:comes?|is|should|before|by)\b(?=.*\b(?:theirs|"
        rf"before|me|"
        r"my|i)\b)",
    ),
    sign(
        _OFFER,
        "process processes talking see seeing pick decide choose between",
        r"\b(?:in|mentioned|mention|told|have|about|my|knows?|of|with|also) (?:(?:the|my|about|him|her|them|"
        r"i'm|im|i am|in|of|have) )*(?:\w+ )?other process(?:es)?\b(?! (?:read|writ|run|start|use|share|"
        r"that)\w*)|"
        r"^\W*(?:\w+ )?other process(?:es)?\W*$|\bthey(?:'re| are) (?:also )?(?:talking to|seeing|"
        r"interviewing) (?:an?|other|another|two|three|some|somebody|someone|more|\d)|\bbetween me and\b",
    ),
    sign(
        _OFFER,
        "tell others applied offer",
        rf"\btell {FIRM} (?:by|until|before|on|today|tomorrow)\b|\b(?:two|three|four|five|six|seven|eight|"
        rf"[2-9]|some|several) others (?:in|for|left|who|are|to)\b|"
        rf"\bapplied (?:at|to|with|for) {NAME}|\b(?:made|make|making|expect|expecting|received|extend|with|"
        rf"without|there is|there's|is) an offer\b(?! (?:page|id|type|object|code|that))|"
        r"^\W*an offer\W*$",
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
