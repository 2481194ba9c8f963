"""What the register asks of the clock."""

from datetime import timedelta

from participation.common.tick import register_tick_job
from participation.place_names.importing.runs import delete_old_imports, go_on_with_all
from participation.place_names.path.services import apply_silence
from participation.place_names.services import take_effect

register_tick_job("place_names.take_effect", every=timedelta(minutes=10), run=take_effect)
register_tick_job("place_names.stages", every=timedelta(minutes=10), run=apply_silence)
register_tick_job("place_names.imports", every=timedelta(minutes=1), run=go_on_with_all)
register_tick_job("place_names.old_imports", every=timedelta(hours=6), run=delete_old_imports)
