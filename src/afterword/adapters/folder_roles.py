"""Which folder is which: by SPECIAL-USE (RFC 6154) first, by its name in many languages second."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from afterword.ports.errors import Permanent
from afterword.said import say


class Role(StrEnum):
    INBOX = "inbox"
    SENT = "sent"
    JUNK = "junk"
    ARCHIVE = "archive"
    ALL = "all"
    TRASH = "trash"
    DRAFTS = "drafts"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """`role_is_declared` says that the server named the role itself; such a folder beats one named alike."""

    name: str
    role: Role
    role_is_declared: bool = False


_DECLARED = {
    "\\sent": Role.SENT,
    "\\junk": Role.JUNK,
    "\\spam": Role.JUNK,
    "\\archive": Role.ARCHIVE,
    "\\all": Role.ALL,
    "\\allmail": Role.ALL,
    "\\trash": Role.TRASH,
    "\\drafts": Role.DRAFTS,
}
_NAMES = {
    Role.SENT: """
        sent, sent items, sent mail, sent messages, sent-mail, gesendet, gesendete elemente,
        gesendete objekte, envoyés, éléments envoyés, messages envoyés, enviados, elementos
        enviados, itens enviados, posta inviata, inviati, inviata, verzonden, verzonden items,
        skickat, skickade, sendt, sendte elementer, lähetetyt, wysłane, elementy wysłane,
        odeslané, odeslaná pošta, elküldött, trimise, отправленные, надіслані, gönderilmiş,
        gönderilenler, 送信済み, 送信済みアイテム, 已发送, 已发送邮件, 寄件備份, 보낸편지함
    """,
    Role.JUNK: """
        junk, junk e-mail, junk email, junk mail, spam, bulk mail, bulk, spamverdacht,
        unerwünscht, courrier indésirable, indésirables, pourriel, correo no deseado, lixo
        eletrônico, posta indesiderata, ongewenste e-mail, skräppost, søppelpost, uønsket,
        roskaposti, wiadomości-śmieci, nevyžádaná pošta, levélszemét, спам, önemsiz, 迷惑メール,
        垃圾邮件, 垃圾郵件, 스팸
    """,
    Role.ARCHIVE: """
        archive, archives, archiv, archivo, archivio, archief, arkiv, archiwum, архив
    """,
    Role.ALL: """
        all mail, alle nachrichten, tous les messages, todos, tutti i messaggi, alle e-mails
    """,
    Role.TRASH: """
        trash, deleted, deleted items, deleted messages, bin, papierkorb, gelöschte elemente,
        corbeille, éléments supprimés, papelera, elementos eliminados, lixeira, cestino,
        prullenbak, papperskorg, papirkurv, roskakori, kosz, koš, kuka, удаленные, корзина, çöp,
        ゴミ箱, 已删除, 휴지통
    """,
    Role.DRAFTS: """
        drafts, draft, entwürfe, brouillons, borradores, rascunhos, bozze, concepten, utkast,
        kladder, luonnokset, wersje robocze, koncepty, piszkozatok, черновики, taslaklar, 下書き,
        草稿, 임시보관함
    """,
}
_BY_NAME = {" ".join(name.split()): role for role, names in _NAMES.items() for name in names.split(",")}
# Folders of Exchange that hold no mail of people.
_NEVER_MAIL = frozenset(
    [
        "calendar",
        "contacts",
        "tasks",
        "notes",
        "journal",
        "outbox",
        "templates",
        "sync issues",
        "rss feeds",
        "conversation history",
        "kalender",
        "kontakte",
        "aufgaben",
        "notizen",
    ]
)
_MOST_OTHERS = 40


def make_folder(name: str, *, flags: Iterable[str] = (), delimiter: str = "/") -> Folder:
    """`flags` as LIST gives them (`\\Sent`). A name counts by its last part: `INBOX.Sent` is Sent."""
    if name.upper() == "INBOX":
        return Folder(name="INBOX", role=Role.INBOX, role_is_declared=True)
    for flag in flags:
        declared = _DECLARED.get(flag.lower())
        if declared is not None:
            return Folder(name=name, role=declared, role_is_declared=True)
    last_part = name.rpartition(delimiter)[2] if delimiter else name
    return Folder(name=name, role=_BY_NAME.get(last_part.strip().casefold(), Role.NONE))


def find_role(folders: Iterable[Folder], role: Role) -> str | None:
    """The folder of a role: declared before named, the shorter name before the longer."""
    fitting = [folder for folder in folders if folder.role is role]
    fitting.sort(key=lambda folder: (not folder.role_is_declared, len(folder.name), folder.name))
    return fitting[0].name if fitting else None


def find_sent_folder(folders: Iterable[Folder], *, where: str) -> str:
    """The folder for sent mail. `where` is said in the refusal, such as `at imap.example.org`. Raises Permanent
    (`folder-missing`)."""
    found = find_role(folders, Role.SENT)
    if found is None:
        raise Permanent(
            say(
                "No folder for sent mail was found {where}, so no copy was filed. Make one named "
                "Sent in your mail program.",
                where=where,
            ),
            cause="folder-missing",
        )
    return found


def find_drafts_folder(folders: Iterable[Folder], *, where: str) -> str:
    """The folder for drafts; otherwise as `find_sent_folder`."""
    found = find_role(folders, Role.DRAFTS)
    if found is None:
        raise Permanent(
            say(
                "No folder for drafts was found {where}, so nothing was laid there. Make one named "
                "Drafts in your mail program.",
                where=where,
            ),
            cause="folder-missing",
        )
    return found


def choose_watched(folders: Iterable[Folder]) -> tuple[str, ...]:
    """Where an answer can be: INBOX, Junk, Archive or All Mail, Sent, Trash (a rejection is often
    deleted at once), and, where no All Mail holds everything, the person's own folders, which filters
    of the server may fill."""
    known = list(folders)
    has_all_mail = find_role(known, Role.ALL) is not None
    wanted = [Role.INBOX, Role.JUNK, Role.ALL if has_all_mail else Role.ARCHIVE, Role.SENT, Role.TRASH]
    chosen = [name for role in wanted if (name := find_role(known, role)) is not None]
    if not has_all_mail:
        others = sorted(
            folder.name
            for folder in known
            if folder.role is not Role.DRAFTS
            and folder.name not in chosen
            and folder.name.rpartition("/")[2].casefold() not in _NEVER_MAIL
        )
        chosen += others[:_MOST_OTHERS]
    return tuple(chosen)
