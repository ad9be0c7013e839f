"""The words by which an interview is known, in the languages in which invitations come."""

import re

# An interview for a job. Where a language uses one word for press and job (entrevista), the context decides
# later.
INTERVIEW = re.compile(
    r"\b\w{0,14}interview(?:s|ing|er|ers)?\b|vorstellungsgespr|bewerbungsgespr|jobinterview|"
    r"kennenlerngespr|\bentretien\b|"
    r"\bentrevista\b|\bcolloquio\b|sollicitatiegesprek|\bintervju|anställningsintervju|jobsamtale|"
    r"jobbintervju|"
    r"ansættelsessamtale|haastattelu|rozmow\w+ (?:kwalifikacyjn|rekrutacyjn|o prac)|\bpohovor|"
    r"állásinterjú|\binterjú\b|"
    r"собеседовани|интервью|співбесід|\bmülakat|iş görüşmesi|συνέντευξη|ראיון|مقابلة|مصاحبه|साक्षात्कार|"
    r"面接|面談|面试|面試|"
    r"면접|인터뷰|สัมภาษณ์|phỏng vấn|\bwawancara\b|\btemu duga\b|\binterviu\b|\bintervija|\bintervjuu|"
    r"razgovor za posao",
    re.I,
)
STAGE = re.compile(
    r"\b(?:phone|recruiter|technical|tech|hr|initial|video|hiring manager|coding) screen(?:ing)?\b|"
    r"\bscreening (?:call|interview)\b|"
    r"\bhiring manager (?:call|chat|round|conversation)\b|\bon-?site (?:loop|round|day)\b|"
    r"\bsystem design\b|\blive coding\b|"
    r"\bcoding (?:challenge|session|exercise|round)\b|\btechnical (?:round|assessment|discussion|"
    r"conversation|challenge|call)\b|"
    r"\bpair programming\b|\bfinal round\b|\b(?:first|second|third|1st|2nd|3rd) round\b|\bcandidate\b|"
    r"\bculture (?:fit|add)\b|"
    r"\bpanel (?:round|discussion)\b|\bbewerbung\b|\bprobetag\b|\bprobearbeiten\b|\bfachgespräch\b|"
    r"\bcandidature\b|"
    r"\bhiring process\b|\byour application\b|\bjob offer call\b|\bmeet the team\b|\bget to know you\b|"
    r"\bassessment (?:day|centre|center)\b|"
    r"\bonsite\b|\bwhiteboard(?:ing)?\b|\btake-?home review\b|\bexploratory (?:call|chat)\b|"
    r"\bprocess with (?:us|our)\b",
    re.I,
)
HINT = re.compile(
    r"\b(?:role|position|opportunity|vacancy|job|stelle|poste|puesto|vaga|functie|vacature|tjänst|"
    r"posizione|candidat\w*|recruit\w*|"
    r"talent acquisition|hiring|intro(?:ductory)? (?:call|chat)|kennenlernen|erstgespräch|"
    r"wervings?gesprek)\b",
    re.I,
)
NOT_A_JOB_INTERVIEW = re.compile(
    r"\b(?:user|customer|research|stakeholder|press|media|exit|podcast|radio|mock|practice|stay|expert|"
    r"persona) interviews?\b|"
    r"\binterview(?:er)? (?:training|prep\w*|practice|debrief|calibration|skills|workshop|kick-?off|"
    r"feedback|guide|coaching)\b|"
    r"\b(?:debrief|standup|stand-up|retro(?:spective)?|sprint|1:1|one-on-one|all[- ]hands|town hall|"
    r"birthday|geburtstag|anniversaire|"
    r"dentist|zahnarzt|doctor|webinar|newsletter|performance review|team lunch|party|out of office|"
    r"vacation|urlaub|holiday|"
    r"release|demo day|book club|yoga|gym|training|onboarding|offboarding|usability test)\b",
    re.I,
)
ROLE_HEAD = re.compile(
    r"\b(?:\w*engineer(?:ing manager)?|\w*developer|programmer|\w*manager|designer|analyst|scientist|"
    r"architect|administrator|consultant|"
    r"(?:team|tech|technical|group|engineering) lead|lead|sre|devops|specialist|director|officer|tester|"
    r"qa|sdet|intern|internship|trainee|"
    r"working student|researcher|technician|\w*owner|scrum master|agile coach|head of [\w &]{2,30}|"
    r"writer|strategist|coordinator|"
    r"recruiter|partner|cto|ceo|coo|cfo|vp|vice president|president|founder|co-founder|chief \w+ officer|"
    r"associate|principal|"
    r"\w*entwickler(?:in)?|\w*ingenieur(?:in)?|\w*administrator(?:in)?|\w*berater(?:in)?|"
    r"\w*leiter(?:in)?|werkstudent(?:in)?|"
    r"praktikant(?:in)?|referent(?:in)?|développeu\w+|ingénieur\w*|chef de projet|responsable|directeur|"
    r"directrice|"
    r"desarrollador\w*|ingenier[oa]\w*|director[a]|sviluppat\w+|ingegnere|ontwikkelaar|beheerder|"
    r"utvecklare|ingenjör|udvikler|"
    r"utvikler|programista|inżynier|desenvolvedor\w*|engenheir\w+|разработчик|инженер)\b",
    re.I,
)
PHONE = re.compile(
    r"\b(?:phone|telephone|telefon\w*|téléphon\w*|telefónic\w*|telefonic\w*|telefoniczn\w*|teléfono|"
    r"puhelin\w*|"
    r"dial you|call you at|i will call)\b|電話|电话|전화",
    re.I,
)
ONSITE = re.compile(
    r"\b(?:on-?site|in person|in-person|face[- ]to[- ]face|vor ort|in unserem büro|sur place|"
    r"en présentiel|présentiel|presencial|"
    r"en persona|di persona|in presenza|op kantoor|på plats|our offices?|at our office|visit us|"
    r"reception|front desk|empfang)\b|対面|现场",
    re.I,
)
PANEL = re.compile(r"\bpanel\b|\bloop\b|\bcommittee\b|\bgruppeninterview\b|\bjury\b", re.I)
TECHNICAL = re.compile(
    r"\b(?:technical|tech (?:screen|interview|round|deep dive)|coding|system design|pair programming|"
    r"live coding|whiteboard\w*|"
    r"architecture (?:review|interview|round)|case study|take-?home|technisch\w*|fachgespräch|technique|"
    r"técnic[ao]|tecnico|teknisk\w*|"
    r"techniczn\w*|algorithms?)\b|техническ|技術面接|技术面",
    re.I,
)
VIDEO = re.compile(
    r"\b(?:video|zoom|google meet|teams|webex|remote|virtual|online|visio\w*|videollamada|videocall)\b|"
    r"オンライン",
    re.I,
)
_ORDINALS = {
    1: r"first|1st|erste\w*|premi[eè]re?|primer[ao]?|primo|prima|eerste|första|initial",
    2: r"second|2nd|zweite\w*|deuxi[eè]me|segund[ao]|second[ao]|tweede|andra",
    3: r"third|3rd|dritte\w*|troisi[eè]me|tercer[ao]?|terz[ao]|derde|tredje",
    4: r"fourth|4th|vierte\w*|quatri[eè]me|cuart[ao]|quart[ao]|vierde",
    5: r"fifth|5th",
}
_ROUND_NOUN = (
    r"(?:round|interview|stage|step|runde|gespräch|vorstellungsgespräch|tour|entretien|ronda|fase|entrevista|"
    r"colloquio|gesprek|ronde|intervju|rozmowa)"
)
ROUND_NUMBER = re.compile(
    r"\b(?:round|stage|step|runde|ronda|ronde|étape)\s*#?\s*(\d)\b|"
    rf"\binterview\s*#?\s*(\d)\b(?!\s*[-:.]?\d)|\b(\d)(?:\.|st|nd|rd|th|º|ª|e|ème|:a)\s*{_ROUND_NOUN}\b|"
    r"\bR(\d)\b|"
    r"第?([1-5一二三])次(?:面接|面试)",
    re.I,
)
ROUND_WORDS = tuple(
    (number, re.compile(rf"\b(?:{words})\s+(?:\w+\s+)?{_ROUND_NOUN}\b", re.I))
    for number, words in _ORDINALS.items()
)
