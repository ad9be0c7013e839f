"""`afterword doctor`: look at the way out and the way in, step by step, and name what is wrong."""

import argparse

from afterword.cli.arguments import add_json


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "\nSends nothing and changes nothing in your mailbox. Code 1: a step failed.\n"
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from afterword import clock, wiring
    from afterword.cli.json_output import print_json
    from afterword.cli.problem import BadInput
    from afterword.cli.session import open_session
    from afterword.workflows.save_account import account_of

    session = open_session(args)
    account = account_of(session.candidate)
    if account is None:
        raise BadInput("No mail account is set up yet. Try: afterword account you@example.org")
    steps = wiring.doctor(account, now=clock.now)
    is_well = all(step.ok for step in steps)
    if session.as_json:
        report = [
            {"name": step.name, "ok": step.ok, "message": step.message, "cause": step.cause or None}
            for step in steps
        ]
        port = wiring.model_port(session.candidate)
        model = (
            [{"name": each.name, "ok": each.ok, "message": each.message} for each in port.check()]
            if port
            else None
        )
        print_json({"account": account.address, "ok": is_well, "steps": report, "model": model})
        return 0 if is_well else 1
    terminal = session.terminal
    terminal.say(account.address, style="strong")
    # The model is a help; what is wrong with it keeps no letter back.
    port = wiring.model_port(session.candidate)
    for step in (*steps, *(port.check() if port else ())):
        word = "ok" if step.ok else "failed"
        terminal.table([(word.ljust(6), step.name, step.message)], styles=("goes" if step.ok else "stopped",))
        if step.cause and not step.ok:
            terminal.reason(f"cause: {step.cause}", indent=8)
    terminal.say("All is well." if is_well else "Nothing is sent until this works.")
    return 0 if is_well else 1
