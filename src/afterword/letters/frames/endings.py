"""Interest, said once and plainly, and last sentences."""

from afterword.letters.frames.frame import read_frames

INTEREST = read_frames(
    "interest",
    """
    left-wanting | I left wanting the job more than when I came. | onsite new -arranger
    off-call     | I came away from the call wanting the job more. | phone/video -arranger
    want-more    | Our {talk} made me want the job more. | -arranger
    work-this    | I would very much like to work on this with you. | hm/peer -exec -aside
    enjoy-this   | I would enjoy working on this with you. | hm/peer -aside
    help-this    | I would like to help with this at {company}. | hm/exec -aside problem
    do-role      | I would like this job very much. | -arranger
    join         | I would be very happy to join {company}. | -arranger
    join-you     | I would be very happy to join you and the team. | hm/peer
    join-like    | I would very much like to join {company}. | -arranger
    love-work    | I would love to work on this with you. | hm/peer -formal -aside
    love-join    | I would love to join you. | hm/peer -formal
    work-you     | I would like to work with you. | peer
    next-to      | I would enjoy working with you on things like this. | peer -aside
    talks-like   | Conversations like this one are a good part of why I want to join {company}. | peer
    questions    | I would like to work on questions like this one with you. | peer -aside
    together     | I hope we get to work together. | peer/hm
    colleagues   | I hope we can continue this as colleagues. | peer -aside
    more-sure    | After our {talk}, I want to join {company} even more. | -arranger
    your-team    | I would be glad to be part of your team. | hm
    work-at      | I would be very happy to work at {company}. | -arranger
    came-away    | I came away wanting to join {company}. | -arranger
    delighted    | I would be delighted to join you. | -arranger
    very-keen    | I am very keen to join {company}. | -arranger
    rounds-more  | After {rounds}, I want this job more than before. | peer/exec
    pleasure     | It would be a pleasure to work with you. | peer/hm
    next-place   | {Company} is where I would like to work next. | -arranger
    make-happy   | Joining you at {company} would make me very happy. | -arranger
    as-problem   | It is the kind of problem I would like to work on with you. | hm/peer problem -aside
    arr-like     | I would very much like to continue. | arranger
    arr-want     | I would like to continue, and will make time for whatever suits you. | arranger next-open
    arr-glad     | I would be glad to go on to that next step. | arranger has-next
    arr-free     | I am keen to continue and can fit in with your calendar. | arranger next-open
    """,
)

# Those that name the role: most letters do so here, which leaves their subject free for the talk.
INTEREST_ROLE = read_frames(
    "interest-role",
    """
    more-int     | Our {talk} made me even more interested in {role}. | -arranger
    glad-work    | I would be glad to work with you in {role}. | peer
    very-int     | I am very interested in {role} and hope we can continue. | -arranger
    glad-role    | I would be very glad to take on {role}. | -arranger
    keen-role    | I am keen on {role} and would be glad to join you. | -arranger
    arr-very     | I am very interested in {role} and would be glad to continue. | arranger
    arr-keen     | I am very keen on {role} and look forward to the next step. | arranger -has-next
    arr-next     | I look forward to the next step, and remain very interested in {role}. | arranger -has-next
    arr-happy    | I would be very happy to go further with my application for {role}. | arranger
    arr-more     | I am even more interested in {role} now. | arranger
    join-role    | I would very much like to join {company} in {role}. | -arranger
    int-more     | I am very interested in {role}, all the more after our {talk}. | -arranger
    int-join     | I am very interested in {role} and would be glad to join you. | -arranger
    with-role    | I would be very happy to work with you in {role}. | hm
    hope-role    | I am very interested in {role} and hope to work with you. | hm/peer
    keen-more    | I am very keen on {role}, and would be happy to join you. | hm/peer/exec
    rounds-keen  | After {rounds}, I am keener on {role} than before. | hm
    pleasure     | It would be a pleasure to work with you in {role}. | hm/peer
    grown        | My interest in {role} has only grown since we spoke. | -arranger -round2
    kind-problem | This is the kind of problem that I would like to work on in {role}. | problem -aside -exec -arranger
    work-on-this | I would like to work on this with you in {role}. | hm/peer -aside
    arr-join     | I would be very happy to join {company} in {role}. | arranger
    arr-hope     | I am very interested in {role} and hope to continue. | arranger
    arr-keener   | I am very keen on {role} and would be glad to continue. | arranger
    """,
)

CLOSE = read_frames(
    "close",
    """
    open-q      | If you have any more questions for me, I am happy to answer them. | -arranger
    detail      | If you would like more detail on any of this, please ask. | -arranger has-deed
    else-need   | Please let me know if you need anything from me.
    else-send   | If there is anything else I can send you, I will be glad to. | has-file/has-link
    missing     | If there is anything else you would like to know, please ask. | -arranger
    once-more   | Thank you again for the {talk}. | -arranger length-long
    how-on      | I look forward to hearing what comes next. | interested -has-next
    hear-soon   | I look forward to hearing from you.
    again-speak | I would be happy to talk again whenever it suits you. | interested
    hope-again  | I hope to speak with you again. | interested -arranger
    team-asks   | If the team has questions for me, I am happy to answer them. | hm/exec
    deeper      | I would be glad to go into any of this in more detail. | -arranger has-deed
    continue-it | I hope we can continue this another time. | peer interested -aside
    date-hear   | I look forward to hearing from you around {decision}. | decision
    date-before | If you need anything from me before {decision}, please tell me. | decision
    best-with   | I wish you and the team a good week. | later-week
    next-part   | I am ready for the next step whenever you are. | arranger interested next-open
    arr-mail    | If you need anything from me, just let me know. | arranger -formal
    arr-side    | Please tell me if you need anything from my side. | arranger
    arr-help    | Thank you again for your help. | arranger length-long
    arr-suits   | If you have any questions for me, I am happy to answer them. | arranger
    """,
)

MANNERLY = read_frames(
    "mannerly",
    """
    way-ran      | I appreciated the way you ran the {talk}. | -arranger
    how-work     | It was interesting to hear how you work. | -arranger
    grateful     | I am grateful for the time you took. | -arranger
    kind         | It was kind of you to make the time. | -arranger
    arr-help     | I am grateful for your help. | arranger
    arr-kind     | It was kind of you to arrange it. | arranger
    arr-care     | I appreciate the trouble you took. | arranger
    """,
)
