"""The project: settings, addresses, entry points.

Whoever can import ``config`` (manage.py, pytest, granian, mypy) can import ``cms`` and
``participation`` too: the repository's root is appended here, once.
"""

import sys
from pathlib import Path

_ROOT = str(Path(__file__).resolve().parents[2])
if _ROOT not in sys.path:
    sys.path.append(_ROOT)
