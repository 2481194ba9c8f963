"""What the register asks of the clock."""

from datetime import timedelta

from participation.common.tick import register_tick_job
from participation.place_names.path.services import apply_silence
from participation.place_names.services import take_effect

register_tick_job("place_names.take_effect", every=timedelta(minutes=10), run=take_effect)
register_tick_job("place_names.stages", every=timedelta(minutes=10), run=apply_silence)
