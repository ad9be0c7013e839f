"""The table of commands. A new command is one line here and one module with `configure` and `run`."""

EVERY_DAY = "Every day"
MAILBOX = "Your mailbox"
FILES = "Files only (no account, no database)"
HOSTING = "For whoever runs it"
GROUPS = (EVERY_DAY, MAILBOX, FILES, HOSTING)

# name: (module in afterword.cli, group, its line in the help, whether Django must be set up before it runs)
COMMANDS = {
    "run": ("run", EVERY_DAY, "Start Afterword at a local address", False),
    "next": ("next", EVERY_DAY, "Say what is due, and why", True),
    "import": ("import_files", EVERY_DAY, "Take in invitations and answers (.ics, .eml, .mbox)", True),
    "add": ("add", EVERY_DAY, "Add an interview by hand", True),
    "debrief": ("debrief", EVERY_DAY, "Note how it went, person by person", True),
    "answer": ("answer", EVERY_DAY, "Answer what `next` asks", True),
    "show": ("show", EVERY_DAY, "Show processes, an interview, a letter", True),
    "correct": ("correct", EVERY_DAY, "Confirm or correct what was guessed or mistyped", True),
    "edit": ("edit", EVERY_DAY, "Change a letter in your editor", True),
    "approve": ("approve", EVERY_DAY, "Read a letter and say yes to it", True),
    "send": ("send", EVERY_DAY, "Send what you approved and what is due now", True),
    "stop": ("stop", EVERY_DAY, "Say that they answered, or let it rest", True),
    "export": ("export", EVERY_DAY, "Write everything out as files", True),
    "demo": ("demo", EVERY_DAY, "Play two weeks of a job search in a sandbox", False),
    "account": ("account", MAILBOX, "Set up how letters leave and answers arrive", True),
    "profile": ("profile", MAILBOX, "Show or change who signs the letters", True),
    "look": ("look", MAILBOX, "Look through your mail for interviews to follow", True),
    "model": ("model", MAILBOX, "Show or change the optional model help (off by default)", True),
    "polish": ("polish", MAILBOX, "Ask the model for a wording, sentence by sentence", True),
    "calendar": ("calendar", MAILBOX, "Look for interviews in your calendar (CalDAV)", True),
    "doctor": ("doctor", MAILBOX, "Find out what is wrong with your mailbox", True),
    "suggest": ("suggest", FILES, "Say what raw notes offer for a debrief, and what is private", False),
    "compose": ("compose", FILES, "Write the letters that a debrief file gives", False),
    "review": ("review", FILES, "Say what is wrong with a letter, and where", False),
    "plan": ("plan", FILES, "Say who hears from you when, and why", False),
    "classify": ("classify", FILES, "Say what an incoming message is: a person, a robot, a bounce", False),
    "invitation": ("invitation", FILES, "Show what an invitation says", False),
    "backup": ("backup", HOSTING, "Copy everything into one file, while it runs", True),
    "restore": ("restore", HOSTING, "Put a backup into an empty data folder", True),
    "host": ("host", HOSTING, "Invite people to a shared installation, list and remove them", True),
    "completion": ("completion", FILES, "Print the completion for bash, zsh or fish", False),
}
