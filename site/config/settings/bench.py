"""Benchmarks: local files, rate limits off. Production refuses to start with it."""

from config.settings.dev import *

DEBUG = False
REST_FRAMEWORK = {**REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": {"public-read": None}}
