"""The mail account: how letters leave and where answers arrive. Its password goes to the secrets file."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.db import transaction

from afterword.models import Candidate, MailAccount, MailboxKind, Security, SignIn, SubmissionKind
from afterword.ports.secrets import SecretsPort
from afterword.said import say
from afterword.workflows.refused import Refused
from afterword.workflows.typed_text import check_address, one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountValues:
    """What the person says about the account; the fields of MailAccount."""

    address: str
    display_name: str = ""
    username: str = ""
    submission_kind: str = SubmissionKind.NONE.value
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_security: str = Security.STARTTLS.value
    sendmail_path: str = ""
    mailbox_kind: str = MailboxKind.NONE.value
    imap_host: str = ""
    imap_port: int = 993
    imap_security: str = Security.TLS.value
    maildir_path: str = ""
    jmap_url: str = ""
    sign_in: str = SignIn.PASSWORD.value
    files_own_sent_copy: bool = False


def account_of(candidate: Candidate) -> MailAccount | None:
    """The one account of this candidate, or None before it is set up."""
    return MailAccount.objects.filter(candidate=candidate).order_by("id").first()


def has_way_out(candidate: Candidate) -> bool:
    """Whether a letter can go by itself once it is approved; without one it is the person's to send."""
    ways = MailAccount.objects.filter(candidate=candidate).exclude(submission_kind=SubmissionKind.NONE)
    return ways.exists()


def save_account(
    candidate: Candidate,
    values: AccountValues,
    *,
    password: str | None,
    secrets: SecretsPort,
    now: datetime,
    local_mail: bool = True,
) -> MailAccount | Refused:
    """Make or change the account. `password` None keeps the one that is stored. A change clears the trouble
    and has the mailbox read at once. Without `local_mail` no program and no folder of this machine can be named.
    Raises what the secrets port raises (a full disk): nothing is saved."""
    checked = _check(values)
    if isinstance(checked, Refused):
        return checked
    if not local_mail and is_local(checked):
        return Refused(
            say(
                "On a shared installation letters leave by a mail server and a mailbox is read by IMAP or JMAP. "
                "Nothing was changed."
            )
        )
    with transaction.atomic():
        account = account_of(candidate) or MailAccount(candidate=candidate, created_at=now)
        checked = _with_username(checked, account, password, secrets)
        is_other_mailbox = account.pk is not None and _mailbox_of(account) != _mailbox_of(checked)
        for name, value in asdict(checked).items():
            setattr(account, name, value)
        account.secret_name = account.secret_name or f"mail-account-{candidate.pk}"
        account.trouble = account.trouble_cause = ""
        account.trouble_at = account.next_allowed_at = None
        account.next_read_at = None if checked.mailbox_kind == MailboxKind.NONE else now
        account.save()
        if is_other_mailbox:
            account.cursors.all().delete()
        if password is not None:
            secrets.write(account.secret_name, password)
    return account


def _with_username(
    values: AccountValues, account: MailAccount, password: str | None, secrets: SecretsPort
) -> AccountValues:
    """Who has a password, or gave access, signs in: as their address, if no other name was said."""
    stored = secrets.read(account.secret_name) if password is None and account.secret_name else password
    if values.username or not (stored or values.sign_in == SignIn.GRANT):
        return values
    return replace(values, username=values.address)


def is_local(account: AccountValues | MailAccount) -> bool:
    """Whether it needs a program or a folder of this machine."""
    return account.submission_kind == SubmissionKind.SENDMAIL or account.mailbox_kind == MailboxKind.MAILDIR


def access_granted(account: MailAccount, *, now: datetime) -> None:
    """The person has just signed in at their provider: forget the trouble and read the mailbox at once."""
    MailAccount.objects.filter(pk=account.pk).update(
        sign_in=SignIn.GRANT.value, trouble="", trouble_cause="", trouble_at=None, next_allowed_at=None,
        next_read_at=None if account.mailbox_kind == MailboxKind.NONE else now,
    )  # fmt: skip
    account.refresh_from_db()


def _mailbox_of(account: MailAccount | AccountValues) -> tuple[object, ...]:
    """Where the cursors belong: another server or user starts from the beginning."""
    return (
        account.mailbox_kind,
        account.imap_host,
        account.imap_port,
        account.username or account.address,
        account.maildir_path,
        account.jmap_url,
    )


def _check(values: AccountValues) -> AccountValues | Refused:
    address = check_address(values.address)
    if isinstance(address, Refused):
        return address
    if not address:
        return Refused(say("An account needs your mail address. Nothing was changed."))
    for port in (values.smtp_port, values.imap_port):
        if not 1 <= port <= 65535:
            return Refused(
                say("{port} is not a port: ports go from 1 to 65535. Nothing was changed.", port=port)
            )
    refused = _check_choices(values) or _check_places(values)
    if refused:
        return refused
    return replace(
        values,
        address=address,
        display_name=one_line(values.display_name, 200),
        username=one_line(values.username, 254),
        smtp_host=one_line(values.smtp_host, 253).strip(),
        imap_host=one_line(values.imap_host, 253).strip(),
        sendmail_path=one_line(values.sendmail_path, 500),
        maildir_path=values.maildir_path.replace("\x00", "").strip()[:1000],
        jmap_url=one_line(values.jmap_url, 500).strip(),
    )


def _check_choices(values: AccountValues) -> Refused | None:
    choices = (
        (values.submission_kind, SubmissionKind.values),
        (values.mailbox_kind, MailboxKind.values),
        (values.smtp_security, Security.values),
        (values.imap_security, Security.values),
        (values.sign_in, SignIn.values),
    )
    for value, known in choices:
        if value not in known:
            return Refused(
                say(
                    "“{given}” is not a choice here. Choose one of: {known}.",
                    given=one_line(str(value), 40),
                    known=", ".join(known),
                )
            )
    return None


def _check_places(values: AccountValues) -> Refused | None:
    if values.submission_kind == SubmissionKind.SMTP and not values.smtp_host.strip():
        return Refused(say("Name the server that takes your letters, such as smtp.example.org."))
    if values.mailbox_kind == MailboxKind.IMAP and not values.imap_host.strip():
        return Refused(say("Name the server of your mailbox, such as imap.example.org."))
    if values.mailbox_kind == MailboxKind.MAILDIR and not values.maildir_path.strip():
        return Refused(say("Name the folder that holds your mail (a Maildir)."))
    speaks_jmap = SubmissionKind.JMAP in (values.submission_kind, values.mailbox_kind)
    if speaks_jmap and not values.jmap_url.strip().lower().startswith(
        ("https://", "http://127.", "http://localhost")
    ):
        return Refused(say("Name the JMAP address of your provider, such as https://api.fastmail.com/."))
    if values.mailbox_kind == MailboxKind.JMAP and values.submission_kind == SubmissionKind.SMTP:
        # A key for JMAP is no password for SMTP; both ways have one sign-in here.
        return Refused(say("With a mailbox by JMAP letters leave by JMAP too. Choose it for both."))
    return None
