"""Families of private lines: the lines that a stranger wrote, others of the same kind, and harmless neighbours."""

import pytest

from afterword.letters.notes.pieces import split_notes
from afterword.letters.notes.private import private_kind, private_marks
from afterword.letters.suggest import PrivateKind, Scope, read_notes

ALONE = Scope(reader="")

PAY = """
lønn: 780 000, she said there's room up to 820
gave him 210 TC
on-call paid extra 400/wk
400/wk for on-call
Gross 1.4M HUF
they start from 1.2
Money was uh ninety two they said
Asked for 85, she said top is 82
30% ruling until 2028
base 130 they top at 125
pay in naira or USD tbd
Package 190 + super
Package 22,000 AED + housing + school for kids
OTE 120, 70/30
current CTC 18, expected 26, notice 60 days negotiable
I asked 56
He said the budget is 95 max
She said they can go up to 95
I liked the money they pay
We talked about relocation money
I promised to send my payslips
ASML also interested, they pay 15% more
Told em I've 200 elsewhere
Jahresgehalt ca. 68
salaire entre 48 et 52
stipendio 42, un po' basso
wynagrodzenie 18 tys
they maxed out, 72 is the ceiling. I said 78
range 60 to 70
92 all-in
weekend shifts 250 a day, outside the contract rate
pay is lower than at my place
the pay isn't great
they would go to 68.
RTT 12 days
She said the offer would land around 88 plus a car
I told her anything below 70 would be a step back
they match the pension up to 6 %
He said seniors here earn less than juniors in Berlin
my current place pays 64, so 75 would be fine
she wanted to know my last salary slip
He reckoned 105 is the most they could stretch to
told them I am on 58 now and want 66
On-call gives 300 a week on top
no thirteenth month, 27 days of leave
Verdienst um die 70, eher weniger
she winced when I named 97
no stock, no bonus, coffee is free
wants 115, I think they'd pay 105
Bonus up to 12 %, not guaranteed
tagessatz 720 remote / 780 vor Ort
she asked what I make, said 71
holiday 25 days + bank hols
budget tops out around 98 I think
asking 4.800 brutto
they'd do 5k sign-on, no more
contract rate would be 90/h
said the salary isn't negotiable
"""
OFFER = """
also she asked whether im interviewing elsewhere and i said yes with zalando final round next week
Klarna still waiting for my answer, must decide Monday!
Erste also called today.
If, Trygg-Hansa also in talks with me
ASML also interested
Arm are keen as well
I led 6 people at Google, who also want me back
He said they have two more people to see
4 other candidates in final
My wife wants me to take the Spotify thing instead
Hooli wrote again
Initech is still interested
I have to decide by Friday
final interview on Monday with Umbrella
two other applicants left
another recruiter from Hays
they offered me a better offer elsewhere
Deliveroo has given me until Thursday
I am further along with two other firms
She asked who else I was talking to
He said the second favourite is an internal person
off to Stripe for the next interview on Tuesday
Zendesk phoned while I was on the train
my other process is one step ahead
I said that Adyen would have me start in May
three more candidates come on Monday
they know that I talk to their competitor as well
Booking sent the contract yesterday
I would rather go to Miro to be honest
She said they will pick between me and one other
my friend at Picnic put my name in
Capgemini offer runs out on the 9th
told him I'm in two other processes
Bosch recruiter wrote again, ignore
HelloFresh wants me for round 3 on Wednesday
they are also talking to an ex-colleague of mine
Siemens called during lunch, second round
need to tell Ubisoft by Tuesday
I have an offer on the table already
he said there are five others in the loop
also applied at ING last week
"""
SECRET = """
team just lost 2 ppl (she shouldn't have told me)
She told me the team lost two people last month
funding closes in 2 months maybe
dont share
dont mention the outage
Keep that quiet I guess
My current employer lost a client's data last year, shouldn't have mentioned it
He said they lost their biggest customer in March
He said Aoife is leaving in the autumn
She said the founders fight a lot
We talked about why Anna quit
He said that women do not stay long in the team
previous EM was fired
please don't repeat this
they are about to be sold
the CTO resigned last week
asked me not to tell the others
the cofounders don't speak to each other
unofficially: the office closes
high turnover in support
she told me in a whisper that the product gets killed in June
He said the board wants to replace the CTO
please treat the customer names as internal
they are being audited for tax fraud
the parent company wants to close the Leeds office
She let me know that the Oslo office will be closed by winter
the head of sales walked out last Friday, nobody is to know
he asked me to keep the client names to myself
She said that a quarter of the team has quit since spring
the investors are pulling out
He told me in passing that they will drop the German market
this stays here: the lead is on probation
the big customer has given notice
don't put in writing that the audit failed
they should not know about the lawsuit against my old firm
big layoff round planned for Q2 (pssst)
she let slip that the COO got fired
their main client is about to leave, not official
please keep the Munich plans to yourself he said
NDA signed, new payments chip
should not have mentioned my burnout
CEO is stepping down in March, embargoed
she mentioned (don't repeat) that Lisbon closes
two devs quit last month over oncall
they lost the Vodafone account
off the record the platform is a mess
three engineers left over the reorganisation
"""
PERSON = """
Very dry person, hardly smiled.
Julien criticize his boss a lot, careful.
Nikki + Sam clearly don't get along
he has a very strong accent, had to ask twice
Mia looked exhausted
He complained about Agnieszka, awkward.
Also Dmitri has like serious BO
Bad feeling about how she talks about the last writer.
Lauren rolled her eyes at Chris
Dave wasn't listening half the time
He said the manager is difficult.
Edwin hard of hearing, had to shout.
he kept checking phone
Simon came over as a narcissist.
She said the last writer was a disaster.
He didn't say one friendly word, what a grump.
careful with Bo
Bo never smiled
their director is a bit stubborn
quite moody, that guy
she sighed at every answer
he was on his phone
huge ego
not a fan of him
the recruiter was unprepared
he hates his boss
Her handshake was limp and she never let me finish a sentence
he seemed to be reading his mails during my answer
the guy from HR flirted with me
nobody in the team seems to respect Gunnar
Tobias came across as cold and a bit vain
she was scrolling on her phone while I drew the diagram
the architect could not stand being asked
Their lead talks badly about the old team
his breath smelled of garlic
Ingmar kept sighing and looking at the clock
I did not warm to the tester at all
she has a temper, says the receptionist
Ravi looked half asleep
HR lady super cold, no smile
he interrupted me three times!!
didn't like Ingrid's tone
Pavel is an arrogant know-it-all
nervous, hands were sweating
the second guy was half drunk, I swear
Nadine is nice but totally disorganised
got a bad vibe from Karl
she talked down to the junior
Leo kept yawning
need to leave my job, boss is toxic
"""
OWN = """
my back was killing me again, the hernia thing
my Bewilligung B runs out in Sept, told them
my ADHD wouldn't cope every day
They do background check, my old debt may come up.
She asked if I plan children!!
My asthma I did not tell.
Real reason I leave: my manager is bullying me.
I told him about getting fired at Lumo.
I promised to send my medical certificate.
We talked about Ramadan and prayer times.
need sponsorship from 2027, didn't bring it up
my daughter starts school
I have epilepsy
my Aufenthaltstitel ends in May
I got fired in March
was in hospital in spring
I'm scared of the commute
hope they don't notice
why I left Lumo
they asked for a criminal record
I take antidepressants since spring
we try for a second baby
my residence title is tied to my present employer
I left the last job after a row with my boss
I was out of work for eight months in 2023
I have a hearing aid and missed half of it
my mother is in care so I can't travel
he asked whether I am married
my blue card ends with this job
they let me go in January, I told them I resigned
She said that the founder sleeps in the office since his divorce
I am recovering from a slipped disc
my girlfriend lives in Porto, so I'd move anyway
my contract was not renewed after I fell ill
I can't do nights because of my pills
he asked about the gap in 2021, I said travelling
my wife is expecting in June
visa expires 30 Nov!!!
I said I have no kids, which is true
blanked on CAP theorem, so embarrassing
didn't tell them about my knee surgery
he noticed my stutter
"""
QUOTED_AND_OTHERS = {"pay": PAY, "offer": OFFER, "secret": SECRET, "person": PERSON, "own": OWN}
CASES = [(kind, line) for kind, lines in QUOTED_AND_OTHERS.items() for line in lines.strip().splitlines()]

HARMLESS = """
agents in 6 states, 11k farmers
I split a 9k resource state into nine
She wants someone who's not afraid of reading code
should have said: fall back to a local limiter per node w/ lower quota
should've mentioned write sharding
she loves ArgoCD, hates Helm
"Embarrassing" she said
could you share it
services don't share a database
they don't write tests first
the error budget is 95 percent used
the latency budget is 95 ms
a range of 10 to 20 ms
the package is 12 MB
the payment page pays for itself
users pay by card at the table
what clients pay for in a pentest
Fridays the whole team pays technical debt down
our technical debt register
the bridge between the money movement services
the ruling engine for card limits
NATS was also interesting
we also called the API twice
second round with the CTO
a release candidate every Friday
candidate generation in two stages
messages leave the queue in order
they leave Equinix in November
customers leave at the login page
people give up at the login
lost packets on the link
the team lost two days to it
the server was not listening on port 443
users check their phone for the code
the accent colour of the buttons
deaf users navigate by keyboard
scope creep in every sprint
code smells in the billing module
the migration was a disaster the first time
WSUS is a mess, patching takes 3 weekends
the build is slow and the queue is difficult to read
an app for asthma patients
a cancer screening registry
the alert was fired twice
be careful with migrations on Friday
complaints from 15 a month to 2
users complained about the search
rolling out new tills before Ramadan
replaced rules by a rule engine
growing two teams without losing seniors
She said the base image is 120 MB
He said they cap requests at 90 per minute
We talked about a package manager for 40 teams
She said the payslip service was the first one they moved
I built the salary import for a payroll vendor
we talked about why the old vendor left the market
He said the board on the wall shows every deploy
Liked how the founders still answer support mails
She said the second round of load tests found the leak
We talked about sharing state between two regions
He said a nervous system metaphor helps them explain the event bus
I moved the accent handling of names to ICU
She said that women in tech meet every second Thursday
He said the phone app checks the watch every minute
We talked about the difficult parts of OAuth
She said that the new lead engineer wrote the runbook
I built a visa application form for a consulate
They said customers hate long forms
He said their compensation transactions undo a booking
We talked about how to retire the old gateway
She said the team keeps secrets in Vault
He said the tests must not share fixtures
I liked the children's hospital project
She said the exit interviews go to everyone
We talked about dry runs before each release
He said 105 of the tests are slow
They want to stretch the sprint to three weeks
We talked about the on-call handover on Mondays
She said the calendar shows 27 days without an incident
I built the leave request form in two weeks
He said Zendesk tickets come in through a webhook
She said that the process is one step behind the code
I talked about the start of the rewrite in May
She said three more services move on Monday
We talked about comparing our parser to a competitor's
She said the head of each branch is protected
the walk through the office showed every dashboard
He said the client library keeps names in a cache
She said that a quarter of the alerts are noise
We talked about how teams pull in changes
She said cold starts are the worst part
We talked about scrolling through 10,000 rows on a phone
The architect drew the diagram of the event flow
Liked that their lead still reads every pull request
He said a bad smell in code is a reason to pair
I built the hearing test for a clinic app
We talked about care plans in the nursing app
She said marriage records are the oldest tables
He said the blue deployment takes over within a minute
They let me go through the runbook
Wants 115 services off the old cluster
p95 went up to 12 % of the budget
daily standup at 9, remote or on site
she asked what a good alert looks like
25 days of logs + traces are kept
the offer page is the slowest one
two other processes read from the same queue
the recruiter portal runs on Rails
round robin over three zones
an ex-colleague of theirs wrote the parser
a big rollout is planned for Q2
she let me drive the debugger
the main client library is about to be rewritten
keep the plans in one state file per team
new payments gateway, 3 providers
half of the sensors were asleep
cold start of the lambda takes 3 s
the job is interrupted three times a day
liked the tone of their error messages
Pavel owns the ingest pipeline
the tests sweat the small stuff
they mention runbooks in every alert
a gap in the metrics of 2021
expecting 400 events a second in June
certificates expire on 30 Nov
She said the pool tops out at 80 connections
He said that they named the service after a fish
We talked about the allowance of retries per client
She said 640 events arrive each second
Booking data sits in two tables
I would rather test on real devices
She said they pick between two schedulers at start
I put my name into the owners file of each module
He said the answer from the cache comes first
We talked about dropping support for Internet Explorer
She said the lead time fell to two days
He said background jobs sleep until a lock is free
The big customer gets a cluster of its own
She said the audit of access rights takes a week
He said that the clock on the devices drifts
We talked about lazy loading of images
I cut the warm start of the app to 300 ms
She said the tests are hard on new people
We talked about disc failures in the second rack
I built the contract renewal flow at a telco
Liked that nights are covered by the team in Porto
He said the pill dispenser runs on an ESP32
She said the firm moved its old mail to the cloud
We talked about how the receptionist uses the visitor app
I led the migration of 400 schools
tops out around 98 requests per node
5k lines of YAML, no more tests
the contract test runs for 90 s
the API limit isn't negotiable for partners
Siemens PLCs talk to the gateway over MQTT
need to tell users about the new limits
an offer is stored as JSON
five other services in the loop
they applied the patch last week
the scheduler is stepping through all zones
don't repeat yourself is their rule for configs
Lisbon closes the shift at 18h
two pods quit with out of memory
they lost the packets at the second switch
the record is off by one
the second half of the sprint is for tests
Nadine maintains the design tokens
the junior pairs with a senior each week
Leo keeps the changelog by hand
no kids mode in the app yet
CAP theorem came up with their Cassandra cluster
the knee of the latency curve is at 400 rps
stutter in the audio stream after 3 minutes
need to leave room for a second index
max_connections=200 was the limit, not 100
I should have used a queue
mainframe claims system from 1987, 4 COBOL devs left
"""


@pytest.mark.parametrize(("kind", "line"), CASES)
def test_a_private_line_is_marked_with_a_reason_that_fits(kind: str, line: str):
    assert private_kind(line, ALONE) == PrivateKind(kind)


@pytest.mark.parametrize("line", [line for _, line in CASES])
def test_of_a_private_line_nothing_is_offered(line: str):
    assert read_notes(line, ALONE).suggestions == ()


@pytest.mark.parametrize("line", HARMLESS.strip().splitlines())
def test_its_harmless_neighbour_is_not_marked(line: str):
    assert private_kind(line, ALONE) is None


@pytest.mark.parametrize("line", ["dont share", "She doesnt smile, wasnt listening", "they didnt look at me"])
def test_apostrophes_may_be_missing(line: str):
    assert private_kind(line, ALONE) == private_kind(line.replace("nt ", "n't "), ALONE) is not None


def test_whoever_was_there_is_no_other_company_and_still_judged():
    scope = Scope(reader="Mia Holm", people=("Mia Holm", "Erste Moss"))
    assert private_kind("Mia looked exhausted", scope) is PrivateKind.PERSON
    assert private_kind("Erste called", scope) is None
    assert private_kind("Erste called", ALONE) is PrivateKind.OFFER


def test_a_hush_means_what_stands_before_it():
    notes = "She worries about the rollout. Keep that quiet I guess.\nthey use Kafka"
    scope = Scope(reader="Ada Lind")
    marks = private_marks(list(split_notes(notes, scope)), scope)
    assert [notes[mark.start : mark.end] for mark in marks] == [
        "She worries about the rollout",
        "Keep that quiet I guess.",
    ]


def test_a_tool_that_stands_in_a_private_line_is_suggested_from_others():
    notes = "I have an offer from Globex, they run Kafka\nI moved 40 topics to Kafka at Contoso"
    assert [each.field for each in read_notes(notes, ALONE).suggestions] == ["my_link"]


AFFAIRS = """
She said that the lead is on probation
He said the big customer has given notice
She said that the architect has a temper
She said nobody likes the new director
He said the team is full of egos
I liked that women leave after a year
She said that the office is a boys' club
He said weekends are expected
She said the works council is fought
We talked about the mood in the team
We talked about why the last three people left
We talked about the scandal in Leeds
discussed how they treat juniors
She said that they avoid hiring mothers
He said the release was faked
"""


@pytest.mark.parametrize("line", AFFAIRS.strip().splitlines())
def test_affairs_of_the_house_are_not_offered_even_where_nothing_marks_them(line: str):
    assert read_notes(line, Scope(reader="Ada Lind")).suggestions == ()


@pytest.mark.parametrize(
    "line",
    [
        "She said that the tech lead writes the runbook",
        "He said that most alerts are too loud",
        "We talked about seat bugs that show up on festival weekends",
        "She said that users are frustrated with the search",
        "We talked about lazy loading of images",
        "I moved the mail of 40 schools in three weekends",
    ],
)
def test_their_harmless_neighbours_are_offered(line: str):
    assert len(read_notes(line, Scope(reader="Ada Lind")).suggestions) == 1
