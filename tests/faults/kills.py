"""Runs the worker and kills it, again and again, until it comes to its end."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0
Worker = subprocess.Popen[str]


def start(place: str, *sources: str, **environment: str) -> Worker:
    """The worker, not waited for."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.worker", place, *sources],
        cwd=ROOT, env={**os.environ, **environment}, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def run(place: str, *sources: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """The worker, run to its end."""
    process = start(place, *sources, **environment)
    out, err = process.communicate(timeout=PATIENCE * 5)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


@dataclass
class Killer:
    """Kills workers at moments of chance: by the clock, from the first moment on, and between two commands.

    `span` is the time an undisturbed run takes once loaded, `commits` how many transactions it makes.
    """

    chance: random.Random
    span: float
    commits: int
    environment: Mapping[str, str]
    kills: int = 0
    starts: int = 0

    def finish(self, place: str, sources: Sequence[str], kills: int) -> None:
        """Start workers until one comes to its end, and kill about so many of them on the way."""
        least = self.kills
        while True:
            doomed = self.kills - least < kills
            wish = self._wish(kills) if doomed else ""
            self.starts += 1
            process = start(place, *sources, **self.environment, DIE_AT=wish)
            try:
                if doomed and not wish:
                    self._kill(process, kills)
                _, err = process.communicate(timeout=PATIENCE)
            finally:
                process.kill()
            if process.returncode == 0:
                return
            assert process.returncode == -9, err
            self.kills += 1

    def _wish(self, kills: int) -> str:
        """When the next worker is to die, so that the run lasts for so many of them; empty: by the clock."""
        if self.chance.random() < 0.5:
            return ""
        what = self.chance.choice(("statement", "commit", "committed"))
        most = max(2, 2 * self.commits // kills) * (12 if what == "statement" else 1)
        return f"{what}:{self.chance.randint(1, most)}"

    def _kill(self, process: Worker, kills: int) -> None:
        if self.chance.random() < 0.1:  # while it is still loading
            time.sleep(self.chance.random() * 0.5)
        else:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(self.chance.random() * 2 * self.span / kills)
        process.kill()
