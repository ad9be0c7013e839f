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
    from afterword.cli.step_output import show_steps, step_reports
    from afterword.workflows.save_account import account_of

    session = open_session(args)
    account = account_of(session.candidate)
    if account is None:
        raise BadInput("No mail account is set up yet. Try: afterword account you@example.org")
    steps = wiring.doctor(account, now=clock.now)
    # The model is a help; what is wrong with it keeps no letter back.
    port = wiring.model_port(session.candidate)
    of_model = port.check() if port else None
    is_well = all(step.ok for step in steps)
    if session.as_json:
        model = None if of_model is None else step_reports(of_model)
        print_json({
            "account": account.address, "ok": is_well, "steps": step_reports(steps), "model": model,
        })  # fmt: skip
        return 0 if is_well else 1
    session.terminal.say(account.address, style="strong")
    show_steps([*steps, *(of_model or ())], session.terminal)
    session.terminal.say("All is well." if is_well else "Nothing is sent until this works.")
    return 0 if is_well else 1
