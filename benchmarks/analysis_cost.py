"""What the Persian analysis costs, as a multiple of counting the words of the same text.

python benchmarks/analysis_cost.py [FILE ...]    plain text, one document a line

Without a file it makes up Persian-looking documents of a skewed vocabulary. Each round runs all of
the measured once, one after the other; the lowest CPU time of the rounds counts.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "site"))

from persian.analysis import analyze, spans, text
from persian.analysis.lexicon import BASES, KEEP, KNOWN_WORDS, STOP_WORDS

LETTERS = "ابپتجچخدرزسشفقکگلمنوهی"
ENDINGS = (
    "",
    "",
    "",
    "",
    "ی",
    "\u200cها",
    "\u200cهای",
    "ان",
    "ات",
    "\u200cترین",
    "\u200cگذاری",
    "های",
)


def made_up(documents: int, length: int) -> list[str]:
    """Documents in which few words are common and many are rare, as in real text."""
    dice = random.Random(1405)
    common = sorted(STOP_WORDS)[:40] + sorted(KNOWN_WORDS | KEEP | BASES.keys())
    rare = ["".join(dice.choices(LETTERS, k=dice.randint(3, 8))) for _ in range(6_000)]
    vocabulary = [word + dice.choice(ENDINGS) for word in (*common, *rare)]
    weights = list(accumulate(1 / rank for rank in range(1, len(vocabulary) + 1)))
    return [
        " ".join(dice.choices(vocabulary, cum_weights=weights, k=length)) + "."
        for _ in range(documents)
    ]


def cpu_seconds(jobs: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The lowest CPU time of each job."""
    lowest = dict.fromkeys(jobs, float("inf"))
    for _ in range(rounds):
        for name, job in jobs.items():
            start = time.process_time()
            job()
            lowest[name] = min(lowest[name], time.process_time() - start)
    return lowest


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    lines = [line for path in options.files for line in path.read_text("utf-8").splitlines()]
    documents = lines or made_up(2_000, 120)
    word = re.compile(r"\w+")

    def cold() -> None:
        text._words.clear()  # what the first documents cost
        for document in documents:
            analyze(document)

    seconds = cpu_seconds(
        {
            "counting words": lambda: [Counter(word.findall(document)) for document in documents],
            "analyze, no word met before": cold,
            "analyze": lambda: [analyze(document) for document in documents],
            "spans": lambda: [spans(document) for document in documents],
        },
        options.rounds,
    )
    size = sum(map(len, documents))
    print(f"{len(documents)} documents, {size} characters, {len(text._words)} word forms")
    for name, lowest in seconds.items():
        multiple = lowest / seconds["counting words"]
        print(f"{name:28} {lowest * 1e9 / size:6.0f} ns a character {multiple:6.2f} times")


if __name__ == "__main__":
    main()
