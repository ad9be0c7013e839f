"""The command line: parse, call one workflow or one pure function, show what came of it.

`main` reads the arguments before anything heavy is imported, `registry` is the table of commands, and each
command is a module with `configure(parser)` and `run(args) -> int` that is imported only when it runs.
"""
