"""One of this folder's programs, killed at a point of its life and then started again."""

from pathlib import Path
from subprocess import CompletedProcess

from tests import forks

KILLED = -9
Life = CompletedProcess[str]


def live(program: str, url: str, data: Path, kill_at: int = 0) -> Life:
    """To its end, whichever that is; what it printed last is how many points it passed."""
    return forks.run(f"tests.crash.{program}", url, str(data), str(kill_at), timeout=180)


def killed_and_restarted(program: str, url: str, data: Path, kill_at: int) -> list[Life]:
    """Both lives; the second is left to come to its end."""
    lives = [live(program, url, data, kill_at), live(program, url, data)]
    assert lives[-1].returncode == 0, lives[-1].stderr
    return lives


def points_of(program: str, url: str, data: Path) -> int:
    """How many points a life has that nobody cuts off."""
    done = live(program, url, data)
    assert done.returncode == 0, done.stderr
    return int(done.stdout.splitlines()[-1])
