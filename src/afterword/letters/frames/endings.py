"""Interest, said once and plainly, and last sentences."""

from afterword.letters.frames.frame import read_frames

INTEREST = read_frames(
    "interest",
    """
    left-wanting | I left wanting the job more than when I came. | onsite -arranger
    off-call     | I came off the call wanting the job more than before. | phone/video -arranger
    this-with    | I would very much like to work on this with you at {company}. | -arranger -exec
    grown        | My interest in {role} has grown with our {talk}.
    go-on        | I am keen on {role}, and hope we get to go on with this. | -arranger
    heard        | From all I heard, this is work I want to do, and {role} is where I want to do it. | -arranger
    join-for     | I would be glad to join {company} for this kind of work. | -arranger
    see-myself   | I can see myself in {role}. | -arranger
    take-on      | I am keen to take on {role}. | -arranger
    confirmed    | Our {talk} confirmed that I want to do this job. | -arranger
    person-who   | I would like to be the person who takes this on at {company}. | hm
    kind-why     | Work of this kind is what I am looking for in {role}. | -arranger
    next-conv    | I am interested in going further, and look forward to the next conversation. | -arranger
    questions    | Questions like this are the work I want, and I would be glad to do it at {company}. | -arranger
    enjoy        | I would enjoy working on that with you. | hm/peer
    better       | I am still keen on {role}, now with better reasons. | -arranger
    would-go     | I would like to go further with {role}.
    curious      | I was curious about {role} when we began, and by the end I wanted to join. | -arranger -met
    good-part    | I want to join {company}, and conversations like this one are a good part of the reason. | -arranger
    next-to      | I would enjoy working next to you on things like this. | peer
    together     | I hope we get to work on it together. | peer/hm
    with-you     | I would like to work with you on this. | peer
    made-me      | It made me want to join. | peer
    colleagues   | I would be happy to join, and to carry this on as colleagues. | peer
    not-least    | I am keen on {role}, not least because of talks like this one. | peer
    if-we        | If we become colleagues, I would like to go on with this. | peer
    could-see    | I could see myself working with you. | peer
    part-of-why  | It is a good part of why I want to work at {company}. | peer
    of-it        | I would be glad to be part of it, in {role}. | exec
    help-with    | I would like to help with that at {company}. | exec/hm
    stronger     | My interest in {role} is the stronger for it. | exec
    want-help    | I want to help with that, and {role} would let me. | exec/hm
    more-sure    | I want this job, and I am more sure of it after our {talk}. | -arranger
    drawn        | I am drawn to {role} for exactly this kind of work. | -arranger
    time-well    | I would be glad to spend my time on this in {role}. | -arranger
    gladly       | I would gladly take on {role}. | -arranger
    very-int     | I am very interested in {role} and would be glad to continue. | arranger
    keen-dates   | I am keen to go on and will fit in with your dates. | arranger
    still-int    | I am still interested in {role}, more so than before. | arranger
    continue     | I would like to continue with {role}. | arranger
    want-on      | I want to go on with {role}, and I will make time for whatever suits you. | arranger
    happy        | I would be happy to continue, and {role} is still what I am looking for. | arranger
    step         | I look forward to the next step for {role}. | arranger
    keen-ready   | I am keen on {role} and ready to go on. | arranger
    has-grown    | My interest in {role} has only grown. | arranger
    like-see     | I would like to see this through, and I am keen on {role}. | arranger
    free-to      | I am free to suit your calendar and keen to go on. | arranger
    """,
)

CLOSE = read_frames(
    "close",
    """
    open-q       | If a question is still open on your side, I am happy to answer it. | -arranger
    decide       | I look forward to hearing what you decide. | -arranger
    detail       | If anything I said needs more detail, just ask. | -arranger
    easy-reach   | I am easy to reach for anything that is still open.
    else-need    | Whatever else you need from me, I will send it.
    missing      | Should something be missing for your decision, a short mail is enough. | -arranger
    into-again   | I am glad to go into any of this again. | -arranger
    once-more    | Thank you once more for the {talk}. | -arranger
    how-on       | I would be glad to hear how it goes on. | interested
    comes-next   | I look forward to what comes next. | interested
    deeper       | If you want to go deeper into any of it, I will make the time. | -arranger
    unclear      | Please ask if anything was unclear.
    again-speak  | I am happy to speak again whenever it suits you. | interested
    date-noted   | I have noted {decision} for your decision. | decision
    whatever     | I will gladly answer whatever is left.
    continue-it  | I hope we can continue it some time. | peer interested
    turns-out    | Either way, I would like to hear how it turns out. | peer/hm -phone -thin
    time-again   | Thank you again for your time. | -arranger
    write-me     | If something comes up, write to me at any time.
    best-with    | I wish you and the team a good week. | later-week
    pleased-hear | I would be pleased to hear from you when there is news.
    not-hesitant | For anything further I am only a mail away.
    glad-answer  | Any question that came up since, I am glad to answer.
    meantime     | If I can add something in the meantime, tell me.
    next-part    | I am ready for the next part, whenever that is. | interested
    short-mail   | If you need anything else from me, a short mail is enough. | arranger
    from-side    | Please tell me if anything is missing from my side. | arranger
    document     | If a document is missing, I will send it. | arranger
    dates-suit   | Dates that suit the others will suit me. | arranger interested
    date-known   | I know that {decision} is the date for a decision and will wait for your news. | decision arranger
    """,
)

MANNERLY = read_frames(
    "mannerly",
    """
    wish-team    | I wish you and the team all the best.
    wish-good    | I wish you good people and a good start with it.
    grateful     | I am grateful for the time and the open conversation.
    go-well      | I hope all goes well with it.
    appreciate   | I appreciate how you went about it.
    good-luck    | I hope you find what you need for {role}.
    """,
)
