"""Clean the file on standard input. Runs as a script inside the sandbox.

Started as ``child.py FORMAT BOUNDS`` (a name of the table of formats; numbers as JSON). Prints one
line of JSON, ``{"refused": reason}`` or what is known about the file, and behind it the file.
"""

import dataclasses
import importlib
import json
import sys
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parents[3]))


def clean(name: str, bounds: dict[str, int]) -> tuple[dict[str, Any], bytes]:
    """Return the answer's first line and the file that follows it."""
    answers = importlib.import_module("participation.common.cleaning.answers")
    formats = importlib.import_module("participation.common.cleaning.formats")
    cleaner = importlib.import_module(
        f"participation.common.cleaning.{formats.FORMATS[name].cleaner}"
    )
    try:
        cleaned = cleaner.clean(sys.stdin.buffer.read(), name, answers.Bounds(**bounds))
    except answers.RefusedError as error:
        return {"refused": error.reason}, b""
    except MemoryError:
        return {"refused": answers.TOO_COMPLEX}, b""
    except Exception as error:  # noqa: BLE001 - whatever a parser stumbles over is the file's fault
        return {"refused": answers.DAMAGED, "error": type(error).__name__}, b""
    facts = dataclasses.asdict(cleaned)
    return facts, facts.pop("content")


def main() -> None:
    """Read, clean, answer."""
    facts, content = clean(sys.argv[1], json.loads(sys.argv[2]))
    sys.stdout.buffer.write(json.dumps(facts).encode() + b"\n" + content)


if __name__ == "__main__":
    main()
