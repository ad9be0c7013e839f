# ruff: noqa: E501 - a frame stands on one line, however long
"""Interest, said once and plainly, and last sentences."""

from afterword.letters.frames.frame import read_frames

INTEREST = read_frames(
    "interest",
    """
    left-wanting | I left wanting the job more than when I came. | onsite -arranger
    off-call     | I came away from the call wanting the job more than before. | phone/video -arranger
    this-with    | I would very much like to work on this with you at {company}. | -arranger -exec -aside
    grown        | My interest in {role} has grown with our {talk}. | -arranger
    more-int     | Our {talk} made me more interested in {role}. | -arranger
    go-on        | I am keen on {role}, and hope we get to continue. | -arranger
    heard        | From everything I heard, this is work I want to do. | -arranger -aside
    join-for     | I would be glad to join {company} for this kind of work. | -arranger -aside
    picture      | I can picture myself in {role}. | -arranger
    take-on      | I am keen to take on {role}. | -arranger
    confirmed    | Our {talk} confirmed that I want to do this job. | -arranger
    person-who   | I would like to be the person who takes this on at {company}. | hm -aside
    kind-why     | This is the kind of work I am looking for, and I am very interested in {role}. | -arranger
    very-much    | I am very interested in {role} and would be glad to go on. | -arranger
    like-job     | I would very much like to do this job. | -arranger
    would-join   | I would very much like to join {company}. | -arranger
    join-you     | I would be happy to join you and the team. | hm/peer
    even-more    | I want to join {company} even more than before. | -arranger
    enjoy        | I would enjoy working on that with you. | hm/peer -aside
    better       | I am still keen on {role}, now with better reasons. | -arranger
    would-go     | I would be glad to go further with {role}.
    curious      | I was curious about {role} when we began, and came away wanting to join. | -arranger -met
    good-part    | I want to join {company}, and conversations like this one are a good part of the reason. | -arranger
    next-to      | I would enjoy working next to you on things like this. | peer -aside
    together     | I hope we get to work on it together. | peer/hm -aside
    with-you     | I would like to work with you on this. | peer -aside
    made-me      | It made me want to join. | peer -aside
    colleagues   | I would be happy to join, and to carry this on as colleagues. | peer
    not-least    | I am keen on {role}, not least because of talks like this one. | peer
    work-you     | I would like to work with you. | peer
    part-of-why  | That is a good part of why I want to work at {company}. | peer -aside -asks
    of-it        | I would be glad to be part of it, in {role}. | exec -aside
    help-with    | I would like to help with that at {company}. | exec/hm -aside
    want-help    | I want to help with that, and {role} is where I could. | exec/hm -aside
    problems     | I want to work on problems like this one, and {role} looks like the place for it. | problem -arranger -aside
    more-sure    | I want this job, and I am more sure of it after our {talk}. | -arranger
    drawn        | I am drawn to {role} for exactly this kind of work. | -arranger -aside
    gladly       | I would gladly take on {role}. | -arranger
    very-int     | I am very interested in {role} and would be glad to continue. | arranger
    keen-dates   | I am keen to continue and will fit in with your dates. | arranger
    still-int    | I am interested in {role}. | arranger
    continue     | I would like to continue in the process for {role}. | arranger
    want-on      | I want to go on, and I will make time for whatever suits you. | arranger
    happy        | I would be happy to continue, and {role} is still what I am looking for. | arranger
    step         | I am keen to take the next step for {role}. | arranger
    keen-ready   | I am keen on {role} and ready to go on. | arranger
    has-grown    | My interest in {role} has only grown. | arranger
    like-see     | I would like to see this through, and I am keen on {role}. | arranger
    free-to      | I can fit in with your calendar and am keen to continue. | arranger
    """,
)

CLOSE = read_frames(
    "close",
    """
    open-q       | If a question is still open on your side, I am happy to answer it. | -arranger
    detail       | If anything I said needs more detail, just ask. | -arranger
    else-need    | If you need anything else from me, just ask.
    else-send    | If there is anything else I can send you, I will.
    missing      | If something is missing for your decision, a short mail is enough. | -arranger
    once-more    | Thank you once more for the {talk}. | -arranger
    how-on       | I would be glad to hear how it goes from here. | interested
    talk-again   | If it would help to talk again, I will make the time. | interested
    again-speak  | I am happy to speak again whenever it suits you. | interested
    team-asks    | If the team has questions for me, I am glad to answer them. | hm/exec
    deeper       | If you want to go deeper into any of it, I will make the time. | -arranger -aside
    unclear      | Please ask if anything was unclear. | -arranger
    date-noted   | I have noted {decision} for your decision. | decision
    continue-it  | I hope we get to continue it some time. | peer interested -aside
    time-again   | Thank you again for your time. | -arranger
    best-with    | I wish you and the team a good week. | later-week
    pleased-hear | I would be glad to hear from you when there is news.
    glad-answer  | If a question has come up since, I am glad to answer it.
    meantime     | If I can add anything in the meantime, I am glad to.
    next-part    | I am ready for the next step whenever you are. | interested
    short-mail   | If you need anything else from me, a short mail is enough. | arranger
    from-side    | Please tell me if anything is missing from my side. | arranger
    document     | If a document is missing, I will send it. | arranger
    date-known   | I know that {decision} is the date for a decision and will wait for your news. | decision arranger
    """,
)

MANNERLY = read_frames(
    "mannerly",
    """
    way-ran      | I appreciate the way you ran the {talk}.
    wish-team    | I wish you and the team all the best.
    work-ahead   | I wish you well with the work ahead.
    how-work     | It was interesting to hear how you work.
    grateful     | I am grateful for the time and the open conversation.
    good-luck    | I hope you find what you need for {role}.
    """,
)
