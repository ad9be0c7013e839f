"""Judgements and observations of a person: what they are like, what was seen, who speaks ill of whom."""

from afterword.letters.notes.signs import ONE_OF_US, WHO, Sign, sign
from afterword.letters.notes.values import PrivateKind

_PERSON = PrivateKind.PERSON
_ROLES = (
    r"boss|manager|leader|cto|ceo|cio|cfo|coo|vp|director|head|founder|co-?founder|recruiter|interviewer|"
    r"writer|developer|dev|"
    r"engineer|designer|tester|analyst|architect|admin|colleague|coworker|predecessor|successor|guy|man|woman|"
    r"lady|person|chap|dude|"
    r"kid|intern|junior|senior|scientist|professor|prof|consultant|contractor|secretary|assistant|chief|hr|"
    r"lead|trainer|teacher"
)
_WHO = rf"\b(?:s?he|{_ROLES}|{ONE_OF_US})"
_IS = (
    r"(?:'s| is| was| looked| looks| seemed| seems| sounded| sounds| felt| acted| acts| appeared| appears|"
    r" gets| got| can be| turned| is being|"
    r" (?:came|comes) (?:over|across|off)(?: as)?)"
)
_SO = (
    r"(?: (?:as|a|an|so|very|quite|rather|really|pretty|bit|a bit|little|kinda|kind of|sort of|of a|of an|"
    r"somewhat|super|too|extremely|clearly|"
    r"visibly|always|often|sometimes|totally|just|like|such|the most|most|obviously|somehow|not|not very|"
    r"not too|still|also|more|total|complete|real|bloody))*"
)
_ADJECTIVES = (
    r"difficult|dry|cold|exhausted|irritated|annoyed|grumpy|strict|harsh|stiff|distant|aggressive|pushy|moody|"
    r"bitter|insecure|lazy|vain|"
    r"dismissive|hostile|cynical|loud|fat|ugly|drunk|hungover|unprepared|late|scattered|absent|sleepy|evasive|"
    r"defensive|upset|angry|odd|"
    r"tense|cute|gorgeous|slow|stubborn|rigid|controlling|needy|picky|fussy|shy|awkward|clumsy|confused|lost|"
    r"useless|hopeless|terrible|"
    r"horrible|awful|dreadful|impossible|unpleasant|disrespectful|nervous|tired|bored|boring|biased|ill|sick|"
    r"depressed|stressed|burnt|"
    r"overwhelmed|mean|childish|naive|sloppy|arrogant|smug|weird|strange|creepy|rude|cocky|abrasive|sour|"
    r"frosty|icy|blunt|curt|"
    r"sarcastic|snarky|temperamental|unfriendly|unhelpful|uninterested|unpleasant|volatile|choleric|pale|deaf|"
    r"old-fashioned|old school|underwhelming|"
    r"incompetent|clueless|overrated|dishonest|fake|two-faced|slimy|sleazy|flirty|hysterical|paranoid|bossy|"
    r"hard to (?:read|like|please|work)|(?:half |nearly )?asleep"
)
# What is said of persons only: also beside a name that might be a thing's.
_HUMAN = (
    r"exhausted|irritated|annoyed|grumpy|pushy|moody|insecure|lazy|vain|dismissive|cynical|ugly|drunk|"
    r"hungover|unprepared|sleepy|evasive|defensive|upset|angry|"
    r"cute|gorgeous|needy|shy|clumsy|disrespectful|nervous|tired|bored|depressed|stressed|naive|arrogant|smug|"
    r"creepy|rude|cocky|snarky|unfriendly|"
    r"incompetent|clueless|dishonest|two-faced|sleazy|flirty|hysterical|paranoid|bossy|narcissist|jerk|idiot|"
    r"fool|snob|bully|clown|tyrant|loser|liar|creep|grump|(?:half |nearly )?asleep"
)
_NOUNS = (
    r"disaster|nightmare|mess|pain|joke|jerk|idiot|fool|bore|snob|bully|clown|tyrant|loser|liar|drama|handful|"
    r"creep|robot|dinosaur|grump"
)
_STRONG = (
    r"grumpy|unprepared|irritated|arrogant|stiff|hungover|moody|rude|smug|unfriendly|cocky|frosty|curt|snarky|"
    r"bossy|dry|cold|exhausted|chaotic"
)
_NOT = r"(?:hardly|barely|never|scarcely|did not|didn't|doesn't|does not|not once|without|no)"
_HER = r"(?:her|his|their|the)"
_HIM = (
    rf"(?:him|her\b(?! \w)|me\b|(?:his|her|their|my|the|our) (?:\w+ )?(?:{_ROLES}|team|management|wife|"
    rf"husband|employees?|staff|people|team ?mates?|colleagues|coworkers|bosses|managers|devs|engineers)|"
    rf"{WHO})"
)

PERSON_SIGNS: tuple[Sign, ...] = (
    # "the manager is difficult", "the last writer was a disaster", "Mia looked exhausted"
    sign(
        _PERSON,
        "is was s looked looks seemed seems sounded sounds felt acted acts appeared appears gets got be "
        "turned came comes",
        # The human ones first: a search that found what is refused goes on behind it.
        rf"\b{WHO}{_IS}{_SO} (?:{_HUMAN})\b|{_WHO}{_IS}{_SO} (?:{_ADJECTIVES}|{_NOUNS})\b(?! (?:to say|to ask|"
        rf"about (?:reviews?|tests?|quality))\b)",
    ),
    sign(
        _PERSON,
        "person guy woman man lady dude chap bloke fellow character",
        rf"\b(?:{_ADJECTIVES}|old|young|funny)(?:,? and \w+)? (?:person|guy|woman|man|lady|dude|chap|bloke|"
        rf"fellow|character)\b",
    ),
    sign(
        _PERSON,
        _STRONG.replace("|", " "),
        rf"^\W*(?:(?:very|quite|rather|so|a bit|kinda|super|really|pretty|too|somewhat|"
        rf"also) )*(?:{_STRONG})(?=\W*$|\s?[,.;])",
    ),
    sign(
        _PERSON,
        "narciss* psychopath* sociopath* jerk idiot* asshole* arsehole* prick snob diva tyrant clown grump "
        "creep creeps ego "
        "mansplain* bully dinosaur control",
        r"\b(?:narciss\w+|psychopath\w*|sociopath\w*|jerk|idiots?|ass?holes?|arseholes?|prick|snob|diva|"
        r"tyrant|grump|mansplain\w*|(?:an?|such a|total) (?:bully|clown|"
        r"dinosaur)|(?:huge|big|inflated|massive|fragile|his|her) ego|control freak|"
        r"(?<!scope )(?<!feature )(?<!mission )creeps?)\b",
    ),
    # what was seen and heard
    sign(
        _PERSON,
        "smil* laugh* look* listen* greet* introduc* eye",
        rf"\b{_NOT} (?:even |really |once |ever |much )*(?:smil\w+|laugh\w*|look(?:ed|ing)? (?:at (?:me|us)|"
        rf"up\b)|listen(?:ed|ing)? to (?:me|a word)|listened|eye contact|"
        r"greet(?:ed)?\b|introduced? (?:her|him|them)sel)|\b(?:wasn't|was not|isn't|weren't|not) (?:really |"
        r"even |half )*listening\b(?! (?:on|to (?:port|events?))\b)|"
        r"\bavoid\w* (?:my eyes|eye contact)",
    ),
    sign(
        _PERSON,
        "eyes eyeroll sighed sighs sighing smirk* face yawn* phone mobile watch nails shouted yelled voice "
        "slammed glared stared",
        rf"\broll\w* {_HER} eyes|\beye-?rolls?\b|\bsigh(?:ed|s|ing)\b|\bsmirk\w*|\b(?:made|makes|pulled|"
        rf"making|with) (?:a|long|sour|such a|an? \w+) face\b|\byawn\w*|"
        rf"\b(?:check\w*|look\w* at|star\w+ at|(?:was|is|were|constantly|always|kept|time) on|glued to|"
        rf"play\w* with|scroll\w*|typing on) (?:on |through )?(?:her|his) (?:phone|mobile|watch|screen)|"
        rf"\bcheck\w* (?:the )?"
        r"(?:phone|mobile)\b|\b(?:shouted|yelled|glared|stared) at (?:me|him|her|us|the team|them)|"
        r"\braised (?:her|his) voice|\bslammed\b",
    ),
    sign(
        _PERSON,
        "accent hearing deaf odour odor breath bo smell* smelt stinks stank sweat* drunk hungover perfume overweight",
        r"\b(?:strong|thick|heavy|his|her|an?|funny|weird|hard|their|terrible|\w+(?:ish|ian|"
        r"ese)) accent\b(?! colou?rs?)|\bhard of hearing\b|\b(?:is|was|bit|half|nearly|almost|'s) deaf\b|"
        r"\bbody odou?r|\bbad breath|(?-i:\b(?:has|had|serious|bad|his|her|with|some|"
        r"of) (?:\w+ ){0,2}BO\b)(?! reports?)|\b(?:s?he|room|office|place|guy|it) (?:really )?(?:smell\w*|"
        r"smelt|stinks|stank)|"
        r"\bsmell(?:s|ed|y|ing)? (?:of|like|bad|awful|terrible|strong)|\bsweat(?:y|ing|ed)\b|\b(?:drunk|"
        r"hungover|overweight)\b|\bperfume\b",
    ),
    # how they behaved to the writer, or bore themselves
    sign(
        _PERSON,
        "handshake flirt* me over cv name prepared brag* mumbl* mock* lectur* snapped swore cursed swears "
        "smok* vap* preach* dropp* boast* monologue* interrupt* "
        "finish ate eating chew* condescend* sneer* grunt* groan* stared blush* cried crying",
        r"\bhandshake\b(?=.*\b(?:limp|weak|wet|sweaty|firm|cold|no|her|his)\b)(?<!tls handshake)|\bflirt\w*|"
        r"\b(?:never|not|didn't|did not|wouldn't|hardly|without) (?:even )?let(?:ting)? (?:me|"
        r"anyone|her|him) (?:finish|speak|talk|answer|ask)|\b(?:cut|cuts|cutting|interrupt\w*|talk(?:s|ed|"
        r"ing)? over|shout\w* down|mock\w*|laugh(?:s|ed|ing)? at|snapped at|lectur(?:ed|es|ing)|"
        r"ignored|insulted|patroni[sz]ed|tested my patience) (?:me|him|her|us)\b|\bmade fun of\b|"
        r"\blooked down on|\b(?:hadn't|had not|didn't|did not|never|not) (?:even )?(?:read|looked at|seen|"
        r"open\w*) my "
        r"(?:cv|resume|application)|\b(?:forgot|mispronounced|got) my name\b|\b(?:brag(?:s|ged|ging)|"
        r"boast(?:s|ed|ing)?|mumbl(?:es|ed|ing)|swore|cursed|sneer\w*|condescend\w*|grunt(?:s|ed|ing)?|"
        r"monologued?|name-?dropp\w+|chewing gum)\b|\b(?:s?he|recruiter|boss|manager) (?:kept |was )?(?:smok|"
        r"vap|eat|chew)ing\b",
    ),
    sign(
        _PERSON,
        "respect respects respected fears scared fear follow understand",
        rf"\b(?:nobody|no one|no-one|everyone|everybody|team|they|people)\b[^.]{{0,24}}\b(?:respects?|likes?|"
        rf"fears?|trusts?|scared of|afraid of|avoids?|can't stand) (?:him|her\b(?! \w)|{WHO}|(?:the|"
        rf"their) (?:{_ROLES}))|"
        r"\bhard to (?:follow|understand|hear)\b(?=.*\b(?:him|her|accent|mumbl)\b|\W*$)",
    ),
    sign(
        _PERSON,
        "came comes stand bear hair tattoo* beard shirt teeth wig dress skirt shoes nose english belly "
        "handwriting looks",
        rf"\b{WHO} (?:came|comes) (?:over|across|off)(?: as)?{_SO} (?:{_ADJECTIVES}|{_NOUNS})\b|\b(?:can't|"
        rf"cannot|couldn't|could not) (?:stand|bear) (?:being|it\b|him|her\b|people|when|if)|"
        r"\b(?:his|her) (?:\w+ )?(?:hair|tattoos?|beard|shirt|teeth|wig|dress|skirt|shoes|nose|english|belly|"
        r"handwriting|looks)\b",
    ),
    sign(
        _PERSON,
        "interrupt* temper warm hear tone",
        rf"(?:\bs?he|{WHO}|\bkept|\balways|\bconstantly) (?:\w+ )?interrupt(?:s|ed|ing)\b|^\W*interrupted\b|"
        rf"\b(?:has|have|had|with) (?:a|an|quite a|such a) (?:\w+ )?temper\b|\bwarm to (?:him|her|the \w+|"
        rf"{WHO})|"
        r"\bhear (?:themselves|himself|herself) (?:talk|speak)?|\b(?:his|her|\w+'s) tone\b",
    ),
    # who speaks ill of whom, and how they get on
    sign(
        _PERSON,
        "complain* critici* badmouth* bad slag* trash* moan* rant* bitch* talks talked talk laughs gossip*",
        rf"\b(?:complain\w*|moan\w*|rant\w*|bitch\w*) (?:a lot |all the time |constantly )?(?:about|"
        rf"of) {_HIM}|\bcritici[sz]\w* {_HIM}|\bbad-?mouth\w*|\bslag\w* off|\btrash(?:ed|ing)?[- ]talk\w*|"
        r"\btalk(?:s|ed|ing)? (?:badly|bad|ill|down|rubbish|crap) (?:about|of|to)|\bgossip\w*|\bbitch\w*",
    ),
    sign(
        _PERSON,
        "along get tension hate hates hated stand trust like dislike disliked fan likes",
        r"\b(?:don't|doesn't|do not|does not|didn't|not|hardly|barely|never|can't) (?:really |"
        r"even )?(?:get along|get on(?=\W*$| with (?:each|him|her|my|his|their))|stand (?:him|her|each|"
        r"one another)|"
        rf"(?:like|trust) (?:him|her\b(?! \w)|them|each other))|\b(?:tension|bad blood) between\b|\b(?:hates?|"
        rf"hated|dislikes?|disliked) (?:him|her\b(?! \w)|them\b|me\b|each other|everyone|everybody|his|"
        rf"(?:the|my|their|her|our) (?:{_ROLES}|job|company|place|commute|team|office|people|work)|working|"
        rf"being|{WHO})|\bnot a fan of (?:him|her\b)",
    ),
    sign(
        _PERSON,
        "feeling feelings careful beware watch avoid wary",
        r"\b(?:bad|funny|weird|strange|uneasy|odd|mixed|not a good|no good) feelings?\b|, careful\W*$|"
        r"^\W*careful\W*$|"
        rf"\b(?:be(?:ing)? |so |very )?careful (?:with|around|of) (?:him|her\b(?! \w)|them\b|this (?:one|guy|"
        rf"woman|man)|{WHO})|\bwatch out (?:for|with) (?:him|her\b(?! \w)|{WHO})|\bbeware\b|"
        r"\bwary of (?:him|her\b(?! \w))",
    ),
)
