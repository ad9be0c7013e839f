"""Install Debian packages where we may, else say the one line that does it. Standard library only.

Services that come with a package (a mail server, a database) are not started: the tests start their own, in a
temporary folder.
"""

import os
import shutil
import subprocess
import sys

POLICY = "/usr/sbin/policy-rc.d"
APT = "DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3"

# A half-finished earlier run is finished first. policy-rc.d is how Debian says "start nothing" (exit code
# 101); one that is already there is respected, ours is taken away again.
SCRIPT = f"""
set -e
if [ ! -e {POLICY} ]; then
    printf '#!/bin/sh\\nexit 101\\n' > {POLICY}
    chmod 755 {POLICY}
    trap 'rm -f {POLICY}' EXIT
fi
DEBIAN_FRONTEND=noninteractive dpkg --configure -a --force-confold
{APT} update || echo "The package lists could not be refreshed; trying with the old ones."
{APT} install --yes --no-install-recommends "$@" > /dev/null
"""


def as_root():
    """How to become root without being asked: an empty prefix, sudo, or None where we may not."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def install(packages):
    """Install `packages`, or exit with the line that a person can run."""
    line = "sudo apt-get install --no-install-recommends " + " ".join(packages)
    prefix = as_root()
    if shutil.which("apt-get") is None:
        sys.exit(f"Missing on this machine: {' '.join(packages)} (the names that Debian gives them).")
    if prefix is None:
        sys.exit(f"Something is missing on this machine. Run this line, then try again:\n  {line}")
    print(f"Installing with apt: {' '.join(packages)}.", flush=True)
    done = subprocess.run(
        [*prefix, "sh", "-c", SCRIPT, "sh", *packages], stdin=subprocess.DEVNULL, check=False
    )
    if done.returncode != 0:
        sys.exit(f"That did not work. Run this line to see why:\n  {line}")
