"""Property tests here are repeatable and few enough to run at every save."""

from hypothesis import settings

settings.register_profile(
    "persian", max_examples=80, deadline=None, derandomize=True, database=None
)
settings.load_profile("persian")
