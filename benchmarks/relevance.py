"""How well each real engine finds the passage that answers a question, and whether they agree.

python benchmarks/relevance.py FOLDER [--engines sqlite,postgresql,elasticsearch] [--output FILE.md]

FOLDER holds a benchmark of passages and questions (`NAME.docs.jsonl` with id and text,
`NAME.dev.jsonl` with id, text and rel). Each engine gets a scratch database of its own, filled
through the kernel's own writing, and is asked as readers ask it: for all words, else for any.
Exits with 1 where a target is missed.
"""

import argparse
import datetime
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENGINES = ("sqlite", "postgresql", "elasticsearch")
TARGETS = {"clean": 0.94}
TARGET = 0.93
SAME_TOP = 0.95
DEPTH = 10

ZWNJ = "\u200c"
ARABIC = str.maketrans({"ی": "ي", "ک": "ك"})
PERSIAN, LATIN = "۰۱۲۳۴۵۶۷۸۹", "0123456789"
SWAPPED = str.maketrans(PERSIAN + LATIN, LATIN + PERSIAN)

# How questions are typed; the last two columns have passages as PDF extraction leaves them.
TYPED: dict[str, Callable[[str], str]] = {
    "clean": lambda text: text,
    "arabic": lambda text: text.translate(ARABIC),
    "glued": lambda text: text.replace(ZWNJ, ""),
    "spaced": lambda text: text.replace(ZWNJ, " "),
    "digits": lambda text: text.translate(SWAPPED),
    "glued+arabic+digits": lambda text: text.replace(ZWNJ, "").translate(ARABIC).translate(SWAPPED),
}
NOISY = {"docs_noisy": "clean", "docs_noisy+spaced": "spaced"}


def rows(folder: Path, kind: str) -> Iterator[dict[str, object]]:
    """Yield the passages or the questions."""
    for file in sorted(folder.glob(f"*.{kind}.jsonl"), reverse=True):
        with file.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def as_extracted(passage: dict[str, object]) -> str:
    """Return the text of a passage, of every second one without ZWNJ and with Arabic letters."""
    digest = hashlib.sha256(f"noise:{passage['id']}".encode()).hexdigest()
    text = str(passage["text"])
    return text.replace(ZWNJ, "").translate(ARABIC) if int(digest[:8], 16) % 2 == 0 else text


def measure(folder: Path) -> dict[str, list[list[str]]]:
    """Ask the engine of this process's settings; return the ids of the best for each question."""
    import django

    sys.path.insert(0, str(ROOT / "site"))
    sys.path.insert(0, str(ROOT))
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    passages, questions = list(rows(folder, "docs")), list(rows(folder, "dev"))
    found: dict[str, list[list[str]]] = {}
    fill({str(one["id"]): str(one["text"]) for one in passages})
    for name, typed in TYPED.items():
        found[name] = [ask(typed(str(question["text"]))) for question in questions]
    fill({str(one["id"]): as_extracted(one) for one in passages})
    for name, typed_as in NOISY.items():
        found[name] = [ask(TYPED[typed_as](str(question["text"]))) for question in questions]
    return found


def fill(texts: dict[str, str]) -> None:
    """Make the passages the entries of a kind of their own."""
    from search.content import Content
    from search.engines import is_remote
    from search.services import store

    ids = sorted(texts)
    for start in range(0, len(ids), 500):
        store(
            "passage",
            {key: Content(title="", text=texts[key], url="/") for key in ids[start : start + 500]},
        )
    if is_remote():
        from search.sync import drain

        drain()


def ask(text: str) -> list[str]:
    """Return the passages that the engine puts first."""
    from search.engines import asked_engine
    from search.models import Entry
    from search.query import Query
    from search.selectors import matched

    query = Query(text, size=DEPTH)
    ids = matched(asked_engine(), query)[0].ids if query.groups else []
    names = dict(Entry.objects.filter(pk__in=ids).values_list("pk", "object_id"))
    return [names[pk] for pk in ids]


def environment(engine: str, stack: ExitStack) -> dict[str, str]:
    """Return what a child needs to stand on one engine, its servers started."""
    from tests.parts import elasticsearch_server, postgresql_server

    scratch = stack.enter_context(tempfile.TemporaryDirectory(prefix="relevance-"))
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL"}}
    kept |= {"VAR_DIR": scratch, "DJANGO_SETTINGS_MODULE": "config.settings.bench"}
    if engine == "postgresql":
        kept["DATABASE_URL"] = stack.enter_context(postgresql_server(waits_for_the_disk=False))
    if engine == "elasticsearch":
        kept |= {
            "SEARCH_ENGINE": "elasticsearch",
            "ELASTICSEARCH_URL": stack.enter_context(elasticsearch_server()),
            "ELASTICSEARCH_INDEX": "relevance",
        }
    return kept


def asked(engine: str, folder: Path) -> dict[str, list[list[str]]]:
    """Run one engine in a process of its own."""
    with ExitStack() as stack:
        answer = stack.enter_context(tempfile.NamedTemporaryFile(suffix=".json"))
        command = [sys.executable, __file__, str(folder), "--child", answer.name]
        subprocess.run(command, check=True, env=environment(engine, stack), cwd=ROOT)
        return json.loads(Path(answer.name).read_text(encoding="utf-8"))


def mean_reciprocal_rank(found: list[list[str]], wanted: list[set[str]]) -> float:
    """Return the mean of 1 / the place of the first right passage, 0 where it is not there."""
    total = 0.0
    for ids, right in zip(found, wanted, strict=True):
        total += next((1 / place for place, one in enumerate(ids, 1) if one in right), 0.0)
    return total / len(found)


def agreement(answers: list[list[list[str]]]) -> float:
    """Return the part of the questions to which all engines give the same first passage."""
    firsts = zip(*([ids[:1] for ids in found] for found in answers), strict=True)
    same = [all(first == one[0] for first in one) for one in firsts]
    return sum(same) / len(same)


def report(
    answers: dict[str, dict[str, list[list[str]]]], wanted: list[set[str]]
) -> tuple[str, bool]:
    """Return a table, and whether every target is met."""
    engines = list(answers)
    lines = [
        f"| scenario | {' | '.join(engines)} | same first |",
        f"|---|{'---|' * (len(engines) + 1)}",
    ]
    met = True
    for name in [*TYPED, *NOISY]:
        ranks = [mean_reciprocal_rank(answers[engine][name], wanted) for engine in engines]
        same = agreement([answers[engine][name] for engine in engines])
        met &= min(ranks) >= TARGETS.get(name, TARGET) and same >= SAME_TOP
        shown = " | ".join(f"{rank:.4f}" for rank in ranks)
        lines.append(f"| {name} | {shown} | {same:.1%} |")
    return "\n".join(lines), met


def commit() -> str:
    """Return the commit that was measured."""
    command = ["git", "rev-parse", "--short", "HEAD"]
    return subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.strip()


def main() -> None:
    """Measure, print, and judge."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--output", type=Path)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        options.child.write_text(json.dumps(measure(options.folder)), encoding="utf-8")
        return
    sys.path.insert(0, str(ROOT))
    questions = list(rows(options.folder, "dev"))
    wanted = [set(map(str, question["rel"])) for question in questions]  # type: ignore[call-overload]
    answers = {name: asked(name, options.folder.resolve()) for name in options.engines.split(",")}
    table, met = report(answers, wanted)
    day = datetime.datetime.now(tz=datetime.UTC).date()
    told = f"MRR@{DEPTH}, {len(questions)} questions, {day}, commit {commit()}:\n\n{table}\n"
    print(told)
    if options.output:
        options.output.write_text(told, encoding="utf-8")
    sys.exit(0 if met else 1)


if __name__ == "__main__":
    main()
