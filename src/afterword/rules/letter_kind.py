"""What kind of letter a text is, where nobody said: a first thank-you, or one of those that come later."""

import re

from afterword.letters.letter import LetterKind

# In this order: a withdrawal that mentions the follow-up is a withdrawal.
_SIGNS = {
    LetterKind.WITHDRAWAL: (
        r"withdraw\w* .{0,40}\b(?:application|candidacy|process|consideration)\b",
        r"withdraw from\b",
        r"out of (?:the running|consideration|the process)\b",
        r"(?:decided|chosen|like|prefer) not to (?:\w+ )?(?:pursue|continue|proceed|go (?:on|ahead|further))\b",
        r"I(?:['’]ve| have) (?:just |now )?accepted (?:a|an|another) (?:\w+ ){0,3}(?:position|role|job|post|place)\b",
        r"(?<!a )(?:step|stepping|stepped) (?:away|back|aside|down) from\b",
        r"(?:take|taking|took|remove|removing|withdraw\w*) (?:my name|myself) (?:out|off|from)\b",
        r"(?:bow|bowing|drop|dropping|pull|pulling) out\b",
        r"(?:take|strike|cross|remove) me (?:off|from)\b",
        r"cancel (?:my|the|our) (?:\w+ )?(?:interview|application|meeting|second round|next round)\b",
        r"decided to (?:stay|remain)\b",
        r"consider my application\b.{0,60}\b(?:closed|withdrawn)\b",
        r"(?:signed|gone|going|start|starting) with (?:another|a different) (?:company|firm|employer|team)\b",
        r"no longer (?:available|looking|a candidate|able to (?:take|join))\b",
        r"accept(?:ed)? (?:a|an|another|the) (?:\w+ ){0,2}(?:elsewhere|(?:at|with) another|(?:from|with) a different)",
    ),
    LetterKind.REJECTION_REPLY: (
        r"for letting me know\b",
        r"(?:went|going) with another\b",
        r"decided against\b",
        r"keep me in mind\b",
        r"hoped for (?:a (?:different|better)|another|better) (?:outcome|news|answer|result)",
        r"considered for (?:a |other |another |future |any )+(?:\w+ )?(?:vacanc|role|position|post|opening|opportunit)",
        r"(?:did not|didn['’]t) work out\b",
        r"I(?: am|['’]m| was) (?:\w+ )?disappointed\b",
        r"(?:naturally|of course|while|although),? (?:I am |I['’]m )?disappointed\b",
        r"(?:another|other|stronger) candidates? (?:was|were|had|has|who)\b",
        r"(?:understand|respect|accept|explained) (?:your|the) (?:decision|reasons)\b",
        r"not (?:quite )?the (?:one|answer|news|result|outcome|e?-?mail) (?:that )?I(?:['’]d| had| was)? "
        r"(?:hop|want|wish)",
        r"(?:that['’]s|that is|what) (?:\w+ )?(?:a pity|a shame|sad news|disappointing)\b",
        r"(?:somebody|someone|the person|the one|whoever|who) (?:that |whom )?you(?:['’]ve| have)? "
        r"(?:chose|chosen|hired|picked|selected|took|appointed)\b",
        r"(?:may|might|can|could|would|will|to|shall) (?:\w+ )?apply again\b",
        r"where I fell short\b",
        r"if (?:a|an|another|something|anything)(?: \w+){0,3} "
        r"(?:(?:opens|comes|turns|crops) up|comes along|becomes free)\b",
        r"if (?:a|an|another) (?:\w+ )?(?:role|position|seat|post|place|vacancy) (?:opens|comes|becomes)\b",
        r"for (?:the|your|giving me) (?:\w+ )?(?:honest|candid|clear|open|real) reasons?\b",
        r"(?:please )?(?:think|thought) of me\b",
        r"for (?:saying why|telling me (?:yourself|why|so))\b",
        r"ask(?:ing)? (?:you|anyone|anybody) to reconsider\b",
        r"let(?:ting)? me down\b",
        r"(?:sorry|sad) not to be (?:joining|working)\b",
        r"(?:sorry|sad) to (?:read|hear|get|receive|see) (?:your|the|this) "
        r"(?:message|news|decision|answer|letter|e-?mail)\b",
        r"I (?:do |very much |really |of course )?regret (?:the|your|that) (?:decision|answer|news|you)\b",
        r"(?:of course|although|while|naturally),? I regret\b",
        r"I(?:['’]d| would) have (?:\w+ )?(?:liked|loved|enjoyed) (?:to work|working|to join|joining|to be part)\b",
        r"gave me (?:the|your|a) reasons?\b",
        r"you (?:chose|picked|went with) (?:someone|somebody|a (?:candidate|person)) "
        r"(?:with|who|whose|closer|better)\b",
    ),
    LetterKind.OFFER_REPLY: (
        r"thank you(?: so| very)?(?: much)? for (?:the|your|this) (?:\w+ )?offer\b",
        r"(?:read|sign|study|consider) (?:through )?the (?:contract|offer)\b",
        r"you (?:will|shall|['’]ll) have my (?:answer|decision|reply)\b",
        r"(?:the|your|this) offer,? (?:which )?(?:arrived|came|reached)\b",
        r"(?:pleased|happy|glad|delighted|thrilled|honou?red|proud|touched) that you "
        r"(?:want|would like|['’]d like|chose|have chosen|picked) me\b",
        r"(?:could|may|can|might) I (?:have|take|get) (?:until|till|(?:a|one) (?:day|week)|a few days|some days)\b",
        r"(?:received|got|have) (?:the|your) contract\b",
        # "You expected to have an answer by Friday" waits for one.
        r"(?<!an )(?<!your )(?<!the )(?:reply|answer|respond|revert)(?: to you)?(?: with my (?:answer|decision))? by "
        r"(?:mon|tues|wednes|thurs|fri)day\b",
        r"made my (?:day|week|month|year)\b",
        r"for offering me\b",
        r"I(?:['’]m| am) (?:\w+ )?(?:pleased|happy|glad|delighted|thrilled|honou?red|proud) to (?:\w+ )?"
        r"(?:accept|say yes)\b",
        r"(?:accept(?:ing)?|declin(?:e|ing)|turn(?:ing)? down) (?:the|your|this) (?:\w+ ){0,2}offer\b",
        r"(?:declin(?:e|ing)|turn(?:ing)? down) (?:the|your|this) (?:\w+ ){0,2}(?:position|role|job|post)\b",
        r"before I (?:say yes|sign|accept|answer|commit)\b",
        r"(?:give|let) you (?:have )?(?:my|an|a firm|a final) (?:\w+ )?(?:answer|decision)\b",
    ),
    LetterKind.CORRECTION: (
        r"\A[^\n]*\b(?:mistake|correction|corrected|erratum|I was wrong)\b",
        r"my (?:earlier|previous|last) (?:e?-?mail|note|letter)\b.{0,60}\b(?:wrong|mistake|misspel|error)",
        r"gave you (?:a |an |the )?(?:wrong|incorrect|bad|poor|muddled|incomplete|misleading)\b",
        # "I said that it locks the table. It does not:"
        r"I (?:said|told you|claimed|stated|answered) [^.\n]{4,120}\. "
        r"(?:It|That|This|They|In fact|Actually|By default)\b[^.,\n]{0,20}(?:\bnot\b|n['’]t\b|\bwrong\b)",
        r"(?:I was|what I said was|my answer was|that was) (?:wrong|mistaken|incorrect) (?:about|on|when|in|,)",
        r"I (?:misspoke|misremembered|mixed up)\b",
        r"(?:thing|one|answer|part|bit|something) (?:that )?I got wrong\b",
        r"I (?:got|had|quoted|gave) (?:an?|one|the|my|some|two|a couple of|that) (?:of (?:the|my) )?"
        r"(?:\w+ ){1,2}wrong\b",
        r"(?:that|which|what I (?:said|told you)) was (?:nonsense|not right|not true|wrong)\b",
        r"correction to (?:my|one of|what)\b",
        r"(?:like|want|wanted|need|have|must|should|let me|may I)(?: to)? correct "
        r"(?:one|an?|my|what|something|myself)\b",
        r"(?:one|a|small|little|quick|brief) (?:\w+ )?correction\b",
        r"(?<!started to )(?<!trying to )(?<!begun to )(?:set|put) (?:\w+ ){0,2}(?:straight|right)\b",
    ),
    LetterKind.FOLLOW_UP: (
        r"follow(?:ing)?[- ]?up (?:on|about|regarding|with you|to (?:my|our))\b",
        r"(?:checking|check|touching|touch) (?:in|base)\b",
        r"any (?:news|updates?)\b",
        r"(?:when we spoke|last time|in \w+) you expected\b",
        r"expected (?:a|to make a|to have a) decision\b",
        r"(?:last|only) (?:\w+ )?(?:you will|you['’]ll) hear from me\b",
        r"(?:whether|if|is|has|have|had) (?:\w+ ){1,3}any (?:progress|development)",
        r"anything new (?:about|on|regarding|with|to)\b",
        r"(?:have you|whether you (?:have|had)|if you (?:have|had)|been able to) (?:\w+ ){0,4}(?:a|any) decision\b",
        r"updates? on (?:the|your|my)\b",
        r"(?:not|haven['’]t|have not) heard\b",
        r"while you decide\b",
        r"status of (?:my|the)\b",
        r"(?:where|how) (?:things|matters) (?:stand|are (?:going|looking))\b",
        r"(?:I wrote|I e-?mailed|my (?:e?-?mail|note|letter))(?: \w+){0,4} (?:ago|last (?:week|month)|on \d)",
        r"(?:weeks|fortnight|days|month) since (?:we|I|you|my|our)\b",
        r"(?:last|only) time (?:that )?I (?:shall|will|['’]ll|am going to)\b",
        r"gone to (?:somebody|someone) else\b",
        r"(?:my|one|a|the) (?:second|third|fourth|fifth|last|final) (?:and (?:last|final) )?"
        r"(?:note|message|e?-?mail|nudge|reminder|word) (?:from me|on (?:this|the)|about)\b",
        r"this is my (?:second|third|fourth|fifth|last|final)\b",
        r"(?:role|position|job|post|vacancy)(?: \w+)? (?:has|is) (?:been |now |already )?"
        r"(?:filled|taken|on hold|closed)\b",
    ),
}
_PATTERNS = {
    kind: re.compile(r"\b(?:" + "|".join(signs) + ")", re.IGNORECASE) for kind, signs in _SIGNS.items()
}
# An offer or a message that came today is something else.
_THANKS_FOR_TODAY = re.compile(
    r"\bthank(?:s| you)\b(?![^.\n]{0,40}\b(?:offer|message|e?-?mail|letter|reply|answer|news)\b)[^.\n]{0,60}"
    r"\b(?:today|this (?:morning|afternoon|evening)|yesterday)\b",
    re.IGNORECASE,
)
# A subject that says so is believed, whatever day the letter thanks for.
_CORRECTS = re.compile(
    r"\s*(?:(?:re|aw|sv|antw)\s*:\s*)?(?:an? |one |my )?(?:\w+ )?(?:correction|corrected|erratum)\b",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"\s*(?:re|aw|sv|antw)\s*:", re.IGNORECASE)
_ANSWERS_AN_OFFER = re.compile(
    r"\s*(?:re|aw|sv|antw)\s*:[^\n]*\b(?:offer|(?:good|great|wonderful|happy) news|contract)\b", re.IGNORECASE
)
_THANKS = re.compile(r"\b(?:thank|grateful|appreciate)", re.IGNORECASE)
_THANKS_FOR_A_TALK = re.compile(
    r"\b(?:thank(?:s| you)|grateful|cheers)\b[^.!?\n]{0,40}"
    r"\b(?:time|talk|call|chat|conversation|interview|meeting|hours?|minutes|session|demo|welcome|visit|panel|tour|"
    r"(?:showing|walking|seeing|having) me|speaking|talking)\b",
    re.IGNORECASE,
)
_THANKS_FOR_AN_ANSWER = re.compile(
    r"\b(?:thank(?:s| you)|grateful)\b[^.!?\n]{0,25} for (?:(?:your|the) (?:\w+ )?"
    r"(?:answer|reply|message|e?-?mail|note|letter|news|response|decision|update)|"
    r"(?:writing|replying|answering|telling me|(?:coming|getting|writing) back))\b",
    re.IGNORECASE,
)
# Where no sign is sure, an answer is what most of its words speak of.
_WORDS = {
    LetterKind.REJECTION_REPLY: r"regret|disappoint\w*|pity|shame|sad(?:ly)?|hoped|chosen|chose|luck|success|future|"
    r"feedback|next time|another time|paths|unfortunately|sorry",
    LetterKind.OFFER_REPLY: r"offer|contract|accept\w*|sign(?:ed|ing|ature)?|start date|terms|delighted|conditions|"
    r"papers|paperwork|details",
    LetterKind.FOLLOW_UP: r"news|still|waiting|heard|weeks?|ago|update|status|timeline|timing|decided|decision|"
    r"deciding|nudge|view",
}
_SPEAKS_OF = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _WORDS.items()}
_SURE = 2
"""Different words, at least so many and more than for any other kind."""
_LONGEST_OPENING = 400
_LONGEST = 20_000


def see_kind(*, subject: str | None, body: str) -> LetterKind | None:
    """The kind that the text shows. A thank-you for today's talk is one whatever else it says. None where nothing
    tells."""
    if subject and _CORRECTS.match(subject):
        return LetterKind.CORRECTION
    if _THANKS_FOR_TODAY.search(body):
        return LetterKind.THANK_YOU
    body = body[:_LONGEST]
    text = f"{subject or ''}\n{body}"
    found = next((kind for kind, sign in _PATTERNS.items() if sign.search(text)), None)
    if found is LetterKind.FOLLOW_UP and subject and _thanks_for_an_update(subject, body):
        found = None
    if found in (None, LetterKind.FOLLOW_UP) and subject and _ANSWERS_AN_OFFER.match(subject):
        return LetterKind.OFFER_REPLY
    if found is not None:
        return found
    if _THANKS_FOR_A_TALK.search(_opening(body)):
        return LetterKind.THANK_YOU
    return _kind_of_answer(body) if subject and _ANSWERS.match(subject) else None


def _thanks_for_an_update(subject: str, body: str) -> bool:
    """ "Re: An update on your application" is their subject; whether it asks for news, the text must tell."""
    is_answer = _ANSWERS.match(subject) and _THANKS_FOR_AN_ANSWER.search(_opening(body))
    return bool(is_answer) and not _PATTERNS[LetterKind.FOLLOW_UP].search(body)


def _opening(body: str) -> str:
    """The greeting and the first paragraph."""
    return "\n".join(body.lstrip().split("\n\n", 2)[:2])[:_LONGEST_OPENING]


def _kind_of_answer(body: str) -> LetterKind | None:
    counts = {kind: len(set(map(str.lower, words.findall(body)))) for kind, words in _SPEAKS_OF.items()}
    likely = max(counts, key=lambda kind: counts[kind])
    is_sure = counts[likely] >= _SURE and sorted(counts.values())[-2] < counts[likely]
    if _THANKS_FOR_AN_ANSWER.search(_opening(body)):
        is_offer = is_sure and likely is LetterKind.OFFER_REPLY
        return LetterKind.OFFER_REPLY if is_offer else LetterKind.REJECTION_REPLY
    if is_sure:
        return likely
    return None if _THANKS.search(_opening(body)) else LetterKind.FOLLOW_UP
