"""Limits that slow programs down, and the proof of work that forms ask of browsers."""

from config.settings import env

# Only the bench settings switch it off.
DEFENCE_ENABLED = True

# So many tries of one address pass at once in the window; then each waits longer than the last.
DEFENCE_WINDOW_MINUTES = env.number("DEFENCE_WINDOW_MINUTES", 10)
DEFENCE_FIRST_WAIT_SECONDS = env.number("DEFENCE_FIRST_WAIT_SECONDS", 5)
DEFENCE_LONGEST_WAIT_SECONDS = env.number("DEFENCE_LONGEST_WAIT_SECONDS", 300)
DEFENCE_SUBMISSIONS = env.number("DEFENCE_SUBMISSIONS", 20)
DEFENCE_SUBMISSIONS_WITHOUT_PROOF = env.number("DEFENCE_SUBMISSIONS_WITHOUT_PROOF", 5)
# Drafts begun; each may hold files.
DEFENCE_DRAFTS = env.number("DEFENCE_DRAFTS", 40)
DEFENCE_CHALLENGES = env.number("DEFENCE_CHALLENGES", 300)
DEFENCE_LOOKUPS = env.number("DEFENCE_LOOKUPS", 30)
DEFENCE_CODES = env.number("DEFENCE_CODES", 10)
DEFENCE_SEARCHES = env.number("DEFENCE_SEARCHES", 60)
# One every five seconds for ten minutes is more than work needs.
DEFENCE_FINDS = env.number("DEFENCE_FINDS", 120)
DEFENCE_API_WRITES = env.number("DEFENCE_API_WRITES", 60)
# Tries of one number, from wherever they come: who guesses its secret has weeks before him.
DEFENCE_LOOKUPS_OF_NUMBER = env.number("DEFENCE_LOOKUPS_OF_NUMBER", 10)
# Keys without a number, of everybody together: a guess is one at all of them.
DEFENCE_LOOKUPS_WITHOUT_NUMBER = env.number("DEFENCE_LOOKUPS_WITHOUT_NUMBER", 30)
DEFENCE_NUMBER_WINDOW_MINUTES = env.number("DEFENCE_NUMBER_WINDOW_MINUTES", 360)

# A browser tries half of these numbers on average; ten times as many under pressure.
POW_HARDNESS = env.number("POW_HARDNESS", 50_000)
POW_HARDEST = env.number("POW_HARDEST", 500_000)
POW_MINUTES = env.number("POW_MINUTES", 20)
# With more challenges than these in the window they become harder.
POW_CALM_CHALLENGES = env.number("POW_CALM_CHALLENGES", 1_000)
POW_CALM_CHALLENGES_OF_ADDRESS = env.number("POW_CALM_CHALLENGES_OF_ADDRESS", 30)
