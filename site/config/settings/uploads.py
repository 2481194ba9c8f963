"""Files that people send: how many, how large, how long they wait."""

from config.settings import env

_MEGABYTE = 1024 * 1024

FILES_MAX_COUNT = env.number("FILES_MAX_COUNT", 10)
FILES_MAX_SIZE = env.number("FILES_MAX_MEGABYTES", 5) * _MEGABYTE
FILES_MAX_PAGES = env.number("FILES_MAX_PAGES", 100)
FILES_MAX_PIXELS = env.number("FILES_MAX_MEGAPIXELS", 50) * 1_000_000
FILES_MAX_UNPACKED = env.number("FILES_MAX_UNPACKED_MEGABYTES", 60) * _MEGABYTE
FILES_CHECK_SECONDS = env.number("FILES_CHECK_SECONDS", 30)
FILES_ORPHAN_HOURS = env.number("FILES_ORPHAN_HOURS", 24)
CLAMAV_ADDRESS = env.text("CLAMAV_ADDRESS")
