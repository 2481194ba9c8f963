"""No test is skipped unnoticed: in CI a skip that is not listed fails the run."""

import os
from pathlib import Path

import pytest

ALLOWED = Path(__file__).with_name("allowed_skips.txt")


def allowed_skips() -> set[str]:
    """Return the node ids that may be skipped."""
    lines = ALLOWED.read_text(encoding="utf-8").splitlines()
    return {line.split(" # ")[0].strip() for line in lines if line and not line.startswith("#")}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the skips that nobody allowed."""
    for report in unlisted(terminalreporter):
        terminalreporter.write_line(f"skipped but not in {ALLOWED.name}: {report.nodeid}", red=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Turn a green run with unlisted skips red where CI=true."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and os.environ.get("CI") == "true" and exitstatus == 0 and unlisted(reporter):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def unlisted(reporter: pytest.TerminalReporter) -> list[pytest.TestReport]:
    """Return the reports of skipped tests that are not in the list."""
    allowed = allowed_skips()
    return [r for r in reporter.stats.get("skipped", []) if r.nodeid not in allowed]
