"""Processes that live and end together, tried on small ones."""

import os
import signal
import subprocess
import sys

import pytest

from tests.processes import alive, comes_true, descendants

SUPERVISE = """
import sys
from participation.common.running import supervisor
from participation.common.running.supervisor import Process, Supervisor
supervisor.RESTART_AFTER = 0.1
supervisor.PATIENCE = 1
server = [sys.executable, "-c", {server!r}]
clock = [sys.executable, "-c", {clock!r}]
code = Supervisor(
    {{}}, [Process(server), Process(clock, restarted=True, waits=True)]
).run(when_up=lambda: True, tell=lambda: print("up", flush=True))
sys.exit(code)
"""
SLEEPS = "import time; time.sleep(600)"
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"


@pytest.fixture
def supervised():
    """Give a function that starts a supervisor of two processes and waits until both run."""
    started = []

    def start(server=SLEEPS, clock=SLEEPS):
        code = SUPERVISE.format(server=server, clock=clock)
        child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        started.append(child)
        assert child.stdout.readline() == "up\n"
        assert comes_true(lambda: len(descendants(child.pid)) == 2)
        return child

    yield start
    for child in started:
        child.kill()
        child.wait()
        child.stdout.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_both(supervised, number):
    child = supervised()
    below = descendants(child.pid)
    os.kill(child.pid, number)
    assert child.wait(timeout=20) == 0
    assert alive(below) == []


def test_what_does_not_listen_is_killed_after_a_while(supervised):
    child = supervised(server=DEAF, clock=DEAF)
    below = descendants(child.pid)
    os.kill(child.pid, signal.SIGTERM)
    assert child.wait(timeout=20) == 0
    assert alive(below) == []


def test_the_end_of_the_server_is_the_end_of_all(supervised):
    child = supervised()
    server, clock = sorted(descendants(child.pid))
    os.kill(server, signal.SIGKILL)
    assert child.wait(timeout=20) == 1
    assert alive([clock]) == []


def test_a_clock_that_dies_is_started_again(supervised):
    child = supervised()
    server, clock = sorted(descendants(child.pid))
    os.kill(clock, signal.SIGKILL)
    assert comes_true(lambda: {*descendants(child.pid)} - {clock, server})
    assert alive([server]) == [server]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children with their parent")
def test_even_killed_it_leaves_no_orphan(supervised):
    child = supervised()
    below = descendants(child.pid)
    child.kill()
    child.wait()
    assert comes_true(lambda: alive(below) == [])
