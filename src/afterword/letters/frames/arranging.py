"""For recruiters and coordinators: thanks for the arrangements, the next step, thanks to pass on."""

from afterword.letters.frames.frame import read_frames

ARRANGED = read_frames(
    "arranged",
    """
    setting-up | Thank you for setting up {days} {interviews}.
    arranging  | Thank you for arranging the {interviews}{ day}.
    organizing | Thank you for organizing the {interviews}{ day}.
    together   | Thank you for bringing me together with the team{ day}. | several
    your-help  | Thank you for your help with {days} {interviews}.
    putting    | Many thanks for putting {days} {interviews} together. | several
    looking    | Thank you for looking after the arrangements for {days} {interviews}.
    short-note | A short note to thank you for setting up the {interviews}{ day}.
    all-work   | Thank you for your work on {days} {interviews}.
    coord      | Thank you for coordinating {days} {interviews}.
    many-arr   | Many thanks for arranging the {interviews}{ day}.
    thanks-set | Thanks for setting up the {interviews}{ day}. | -formal
    again      | Thank you for arranging another interview{ day}. | later
    """,
)

TALKED = read_frames(
    "talked",
    """
    about        | It was useful to talk about {topic:about}.
    useful       | It was useful to hear about {topic:about}.
    glad         | I was glad that we talked about {topic:about}.
    helped       | I liked talking with you about {topic:about}.
    good-talk    | It was good to talk about {topic:about}.
    shared       | I enjoyed {topic:ger}. | shared-topic
    enjoyed      | I enjoyed talking about {topic:about}.
    how-clause   | It was useful to talk about how {topic:that}. | plain-topic
    how-glad     | I was glad that we talked about how {topic:that}. | plain-topic
    loose        | I remember one thing in particular: {topic:loose}.
    loose-two    | One thing from our {talk} has stayed with me: {topic:loose}.
    question     | I took one question away with me: {topic:ask}
    question-two | One question from our {talk} has stayed with me: {topic:ask}
    """,
)

NEXT = read_frames(
    "next",
    """
    will-be      | If I understood correctly, the next step will be {next:ng}.
    as-heard     | As I understood it, the next step will be {next:ng}.
    would-be     | You said that the next step would be {next:ng}.
    mentioned    | You mentioned {next:ng} as the next step. | next-meeting
    expect       | I understand that the next step will be {next:ng}.
    clause-as    | As I understood it, {next:that}.
    clause-right | If I understood correctly, {next:that}.
    clause-said  | You said that {next:that}.
    clause-know  | I understand that {next:that}.
    loose-one    | The next step, as I understood it: {next:unsure}.
    loose-two    | What comes next, as I understood it: {next:unsure}.
    step-as      | The next step, as I understood it, will be {next:ng}.
    inf-as       | As I understood it, the next step is {next:base}.
    inf-right    | If I understood correctly, the next step is {next:base}.
    inf-said     | You said that the next step would be {next:base}.
    """,
)

PASS_ON = read_frames(
    "pass-on",
    """
    please       | Please pass my thanks on to {names}.
    give         | Please give {names} my thanks.
    also-thank   | Please thank {names} for me as well.
    grateful     | I would be grateful if you could pass my thanks on to {names}.
    tell         | Please tell {names} that I am grateful for their time.
    with-talk    | My thanks go to {names} as well, if you would pass them on.
    """,
)

PASS_ON_TOPIC = read_frames(
    "pass-on-topic",
    """
    for-conv     | Please thank {names} for the conversation about {topic:about}.
    pass-thanks  | Please pass on my thanks to {names} for the {talk} about {topic:about}.
    let-know     | Please let {names} know that I enjoyed talking about {topic:about}.
    glad         | Please tell {names} that I was glad to talk about {topic:about}.
    shared       | Please let {names} know that I enjoyed {topic:ger}. | shared-topic
    could-thank  | Could you please thank {names} for talking with me about {topic:about}?
    grateful     | I would be grateful if you could thank {names} for our {talk} about {topic:about}.
    """,
)

NO_ADDRESS = read_frames(
    "no-address",
    """
    do-not-have  | I do not have an address for {names}; could you please pass my thanks on?
    have-no      | I have no address for {names}, so may I ask you to pass on my thanks?
    through-you  | As I do not have an address for {names}, may I send my thanks through you?
    """,
)
