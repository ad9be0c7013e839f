"""What belongs to one's own life: health, family, papers, debt, faith, why one leaves."""

from afterword.letters.notes.signs import Sign, sign
from afterword.letters.notes.values import PrivateKind

_OWN = PrivateKind.OWN
# Behind the name of an illness: a product that deals with it.
_NO_PRODUCT = (
    r"(?! (?:app|patients?|data|screening|devices?|registry|stud\w+|research|models?|records?|trackers?|"
    r"clinics?|products?|software|platforms?|detection|diagnos\w+|prediction|team)\b)"
)
_ILLNESS = (
    r"adhd|autis\w+|asperger\w*|asthma|hernia|diabet\w+|epilep\w+|migraines?|cancer|chemo\w*|depression|"
    r"bipolar|dyslexi\w+|ptsd|crohn\w*|"
    r"arthritis|tinnitus|insomnia|anxiety|panic attacks?|burn-?out|eczema|heart (?:condition|attack|problem)|"
    r"stroke|concussion|long covid|"
    r"endometriosis|miscarriage|back (?:pain|surgery|problems?)|surgery|chronic \w+|seizures?|allerg\w+|"
    r"eating disorder|hearing aid|stammer|hearing loss"
)

OWN_SIGNS: tuple[Sign, ...] = (
    sign(
        _OWN,
        "adhd autis* asperger* asthma hernia diabet* epilep* migraine* cancer chemo* depression bipolar "
        "dyslexi* ptsd crohn* arthritis "
        "tinnitus insomnia anxiety panic burn* eczema heart stroke concussion long endometriosis miscarriage "
        "back surgery chronic "
        "seizure* allerg* eating hearing stammer",
        rf"\b(?:my|his|her|their|the|have|has|had|with|got|having|of|from|an?|"
        rf"that) (?:\w+ )?(?:{_ILLNESS})\b{_NO_PRODUCT}(?=.*)(?<!\bapp)",
    ),
    sign(
        _OWN,
        "my hospital doctor doctors medical medication pills wheelchair disabled ivf rehab alcohol* addict* clinic",
        r"\bmy (?:\w+ )?(?:back|knees?|legs?|hip|stutter|stammer|lisp|heart|eyes?|eyesight|hearing|health|"
        r"medication|meds|pills|"
        r"condition|diagnosis|doctor|illness|operation|surgery|blood pressure|therapist|pregnancy|"
        r"disabilit\w+|mental \w+|nerves|weight|injury|treatment|appointments?)\b(?! (?:end|up|office|link|"
        r"check|beat|rate|page)\w*)|\bin hospital\b|\bmedical (?:certificate|leave|exam\w*|condition|issue|"
        r"reasons)|"
        r"\bwheelchair\b|\b(?:i am|i'm|severely) disabled|\bivf\b|\brehab\b|\balcohol(?:ic|ism)|\baddict(?:ed|ion)\b",
    ),
    sign(
        _OWN,
        "my children child family kids baby pregnan* son daughter maternity paternity adoption fertility",
        r"\bmy (?:\w+ )?(?:son|daughter|mother|father|mum|mom|dad|parents|partner|boyfriend|girlfriend|"
        r"fianc\w+|ex|family|divorce|wife|husband|brother|sister|child|children|kids|baby|marriage|"
        r"love life)\b|"
        r"\b(?:plan\w*|want\w*|have|having|expecting|got|small|young|two|three|school for|more|"
        r"any) (?:to have |for )?(?:\w+ )?(?:children|a child|a baby|kids|a family)\b(?! (?:who|under|in|"
        r"app)\b)|\bpregnan\w+|"
        r"\b(?:maternity|paternity) (?:leave|cover)",
    ),
    sign(
        _OWN,
        "bewilligung* aufenthalt* arbeitserlaub* permis permit permits residence visa immigration citizenship "
        "passport asylum refugee sponsor* "
        "niederlass* h1b deport* settled blue green",
        r"\b(?:bewilligung|aufenthalt\w*|arbeitserlaub\w*|niederlassung\w*)\b|\bpermis (?:b|c|l|g|de)\b|"
        r"\b(?:work|residence|residency|my|l|b|c|g|swiss|stay|working) permit\b|\bpermits? (?:runs?|ran|"
        r"expires?|expired|b\b|c\b|l\b|g\b|is|until|"
        r"renewal|for me)|\bmy (?:\w+ )?(?:immigration|citizenship|passport|papers)\b|\b(?:immigration|"
        r"residence) (?:status|office|lawyer|papers)|\basylum\b|\brefugee\b|\bh-?1b\b|\bsettled status|"
        r"\b(?:blue|green) card\b|"
        r"\bsponsor(?:ing)? (?:me|my|him|her)\b|\bdeport\w*",
    ),
    sign(
        _OWN,
        "married divorced go resigned quit single widowed engaged wedding funeral died grief woman old young "
        "slept sleep blanked froze panicked cried rambled bombed "
        "bluffed weak",
        r"\b(?:i'm|i am|if i|whether i'm|whether i am|s?he is|s?he's|am|i was) (?:\w+ )?(?:married|divorced|"
        r"widowed|engaged|gay|single|too old|too young)\b|\blet me go\b(?! (?:through|into|over|first|on|"
        r"deeper|"
        r"back|to|ahead))|\bi (?:have |had |just |then |already )?(?:resigned|quit\b|handed in my)|"
        r"\bmy (?:\w+ )?(?:wedding|funeral|grief)\b|\b(?:father|mother|brother|sister|friend|dad|"
        r"mum) (?:has )?died\b|"
        r"\bas a (?:woman|single|foreigner|black|trans)\b|\bi (?:had |have )?(?:hardly |barely |not |"
        r"didn't )?(?:slept|sleep)\b(?! on)|\bi (?:totally |just |kind of )?(?:blanked|panicked|cried|rambled|bombed|"
        r"bluffed|froze(?=\W*$| up))|"
        r"\bmy answer was (?:weak|bad|poor|wrong|terrible)",
    ),
    sign(
        _OWN,
        "recovering recovered slipped fell fallen ill lawsuit",
        r"\b(?:i|i'm|am) (?:\w+ )?recover(?:ing|ed) from (?:a |an |my )?\w+|\bslipped dis[ck]\b|\b(?:fell|"
        r"fallen|am|was|been|got) (?:seriously |badly )?ill\b",
    ),
    sign(
        _OWN,
        "antidepress* insulin psychiat* psycholog* counsel* sober therap* medicat* residence title employer "
        "tied authoris* authoriz* rights papers",
        r"\b(?:antidepress\w+|psychiatr\w+)\b|\bmy (?:\w+ )?(?:psycholog\w+|counsel\w+|therap\w+|insulin)\b|"
        r"\bi (?:take|took|need|am on|'m on) (?:\w+ )?(?:medication|pills|insulin|meds)|"
        r"\b(?:been |am |stay )?sober (?:since|for)|\bresidence title\b|\btied to my (?:\w+ )?(?:employer|job|"
        r"company)|\b(?:my|need|no|get) work (?:authori[sz]ation|rights)",
    ),
    sign(
        _OWN,
        "debt debts mortgage loan loans schufa bankruptcy criminal conviction convicted arrested dui dwi "
        "prison police probation jail rent",
        r"\b(?:my|old|in|of|private|personal|gambling|his|her) (?:(?!tech|"
        r"technical)\w+ )?debts?\b(?<!tech debt)(?<!technical debt)(?! (?:register|backlog|sprint|days?|list|"
        r"tickets?)\b)(?=.*\b(?:my|i|me|may|his|her)\b)|"
        r"\bmy (?:\w+ )?(?:mortgage|loans?|bankruptcy|rent|credit score)\b|\bschufa\b|\bcriminal record|"
        r"\bconvict(?:ed|ion)\b|\b(?:was|got|been) arrested|\bd[uw]i\b|\b(?:in|to) (?:prison|jail)\b|"
        r"\bin my probation",
    ),
    sign(
        _OWN,
        "relig* ramadan prayer prayers church mosque muslim jewish hindu christianity kosher halal sabbath "
        "shabbat atheist hijab headscarf gay lesbian "
        "queer transgender transition faith pray",
        r"\b(?:relig\w+|(?<!before )(?<!after )(?<!until )(?<!around )(?<!during )ramadan|"
        r"prayers?\b(?= (?:times?|room|breaks?))|church|mosque|muslims?|jewish|hindu|kosher|halal|sabbath|"
        r"shabbat|atheist|hijab|headscarf|gay|lesbian|queer|transgender)\b|\bmy (?:faith|transition|"
        r"prayers?)\b|\b(?:i|to) pray\b",
    ),
    sign(
        _OWN,
        "bully* bullied mobbing mobbed harass* reason why sacked fired dismissed redundant unemployed jobless "
        "dole let terminated work row fight quarrel",
        r"\bbull(?:ying|ied)\b|\bmobb(?:ing|ed)\b|\bharass\w*|\breal reason\b|\bwhy i(?:'m| am)? (?:really |"
        r"actually )?(?:left|leave|quit|leaving|want to leave|want out|have to leave)|(?:(?<!s )\b(?:getting|"
        r"being)|\b(?:i|i've|have|could|might) (?:\w+ )?(?:got|get|be|was|been)) (?:sacked|fired|dismissed|let go|"
        r"made redundant|kicked out)\b|\b(?:unemployed|jobless|out of work|on the dole)\b|\bi was terminated|"
        r"\b(?:row|fight|quarrel|fallout|conflict|trouble) with my (?:\w+ )?(?:boss|manager|lead|team|"
        r"colleagues?|ceo|cto)",
    ),
    sign(
        _OWN,
        "afraid embarrass* scared ashamed notice noticed gap hope lied exaggerat* admit tell told bring age",
        r"\b(?:i'm|i am|i was|was|bit|little|too|really|so|am|still) (?:afraid|scared|ashamed)\b|"
        r"^\W*(?:afraid|scared) (?:they|that|of the|i)\b|(?<![\"“])\bembarrass\w*(?![\"”])(?! (?:she|he|"
        r"they) sa\w+)|\b(?:hope|hopefully) (?:she|he|they|nobody|no one) "
        r"(?:did not|didn't|do not|don't|does not|doesn't|won't)?\s?(?:notice|ask|see|check|google|saw|noticed)\w*|"
        r"\b(?:the|my|a) gap (?:year )?in (?:my|20\d\d)\b(?=.*\b(?:i|me|my|cv|resume|asked)\b)|\bi (?:lied|"
        r"exaggerated)\b|\bi (?:did not|didn't) (?:tell|mention|say|"
        r"bring)|\bdidn't bring it up\b|\bmy age\b",
    ),
    sign(
        _OWN,
        "should",
        r"\bi should(?: have|'ve) (?:never |not )?(?:known|been|slept|prepared|studied|kept|shut|stayed|left|"
        r"lied|talked|rested)\b|\bi should(?: have|'ve) (?:never|not)\b",
    ),
)
