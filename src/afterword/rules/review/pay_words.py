"""The words for pay, amounts of money and other offers in the sense in which rule L2 means them."""

import re

from afterword.rules.review.hinted import HintedTable, hinted

_PAY = (
    hinted(
        "salar", r"\bsalar(?:y|ies)\b(?! (?:prediction|dataset|data|model|api|service|table|column|engine))"
    ),
    hinted("remunerat", r"\bremunerat\w+"),
    hinted("wage", r"\bwages?\b(?! (?:data|service|file|run|model|calculat\w+))"),
    hinted("rsu", r"\bRSUs?\b"),
    hinted("401", r"\b401\(?k\)?"),
    hinted("ote", r"\bOTE\b"),
    hinted("vesting", r"\bvesting\b"),
    hinted(
        "compensation",
        r"\b(?:financial |total |fair |better |higher |competitive |base |annual |the |your |"
        r"my )?compensation\b",
        r"(?! (?:logic|handler|step|action|flow|pattern|saga|transaction|event|job|service|path|code|"
        r"strategy))",
    ),
    hinted(
        "total comp|the comp|your comp|my comp|base comp|comp package|comp range|comp expectation",
        r"\b(?:total|the|your|my|base) comp\b(?! sci)|\bcomp (?:package|range|expectations)\b",
    ),
    hinted(
        " pay",
        r"\bpay (?:range|rise|raise|package|cut|expectations?|grade|band|scale|is|was|increase|bump|"
        r"question|slip)\b|",
        r"\b(?:the|my|your|base|better|higher|more|current|starting) pay\b",
        r"(?!\w| (?:period|wall|per view|as you go|run|attention))|",
        r"\bpays? (?:me|better|well|more than|less than)\b|\bpay you\b|\bhow much (?:you|they) pay\b|",
        r"\b(?:what|how much) (?:it|the (?:role|job|position)) pays\b",
    ),
    hinted(
        " pay",
        r"\b(?:what|how much) (?:does|would|will|do|did) (?:you|it|(?:the|this|your) (?:\w+ )?"
        r"(?:role|position|job|post|team|company|work))(?: \w+)? pay\b",
    ),
    hinted("pay ", r"^pay (?:range|rise|raise|package|expectations?)\b"),
    hinted(
        " paid",
        r"\b(?:get|got|getting|be|being|am) paid\b(?! a )|\bpaid (?:me|more|better|less|well)\b",
        r"(?! (?:attention|heed|regard|respect|for itself|visits?))",
    ),
    hinted(
        " bonus",
        r"\b(?:sign(?:ing)?[- ]on|signing|annual|yearly|retention|performance|joining|cash|my|"
        r"a \d+ ?%) bonus(?:es)?\b|",
        r"\bbonus (?:of|scheme|target|plan)\b",
    ),
    hinted(" option", r"\b(?:stock|share) options?\b"),
    hinted(
        "equity",
        r"\b(?:my |your |the |some |more |offer |plus )?equity\b(?<!diversity, equity)",
        r"(?! (?:trading|research|markets?|derivatives|desk|data|risk|products?|orders?|prices?|audit|"
        r"and inclusion|",
        r"crowdfunding))",
    ),
    hinted(" rate", r"\b(?:day|daily|hourly) rate\b(?! of| limit)|\brate expectations?\b"),
    hinted(
        " package",
        r"\b(?:benefits|relocation|severance|total|salary|pay) package\b(?! (?:manager|size|count))",
    ),
    hinted("relocation", r"\brelocation (?:costs?|allowance|support|budget)\b"),
    hinted(
        " raise",
        r"\b(?:a|my|any|the next) (?:pay )?raise\b(?! (?:statement|exception|call|clause|on|of|in|for|an|"
        r"the|a)\b)",
    ),
    hinted(
        "negotiat",
        r"\bnegotiat\w+ (?:(?:the|my|an?|your|our|on|about) )*",
        r"(?:offer|salary|terms|package|pay|contract|number|bonus|compensation)\b",
    ),
    hinted("vacation|holiday|pto", r"\b(?:vacation|holiday|PTO) (?:days|allowance)\b"),
    hinted(
        "need|want|expect|ask",
        r"\bI(?:['’]d| would)? (?:need|want|expect|have to ask for|ask for|be asking for) "
        r"(?:at least |a minimum of |around |about |no less than )?\d{2,3}[.,]?\d{3}"
        r"(?= (?:to (?:move|leave|switch|join|come|change|accept|consider)|a year|per year|gross|for (?:this|the) "
        r"(?:role|job|position))|[.;!?])",
    ),
    hinted("i earn|i make|currently", r"\bI (?:currently )?(?:earn|make) (?=[$€£\d])"),
)

PAY = HintedTable(_PAY)

SIGNS = "$€£¥₹₽₩₪₴"
CODES: tuple[str, ...] = (
    "USD",
    "EUR",
    "GBP",
    "SEK",
    "NOK",
    "DKK",
    "CHF",
    "CAD",
    "AUD",
    "NZD",
    "INR",
    "PLN",
    "JPY",
    "SGD",
)
CODES += ("HKD", "CZK", "HUF", "RON", "ILS", "BRL", "ZAR")
_CODES = rf"(?:{'|'.join(CODES)})"
_UNITS = (
    r"(?:euros?|dollars?|pounds?|quid|kronor|kroner|kr|francs?|rupees|yen|yuan|reais|zloty|z[łl]|lakhs?|"
    r"lpa|"
    r"bucks)"
)
# One of these, or a sign, or a letter beside a digit is in each text with an amount.
_UNIT_NAMES = (
    "euro euros dollar dollars pound pounds quid kronor kroner kr franc francs rupee rupees yen yuan reais zloty zl zł "
    "lakh lakhs lpa bucks gross net thousand k m"
)
UNIT_WORDS = frozenset(_UNIT_NAMES.split()) | frozenset(code.lower() for code in CODES)
_MORE_DIGITS = r"(?:[\d.,\u00a0\u202f ]{0,12}\d)?"
_NUMBER = rf"\d{_MORE_DIGITS}"
AMOUNT_AFTER_SIGN = re.compile(
    rf"(?i:(?:US|CA|AU|C|A)?[{SIGNS}]\s?{_NUMBER}(?:\s?(?:k|m|mn|bn|thousand|million|lakhs?))?\b)"
)
AMOUNT_AFTER_CODE = re.compile(rf"\b{_CODES}\s?{_NUMBER}\s?[kKmM]?\b")
# What may not stand before them is asked after the first digit: so the search leaps from one to the next.
AMOUNT = re.compile(
    rf"\d(?<![\w.]\d)(?:{_MORE_DIGITS}(?:\s?[kKmM]| thousand)?\s?(?:[€£₹]|{_CODES}\b|"
    rf"(?i:{_UNITS})\b)(?! of (?:memory|disk))|"
    r"\d{1,2}\s?[kK](?:\s?(?:-|–|to)\s?\d{2,3}\s?[kK])?"
    r"(?= (?:base|gross|net|plus|a year|per year|per annum|annually|p\.a\.|OTE|total|salary|yearly|"
    r"all[- ]in)\b)|"
    r"\d?[.,]\d{3}\s(?:gross|net|a month gross|per annum)\b)"
)
BARE_THOUSANDS = re.compile(r"\d(?<![\w.$€£]\d)\d{1,2}\s?[kK]\b(?!\s+[a-z]*(?:s|ps|req|rps|qps)\b)")

WAGE_SENSE = re.compile(
    r"\b(?:earn\w*|salar\w+|paid|pay|pays|offer(?:ed|s)?|expect(?:ation|ations|ing)?|asking|ask|"
    r"looking for|"
    r"hoping for|compensation|base|package|rate|raise|negotiat\w+|I make|I currently make|my range|minimum|"
    r"at least|target(?:ing)?)\b",
    re.IGNORECASE,
)
SYSTEM_SENSE = re.compile(
    r"\b(?:bill|bills|costs?|spend|spending|spent|budget|sav(?:e|ed|es|ing|ings)|cloud|AWS|GCP|Azure|"
    r"revenue|"
    r"volume|transactions?|payments?|fraud|invoices?|orders?|customers?|licen[cs]es?|infrastructure|infra|"
    r"waste|wasted|loss(?:es)?|ledger|accounts?|checkout|cart|refunds?|market|funding|raised|turnover|ARR|"
    r"brought|cut|reduced|lowered|shaved|halved|dropped|fell|outage|processed|processes|settles?|trades?|donations?)\b",
    re.IGNORECASE,
)

_SOME = (
    r"(?:an|another|other|two|three|several|multiple|second|different|written|formal|better|strong|"
    r"existing|"
    r"current|pending)"
)
_OTHER = (
    hinted(
        "offer|counteroffer",
        r"\bcounter[- ]?offers?\b|\bcompeting offers?\b|\boffers? (?:in hand|on the table|deadline|"
        r"elsewhere)\b|",
        r"\bexploding offer\b|",
        rf"\b{_SOME} (?:(?:job|written|formal|competing|standing|signed|good|great|attractive|better|"
        rf"outside) )*offers? ",
        r"(?:from|at|with|by|elsewhere|that expires|which expires|expiring|I|already|to consider)\b|",
        r"\b(?:another|other|a competing|a second|two other|several other) (?:job )?offers?\b",
        r"(?! (?:letters? template|endpoints?|types?|service))|",
        r"\b(?:have|had|received|got|hold|holding|weighing|considering|expecting|accepted|declined|"
        r"deciding on) ",
        r"(?:an|a|another|two|three|several|multiple) (?:\w+ ){0,2}offers?\b(?! (?:service|api|engine|"
        r"page|help|to))|",
        r"\boffers? from (?-i:[A-Z])\w+|",
        r"(?<!\byou )(?<!you have )(?<!you['’]ve )\b(?:made|extended|given|gave) me (?:an|a|"
        r"their) (?:\w+ ){0,2}offer\b",
    ),
    hinted(
        "interviewing|interviewed|interviews|interview with|interview at|interview for",
        r"\binterview\w* (?:with|at|for) (?:(?:a |an |the )?(?:few|couple of|number of) )?",
        r"(?:(?:(?:several|two|three|multiple|some) )?(?:other|another|different)\b"
        r"(?: compan\w+| employers?| teams?| firms?)?|"
        r"(?:several|two|three|multiple|some) (?:compan\w+|employers?|firms?)\b)(?! of you)|",
        r"\b(?:compan\w+|employers?|firms?) (?:that )?I(?: am|['’]m) (?:also )?interviewing\b",
    ),
    hinted(
        "another interview|other interviews|more interviews",
        r"\bI(?:['’]ve| have)(?: got)? (?:another|two other|some other|"
        r"several other|(?:two|three|a few) more) interviews? "
        r"(?:next|this|on|tomorrow|later|lined|coming|scheduled)\b(?![^.!?\n]{0,30} with (?:you|your|\w+ from your)\b)",
    ),
    hinted(
        "process",
        r"\b(?:other|another|several|two|few|multiple|parallel) ",
        r"(?:interview|hiring|recruit(?:ing|ment)|application|selection) process(?:es)?\b|",
        r"\b(?:am|I['’]m|me) (?:also |currently |still )*(?:in|far along in|at the end of|finishing) ",
        r"(?:the (?:final|last|late) (?:stage|round)s? (?:of|with|at|in) )?",
        r"(?:another|other|two other|three other|several other|several|a few other|"
        r"few other) (?:\w+ )?process(?:es)?\b",
    ),
    hinted(
        "my other",
        r"\bmy other (?:process(?:es)?|options?|interviews?|applications?|opportunit\w+|conversations)\b",
    ),
    hinted(
        "final round|final stage|final interview|last round|last stage|last interview",
        r"\b(?:final|last) (?:round|stage|interview)s? ",
        r"(?:elsewhere|(?:with|at|of) (?:another|other|a different|two other|one of your competitors))\b(?! (?:error|"
        r"tests?|fail\w*|of you))",
    ),
    hinted(
        "other compan|other employer|other team|other firm|other startup",
        r"\b(?:far along|well along|final|late|last|advanced) (?:stages? |rounds? )?(?:with|at) ",
        r"(?:an|a few |two |several )?other (?:compan\w+|employers?|firms?|startups?)\b|",
        r"\b(?:talking|speaking|in talks|in conversation|in discussions|in touch|signed|signing) (?:to|"
        r"with) ",
        r"(?:a few |several |two |some |three )?(?:other|another) (?:compan\w+|employers?|teams?|firms?|"
        r"startups?)\b|",
        r"\b(?:other|another) (?:company|employer|firm|startup)s? ",
        r"(?:wants?|made|offered|needs? an answer|expects? an answer|gave|moved (?:fast|quick)\w*|"
        r"keeps? calling)\b",
    ),
    hinted(
        "other",
        r"\b(?:I am|I['’]m|I was|I have been|I['’]ve been|I have|I['’]ve) (?![^.!?\n]{0,60}\b(?:work|built|shared|"
        r"integrat|compar|migrat|maintain|support))[^.!?\n]{0,50}?\bwith (?:an?|one|two|three|four|several|some|"
        r"(?:a )?few|a couple of) other (?:compan(?:y|ies)|employers?|firms?|mobs?|outfits?|shops?|places|startups?|"
        r"organi[sz]ations?)\b",
    ),
    hinted("elsewhere", r"\bopportunit(?:y|ies) elsewhere\b"),
)
OTHER = HintedTable(_OTHER)
