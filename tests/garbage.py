"""Let the collector of garbage look rarely: it took every sixth second of a run.

What pytest, Django and the tests themselves have loaded stays until the end, and is not looked
through again and again for what could go.
"""

import atexit
import gc

RARELY = (50_000, 20, 20)


def pytest_configure() -> None:
    """Look rarely, also while the tests are collected."""
    gc.set_threshold(*RARELY)
    atexit.register(gc.freeze)


def pytest_collection_finish() -> None:
    """Leave what is there now alone."""
    gc.collect()
    gc.freeze()
