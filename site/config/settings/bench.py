"""Benchmarks: local files, rate limits off. Production refuses to start with it."""

from config.settings.dev import *

DEBUG = False
