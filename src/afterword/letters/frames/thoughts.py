"""What came to the writer afterwards, what was liked, what is added or corrected, what was promised."""

from afterword.letters.frames.frame import read_frames

THOUGHT = read_frames(
    "thought",
    """
    occurred     | It occurred to me after we spoke that {thought:that}. | -own-thought
    struck       | After we spoke it struck me that {thought:that}. | -own-thought
    way-home     | On the way home it occurred to me that {thought:that}. | onsite -own-thought
    way-struck   | It struck me on the way home that {thought:that}. | onsite -own-thought
    after-call   | After the call it occurred to me that {thought:that}. | phone/video -own-thought
    after-struck | After we hung up, it struck me that {thought:that}. | phone -own-thought
    reflection   | On reflection, I think that {thought:that}. | -own-thought
    since-think  | I have thought about it since, and I think that {thought:that}. | -own-thought
    over-again   | Thinking it over again, I believe that {thought:that}. | -own-thought
    seems        | It seems to me that {thought:that}. | -own-thought
    came-away    | I came away thinking that {thought:that}. | -own-thought
    would-say    | Having thought about it some more, I would say that {thought:that}. | -own-thought
    keep-think   | I keep thinking that {thought:that}. | short-thought -own-thought
    my-thought   | My thought after we spoke was that {thought:that}. | -own-thought
    one-idea     | One idea I had after we spoke is that {thought:that}. | -own-thought
    looking-back | Looking back, I think that {thought:that}. | -own-thought
    wonder-not   | I have been thinking about it, and it seems to me that {thought:that}. | -own-thought
    one-since    | One thought I have had since: {thought:colonidea}.
    only-after   | One idea came to me only after we spoke: {thought:colonidea}.
    if-i-may     | If I may offer one idea: {thought:colonidea}.
    left-me      | It left me with an idea: {thought:colonidea}.
    np-idea      | One idea I had after we spoke was {thought:np}.
    np-came      | What came to mind after we spoke was {thought:np}.
    np-worth     | {Thought:ng} might be worth a try.
    np-help      | I think that {thought:np} might help.
    np-first     | {Thought:ng} might be a good first step.
    np-thought   | After we spoke I thought of {thought:ng}.
    ger-idea     | One idea I had after we spoke was {thought:ger}.
    ger-help     | I think that {thought:ger} might help.
    ger-wonder   | Something that might help is {thought:ger}.
    wh-turning   | I have been turning over {thought:wh}.
    wh-wondering | I am still wondering {thought:wh}.
    wh-keep      | I keep wondering {thought:wh}.
    wh-since     | Since our {talk} I have been wondering {thought:wh}.
    wh-asking    | I have been asking myself {thought:wh}.
    wh-left      | I left wondering {thought:wh}. | -phone
    wh-thinking  | I have kept thinking about {thought:wh}.
    ask-since    | One question came to me after we spoke: {thought:ask} | -proposing
    ask-kept     | I have kept asking myself one thing: {thought:ask} | -proposing
    ask-open     | One question is still open for me: {thought:ask} | -proposing
    ask-next     | I have a question for the next time we speak: {thought:ask} | interested -proposing
    ask-left     | It left me with a question: {thought:ask} | -proposing
    ask-idea     | One idea came to me after we spoke: {thought:ask} | proposing
    ask-suggest  | If I may suggest something: {thought:ask} | proposing
    ask-offer    | Here is an idea I had after we spoke: {thought:ask} | proposing
    ask-might    | I thought of something that might help: {thought:ask} | proposing
    base-over    | Thinking it over, I would {thought:base}.
    base-mine    | If it were up to me, I would {thought:base}.
    base-reflect | On reflection, I would {thought:base}.
    base-first   | As a first step, I would {thought:base}.
    base-think   | I think I would {thought:base}.
    base-try     | One thing I would try is to {thought:base}.
    fact         | {Thought:that}. | fact-thought -own-thought
    fact-two     | {Thought:that}. | fact-thought -own-thought
    own-over     | Thinking it over since, {thought:that}. | own-thought
    own-more     | Having thought about it some more, {thought:that}. | own-thought
    own-reflect  | On reflection, {thought:that}. | own-thought
    own-looking  | Looking back, {thought:that}. | own-thought
    """,
)

LIKED = read_frames(
    "liked",
    """
    plain        | I liked {liked:about}.
    particularly | I particularly liked {liked:about}.
    very-much    | I very much liked {liked:about}.
    really       | I really liked {liked:about}.
    idea         | I liked the idea of {liked:ger}. | method-liked
    idea-much    | I very much liked the idea of {liked:ger}. | method-liked
    idea-part    | I particularly liked the idea of {liked:ger}. | method-liked
    appreciated  | I appreciated {liked:wh}.
    app-gift     | I appreciated {liked:np}. | gift-liked
    enjoyed-see  | It was good to see {liked:wh}. | -phone
    impressed    | I was impressed by {liked:wh}.
    thank-too    | Thank you, too, for {liked:np}. | gift-liked
    thank-also   | And thank you for {liked:np}. | gift-liked
    loose-one    | One thing I liked: {liked:unsure}. | named-liked
    loose-still  | There was one thing I liked in particular: {liked:unsure}. | named-liked
    loose-noted  | Something I liked: {liked:unsure}. | named-liked
    that-plain   | I liked {liked:thatfull}.
    that-glad    | I was glad to hear {liked:thatfull}. | told-liked
    that-good    | It was good to hear {liked:thatfull}. | told-liked
    that-really  | I really liked {liked:thatfull}.
    that-app     | I appreciated {liked:thatfull}.
    clause-plain | I liked that {liked:that}.
    clause-glad  | I was glad to hear that {liked:that}. | told-liked
    clause-good  | It was good to hear that {liked:that}. | told-liked
    clause-real  | I really liked that {liked:that}.
    clause-app   | I appreciated that {liked:that}.
    also         | I also liked {liked:about}. | -untold -arranger
    struck-by    | I was struck by {liked:wh}.
    """,
)

LIKED_WISH = read_frames(
    "liked-wish",
    """
    join        | I liked {liked:about}, and I would be very happy to join you. | plain-liked
    like-work   | I liked {liked:about}, and I would like to work with you. | plain-liked hm/peer
    interested  | I liked {liked:about}, and I am very interested in {role}. | plain-liked
    keen        | I liked {liked:about}, and I am keen to join {company}. | plain-liked
    idea-join   | I liked the idea of {liked:ger}, and I would be very happy to join you. | plain-liked method-liked
    idea-keen   | I liked the idea of {liked:ger}, and I am keen to join {company}. | plain-liked method-liked
    that-join   | I liked {liked:thatfull}, and I would be very happy to join you. | plain-liked
    that-int    | I liked {liked:thatfull}, and I am very interested in {role}. | plain-liked
    that-keen   | I liked {liked:thatfull}, and I am keen to join {company}. | plain-liked
    that-glad   | It was good to hear {liked:thatfull}, and I would be glad to work with you. | plain-liked told-liked
    clause-join | I liked that {liked:that}, and I would be very happy to join you. | plain-liked
    clause-keen | I liked that {liked:that}, and I am keen to join {company}. | plain-liked
    """,
)

CLARIFY = read_frames(
    "clarify",
    """
    correct-one  | I need to correct one of my answers: {clarify:all}. | wrong
    correct-self | I have to correct myself on one point: {clarify:all}. | wrong
    a-correction | Here is a correction to one of my answers: {clarify:all}. | wrong
    correction   | I owe you one correction: {clarify:all}. | wrong
    put-right    | I would like to put one of my answers right: {clarify:all}. | wrong
    come-back    | I would like to come back to one of my answers: {clarify:all}. | -wrong
    more-precise | One of my answers should have been more precise: {clarify:all}. | -wrong
    put-better   | I could have put one of my answers better: {clarify:all}. | -wrong
    addition     | I would like to add something to one of my answers: {clarify:all}. | -wrong -negated
    left-out     | I left something out of one of my answers: {clarify:all}. | -wrong -negated
    incomplete   | One of my answers was incomplete: {clarify:all}. | -wrong -negated
    """,
)

PROMISED = read_frames(
    "promised",
    """
    file-attached | I have attached {promised:thing}, as promised. | has-file
    file-as       | As promised, I have attached {promised:thing}. | has-file
    file-said     | I said I would send {promised:thing}; the file is attached. | has-file
    file-find     | You will find {promised:thing} attached, as promised. | has-file
    link-here     | Here is the link to {promised:thing}, as promised: {url} | has-link -link-thing
    link-as       | I promised you {promised:thing}, and here is the link: {url} | has-link -link-thing
    link-find     | You can find {promised:thing} here, as promised: {url} | has-link -link-thing
    link-said     | I said I would send {promised:thing}, and here is the link: {url} | has-link -link-thing
    link-own      | As promised, here is {promised:thing}: {url} | has-link link-thing
    link-own-said | I said I would send you {promised:thing}; here it is: {url} | has-link link-thing
    later-sep     | I will send {promised:thing} in a separate mail, as promised. | has-later
    later-follow  | As promised, {promised:thing} will follow in a separate mail. | has-later
    later-still   | I have not forgotten {promised:thing}, which I will send separately. | has-later definite-item
    later-will    | I will send you {promised:thing} separately, as promised. | has-later
    """,
)
