"""Where what is fetched is kept, beyond one checkout."""

import os
from pathlib import Path


def kept() -> Path:
    """Return the folder, made where it is missing; others may read it, for servers of their own."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or "/var/tmp")  # noqa: S108 (servers run as others)
    folder = base / "mosharekat-parts"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
