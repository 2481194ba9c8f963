"""What resolutions ask of the clock."""

from datetime import timedelta

from participation.common.tick import register_tick_job
from participation.resolutions.services import mark_late

register_tick_job("resolutions.mark_late", every=timedelta(minutes=10), run=mark_late)
