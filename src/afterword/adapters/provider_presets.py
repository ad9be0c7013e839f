"""Servers of common mail providers, by the domain of an address or by the host.

From the providers' own public help pages; each can change, so the doctor tests and the person can overwrite.
`files_sent_copy` says that mail submitted by SMTP appears in Sent by itself; we look before we file in
any case.
"""

from dataclasses import dataclass

_TLS, _STARTTLS = "tls", "starttls"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderPreset:
    """`*_security` is a value of `server_address.Security`. `note` is one sentence for the person, or
    empty."""

    name: str
    domains: tuple[str, ...]
    imap_host: str
    smtp_host: str
    imap_port: int = 993
    imap_security: str = _TLS
    smtp_port: int = 465
    smtp_security: str = _TLS
    app_password_page: str = ""
    files_sent_copy: bool = False
    takes_passwords: bool = True
    note: str = ""


_GOOGLE_PAGE = "Google Account > Security > App passwords (2-Step Verification must be on)"
_MICROSOFT_NOTE = "Microsoft takes no passwords for reading mail since 2022; sending by password ends too."

PRESETS: tuple[ProviderPreset, ...] = (
    ProviderPreset(
        name="Gmail",
        domains=("gmail.com", "googlemail.com"),
        imap_host="imap.gmail.com",
        smtp_host="smtp.gmail.com",
        app_password_page=_GOOGLE_PAGE,
        files_sent_copy=True,
    ),
    ProviderPreset(
        name="Outlook.com",
        domains=(
            "outlook.com",
            "hotmail.com",
            "live.com",
            "msn.com",
            "outlook.de",
            "outlook.fr",
            "hotmail.co.uk",
            "hotmail.fr",
            "hotmail.de",
        ),
        imap_host="outlook.office365.com",
        smtp_host="smtp-mail.outlook.com",
        smtp_port=587,
        smtp_security=_STARTTLS,
        files_sent_copy=True,
        takes_passwords=False,
        note=_MICROSOFT_NOTE,
    ),
    ProviderPreset(
        name="Microsoft 365",
        domains=("onmicrosoft.com",),
        imap_host="outlook.office365.com",
        smtp_host="smtp.office365.com",
        smtp_port=587,
        smtp_security=_STARTTLS,
        files_sent_copy=True,
        takes_passwords=False,
        note=_MICROSOFT_NOTE,
    ),
    ProviderPreset(
        name="iCloud Mail",
        domains=("icloud.com", "me.com", "mac.com"),
        imap_host="imap.mail.me.com",
        smtp_host="smtp.mail.me.com",
        smtp_port=587,
        smtp_security=_STARTTLS,
        app_password_page="account.apple.com > Sign-In and Security > App-Specific Passwords",
    ),
    ProviderPreset(
        name="Yahoo Mail",
        domains=(
            "yahoo.com",
            "ymail.com",
            "rocketmail.com",
            "yahoo.co.uk",
            "yahoo.de",
            "yahoo.fr",
            "yahoo.es",
            "yahoo.it",
            "yahoo.ca",
            "yahoo.co.in",
        ),
        imap_host="imap.mail.yahoo.com",
        smtp_host="smtp.mail.yahoo.com",
        app_password_page="Yahoo Account > Security > App passwords",
    ),
    ProviderPreset(
        name="AOL Mail",
        domains=("aol.com", "aim.com"),
        imap_host="imap.aol.com",
        smtp_host="smtp.aol.com",
        app_password_page="AOL Account > Security > App passwords",
    ),
    ProviderPreset(
        name="Fastmail",
        domains=("fastmail.com", "fastmail.fm", "sent.com", "messagingengine.com"),
        imap_host="imap.fastmail.com",
        smtp_host="smtp.fastmail.com",
        app_password_page="Fastmail Settings > Privacy & Security > App passwords",
    ),
    ProviderPreset(
        name="Proton Mail (Bridge)",
        domains=("proton.me", "protonmail.com", "pm.me"),
        imap_host="127.0.0.1",
        imap_port=1143,
        imap_security=_STARTTLS,
        smtp_host="127.0.0.1",
        smtp_port=1025,
        smtp_security=_STARTTLS,
        files_sent_copy=True,
        note="Proton needs its Bridge running here; take the user name and password from the Bridge.",
    ),
    ProviderPreset(
        name="GMX",
        domains=("gmx.de", "gmx.net", "gmx.at", "gmx.ch"),
        imap_host="imap.gmx.net",
        smtp_host="mail.gmx.net",
        note="Allow IMAP first: Settings > POP3/IMAP in the web mail of GMX.",
    ),
    ProviderPreset(
        name="GMX",
        domains=("gmx.com", "gmx.us", "gmx.co.uk"),
        imap_host="imap.gmx.com",
        smtp_host="mail.gmx.com",
        note="Allow IMAP first: Settings > POP3/IMAP in the web mail of GMX.",
    ),
    ProviderPreset(
        name="WEB.DE",
        domains=("web.de",),
        imap_host="imap.web.de",
        smtp_host="smtp.web.de",
        smtp_port=587,
        smtp_security=_STARTTLS,
        note="Allow IMAP first: Settings > POP3/IMAP in the web mail of WEB.DE.",
    ),
    ProviderPreset(
        name="T-Online",
        domains=("t-online.de", "magenta.de"),
        imap_host="secureimap.t-online.de",
        smtp_host="securesmtp.t-online.de",
        app_password_page="Telekom customer centre > Passwords > Password for mail programs",
    ),
    ProviderPreset(
        name="freenet", domains=("freenet.de",), imap_host="mx.freenet.de", smtp_host="mx.freenet.de"
    ),
    ProviderPreset(
        name="Posteo",
        domains=("posteo.de", "posteo.net", "posteo.eu"),
        imap_host="posteo.de",
        smtp_host="posteo.de",
    ),
    ProviderPreset(
        name="mailbox.org",
        domains=("mailbox.org",),
        imap_host="imap.mailbox.org",
        smtp_host="smtp.mailbox.org",
    ),
    ProviderPreset(
        name="Zoho Mail",
        domains=("zoho.com", "zohomail.com"),
        imap_host="imap.zoho.com",
        smtp_host="smtp.zoho.com",
        files_sent_copy=True,
        app_password_page="accounts.zoho.com > Security > App Passwords",
    ),
    ProviderPreset(
        name="Zoho Mail (EU)",
        domains=("zoho.eu", "zohomail.eu"),
        imap_host="imap.zoho.eu",
        smtp_host="smtp.zoho.eu",
        files_sent_copy=True,
        app_password_page="accounts.zoho.eu > Security > App Passwords",
    ),
    ProviderPreset(
        name="Yandex Mail",
        domains=("yandex.com", "yandex.ru", "ya.ru"),
        imap_host="imap.yandex.com",
        smtp_host="smtp.yandex.com",
        app_password_page="Yandex ID > Security > App passwords",
    ),
    ProviderPreset(
        name="Mail.ru",
        domains=("mail.ru", "bk.ru", "inbox.ru", "list.ru"),
        imap_host="imap.mail.ru",
        smtp_host="smtp.mail.ru",
        app_password_page="Mail.ru account > Security > External applications",
    ),
    ProviderPreset(
        name="Orange",
        domains=("orange.fr", "wanadoo.fr"),
        imap_host="imap.orange.fr",
        smtp_host="smtp.orange.fr",
    ),
    ProviderPreset(name="Free", domains=("free.fr",), imap_host="imap.free.fr", smtp_host="smtp.free.fr"),
    ProviderPreset(
        name="La Poste", domains=("laposte.net",), imap_host="imap.laposte.net", smtp_host="smtp.laposte.net"
    ),
    ProviderPreset(
        name="Libero", domains=("libero.it",), imap_host="imapmail.libero.it", smtp_host="smtp.libero.it"
    ),
    ProviderPreset(
        name="Seznam",
        domains=("seznam.cz", "email.cz", "post.cz"),
        imap_host="imap.seznam.cz",
        smtp_host="smtp.seznam.cz",
    ),
    ProviderPreset(name="WP Poczta", domains=("wp.pl",), imap_host="imap.wp.pl", smtp_host="smtp.wp.pl"),
    ProviderPreset(
        name="Comcast Xfinity",
        domains=("comcast.net",),
        imap_host="imap.comcast.net",
        smtp_host="smtp.comcast.net",
        smtp_port=587,
        smtp_security=_STARTTLS,
        note="Allow third-party access first in the settings of Xfinity Mail.",
    ),
    ProviderPreset(
        name="BT",
        domains=("btinternet.com", "btopenworld.com"),
        imap_host="mail.btinternet.com",
        smtp_host="mail.btinternet.com",
    ),
    ProviderPreset(
        name="QQ Mail",
        domains=("qq.com", "foxmail.com"),
        imap_host="imap.qq.com",
        smtp_host="smtp.qq.com",
        app_password_page="QQ Mail Settings > Account > Authorization code",
    ),
    ProviderPreset(
        name="163 Mail",
        domains=("163.com",),
        imap_host="imap.163.com",
        smtp_host="smtp.163.com",
        app_password_page="163 Mail Settings > POP3/SMTP/IMAP > Authorization code",
    ),
)

_BY_DOMAIN = {domain: preset for preset in PRESETS for domain in preset.domains}
_BY_HOST = {
    host: preset
    for preset in reversed(PRESETS)
    for host in (preset.imap_host, preset.smtp_host)
    if host != "127.0.0.1"
}


def find_by_address(address: str) -> ProviderPreset | None:
    """The preset for a person's address (`me@gmail.com`), or None: then the servers must be asked for."""
    domain = address.rpartition("@")[2].strip().lower().rstrip(".")
    preset = _BY_DOMAIN.get(domain)
    if preset is None and domain.endswith(".onmicrosoft.com"):
        return _BY_DOMAIN["onmicrosoft.com"]
    return preset


def find_by_host(host: str) -> ProviderPreset | None:
    """The preset that uses this IMAP or SMTP host, for company domains hosted there."""
    return _BY_HOST.get(host.strip().lower().rstrip("."))
