"""The figures of docs/performance.md, each one command: `python -m bench NAME`."""
