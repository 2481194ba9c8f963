"""Lets a process of the site live in another time, or at the end of a slow line.

This folder lies first in the PYTHONPATH of such a process: Python reads it when it starts, before
anything of the site has looked at the clock. The collector of garbage looks as rarely as in the
tests themselves: while the apps are loaded there is nothing for it to find, and nothing at the
end of a process, when Python would look through all that was loaded for a third of its time.
"""

import atexit
import gc
import os

gc.set_threshold(50_000, 20, 20)
atexit.register(gc.freeze)

if os.environ.get("CLOCK_MOVED_BY"):
    import datetime as dt

    import time_machine

    _moved = dt.timedelta(seconds=float(os.environ["CLOCK_MOVED_BY"]))
    time_machine.travel(dt.datetime.now(dt.UTC) + _moved, tick=True).start()

if os.environ.get("SLOW_SITE"):
    from tests.slow_site import slow_down

    slow_down()
