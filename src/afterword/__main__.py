"""`python -m afterword`, the same as the command `afterword`."""

import sys

from afterword.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
