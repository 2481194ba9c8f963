"""Start a server in the foreground, or for as long as a command runs."""

import os
import signal
import subprocess
import sys
from functools import partial

from tests.parts import elasticsearch_server, postgresql_server

SERVERS = {
    "elasticsearch": ("ELASTICSEARCH_URL", elasticsearch_server),
    "postgresql": ("DATABASE_URL", postgresql_server),
    "postgresql-without-fsync": (
        "DATABASE_URL",
        partial(postgresql_server, waits_for_the_disk=False),
    ),
}


def main() -> int:
    """Start the server that the first argument names; run the others with its address, or wait."""
    _name, *arguments = sys.argv
    if not arguments or arguments[0] not in SERVERS:
        print(f"Name one of {', '.join(SERVERS)}.", file=sys.stderr)
        return 2
    variable, start = SERVERS[arguments[0]]
    with start() as address:
        if arguments[1:]:
            return subprocess.call(arguments[1:], env=os.environ | {variable: address})
        print(f"{variable}={address}", flush=True)
        try:
            signal.pause()
        except KeyboardInterrupt:
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
