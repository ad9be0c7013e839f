"""The first look through the mailbox: its progress, its proposals, and which of them to follow."""
