"""`pentimento try` as a process: started, typed to in its terminal, killed, started again."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


class House:
    """``step_s`` is how long the painter takes for each of its steps, in seconds.

    ``script``: what becomes of each picture, in order, where the scripted painter paints
    (`core.providers.scripted`); its "slow" takes ``slow_s`` seconds.
    """

    def __init__(
        self, data: Path, *, step_s: float = 0.08, side_px: int = 256, script: Sequence[str] = (),
        slow_s: float = 10.0,
    ) -> None:  # fmt: skip
        self.data = data
        self._environment = {
            **os.environ,
            "PENTIMENTO_EMBEDDED__STEP_S": str(step_s),
            "PENTIMENTO_EMBEDDED__SIDE_PX": str(side_px),
        }
        if script:
            painter = {"vendor": "test", "script": list(script), "slow_s": slow_s}
            self._environment |= {
                "PENTIMENTO_PROVIDERS": json.dumps({"test": painter}),
                "PENTIMENTO_CATALOGUE__FALLBACK": "false",
            }
        self._process = self._start(0)
        self.address = self._announced()

    def type(self, line: str) -> None:
        """A line in the process's terminal."""
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def kill(self) -> None:
        """SIGKILL: nothing is finished, nothing is said."""
        self._process.kill()
        self._end()

    def start_again(self) -> None:
        """On the same data and the same port, as a person would."""
        port = int(self.address.rpartition(":")[2])
        self._process = self._start(port)
        assert self._announced() == self.address

    def stop(self) -> int:
        """The end of the terminal's lines is the end of the process."""
        if self._process.poll() is None:
            self._process.terminate()
        return self._end()

    def ledger_is_balanced(self) -> bool:
        program = [sys.executable, "-m", "bot", "ledger", "verify", "--data", str(self.data)]
        return subprocess.run(program, capture_output=True, check=False).returncode == 0

    def _start(self, port: int) -> "subprocess.Popen[str]":
        program = [sys.executable, "-m", "bot", "try", "--data", str(self.data)]
        return subprocess.Popen(
            [*program, "--port", str(port), "--no-browser"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=self._environment,
        )  # fmt: skip

    def _announced(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().split()[-1]

    def _end(self) -> int:
        code = self._process.wait(timeout=20)
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()
        return code
