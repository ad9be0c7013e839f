# ruff: noqa: E501 - a frame stands on one line, however long
"""The bridge: from what they said to what the writer has done, and from there to the job.

`bridge` refers back ("it", "that") and so stands right after the topic or the point; `own` stands alone.
"""

from afterword.letters.frames.frame import read_frames

BRIDGE = read_frames(
    "bridge",
    """
    familiar     | That is familiar ground for me: I {link:vp}.
    own-work     | I know it from my own work, where I {link:vp}. | deed-link
    bring-that   | In my own work I {link:vp}, and I would bring that experience with me. | short-link plain-link interested
    comes-close  | It comes close to something I have worked on: I {link:vp}. | deed-link
    close-to     | That is close to a problem I have worked on: I {link:past}. | problem
    same-q       | I have faced something much like it: I {link:past}.
    caught       | That part caught my attention, because I {link:vp}.
    one-reason   | There is a reason I think I can help here: I {link:vp}. | interested
    of-use       | This is where I think I can be of use: I {link:vp}. | interested
    from-zero    | I would not start from scratch there: I {link:vp}. | interested
    inside       | It is a problem I know from the inside: I {link:vp}. | problem
    been-there   | I have been there myself: I {link:past}. | problem
    know-like    | I know what that is like: I {link:past}. | problem
    speak-from   | There I can speak from experience: I {link:vp}.
    can-add      | What I can add is experience: I {link:vp}. | interested
    reminded     | That reminded me of my own work, where I {link:vp}. | deed-link
    recognized   | I recognized a lot in that, because I {link:vp}. | deed-link problem
    closest      | The closest thing I have done is this: I {link:past}.
    before       | I have done that kind of work before: I {link:past}. | -stated
    kind-of-work | It is the kind of work I know: I {link:vp}. | -stated
    comes-in     | That is where my own work comes in: I {link:vp}. | deed-link
    what-takes   | I {link:vp}, so I have an idea of what it takes. | short-link plain-link
    situation    | It is a situation I know: I {link:vp}. | problem
    version      | I have had my own version of it: I {link:past}. | problem
    build-on     | I have something to build on there: I {link:vp}. | interested
    picture-work | I can picture the work, because I {link:vp}. | interested
    near-to      | It is near to what I do myself: I {link:present}. | deed-link -perfect-link
    made-think   | That made me think of my own work, where I {link:vp}. | deed-link
    worked-on    | I have worked on something like it: I {link:past}.
    ger-know     | I know it from {link:ger}.
    ger-bring    | What I can bring to it comes from {link:ger}. | interested
    ger-some     | Some of that is familiar to me from {link:ger}.
    ger-own      | My own experience with it comes from {link:ger}.
    ger-learned  | I would build on what I learned from {link:ger}. | interested
    ger-closest  | The closest I have come to it myself is {link:ger}.
    ger-help     | That is where {link:ger} would help me. | interested
    ger-speak    | I can speak about it from experience, from {link:ger}.
    np-bring     | What I would bring to it: {link:np}. | interested
    np-come      | I would come to it with {link:np}. | interested
    np-build     | I can build on {link:np} there. | interested
    np-side      | There is something on my side to build on: {link:np}. | interested
    np-close     | It is close to my own experience: {link:np}.
    np-can-say   | It touches my own experience: {link:np}.
    np-nothing   | I would not start from nothing, with {link:np} to build on. | interested
    np-add       | From my own work I can add {link:np}.
    np-fits      | My own experience fits in here: {link:np}.
    own-close    | I have been close to something like it: {link:own}.
    own-know     | I know it from my own work: {link:own}.
    own-mind     | It brought my own work to mind: {link:own}.
    own-piece    | A piece of my own experience belongs here: {link:own}.
    own-compare  | On my side there is something to compare it with: {link:own}.
    own-seen     | It is near to what I have seen myself: {link:own}.
    own-example  | I can offer an example from my own work: {link:own}.
    own-through  | I have been through something close to it: {link:own}.
    """,
)

POINT_LINK = read_frames(
    "point-link",
    """
    thought-of   | When you said that {point:that}, I thought of my own work, where I {link:vp}. | plain-point deed-link
    recognized   | I recognized the situation when you said that {point:that}, because I {link:vp}. | problem plain-point deed-link
    hearing      | Hearing that {point:that}, I thought of how I {link:past}. | plain-point plain-link
    came-to-mind | My own work came to mind when you said that {point:that}: I {link:vp}. | plain-point
    can-help     | You mentioned that {point:that}. I think I can help there: I {link:vp}. | interested
    been-there   | You said that {point:that}. I have been there: I {link:past}. | problem
    reminded     | You told me that {point:that}, which reminded me of my own work: I {link:vp}. | plain-point
    not-new      | That {point:that} is not new to me: I {link:vp}. | short-point problem plain-point
    know-from    | You said that {point:that}. I know that from my own work: I {link:vp}. | problem
    close-to     | You explained that {point:that}, and that is close to work of mine: I {link:vp}. | plain-point
    """,
)

TOPIC_LINK = read_frames(
    "topic-link",
    """
    thought-of   | When we talked about {topic:about}, I thought of my own work, where I {link:vp}. | deed-link
    speak-from   | On {topic:ng} I can speak from experience: I {link:vp}.
    close-to     | The part about {topic:about} was close to my own work, where I {link:vp}. | deed-link
    knew-best    | It was the part about {topic:about} that I knew best, because I {link:vp}.
    would-bring  | I would bring some experience to {topic:ng}: I {link:vp}. | interested
    well-known   | What we said about {topic:about} touched work I know well: I {link:vp}.
    of-my-own    | Talking about {topic:about}, I thought of how I {link:past}. | plain-link
    brought-back | Our {talk} about {topic:about} brought back work of my own: I {link:past}.
    """,
)

OWN_STATE = read_frames(
    "own-state",
    """
    for-my-part  | For my part, I {link:vp}.
    as-for       | As for me, I {link:vp}.
    from-side    | From my side: I {link:vp}.
    to-add       | What I can say for my part: I {link:vp}.
    """,
)

OWN = read_frames(
    "own",
    """
    for-my-part  | For my part, I {link:vp}.
    as-for       | As for my own work, I {link:vp}.
    honest-part  | I should say for my part that I {link:vp}. | hedged
    came-to-it   | I look at this from my own work, where I {link:vp}. | -hedged
    some-of-it   | I have done some of this myself: I {link:vp}. | -hedged deed-link
    practice     | I have some practice with it: I {link:vp}. | -hedged deed-link
    own-case     | My own example is close to it: I {link:vp}. | -hedged deed-link
    lived        | I have worked on the same kind of thing: I {link:vp}. | -hedged deed-link
    in-my-work   | In my own work I {link:vp}. | -hedged
    from-doing   | I say this from experience: I {link:vp}. | -hedged
    ger-as-for   | As for my own experience, it comes from {link:ger}.
    ger-behind   | Behind that stands my own experience of {link:ger}.
    ger-look     | I look at this from the experience of {link:ger}.
    np-my-side   | From my side I would bring {link:np}.
    np-with-me   | What I would bring with me: {link:np}.
    np-behind    | Behind that stands my own experience: {link:np}.
    own-a-word   | A word on my own experience: {link:own}.
    own-say      | I say this from my own work: {link:own}.
    own-behind   | Behind that stands some experience: {link:own}.
    """,
)

FIT = read_frames(
    "fit",
    """
    kind-of-work | I would be glad to do that kind of work at {company}. | interested
    put-to-use   | I would like to put that to use at {company}. | interested
    to-team      | That is the experience I would bring to your team. | hm
    early-on     | I think I could be of use to you early on.
    carry-over   | I think much of that would carry over.
    not-all      | Not all of it will carry over, but I would know where to start.
    differ       | I expect the details to differ at {company}, but I would know where to look first.
    my-first     | I would start there with what I know and learn the rest from the team. | interested
    happy-show   | I would be glad to show you how that looked in practice. | past-link
    same-care    | I would bring the same care to {role}. | interested
    how-it-went  | If it is useful, I can tell you in more detail how that went. | past-link
    do-again     | I would gladly do it again at {company}. | past-link interested
    good-to      | It would be good to bring that to {company}. | interested
    place-for    | I can see a place for that experience in {role}.
    how-far      | I would be curious to see how far the same approach goes at {company}. | past-link
    more-to-say  | There is more to say about it than fits in a mail, and I would gladly go into it.
    would-help   | I think that would help in {role}.
    same-thing   | I would like to do that kind of thing again at {company}. | past-link interested
    learned      | I would bring what I learned there with me. | past-link interested
    use-again    | I would be glad to use that experience again. | past-link interested
    some-work    | I think some of that would work at {company} too. | past-link
    same-at      | I would like to do the same at {company}. | past-link interested problem
    """,
)

FIT_TOPIC = read_frames(
    "fit-topic",
    """
    help-with    | That is why I would like to help with {topic:ger}. | interested
    bring-to     | I would like to bring that to {topic:ger}. | interested
    use-for      | I would be glad to use that for {topic:ger}. | interested
    chance       | For me, {topic:ger} would be a good chance to do the same again. | interested past-link
    right-moment | To me {topic:ger} looks like a good moment to put that to use. | interested
    """,
)
