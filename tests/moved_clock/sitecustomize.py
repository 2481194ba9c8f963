"""Lets a process of the site live in another time: put this folder first in PYTHONPATH.

Python reads it when it starts, before anything of the site has looked at the clock.
"""

import datetime as dt
import os

import time_machine

_moved = dt.timedelta(seconds=float(os.environ.get("CLOCK_MOVED_BY", "0")))
if _moved:
    time_machine.travel(dt.datetime.now(dt.UTC) + _moved, tick=True).start()
