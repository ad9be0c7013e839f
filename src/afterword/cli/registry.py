"""The table of commands. A new command is one line here and one module with `configure` and `run`."""

EVERY_DAY = "Every day"
MAILBOX = "Your mailbox"
FILES = "Files only (no account, no database)"
GROUPS = (EVERY_DAY, MAILBOX, FILES)

# name: (module in afterword.cli, group, its line in the help, whether Django must be set up before it runs)
COMMANDS = {
    "compose": ("compose", FILES, "Write the letters that a debrief file gives", False),
    "review": ("review", FILES, "Say what is wrong with a letter, and where", False),
    "plan": ("plan", FILES, "Say who hears from you when, and why", False),
    "classify": ("classify", FILES, "Say what an incoming message is: a person, a robot, a bounce", False),
    "invitation": ("invitation", FILES, "Show what an invitation says", False),
    "completion": ("completion", FILES, "Print the completion for bash, zsh or fish", False),
}
