"""Settings by subject; run with ``dev``, ``test``, ``bench`` or ``production``."""
