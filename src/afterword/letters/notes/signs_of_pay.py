"""Pay in all dress: a number beside a word of pay, or asked for and offered bare; pay as a matter; perks."""

from afterword.letters.notes.signs import Sign, sign
from afterword.letters.notes.values import PrivateKind

# "95", "62.5k", "45,000", "1.4M": a sum that somebody could earn, and nothing is counted with it.
_SUM = (
    r"[$€£~]?\s?(?:\d{2,3}(?:[ .,']?\d{3})?(?:[.,]\d)?\s?k?|\d(?:[.,]\d+)?\s?(?:m|mio|mill?|million)|\d\.\d)"
)
_ENDS = (
    r"(?=\s*$|[.,;:)!?](?:\s|$)|\s*[+/&(–—-]|\s(?:max|min|minimum|maximum|base|all|top|tops|gross|net|brutto|"
    r"netto|before|"
    r"after|plus|and|but|or|if|total|tc|ctc|pa|lpa|they|she|he|i|incl\w*|is|was|until|per|a year|fixed|"
    r"negotiable|euros?|"
    r"kr|eur|usd|elsewhere|though|tbh|already|at least|depending|with)\b)"
)
_BARE = rf"{_SUM}(?:\s?(?:-|–|to|or|and)\s?{_SUM})?{_ENDS}"
_ABOUT = (
    r"(?:(?:tops? out|tops|goes|ends|stops|about|around|roughly|ca\.?|at|at least|up|to|from|only|maybe|like|"
    r"of|is|was|the|max|top|between|"
    r"below|above|"
    r"under|over|somewhere|for|i need|i want|i wanted|i expect|now|currently|expected|uh|um)[ :]+)*"
)
_ASKER = r"(?:she|he|they|we|i|recruiter|hr|boss|you|company)(?:'d|'ve|'ll|'re)?"
_NO_WORK = (
    r"(?<!error )(?<!latency )(?<!time )(?<!performance )(?<!memory )(?<!power )(?<!cpu )(?<!frame )(?<!page "
    r")(?<!cloud )"
    r"(?<!size )(?<!test )(?<!energy )(?<!travel )(?<!age )(?<!date )(?<!price )(?<!port )(?<!ip )(?<!key "
    r")(?<!frequency )"
)
_PAY = PrivateKind.PAY

PAY_SIGNS: tuple[Sign, ...] = (
    # "lønn", "Gehaltswunsch", "remuneración" and what is made of them
    sign(
        _PAY,
        "lønn* lönn* løn* lön* lohn* gehalt* salar* salair* sueldo* verdien* vergüt* entgelt* einkomm* "
        "zulage* belon* ganan* nómin* soldo* stipend* retribu* palkka* palka* "
        "wynagrodz* pensj* "
        "zarob* fizet* bérig* ordenad* vencimento* mzd* plaće* maaş* loon* löneanspråk* remunerat* remunera* "
        "rémunér* "
        "jahresgeh* monatsloh* stundenloh* tagess* brutto* bruto* netto* lowball*",
        r"\b(?!lonely|looney)(?:lønn|lön|løn|lohn|gehalt|salar|salair|sueldo|verdien|vergütung|entgelt|"
        r"einkommen|zulage|beloning|ganancia|nómina|soldo\b|stipendi|retribu|palkka|palka|"
        r"wynagrodz|pensj|zarob|"
        r"fizet|bérig|ordenad|vencimento|mzd|plaće|maaş|loons|loon\b|remunerat|remunera|rémunér|jahresgeh|"
        r"monatsloh|stundenloh|"
        r"tagess[aä]tz|brutto|bruto|netto|lowball)",
    ),
    # "base 130 they top at 125", "the budget is 95 max", "Package 190 + super"
    sign(
        _PAY,
        "base package pkg gross net cash band bracket range ceiling budget fixed variable ote ctc tc comp expected",
        rf"{_NO_WORK}\b(?:base|package|pkg|gross|net|cash|band|bracket|range|ceiling|budget|fixed|ote|ctc|tc|"
        rf"comp|expected)"
        rf"\b[ :=]+{_ABOUT}{_BARE}",
    ),
    # "210 TC", "24 LPA", "90 all-in"
    sign(
        _PAY,
        "tc ctc lpa ote base all total gross net before after pre",
        r"\b\d{2,3}\s?k?\s(?:tc|ctc|lpa|ote|all[- ]in\b|total comp|gross\b|net\b(?! new)|before tax|after tax|"
        r"pre-?tax|"
        r"base(?=\W*$|[.,;+]))",
    ),
    # "asked for 85", "I said 180", "gave him 210"
    sign(
        _PAY,
        "asked ask asking hoping hoped said say want wanted need needed expect gave told quoted named have ve "
        "get earn make",
        rf"\b(?:(?:asked|ask|asking|hoped|hoping)(?: (?:him|her|them))? {_ABOUT}|"
        r"\bi(?:'ve|'d)? (?:said|say|want|wanted|need|needed|expect|quoted|named|get|earn|make|have )?\s?"
        rf"(?:about |around |at least |like )?|(?:gave|told|quoted|named) (?:him|her|them|em|hr) {_ABOUT}){_BARE}",
    ),
    # "they can go up to 95", "she said top is 82", "they start from 1.2", "they think 125"
    sign(
        _PAY,
        "go goes said says offer offered offers start starts top tops max cap caps stretch pay pays paid "
        "think thinks do",
        rf"\b{_ASKER} (?:(?:can|could|would|might|may|will|only|then|usually|even) )*(?:go|goes|said|says|"
        rf"offer|offered|offers|start|"
        rf"starts|top|tops|top out|max out|cap|caps|stretch|pay|pays|paid|think|thinks|do)(?: out)? {_ABOUT}{_BARE}"
        rf"|\b(?:top|max|maximum|ceiling|most) (?:is|was|would be) {_ABOUT}{_BARE}",
    ),
    # "400/wk for on-call", "58.000/md + pension", "550 a day"
    sign(
        _PAY,
        "wk week md month mo mnd yr year hr hour h day",
        r"(?=.*\b(?:on[- ]?call|extra|paid|pays?|contract(?:or|ing)?|rate|wants?|allowance|stand-?by|offer\w*|"
        r"money|outside|inside|"
        r"shifts?|nights?|weekends?|freelance|pension)\b)"
        r".*(?<!from )(?<!to )\b(?:\d{2,3}[.,]?\d{3}|\d{3})\s?(?:/|per |an? )\s?(?:wk|week|md|month|mo|mnd|yr|"
        r"year|hr|hour|h|day)\b",
    ),
    sign(_PAY, "ruling", r"\bruling (?:until|since|till|20\d\d)|(?:%|\bexpat|\btax) ?ruling\b"),
    # Money as a matter of the talk, not what an application moves
    sign(
        _PAY,
        "money",
        r"^\W*(?:the |and |so )*money\b(?! (?:transfer|movement|launder|market|flow|app|back|path)\w*)(?=\W|"
        r"\s(?:is|was|they|talk|wise|"
        r"good|bad|low|ok|\d))|\bmoney (?:they|on offer|is|was|isn't|wasn't|talk|question|wise)\b(?! (?:moved|"
        r"sent|held|booked|taken|stuck))|"
        r"\b(?:relocation|moving|training|holiday|extra|more|better|less|enough|good|big|real) money\b|"
        r"\babout (?:the )?money(?=\W*$|[.,;])|\bfor the money\b",
    ),
    sign(
        _PAY,
        "pay pays paid",
        r"\b(?:the|their|my|your|good|low|lower|better|poor|bad|decent|great|higher|base|current|starting|"
        r"hourly|monthly|sick|equal|same|"
        r"extra|on-call|holiday|overtime|take-home|severance) pay\b(?!\s?[-/]|\s(?:page|flow|button|wall|"
        r"screen|module|service|team|api|app|"
        r"link|later|button|terminal|gateway)s?\b)"
        r"|\bpay(?:'s)? (?:is|was|isn't|wasn't|low\w*|high\w*|better|worse|well|badly|poorly|extra|range|"
        r"bands?|scale|grade|cut|bump|gap|"
        r"review|rise|raise|slips?|stubs?|check|structure|transparency|me|us|expectations?|\d{2,3}\b|"
        r"in (?:\w+ or )?(?:euros?|usd|eur|gbp|chf|dollars|pounds|naira|cash|crypto|shares|local))\b"
        r"|^\W*pay\b(?=\s?[:,;.]|\W*$|\s(?:ok|okay|fine|so|tbd|not|too|about|around|might|would))"
        r"|\bpays? (?:\d+ ?%|a (?:lot|bit|little)|much|significantly|slightly|way) (?:more|less|better)"
        r"|\b(?:they|she|he|company) pays? (?:\d|peanuts|market|above|below|late|on time|monthly|better|more|"
        r"less|nothing)"
        r"|\bthey pay\W*$|\bpaid (?:extra|overtime|leave|holiday|vacation|more|less|badly|well|late|time off)\b",
    ),
    # "earn less than", "anything below 70", "75 would be fine", "pays 64"
    sign(
        _PAY,
        "earn earns earned earning earnings anything nothing something somewhere land lands would is was be "
        "fine ok accept take settle live "
        "pays paying makes making happy minimum pension car",
        r"\bearn(?:s|ed|ing|ings)?\b(?! (?:trust|points?|badges?|stars?|miles|credits?|the right|it|their|"
        r"respect|coins|rewards?|my keep))|"
        rf"\b(?:anything|nothing|something|somewhere|not) (?:below|under|above|over|between|around|near|"
        rf"less than|more than|in the) {_BARE}|"
        rf"\b(?:land|lands|accept|take|settle|live|happy|fine|start|sign|agree|end up|come)(?: (?:at|around|"
        rf"about|for|with|on|to|near|roughly))+ {_BARE}|"
        rf"\b(?:pays?|paying|makes?|making|accept|take) (?:me |him |her |about |around )?{_BARE}|"
        rf"\b{_SUM} (?:would|will|could|might|is|was) (?:be |have been )?(?:fine|ok|okay|enough|good|great|"
        rf"low|too (?:low|little|high|much)|tight|(?:my|the|their|her) "
        r"(?:min|minimum|max|maximum|floor|ceiling|top)|acceptable|realistic|possible|a step)|"
        r"\b(?:match|matches|matched) (?:the |my |their )?(?:pension|401k|salary|"
        r"pay|offer|bonus)\b|\bplus (?:a|the) car\b|\bcar allowance\b",
    ),
    # "I am on 58 now and want 66", "105 is the most they could stretch to", "my rate", "25 % hike"
    sign(
        _PAY,
        "on want wanted most least stretch rate hike increment raise negotiable negotiate haggle more",
        rf"\bi(?:'m| am| was)? (?:currently |now )?(?:on|at) {_BARE}|\bi(?:'d| would)? (?:want|wanted|like|"
        rf"need|needed) {_ABOUT}{_BARE}|\band (?:want|need|expect|ask for) {_BARE}|"
        rf"\b{_SUM} (?:is|was|would be) the (?:most|least|max|maximum|minimum|end|top|highest|lowest)\b|"
        rf"\bstretch(?:ed)? (?:to|up to) {_BARE}|\b(?:my|daily|hourly|her|his) rate "
        r"(?:is|was|of|would|had|has)\b|\d ?% (?:hike|increment|raise|more than i|on top of my|above my|"
        r"over my)|\bhaggl\w+",
    ),
    sign(
        _PAY,
        "what how",
        r"\b(?:asked|ask|wants to know|wanted to know|know|told (?:him|her|them)) (?:me )?(?:what|"
        r"how much) i (?:make|earn|get|want|expect|am on|was on|made|earned)\b|\bwhat (?:they|others|people|"
        r"the others) earn\b",
    ),
    sign(
        _PAY,
        "sign h hr hour",
        r"\d\s?k? sign[- ]?on\b|\bsign[- ]?on (?:bonus|money|fee|of)\b|\brate\b.*\b\d{2,3}\s?(?:/|per |"
        r"an? )\s?(?:h|hr|hour)\b",
    ),
    # Perks and papers
    sign(
        _PAY,
        "pay payslip payslips paystub paystubs paycheck paychecks",
        r"\b(?:my|last|recent|latest|two|three|his|her|current|old|send|for|want\w*|need\w*|"
        r"show\w*) (?:\w+ )?pay[- ]?(?:slips?|stubs?|checks?)\b",
    ),
    sign(
        _PAY,
        "relocation vacation holiday holidays leave pto urlaub ferie days",
        r"\brelocation (?:package|costs?|budget|bonus|support|allowance|help|paid|covered|payment)|"
        r"\b\d\d days?(?: of| paid)* (?:vacation|"
        r"holidays?|leave|pto|urlaub|ferie|annual)|\b(?:vacation|holidays?|annual leave|pto|urlaub|"
        r"rtt)\W+\d\d?\b(?: days?)?",
    ),
)
