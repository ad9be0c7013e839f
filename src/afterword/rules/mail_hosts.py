"""Whose domain an address is in: a company's, or that of a service between people (free mail, scheduling, ATS)."""

from functools import cache

from afterword.mail.public_suffix import registered_part

FREE_MAIL = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es live.com"
    " live.nl live.co.uk msn.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.es yahoo.it yahoo.co.in yahoo.co.jp ymail.com"
    " rocketmail.com aol.com icloud.com me.com mac.com proton.me protonmail.com protonmail.ch pm.me gmx.de gmx.net gmx.at"
    " gmx.ch gmx.com web.de t-online.de freenet.de mail.de posteo.de posteo.net mailbox.org tutanota.com tutanota.de"
    " tuta.io tuta.com fastmail.com fastmail.fm hey.com zoho.com zohomail.eu yandex.ru yandex.com ya.ru mail.ru bk.ru inbox.ru"
    " list.ru rambler.ru qq.com 163.com 126.com sina.com foxmail.com naver.com daum.net hanmail.net orange.fr wanadoo.fr"
    " free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it alice.it bluewin.ch telenet.be skynet.be ziggo.nl"
    " xs4all.nl kpnmail.nl planet.nl telia.com comhem.se bredband.net online.no seznam.cz centrum.cz wp.pl o2.pl onet.pl"
    " interia.pl op.pl abv.bg ukr.net btinternet.com sky.com virginmedia.com ntlworld.com comcast.net verizon.net att.net"
    " sbcglobal.net cox.net charter.net bellsouth.net shaw.ca rogers.com bigpond.com rediffmail.com uol.com.br bol.com.br"
    " terra.com.br sapo.pt hushmail.com mail.com email.com disroot.org riseup.net duck.com mozmail.com privaterelay.appleid.com"
    " pobox.com migadu.com runbox.com startmail.com mailfence.com kolabnow.com".split()
)
SCHEDULING = frozenset(
    "calendly.com calendlymail.com zoom.us zoom.com cal.com google.com goodtime.io modernloop.io prelude.co"
    " savvycal.com youcanbook.me acuityscheduling.com doodle.com chilipiper.com x.ai hubspot.com meetings.hubspot.com"
    " microsoft.com teams.microsoft.com outlook.office365.com bookings.microsoft.com webex.com cisco.com tidycal.com"
    " appointlet.com harmonizely.com zcal.co reclaim.ai setmore.com simplybook.me koalendar.com whereby.com imip.me.com"
    " candidate.fyi cronofy.com evenbrite.com hirevue.com coderpad.io hackerrank.com karat.io karat.com codility.com"
    " codesignal.com interviewing.io paradox.ai mya.com brighthire.ai metaview.ai guide.co resource.io gem.com".split()
)
ATS = frozenset(
    "greenhouse.io greenhouse-mail.io lever.co ashbyhq.com myworkday.com myworkdayjobs.com workday.com smartrecruiters.com"
    " icims.com workable.com workablemail.com jobvite.com jobvite-mail.com bamboohr.com recruitee.com teamtailor.com"
    " teamtailor-mail.com personio.de personio.com breezy.hr breezy-mail.com pinpointhq.com jazzhr.com applytojob.com"
    " resumatorapi.com taleo.net oraclecloud.com successfactors.com successfactors.eu sapsf.com sapsf.eu ultipro.com ukg.com"
    " adp.com comeet.co comeet.com comeet-notifications.com bullhornmail.com bullhorn.com zohorecruit.com freshteam.com"
    " welcomekit.co welcometothejungle.com softgarden.io softgarden.de rexx-systems.com d-vinci.de join.com onlyfy.jobs"
    " homerun.co dover.com dover.io rippling.com gusto.com paylocity.com paycomonline.com avature.net eightfold.ai"
    " phenompeople.com phenom.com hire.com hireology.com trakstar.com recruiterbox.com beamery.com jobylon.com"
    " reachmee.com varbi.com hr-manager.net talentech.com emply.com emply.net huntflow.ru traffit.com erecruiter.pl"
    " elevato.net tellent.com factorialhr.com kenjo.io hibob.com linkedin.com indeed.com indeedemail.com xing.com"
    " glassdoor.com ziprecruiter.com wellfound.com hired.com otta.com dice.com hackajob.co stepstone.de monster.com".split()
)
RECRUITMENT_WORDS = ("recruit", "staffing", "headhunt", "talent", "search-partner", "personalberat", "executive-search", "jobs")  # fmt: skip


@cache
def registrable_domain(address_or_host: str) -> str | None:
    """`a@mail.northwind.co.uk` gives `northwind.co.uk` (Public Suffix List, read from the installed package)."""
    host = address_or_host.rpartition("@")[2].strip().strip(".").lower()
    if not host or len(host) > 253 or ".." in host:
        return None
    return registered_part(host) or None


def _is_in(address: str, hosts: frozenset[str]) -> bool:
    host = address.rpartition("@")[2].lower().strip(".")
    while "." in host:
        if host in hosts:
            return True
        host = host.partition(".")[2]
    return False


def is_free_mail(address: str) -> bool:
    return _is_in(address, FREE_MAIL)


def is_scheduler(address: str) -> bool:
    return _is_in(address, SCHEDULING)


def is_ats(address: str) -> bool:
    """An applicant tracking system: it writes for companies, and its domain names none of them."""
    return _is_in(address, ATS)


def company_domain(address: str) -> str | None:
    """The registrable domain where it can be an employer's or an agency's, else None.

    Google, Microsoft and Zoom also employ people: a personal address there counts, their robots do not.
    """
    domain = registrable_domain(address)
    if domain is None or is_free_mail(address) or is_ats(address):
        return None
    if is_scheduler(address):
        employers = ("google.com", "microsoft.com", "cisco.com", "hubspot.com", "zoom.us")
        host = address.rpartition("@")[2].lower()
        return domain if host in employers and not is_robot_local_part(address) else None
    return domain


_ROBOTS = (
    "noreply", "donotreply", "nepasrepondre", "keineantwort", "calendarnotification", "notification", "notifications",
    "notify", "calendar", "scheduler", "scheduling", "automated", "mailerdaemon", "postmaster", "bounce", "robot", "bot",
    "system", "invite", "invites", "invitations", "meetings", "alerts",
)  # fmt: skip


def is_robot_local_part(address: str) -> bool:
    """`no-reply@`, `calendar-notification@`, `noreply+abc@`: nobody reads there."""
    local = address.rpartition("@")[0].lower().partition("+")[0]
    letters = "".join(letter for letter in local if letter.isalnum())
    return letters in _ROBOTS or any(
        word in letters for word in ("noreply", "donotreply", "notreply", "unmonitored")
    )


def looks_like_agency(domain: str) -> bool:
    """Whether the name of the domain itself speaks of recruiting for others."""
    return any(word.replace("-", "") in domain.replace("-", "") for word in RECRUITMENT_WORDS)
