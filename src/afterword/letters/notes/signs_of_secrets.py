"""What was told in confidence: what must not be told on, trouble of the company, who leaves it."""

from afterword.letters.notes.signs import NAME, WHO, Sign, sign
from afterword.letters.notes.values import PrivateKind

_SECRET = PrivateKind.SECRET
_ROLES = (
    r"(?:boss|manager|cto|ceo|cio|cfo|coo|vp(?: of \w+)?|director|head(?: of \w+)?|founder|co-?founder|owner|"
    r"team ?lead|tech lead|"
    r"lead|predecessor|"
    r"recruiter|chief|em|hm|architect|half (?:of )?the team|colleagues?)"
)
_SOMEBODY = rf"\b(?:s?he|{_ROLES}|{WHO})"
_TIMES = (
    r"(?=\s(?:in|soon|next|this|at|end|before|after|by|for good|because|too|the company|the firm|the team|"
    r"them)\b|\W*$|\s?[,.;])"
)
_MANY = (
    r"(?:two|three|four|five|six|several|half|some|many|most|a few|a couple of|too many|\d+|(?:of )?(?:their|"
    r"the|its|our))"
)

SECRET_SIGNS: tuple[Sign, ...] = (
    # "dont share", "asked me not to tell": said to the one who writes, not "services don't share state"
    sign(
        _SECRET,
        "don not never t",
        r"(?:^|[(,;:.!–—-]\s*|\b(?:please|pls|plz|but|said|better|best|me|to) )(?:do not|don't|never|"
        r"not to|must not|mustn't) (?:ever |to )?"
        r"(?:(?:mention|repeat(?! yourself)|quote|forward|pass on|bring up|tell)\b(?! apart)|(?:share|say|"
        r"write|put|name|"
        r"use|talk about)(?=\W*$|[ ,](?:this|that|"
        r"it|with any|with hr|with the|with others|yet|anything|any of|outside|externally|in the|in my|to any|"
        r"so|who|why|how|names?|about)\b))"
        r"|\b(?:asked|told|begged|wanted) (?:me|us) not to\b|\bnot to (?:tell|mention|repeat)\b",
    ),
    sign(
        _SECRET,
        "should supposed meant allowed shouldn",
        r"\bshould(?: not|n't) (?:really )?have (?:told|said|mentioned|shared|shown|known|heard|asked|talked)|"
        r"\b(?:supposed|meant|allowed) to "
        r"(?:tell|mention|say|know|share|talk about|disclose|show me|hear)\b(?=.*\b(?:me|that|this|it|yet)\b|\W*$)",
    ),
    sign(
        _SECRET,
        "keep kept hush",
        r"\bke(?:ep|pt) (?:(?:that|this|it|all|everything|things) )?(?:very |strictly |a bit )?(?:quiet|"
        r"private|secret|confidential|hush|to (?:my|your|our|him|her)"
        r"sel(?:f|ves)|between|under wraps|under (?:my|your) hat|off the)\b|\bhush\b",
    ),
    # money of the company, its customers, its sale
    sign(
        _SECRET,
        "funding series seed investor* raising cash money bankrupt* insolven* acquired bought sold takeover "
        "merger ipo redundan* "
        "cutting headcount investors",
        r"\b(?:funding|series [a-f]|seed round|investors?)\b.{0,24}\b(?:clos(?:es?|ing|ed)|runs? out|ran out|"
        r"running out|f[ae]ll(?:s|ing)? through|"
        r"dr(?:y|ied) up|not safe|left|pull(?:ed|ing)? out)\b|\braising (?:a round|money|capital|their|"
        r"series)|\bout of (?:money|cash|funding)\b|"
        r"\bcash (?:is tight|problems?|trouble|crunch)|\bbankrupt\w*|\binsolven\w+|\b(?:to be|being|get|"
        r"getting|been|gets) (?:acquired|bought|sold|"
        r"taken over|shut down)\b(?! (?:from|online|as))|\btakeover\b|\bmerger (?:with|is|talks|planned|next|"
        r"soon)|\bipo\b(?=.*\b(?:plan\w*|next|soon|in|this)\b)|\bmade redundant\b|"
        r"\bredundancies (?:in|are|coming|planned|next|this)|\bcutting (?:jobs|staff|headcount|people|half)|"
        r"\bheadcount (?:freeze|cut|is frozen)",
    ),
    # "lost their biggest customer", "losing people"
    sign(
        _SECRET,
        "lost losing loses",
        r"\b(?:lost|losing|loses) (?:(?:their|its|the|a|an|our|one of (?:their|the)) )?(?:(?:biggest|largest|"
        r"main|key|major|best|important|top|only|"
        r"second[- ]\w+) )+(?:customer|client|account|investor|contract|partner|deal)s?\b|\blost (?:a|"
        r"one) (?:client|customer|investor|deal)\b|"
        rf"(?<!without )\blos(?:t|ing) (?:{_MANY} )*(?:good |senior |key |of |the )*(?:people|ppl|engineers?|"
        rf"devs?|developers?|staff|colleagues|seniors|team members|members|testers|"
        r"designers|admins|the team)\b",
    ),
    # "Aoife is leaving in the autumn", "why Anna quit"
    sign(
        _SECRET,
        "walked leaving leaves leave quit quits quitting resigned resigns resigning resign retires retiring stepping "
        "notice left go sacked fired",
        rf"{_SOMEBODY}(?: is|'s| are| will be| was| might be| wants to be)? (?:also |probably |apparently |"
        rf"secretly )*(?:(?:leaving|leaves|will leave|"
        rf"wants to leave|may leave|might leave){_TIMES}|quit\b|quits\b|quitting|resign(?:s|ed|ing)\b|"
        rf"about to (?:leave|quit|resign|go)\b|stepping down|"
        r"handed in|got (?:sacked|pushed)|(?:was |been )?(?:let go|pushed out|sacked|walked out|walks out))|"
        rf"\bwhy {WHO} (?:quit|left|leaves|resigned|went|is leaving)\b|\b(?:people|everybody|everyone|"
        rf"engineers|devs|seniors|colleagues|women|half the team) "
        r"(?:are |is |keep |keeps )(?:leaving|quitting)",
    ),
    sign(
        _SECRET,
        "stay stays stayed turnover attrition",
        r"\b(?:nobody|no ?one|none|people|women|men|engineers|devs|juniors|seniors|managers|they|leads|don't|"
        r"not|never|hardly anyone|nobody ever) "
        r"(?:(?:do|does|did)(?: not|n't) |never |not |hardly |rarely |really |usually |ever )*stay(?:s|"
        r"ed)?\b[^.]{0,14}\b(?:long|longer|more than|years?|months?|past)\b|"
        r"\b(?:high|staff|big|huge|employee|team|bad) turnover\b|\bturnover (?:is|was) (?:high|bad|crazy|huge|"
        r"terrible)|\battrition\b(?! (?:model|predict|risk|data)\w*)",
    ),
    sign(
        _SECRET,
        "founder* cofounder* owners partners management board managers directors leads brothers",
        r"\b(?:co-?founders?|founders?|owners|partners|management|board|managers|directors|leads|"
        r"brothers)\b(?: \w+){0,2} (?:fight\w*|fought|argu\w+|fell out|falling out|at "
        r"war|hate|clash\w*|split(?:ting)? up|(?:do not|don't|doesn't) (?:talk|speak|agree|get)|sue\w*|"
        r"su(?:ed|ing))\b",
    ),
    # what is to end, whom they want to be rid of, who looks into them
    sign(
        _SECRET,
        "killed closed close closes closing axed scrapped dissolved cut sold shut wound",
        r"\b(?:product|project|team|office|department|site|branch|business|plant|division|unit|company|"
        r"startup|contract|programme|program)(?:s)? (?:gets?|will(?: soon)? be|is (?:being|to be|"
        r"going to be|about to be)|are (?:being|to be)|might be|may be) (?:killed|closed|cut|axed|scrapped|"
        r"sold|dissolved|shut|wound)\b|\bclos(?:e|es|ing) (?:down )?(?:the|their|its|our|one|two) "
        r"(?:\w+ )?(?:office|site|branch|plant|location|team|studio|lab|factory|department|shop)s?\b",
    ),
    sign(
        _SECRET,
        "replace replaced fire firing sack oust rid out demote",
        rf"\b(?:replace|fire|firing|sack|oust|get(?:ting)? rid of|push(?:ing)? out|demote) (?:the |their |"
        rf"her |his |our |my )?(?:old |current )?(?:{_ROLES}|half the team|{WHO})\b",
    ),
    sign(
        _SECRET,
        "audited investigated sued fined raided fraud embezzl* brib* whisper* slip voice doors treat ears "
        "tribunal court",
        r"\b(?:being|got|get|is|are|was|were|been) (?:audited (?:for|by)|investigated|sued|fined|raided)\b|"
        r"\btax fraud\b|\bfor fraud\b|\bembezzl\w+|\bbrib(?:e|ed|ery|es)\b|\bwhisper(?:ed|s|ing)?\b|"
        r"\blet (?:it )?slip\b|\blowered (?:her|his|their) voice|\bbehind closed doors\b|"
        r"\btreat\b.{0,40}\bas (?:internal|confidential|secret|private)\b|\b(?:my|your|our) ears\b|"
        r"\b(?:labour|employment) (?:tribunal|court)\b",
    ),
    # how the firm does, and what is only whispered of it
    sign(
        _SECRET,
        "revenue profit sales margins share stock red rumour* rumor* burning strike know ransom "
        "hacked breached missed loss losses quit left leaving gone "
        "resigned fired myself yourself ourselves",
        r"\b(?:revenue|profits?|sales|margins?|share price|stock(?: price)?) (?:fell|drop\w*|collaps\w*|"
        r"is down|are down|went down|tank\w*|halved|crash\w*)|\bin the red\b|\bprofit warning|\brumou?rs?\b|"
        r"\bburning (?:money|cash)|\b(?:on|to) strike\b(?! (?:a|the))|\b(?:nobody|no one|"
        r"not to|never to) (?:else )?(?:is |are |should |may |must |supposed |allowed )*(?:to )?know(?:s|"
        r"n)?\b(?=\W*$|"
        r" (?:yet|about (?:it|this|that)\b))|"
        r"\bpaid (?:the |a )?ransom\b|\b(?:got|were|was|been) (?:hacked|breached|phished)|"
        r"\bmissed (?:their|its|the) (?:targets?|numbers|forecast)|\bke(?:ep|pt)\b.{0,32}\bto "
        r"(?:myself|yourself|ourselves)|\b(?:half|quarter|third|most|part|many|much|some|\d+ ?%) of (?:the|"
        r"their) (?:team|staff|people|engineers|company|department|devs|seniors) (?:has |have |is |are |was |"
        r"were |\w+ly )*(?:quit|left|leaving|gone|resigned|let go|fired|sacked)\b",
    ),
    sign(
        _SECRET,
        "market probation notice here writing",
        r"\b(?:drop|leave|exit|quit|give up|pull(?:ing)? out of|leaving|exiting|dropping) the \w+ market\b|"
        r"\bon probation\b|\bgiv(?:en|es|ing|e) notice\b|\bgave notice\b|\b(?:this|that|it) stays (?:here|"
        r"between|in this|with)|"
        r"\b(?:not|don't put|never) (?:it |this |that )?in writing\b",
    ),
    sign(
        _SECRET,
        "quit left resigned leaving lost",
        r"\b(?:one|two|three|four|five|six|several|many|some|\d+) (?:\w+ )?(?:devs?|developers?|engineers?|"
        r"people|ppl|colleagues|seniors?|managers|testers|designers|admins|leads) (?:have |has |just |"
        r"already |are )*"
        rf"(?:quit|left (?=since|last|this|over|because|after|within|recently|in a|us)|resigned|leaving)\b|"
        rf"\blost (?:the |"
        rf"their )?{NAME} (?:account|contract|deal|client|business|mandate)\b",
    ),
    # somebody, not an alert
    sign(
        _SECRET,
        "fired sacked",
        r"(?<!\bi )(?<!alert )(?<!alerts )(?<!event )(?<!events )(?<!hook )(?<!hooks )(?<!trigger "
        r")(?<!triggers )(?<!request )(?<!requests )(?<!rule )(?<!rules )"
        r"\b(?:was|were|got|been|be|gets|is|are being) (?:just |almost |nearly )?(?:fired|sacked)\b(?! (?:by|"
        r"on|when|twice|off|for (?:every|each))\b)",
    ),
    sign(
        _SECRET,
        "unofficially private announced announce announces public official wraps sued suing lawyers",
        r"\bunofficially\b|\bin private\b(?! (?:network|subnet|cloud|repo|key|link|channel|beta|vpc|cluster|"
        r"registr|data)\w*)|\bnot (?:yet )?(?:announced|official)\b|\b(?:before|until) "
        r"(?:it|this|that|they|the \w+) (?:is |was |gets |has been |have )?announce\w*|\bunder wraps\b|"
        r"\b(?:being |getting |got |was |were )(?:sued|investigated)\b|\bsuing\b",
    ),
)

HUSH = sign(
    _SECRET,
    "keep don not between record confidential should shouldn private secret share tell hush public",
    r"^\W*(?:(?:and|but|so|please|pls|she|he|they|i|it|is|was|that|this|said|all|strictly|of course|"
    r"again) )*(?:keep (?:that|this|it|quiet|private|secret)\b|(?:do not|don't) "
    r"(?:share|mention|tell|repeat|say)\b(?! (?:the|my|his|her) \w+ \w+)|between (?:us|you and me)|"
    r"off the record|(?:strictly )?confidential|in confidence|(?:should not|"
    r"shouldn't) have (?:told|said|mentioned)|not public|secret\b|hush|not to (?:share|tell|repeat|mention))"
    r"(?:\W+(?:that|this|it|me|us|you|any\w+|please|pls|i|guess|though|ok|okay|yet|of|course|to|with|for|now|"
    r"quiet|private|secret|stuff|part|one|obviously|"
    r"probably|right))*\W*$",
)
"""A remark that means what stands before it, such as "keep that quiet"."""
