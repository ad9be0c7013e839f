# ruff: noqa: E501 - a frame stands on one line, however long
"""The bridge: from what they said to what the writer has done, and from there to the job.

`bridge` may refer back ("it", "that") and so stands right after the topic or the point; `own` stands alone. A bridge
looks at what the link is: only a trouble that was met (`met-link`, "debugged exactly this") is familiar, only a deed
that shares a telling word with what they talked about (`known-link`) is related to it. All others say what was done,
no more (decision 32).
"""

from afterword.letters.frames.frame import read_frames

BRIDGE = read_frames(
    "bridge",
    """
    bare         | I {link:vp}.
    bare-two     | I {link:vp}.
    bare-three   | I {link:vp}.
    bare-four    | I {link:vp}.
    once         | I once {link:past}. | single-link
    once-two     | I once {link:past}. | single-link
    been-there   | I have been there myself. I {link:past}. | met-link problem
    know-like    | I know what that is like. I {link:past}. | met-link problem
    met-same     | I have run into the same thing. I {link:past}. | met-link
    familiar     | That sounds familiar. I {link:vp}. | met-link problem deed-link
    recognized   | I recognized that, because I {link:vp}. | met-link problem deed-link
    know-own     | I know this from my own work, where I {link:vp}. | met-link deed-link
    perhaps-help | Perhaps I can help there. I {link:vp}. | interested problem
    may-help     | I may be able to help there. I {link:vp}. | interested problem
    could-help   | I think I could help with that. I {link:vp}. | interested problem
    own-work     | That made me think of my own work, where I {link:vp}. | deed-link known-link
    think-when   | It reminded me of when I {link:past}. | deed-link -habit-link known-link
    close-when   | I worked on something close to this when I {link:past}. | act-link deed-link -habit-link known-link
    all-more     | That interested me all the more because I {link:vp}. | known-link
    caught       | That caught my attention, because I {link:vp}. | stated known-link
    close-home   | I {link:past}, so this is close to home. | plain-link deed-link -habit-link known-link
    once-home    | I once {link:past}, so this is close to home. | single-link plain-link known-link
    not-new      | I {link:past}, so the question is not new to me. | plain-link deed-link asked-topic known-link
    one-side     | I know one side of this: I {link:past}. | deed-link -split-link known-link
    wish-try     | I {link:past}, and I would be glad to try the same with you. | plain-link act-link interested problem -thinks
    wish-go-at   | I {link:past}, and I would be glad to work on this with you. | plain-link act-link interested problem hm/peer -thinks
    wish-take-up | I would like to work on that with you: I {link:past}. | plain-link act-link interested problem hm/peer -thinks
    wish-once    | I once {link:past}, and I would be glad to try the same with you. | single-link plain-link act-link interested problem -thinks
    wish-as-much | I {link:past}, and I would like to do as much for you. | plain-link act-link interested -thinks
    wish-similar | I {link:past}, and I would be glad to do something similar in {role}. | plain-link act-link interested -thinks
    tail-useful  | I {link:past}, and I think some of that could be useful to you. | plain-link act-link interested -thinks
    wish-use     | I {link:past}, and I would be glad to put that to use in {role}. | plain-link act-link interested -thinks
    wish-build   | I {link:past}, and I would like to build on that in {role}. | plain-link act-link interested -thinks
    work-know    | This is work I know. I {link:vp}. | work-topic deed-link known-link
    done-before  | I have done this kind of work before. I {link:past}. | work-topic deed-link known-link
    kind-like    | It is the kind of work I like. I {link:vp}. | work-topic act-link interested
    wish-enjoy   | I {link:past}, and I would enjoy doing that kind of work with you. | work-topic plain-link act-link interested -thinks
    near-to      | It is close to what I do now. I {link:present}. | deed-link -perfect-link known-link
    ger-bring    | I would bring what I learned from {link:ger}. | interested
    ger-much     | Much of what I know about it comes from {link:ger}.
    ger-own      | My own experience with it comes from {link:ger}.
    np-bring     | I would bring {link:np} to it. | interested
    np-build     | I have {link:np} to build on there.
    np-zero      | With {link:np}, I would not be starting from scratch. | interested
    np-help      | I think {link:np} would help there. | interested
    np-close     | It is close to my own experience: {link:np}.
    own-reminded | That reminded me of my own work, where {link:own}.
    own-think    | It made me think of my own work, where {link:own}.
    own-more     | That interested me all the more because {link:own}. | known-link
    own-caught   | That caught my attention, because {link:own}. | stated known-link
    own-fronted  | {Link:own}. | fronted-link
    """,
)

# The deed alone, where the topic comes behind it with the wish.
BRIDGE_BARE = read_frames(
    "bridge-bare",
    """
    bare         | I {link:vp}.
    bare-two     | I {link:vp}.
    bare-three   | I {link:vp}.
    once         | I once {link:past}. | single-link
    once-two     | I once {link:past}. | single-link
    in-my-work   | In my own work I {link:vp}. | deed-link
    own-fronted  | {Link:own}. | fronted-link
    """,
)

OWN_STATE = read_frames(
    "own-state",
    """
    should-add  | I should add that I {link:vp}. | -past-link
    bare        | I {link:vp}.
    """,
)

OWN = read_frames(
    "own",
    """
    bare        | I {link:vp}.
    bare-two    | I {link:vp}.
    as-for      | As for my own work, I {link:vp}. | deed-link
    honest-part | I should say that I {link:vp}. | hedged
    honest-open | To be open about it, I {link:vp}. | hedged
    know-some   | I know something of this from my own work, where I {link:vp}. | -hedged deed-link -alone known-link
    in-my-work  | In my own work I {link:vp}. | -hedged deed-link
    help-here   | I think I could be of help here, because I {link:vp}. | -hedged interested -alone
    ger-as-for  | My own experience here comes from {link:ger}.
    ger-behind  | I learned much of what I know about this from {link:ger}.
    ger-look    | I come to this from {link:ger}.
    np-my-side  | I would bring {link:np}.
    np-with-me  | I would bring {link:np} with me. | interested
    np-behind   | I can draw on {link:np} here.
    own-a-word  | I come to this from my own work, where {link:own}.
    own-know    | I know something of this from my own work, where {link:own}.
    own-fronted | {Link:own}. | fronted-link
    """,
)

# Behind a thought or a question, which the deed then explains.
AFTER_THOUGHT = read_frames(
    "after-thought",
    """
    say-because | I say this partly because I {link:vp}. | -hedged deed-link -asks-thought thought-link
    see-it      | I see it this way because I {link:vp}. | -hedged deed-link -asks-thought thought-link
    ask-because | I ask because I {link:vp}. | -hedged deed-link asks-thought thought-link
    ask-own     | I ask with my own work in mind, where I {link:vp}. | -hedged deed-link asks-thought thought-link
    ask-known   | The question is not new to me: I {link:past}. | -hedged deed-link asks-thought thought-link
    own-say     | I say this partly because {link:own}. | -asks-thought thought-link
    own-view    | My view of this comes from my own work, where {link:own}. | -asks-thought thought-link
    own-ask     | I ask because {link:own}. | asks-thought thought-link
    own-fronted | {Link:own}. | fronted-link
    """,
)

FIT = read_frames(
    "fit",
    """
    not-all     | Not all of it will carry over, but I would know where to start. | length-long known-link
    how-it-went | I would be glad to tell you more about how that went. | past-link
    same-works  | Something similar might work at {company}. | past-link problem known-link
    some-work   | I think some of that would work at {company} too. | past-link known-link
    curious-how | I would be curious to see how far the same approach would go at {company}. | past-link
    """,
)

FIT_WISH = read_frames(
    "fit-wish",
    """
    kind-of-work | I would be glad to do that kind of work at {company}. | act-link
    good-to      | I would be very happy to do the same kind of work for {company}. | act-link
    do-again     | I would gladly do something like it again at {company}. | act-link
    same-thing   | I would like to do that kind of work again in {role}. | act-link
    same-at      | I would like to do the same at {company}. | act-link problem
    bring-role   | I would be glad to bring that to {role}.
    build-role   | I would be glad to build on that in {role}.
    use-role     | I would be happy to use that experience in {role}.
    with-you     | I would like to do that kind of work with you. | hm/peer act-link
    learned-use  | I would be glad to use what I learned there in {role}. | past-link
    team-bring   | I would be happy to bring that experience to your team. | hm
    next-job     | I would like to do more of that kind of work, and I would be happy to join {company}. | act-link
    exp-use      | I would be very happy to use that experience at {company}. | past-link
    """,
)

FIT_TOPIC = read_frames(
    "fit-topic",
    """
    help-with    | That is why I would like to help with {topic:ger}.
    bring-to     | I would be glad to bring that to {topic:ger}.
    use-for      | I would be glad to use that for {topic:ger}.
    work-on      | I would like to work with you on {topic:ger}.
    help-you     | I would be happy to help you with {topic:ger}.
    """,
)
