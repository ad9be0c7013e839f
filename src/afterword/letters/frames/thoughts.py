"""What came to the writer afterwards, what was liked, what is added, what was promised."""

from afterword.letters.frames.frame import read_frames

THOUGHT = read_frames(
    "thought",
    """
    since-then   | Since then I have thought that {thought:that}.
    afterwards   | It came to me afterwards that {thought:that}.
    gone-over    | I have gone over it again, and I think that {thought:that}.
    looking-back | Looking back, I think that {thought:that}.
    occurred     | Later it occurred to me that {thought:that}.
    one-since    | One thought since: {thought:idea}.
    way-home     | One thing came to me on the way home: {thought:idea}. | onsite
    after-call   | One thing came to me after the call: {thought:idea}. | phone/video
    only-after   | One idea came to me only afterwards: {thought:idea}.
    did-not-say  | One thing I did not say at the time: {thought:idea}.
    one-more     | One more thought: {thought:idea}.
    on-my-mind   | It has been on my mind since, and I think that {thought:that}.
    keep-think   | I keep thinking that {thought:that}. | short-thought
    my-thought   | My thought since then: {thought:idea}.
    on-reflect   | On reflection, I think that {thought:that}.
    one-stays    | I have kept thinking about it, and one idea stays: {thought:idea}.
    if-i-may     | If I may offer one idea: {thought:idea}.
    thinking     | Thinking it through again, I would add this: {thought:idea}.
    left-me      | It left me with an idea: {thought:idea}.
    wh-turning   | Since then I have been turning over {thought:wh}.
    wh-asking    | I am still asking myself {thought:wh}.
    wh-stayed    | One question stayed with me afterwards: {thought:wh}.
    wh-wondered  | Since our {talk} I have wondered {thought:wh}.
    wh-keep      | I keep wondering {thought:wh}.
    wh-went-on   | Afterwards I went on thinking about {thought:wh}.
    wh-open      | For me one thing is still open: {thought:wh}.
    ask-since    | One question came to me afterwards: {thought:ask}
    ask-kept     | I have kept asking myself one thing: {thought:ask}
    ask-open     | One question is still open for me: {thought:ask}
    ask-next     | I have a question for the next time we speak: {thought:ask} | interested
    ask-notes    | I wrote down one question afterwards: {thought:ask}
    base-over    | Thinking it over, I would {thought:base}.
    base-mine    | If it were mine to try, I would {thought:base}.
    base-reflect | On reflection, I would {thought:base}.
    base-first   | As a first step I would {thought:base}.
    """,
)

LIKED = read_frames(
    "liked",
    """
    plain        | I liked {liked:about}.
    also         | I also liked {liked:about}.
    particular   | In particular I liked {liked:about}.
    for-my-part  | For my part, I liked {liked:about}.
    should-say   | I should say, too, that I liked {liked:about}.
    not-least    | Not least, I liked {liked:about}.
    very-much    | I very much liked {liked:about}.
    want-say     | I also want to say that I liked {liked:about}.
    loose-one    | One thing I liked: {liked:loose}.
    loose-partic | What I liked in particular: {liked:loose}.
    loose-noted  | I noted something I liked: {liked:loose}.
    that-plain   | I liked {liked:thatfull}.
    that-glad    | I was glad to hear {liked:thatfull}.
    that-sign    | To me it is a good sign {liked:thatfull}.
    that-also    | I also liked {liked:thatfull}.
    that-should  | I should say, too, that I was glad {liked:thatfull}.
    clause-plain | I liked that {liked:that}.
    clause-glad  | I was glad that {liked:that}.
    clause-sign  | To me it is a good sign that {liked:that}.
    clause-also  | I also liked that {liked:that}.
    """,
)

CLARIFY = read_frames(
    "clarify",
    """
    addition     | One addition to an answer of mine: {clarify:all}.
    complete     | To complete one of my answers: {clarify:all}.
    needs        | One answer of mine needs an addition: {clarify:all}.
    fact         | I want to add one fact to what I answered: {clarify:all}.
    incomplete   | My answer was incomplete on one point: {clarify:all}.
    more-exact   | On one of my answers I can be more exact: {clarify:all}.
    precise      | One of my answers should have been more precise: {clarify:all}.
    """,
)

PROMISED = read_frames(
    "promised",
    """
    file-attached | I have attached {promised:thing}, as promised. | has-file
    file-as       | As promised, I have attached {promised:thing}. | has-file
    file-find     | You will find {promised:thing} attached, as I said. | has-file
    file-said     | I said I would send {promised:thing}; the file is attached. | has-file
    link-as       | As promised, {promised:thing}: {url} | has-link
    link-find     | You can find {promised:thing} here, as promised: {url} | has-link
    link-said     | I said I would send {promised:thing}, and this is the place: {url} | has-link
    link-address  | I promised you {promised:thing}; the address is {url} | has-link
    later-sep     | I will send {promised:thing} in a separate mail, as promised. | has-later
    later-follow  | As promised, {promised:thing} will follow in a separate mail. | has-later
    later-still   | I still mean to send {promised:thing}, as I said I would. | has-later
    """,
)
