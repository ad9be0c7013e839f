"""`afterword host`: who may come in, where several people share one installation."""

import argparse

from afterword.cli.arguments import add_json
from afterword.cli.problem import BadInput

DEEDS = {
    "people": "list who was invited, and whether they came",
    "invite": "a link for NAME, which opens a desk of their own (again: a new link, the old password is void)",
    "sign-out": "NAME has to sign in again everywhere",
    "remove": "NAME and everything of theirs, for good",
    "seal": "move passwords from the data folder into the database, under the newest sealing key",
}


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = (
        "\nWhat can be done:\n" + "\n".join(f"  {deed:<9} {words}" for deed, words in DEEDS.items()) + "\n"
    )
    parser.add_argument("deed", choices=tuple(DEEDS), metavar="DEED", help=", ".join(DEEDS))
    parser.add_argument(
        "name", nargs="?", metavar="NAME", help="an address, or what your proxy calls the person"
    )
    parser.add_argument("--timezone", metavar="ZONE", default="UTC", help="theirs, for an invitation")
    parser.add_argument("--yes", action="store_true", help="do not ask before removing")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from django.conf import settings

    from afterword import wiring

    if settings.SIGN_IN == "none" and args.deed != "seal":
        raise BadInput(
            "This installation is for one person. Set AFTERWORD_SIGN_IN first, see docs/howto/host-it.md."
        )
    try:
        wiring.prepare_database()
    except wiring.DataFolderError as error:
        raise BadInput(str(error)) from None
    if args.deed == "people":
        return _people(args)
    if args.deed == "seal":
        return _seal(args)
    if not args.name:
        raise BadInput(f"Whom? Try: afterword host {args.deed} NAME")
    return {"invite": _invite, "sign-out": _sign_out, "remove": _remove}[args.deed](args)


def _people(args: argparse.Namespace) -> int:
    from afterword.cli.json_output import print_json
    from afterword.models import Member

    rows = list(Member.objects.order_by("name"))
    found = [
        {
            "name": row.name,
            "state": "came" if row.signed_in_at else ("invited" if row.invitation else "known"),
            "signed_in_at": row.signed_in_at.isoformat() if row.signed_in_at else None,
        }
        for row in rows
    ]
    if args.json:
        print_json(found)
        return 0
    for each in found:
        print(f"{each['state']:<8} {each['name']}")
    if not found:
        print("Nobody was invited yet. Try: afterword host invite NAME")
    return 0


def _invite(args: argparse.Namespace) -> int:
    from django.conf import settings

    from afterword import clock
    from afterword.cli.json_output import print_json
    from afterword.cli.session import kept
    from afterword.workflows.sign_in import invite
    from afterword.workflows.typed_text import check_zone

    invited = kept(invite(args.name, now=clock.now(), timezone=str(kept(check_zone(args.timezone)))))
    link = f"{settings.ADDRESS or 'https://YOUR-ADDRESS'}/invitation/{invited.key}"
    by_password = settings.SIGN_IN == "password"
    if args.json:
        print_json({"name": invited.member.name, "link": link if by_password else None})
    elif by_password:
        print(
            f"Hand this link to {invited.member.name}; it opens a desk of their own, once, within seven days:\n  {link}"
        )
    else:
        print(f"{invited.member.name} has a desk now. Your proxy signs them in.")
    return 0


def _sign_out(args: argparse.Namespace) -> int:
    from afterword.workflows.sign_in import sign_out_everywhere

    if not sign_out_everywhere(args.name):
        raise BadInput(f"Nobody is called {args.name} here. Nothing was changed.")
    _tell(args, f"{args.name} has to sign in again everywhere.")
    return 0


def _remove(args: argparse.Namespace) -> int:
    from afterword import wiring
    from afterword.cli.session import ask_yes
    from afterword.workflows.export_everything import secret_names_of
    from afterword.workflows.sign_in import desk_of_name, remove

    desk = desk_of_name(args.name)
    if desk is None:
        raise BadInput(f"Nobody is called {args.name} here. Nothing was changed.")
    question = f"Remove {args.name} with all notes, letters and history?"
    if not args.yes and not ask_yes(question, instead="Pass --yes to remove without being asked."):
        _tell(args, "Nothing was removed.")
        return 1
    names = secret_names_of(desk)
    remove(args.name)
    for each in names:
        wiring.secrets().erase(each)
    _tell(
        args,
        f"{args.name} and everything of theirs is removed. Backups still hold it until they are deleted.",
    )
    return 0


def _seal(args: argparse.Namespace) -> int:
    from django.conf import settings

    from afterword import wiring
    from afterword.ports.errors import PortError

    if not settings.SEALING_KEYS:
        raise BadInput(
            "There is no key to seal with, so nothing was changed. Set AFTERWORD_SEALING_KEY_FILE first, see "
            "docs/howto/host-it.md."
        )
    try:
        count = wiring.seal_everything()
    except PortError as error:
        raise BadInput(str(error)) from None
    done = f"{count} {'password is' if count == 1 else 'passwords are'} sealed now." if count else ""
    _tell(args, f"{done} Everything lies in the database under the newest key.".strip())
    return 0


def _tell(args: argparse.Namespace, sentence: str) -> None:
    from afterword.cli.json_output import print_json

    if args.json:
        print_json({"sentence": sentence})
    else:
        print(sentence)
