"""Interest, said once and plainly, and last sentences."""

from afterword.letters.frames.frame import read_frames

INTEREST = read_frames(
    "interest",
    """
    left-wanting | I left wanting the job more than when I came. | onsite new -arranger
    off-call     | I came away from the call wanting the job more. | phone/video -arranger
    want-more    | Our {talk} made me want the job more. | -arranger
    more-int     | Our {talk} made me even more interested in {role}. | -arranger
    work-this    | I would very much like to work on this with you. | hm/peer -exec -aside
    enjoy-this   | I would enjoy working on this with you. | hm/peer -aside
    with-you     | I would be glad to work on this with you in {role}. | hm/peer -aside
    help-this    | I would like to help with this at {company}. | hm/exec -aside problem
    chance-this  | I would be very glad of the chance to work on this in {role}. | -arranger -aside
    part-of      | I would be glad to be part of this at {company}. | exec -aside
    do-role      | I would very much like to do this job. | -arranger
    join         | I would be very happy to join {company}. | -arranger
    join-you     | I would be very happy to join you and the team. | hm/peer
    join-like    | I would very much like to join {company}. | -arranger
    would-love   | I would love to do this job. | -arranger -formal
    love-work    | I would love to work on this with you. | hm/peer -formal -aside
    love-join    | I would love to join you. | hm/peer -formal
    work-you     | I would like to work with you. | peer
    glad-work    | I would be glad to work with you in {role}. | peer
    next-to      | I would enjoy working with you on things like this. | peer -aside
    talks-like   | Conversations like this one are a good part of why I want to join {company}. | peer
    questions    | I would like to work on questions like this one with you. | peer -aside
    together     | I hope we get to work together. | peer/hm
    colleagues   | I hope we can continue this as colleagues. | peer -aside
    very-int     | I am very interested in {role} and hope we can continue. | -arranger
    more-sure    | After our {talk}, I want to join {company} even more. | -arranger
    glad-role    | I would be very glad to take on {role}. | -arranger
    appeals-more | {Role} appeals to me even more now. | -arranger
    keen-role    | I am keen on {role} and would be glad to join you. | -arranger
    picture      | I can see myself in {role}, and I would be happy to join you. | -arranger
    your-team    | I would be glad to be part of your team. | hm
    part-team    | I hope to be part of the team. | peer/hm
    made-want    | I would be glad to come and work at {company}. | -arranger
    work-at      | I would be very happy to do this work at {company}. | -arranger -aside
    came-away    | I came away wanting to join {company}. | -arranger
    delighted    | I would be delighted to join you. | -arranger
    very-keen    | I am very keen to join {company}. | -arranger
    choose-me    | If you choose me, I would be very happy to join {company}. | -arranger
    glad-apply   | I am glad I applied, and I would like to join {company}. | -arranger
    take-on      | I would be very happy to take on {role}. | -arranger
    part-company | I would like to be part of {company}. | -arranger
    arr-very     | I am very interested in {role} and would be glad to continue.
    arr-keen     | I am keen to continue with {role}. | arranger
    arr-flex     | I am keen to continue and can be flexible about dates. | arranger next-open
    arr-next     | I am keen to take the next step for {role}. | arranger
    arr-still    | {Role} interests me very much, and I would be happy to continue. | arranger
    arr-like     | I would like to continue in the process for {role}. | arranger
    arr-want     | I would like to continue, and will make time for whatever suits you. | arranger next-open
    arr-glad     | I would be glad to go on to the next step. | arranger
    arr-happy    | I would be very happy to continue with {role}. | arranger
    arr-more     | I am even more interested in {role} now. | arranger
    arr-free     | I can fit in with your calendar and am keen to continue. | arranger next-open
    """,
)

CLOSE = read_frames(
    "close",
    """
    open-q       | If you have any more questions for me, I am happy to answer them. | -arranger
    detail       | If you would like more detail on any of this, please ask. | -arranger
    else-need    | Please let me know if you need anything from me.
    else-send    | If there is anything else I can send you, I will be glad to. | has-file/has-link
    missing      | If anything is missing for your decision, please let me know. | -arranger
    once-more    | Thank you again for the {talk}. | -arranger
    time-again   | Thank you again for your time. | -arranger
    how-on       | I look forward to hearing how it goes from here. | interested
    hear-soon    | I look forward to hearing from you.
    talk-again   | If it would help to talk again, I will make the time. | interested
    again-speak  | I would be happy to talk again whenever it suits you. | interested
    hope-again   | I hope we will speak again. | interested -arranger
    team-asks    | If the team has questions for me, I am happy to answer them. | hm/exec
    deeper       | I would be glad to go into any of this in more detail. | -arranger
    continue-it  | I hope we can continue this another time. | peer interested -aside
    date-hear    | I look forward to hearing from you around {decision}. | decision
    date-before  | If anything is missing from my side before {decision}, please tell me. | decision
    best-with    | I wish you and the team a good week. | later-week
    meantime     | If I can add anything in the meantime, I would be glad to.
    next-part    | I am ready for the next step whenever you are. | interested
    arr-mail     | If you need anything from me, a short mail is enough. | arranger
    arr-side     | Please tell me if anything is missing from my side. | arranger
    arr-document | If you need any documents, I will send them. | arranger
    """,
)

MANNERLY = read_frames(
    "mannerly",
    """
    way-ran      | I appreciated the way you ran the {talk}.
    wish-team    | I wish you and the team all the best.
    work-ahead   | I wish you well with the work ahead.
    how-work     | It was interesting to hear how you work.
    grateful     | I am grateful for the time you took.
    good-luck    | I hope you find the right person for {role}.
    """,
)
