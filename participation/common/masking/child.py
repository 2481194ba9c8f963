"""Mask the file on standard input, or draw one of its pages. Runs as a script inside the sandbox.

Started as ``child.py FORMAT BOUNDS ASKED``: ``ASKED`` is JSON, ``{"areas": [[page, left, top,
width, height], …]}`` or ``{"page": number}``. Prints one line of JSON and behind it the file.
"""

import dataclasses
import importlib
import json
import sys
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parents[3]))


def answer(
    name: str, bounds: dict[str, int], asked: dict[str, Any]
) -> tuple[dict[str, Any], bytes]:
    """Return the answer's first line and the file that follows it."""
    answers = importlib.import_module("participation.common.cleaning.answers")
    areas = importlib.import_module("participation.common.masking.areas")
    drawing = importlib.import_module("participation.common.masking.drawing")
    content, most = sys.stdin.buffer.read(), answers.Bounds(**bounds)
    try:
        if "page" in asked:
            return {}, drawing.shown(content, name, asked["page"], most)
        boxes = [areas.Area(*one) for one in asked["areas"]]
        facts = dataclasses.asdict(drawing.masked(content, name, boxes, most))
    except answers.RefusedError as error:
        return {"refused": error.reason}, b""
    except MemoryError:
        return {"refused": answers.TOO_COMPLEX}, b""
    except Exception as error:  # noqa: BLE001 - whatever a parser stumbles over is the file's fault
        return {"refused": answers.DAMAGED, "error": type(error).__name__}, b""
    return facts, facts.pop("content")


def main() -> None:
    """Read, draw, answer."""
    facts, content = answer(sys.argv[1], json.loads(sys.argv[2]), json.loads(sys.argv[3]))
    sys.stdout.buffer.write(json.dumps(facts).encode() + b"\n" + content)


if __name__ == "__main__":
    main()
