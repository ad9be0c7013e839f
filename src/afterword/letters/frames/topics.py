"""The topic as a sentence of its own, and what they said about it."""

from afterword.letters.frames.frame import read_frames

TOPIC = read_frames(
    "topic",
    """
    stayed       | The part about {topic:about} has stayed with me.
    coming-back  | I keep coming back to what we said about {topic:about}.
    gone-on      | We talked about {topic:about}, and I have kept thinking about it since.
    most-of-all  | Most of all I remember the part about {topic:about}.
    interested   | What interested me most was the part about {topic:about}.
    continue     | Our exchange about {topic:about} is the part I would have liked to continue.
    gone-longer  | I could have talked about {topic:about} for much longer. | short-topic
    concrete     | When we talked about {topic:about}, the job became concrete for me. | hm/peer
    more-than    | I have thought more than once since about {topic:about}.
    covered      | Of everything we covered, I have thought most about {topic:about}.
    still        | I am still thinking about {topic:about}.
    came-up      | I was glad that {topic:ng} came up.
    carry-on     | The conversation about {topic:about} is one I would like to carry on.
    since-then   | Since then my thoughts have gone back to {topic:about}.
    enjoyed-most | I enjoyed the part about {topic:about} most.
    best         | The part about {topic:about} is the one I remember best.
    talked-long  | I liked talking with you about {topic:about}. | short-topic
    one-subject  | One subject has stayed with me: {topic:loose}.
    returning    | I keep returning to one thing we discussed: {topic:loose}.
    touched-on   | One thing we touched on is still on my mind: {topic:loose}.
    continue-l   | There was one part I would have liked to continue: {topic:loose}.
    thought-l    | There is one subject I have thought about since: {topic:loose}.
    to-name      | If I had to name one thing from our {talk}, it would be this: {topic:loose}.
    several      | We covered several things: {topic:list}.
    good-deal    | We got through a good deal: {topic:list}.
    more-than-l  | There was more than one subject in our {talk}: {topic:list}.
    width        | I liked that we did not stay with one subject: {topic:list}.
    in-turn      | We took one thing after the other: {topic:list}.
    question     | One question from our {talk} has stayed with me: {topic:ask}
    kept         | There was one question I kept thinking about: {topic:ask}
    good-q       | We spent time on a good question: {topic:ask}
    turning      | I am still turning one question over: {topic:ask}
    carried      | One question came up that I have carried around since: {topic:ask}
    best-q       | The question I remember best is this one: {topic:ask}
    among        | Among the questions we went through, one stays with me: {topic:ask}
    came-to-q    | We came to a question I like: {topic:ask}
    """,
)

POINT = read_frames(
    "point",
    """
    since        | You said that {point:that}, and I have been thinking about it since. | plain-point
    mentioned    | You mentioned that {point:that}.
    remark       | Your remark that {point:that} has stayed with me. | short-point plain-point
    keep-coming  | Your point that {point:that} is one I keep coming back to. | short-point plain-point
    told-me      | You told me that {point:that}.
    said         | You said that {point:that}.
    made-point   | You made the point that {point:that}, and it is still with me. | short-point plain-point
    one-thing    | You were clear on one thing: {point:that}.
    as-described | As you described it, {point:that}.
    as-put       | As you put it, {point:that}.
    wrote-down   | I wrote down one thing you said: {point:that}.
    useful       | It was useful to hear from you that {point:that}.
    explained    | You explained that {point:that}.
    helped       | It helped me to know that {point:that}.
    pointed-out  | You pointed out that {point:that}.
    remember     | I remember you saying that {point:that}.
    stuck        | One thing you said stuck with me: {point:that}.
    keep-think   | I keep thinking about something you said: {point:that}.
    took-note    | I took note when you said that {point:that}.
    stays-l      | One thing you said has stayed with me: {point:loose}.
    noted-l      | I noted one thing you said: {point:loose}.
    brought-l    | You brought up something I have thought about since: {point:loose}.
    point-l      | One point of yours is still on my mind: {point:loose}.
    back-l       | There is one thing you said that I want to come back to: {point:loose}.
    clearly-l    | One thing came across very clearly: {point:loose}.
    plainly-l    | You put it plainly: {point:loose}. | plain-point
    said-about   | What you said about {point:about} has stayed with me.
    spoke-about  | You spoke about {point:about}, and I have thought about it since. | short-point
    words-about  | Your words about {point:about} are still with me.
    back-about   | I have gone back since to what you told me about {point:about}.
    hear-about   | It was useful to hear from you about {point:about}.
    list-one     | You named several things: {point:list}.
    list-two     | I have your points in my notes: {point:list}.
    list-three   | What you listed has stayed with me: {point:list}.
    """,
)
