"""Start a server in the foreground."""

import signal
import sys

from tests.parts import elasticsearch_server, postgresql_server

SERVERS = {
    "elasticsearch": ("SEARCH_ENGINE=elasticsearch ELASTICSEARCH_URL", elasticsearch_server),
    "postgresql": ("DATABASE_URL", postgresql_server),
}


def main() -> None:
    """Start the server that the argument names and wait for Ctrl-C."""
    if len(sys.argv) != 2 or sys.argv[1] not in SERVERS:
        sys.exit(f"Name one of {', '.join(SERVERS)}.")
    variable, start = SERVERS[sys.argv[1]]
    with start() as address:
        print(f"{variable}={address}", flush=True)
        try:
            signal.pause()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
