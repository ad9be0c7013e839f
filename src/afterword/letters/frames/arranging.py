"""For recruiters and coordinators: thanks for the arrangements, the next step, thanks to pass on."""

from afterword.letters.frames.frame import read_frames

ARRANGED = read_frames(
    "arranged",
    """
    setting-up   | Thank you for setting up {days} {interviews}.
    arranging    | Thank you for arranging the {interviews}{ day}.
    organizing   | Thank you for organizing the {interviews}{ day}.
    together     | Thank you for bringing me together with the team{ day}. | several
    happen       | Thank you for making {days} {interviews} happen.
    your-help    | Thank you for your help with {days} {interviews}.
    putting      | Many thanks for putting {days} {interviews} together. | several
    looking      | Thank you for looking after the arrangements for {days} {interviews}.
    short-note   | A short note of thanks for setting up the {interviews}{ day}.
    finding      | Thank you for finding a time for the {interviews}.
    taking-care  | Thank you for taking care of {days} {interviews}.
    work-behind  | Thank you for the work behind {days} {interviews}.
    coord        | Thank you for coordinating {days} {interviews}.
    grateful     | I am grateful for the way you arranged {days} {interviews}.
    again        | Thank you for arranging a further round{ day}. | later
    """,
)

TALKED = read_frames(
    "talked",
    """
    about        | We talked about {topic:about}, which helped me to see the job more clearly. | short-topic
    useful       | It was useful to hear about {topic:np}.
    glad         | I was glad that we went into {topic:about}.
    part         | The part about {topic:about} helped me most.
    clear        | I have a clearer picture now that we have talked about {topic:about}.
    noted        | I have noted what you told me about {topic:about}.
    loose        | I noted one thing in particular: {topic:loose}.
    loose-two    | One thing from our {talk} I wrote down: {topic:loose}.
    several      | We covered several things: {topic:list}.
    question     | One question I took away with me: {topic:ask}
    """,
)

NEXT = read_frames(
    "next",
    """
    understood   | The next step as I understood it: {next:all}.
    noted-next   | I have noted what comes next: {next:all}.
    will-be      | If I have it right, the next step will be {next:np}.
    written      | For the next step I have written down: {next:all}.
    down-as      | I have {next:np} down as the next step.
    take-it      | I take it that the next step will be {next:np}.
    as-heard     | As I understood it, the next step will be {next:np}.
    clause-as    | As I understood it, {next:that}.
    clause-right | If I have it right, {next:that}.
    clause-noted | I have noted that {next:that}.
    """,
)

PASS_ON = read_frames(
    "pass-on",
    """
    please       | Please pass my thanks on to {names}.
    give         | Please give {names} my thanks.
    hand-on      | If you can, please hand my thanks on to {names}.
    grateful     | I would be grateful if you could pass my thanks on to {names}.
    tell         | Please tell {names} that I am grateful for their time.
    with-talk    | My thanks go to {names} as well, if you would pass them on.
    """,
)

PASS_ON_TOPIC = read_frames(
    "pass-on-topic",
    """
    for-conv     | Please thank {names} for the conversation about {topic:about}.
    to-name      | To {names}, please pass on my thanks for the time we spent on {topic:about}.
    let-know     | Please let {names} know that I enjoyed talking about {topic:about}.
    glad         | Please tell {names} that I was glad to talk about {topic:about}.
    still        | I am still thinking about {topic:about}; please thank {names} for that. | short-topic
    """,
)

NO_ADDRESS = read_frames(
    "no-address",
    """
    do-not-have  | I do not have an address for {names}; could you please pass my thanks on?
    without      | Without an address for {names} I cannot write myself; please pass my thanks on.
    through-you  | As I have no address for {names}, may I send my thanks through you?
    """,
)
