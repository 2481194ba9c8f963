"""The child process: its limits hold, and its failure is an answer."""

import time
from pathlib import Path

import pytest

from participation.common.sandbox import Limits, SandboxError, run_limited


def script(folder: Path, code: str) -> Path:
    path = folder / "script.py"
    path.write_text(code, encoding="utf-8")
    return path


def test_input_and_arguments_go_in_and_output_comes_back(tmp_path: Path) -> None:
    code = "import sys; sys.stdout.write(sys.argv[1] + sys.stdin.read())"
    assert run_limited(script(tmp_path, code), "الف", stdin="ب".encode()) == "الفب".encode()


def test_too_much_memory_is_refused(tmp_path: Path) -> None:
    code = "x = bytearray(800 * 1024 * 1024); print(len(x))"
    with pytest.raises(SandboxError, match="MemoryError"):
        run_limited(script(tmp_path, code), limits=Limits(memory=400 * 1024 * 1024))


def test_endless_work_is_stopped(tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(SandboxError):
        run_limited(script(tmp_path, "while True: pass"), limits=Limits(seconds=1))
    assert time.monotonic() - began < 30


def test_a_machine_that_is_busy_makes_the_work_wait_and_does_not_end_it(tmp_path: Path) -> None:
    # It computes for a moment and is kept waiting for longer than it may compute.
    code = "import time; time.sleep(8); print('made')"
    made = run_limited(script(tmp_path, code), limits=Limits(seconds=2))
    assert made == b"made\n"


def test_a_file_that_grows_too_large_is_stopped(tmp_path: Path) -> None:
    code = f"open({str(tmp_path / 'big')!r}, 'wb').write(b'x' * 3_000_000)"
    with pytest.raises(SandboxError):
        run_limited(script(tmp_path, code), limits=Limits(file_size=1_000_000))


def test_a_crash_gives_its_reason(tmp_path: Path) -> None:
    with pytest.raises(SandboxError) as caught:
        run_limited(script(tmp_path, "raise ValueError('not a picture')"))
    assert caught.value.reason == "ValueError: not a picture"


def test_nothing_of_ours_is_importable(tmp_path: Path) -> None:
    with pytest.raises(SandboxError, match="ModuleNotFoundError"):
        run_limited(script(tmp_path, "import cms"))
