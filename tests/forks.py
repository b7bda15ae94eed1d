"""Programs of ours in processes of their own, forked from one that has read everything in already.

They are processes like any other, with a pid and a memory of their own, and killed for good; what is
saved is the start of Python, the imports and the word lists: more than a second of the machine for each.
That a program also comes up from nothing is shown by the tests that start one through `subprocess`.
"""

import atexit
import contextlib
import gc
import json
import os
import runpy
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from subprocess import DEVNULL, PIPE, CompletedProcess
from types import TracebackType
from typing import IO, NoReturn

ROOT = Path(__file__).parents[1]
#: What our own modules name nowhere at their head, or what only the tests' programs need.
LATE = (
    "aiosqlite", "asyncpg", "resvg_py", "PIL.ImageDraw", "PIL.ImageFont", "tests.contracts.painters",
    "tests.contracts.test_queue",
)  # fmt: skip
NUMBER = struct.Struct("i")
REQUEST_MAX = 1 << 20
STREAMS = ("stdin", "stdout", "stderr")


class Forked:
    """`python -m MODULE ARGUMENTS` as it runs; of `subprocess.Popen` what tests ask for.

    A stream is a file, `PIPE` (then there is a text file of that name here) or leads nowhere.
    """

    stdin: IO[str]
    stdout: IO[str]
    stderr: IO[str]

    def __init__(
        self, module: str, *arguments: str, env: Mapping[str, str] | None = None,
        stdin: int = DEVNULL, stdout: int = DEVNULL, stderr: int = DEVNULL,
    ) -> None:  # fmt: skip
        self.returncode: int | None = None
        self._asking = threading.Lock()
        self._ours: list[IO[str]] = []
        self._told, told = socket.socketpair()
        with contextlib.ExitStack() as theirs:
            numbers = [
                self._stream(theirs, *stream)
                for stream in zip(STREAMS, (stdin, stdout, stderr), strict=True)
            ]
            theirs.enter_context(told)
            request = {
                "module": module, "arguments": arguments, "folder": os.getcwd(),
                "environment": dict(os.environ if env is None else env),
            }  # fmt: skip
            socket.send_fds(_server(), [json.dumps(request).encode()], [*numbers, told.fileno()])
        self.pid = self._hear()

    def _stream(self, theirs: contextlib.ExitStack, name: str, wanted: int) -> int:
        if wanted == DEVNULL:
            return theirs.enter_context(open(os.devnull, "r+b")).fileno()
        if wanted != PIPE:
            return wanted
        read, write = os.pipe()
        their, our = (read, write) if name == "stdin" else (write, read)
        theirs.callback(os.close, their)
        file = open(our, "w" if name == "stdin" else "r", encoding="utf-8")  # noqa: SIM115
        setattr(self, name, file)
        self._ours.append(file)
        return their

    def _hear(self) -> int:
        said = self._told.recv(NUMBER.size)
        assert said, "the process that forks has ended"
        return int(NUMBER.unpack(said)[0])

    def send_signal(self, number: int) -> None:
        if self.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> int:
        """What it ended with; the number of a signal that ended it, below nought."""
        with self._asking:
            if self.returncode is None:
                self._told.settimeout(timeout)
                self.returncode = os.waitstatus_to_exitcode(self._hear())
                self._told.close()
            return self.returncode

    def __enter__(self) -> "Forked":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        """Kills what still runs."""
        self.kill()
        self.wait(20)
        for file in self._ours:
            with contextlib.suppress(BrokenPipeError):
                file.close()


def run(
    module: str, *arguments: str, input: str = "", env: Mapping[str, str] | None = None,
    timeout: float = 60,
) -> "CompletedProcess[str]":  # fmt: skip
    """To its end; with what it wrote."""
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as given,
        tempfile.TemporaryFile("w+", encoding="utf-8") as said,
        tempfile.TemporaryFile("w+", encoding="utf-8") as logged,
    ):
        given.write(input)
        given.seek(0)
        streams = (file.fileno() for file in (given, said, logged))
        with Forked(module, *arguments, env=env, **dict(zip(STREAMS, streams, strict=True))) as process:
            code = process.wait(timeout)
        said.seek(0)
        logged.seek(0)
        return CompletedProcess([module, *arguments], code, said.read(), logged.read())


@cache
def _server() -> socket.socket:
    """Where to ask the process that forks; begun with the first question, it ends with this process."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, REQUEST_MAX)
    with theirs:
        program = [sys.executable, "-m", "tests.forks", str(theirs.fileno())]
        process = subprocess.Popen(program, cwd=ROOT, pass_fds=[theirs.fileno()], stdin=DEVNULL)

    def end() -> None:
        ours.close()
        process.wait(20)

    atexit.register(end)
    return ours


def _serve(questions: socket.socket) -> None:
    """Two forks for each: the first waits for the second, and tells how it ended."""
    _read_in()
    while True:
        request, given, _, _ = socket.recv_fds(questions, REQUEST_MAX, 4)
        if not request:
            return
        if os.fork() == 0:
            questions.close()
            _keep(json.loads(request), given)
        for number in given:
            os.close(number)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def _read_in() -> None:
    """Everything but the programs themselves, and nothing that changes as one of them runs."""
    for room in ("bot", "adapters", "core"):
        for module in walk_packages([str(ROOT / room)], f"{room}."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
    for name in LATE:
        import_module(name)
    from core.db.database import load_queries, load_texts
    from core.language.moderation import RuleModerator
    from core.language.refinement import OfflineRefiner
    from core.language.understanding import OfflineUnderstander
    from core.providers.catalogue import load_catalogue
    from core.storage import checks

    load_catalogue()
    load_texts()
    load_queries("asyncpg")
    checks.warm()
    for reader in (OfflineUnderstander(), OfflineRefiner(), RuleModerator()):
        reader.warm()
    gc.collect()
    gc.freeze()


def _keep(request: dict[str, object], given: list[int]) -> NoReturn:
    *streams, told = given
    child = os.fork()
    if child == 0:
        os.close(told)
        _become(streams, **request)
    for number in streams:
        os.close(number)
    with contextlib.suppress(OSError):  # nobody may care any more
        os.write(told, NUMBER.pack(child))
        os.write(told, NUMBER.pack(os.waitpid(child, 0)[1]))
    os._exit(0)


def _become(
    streams: list[int], module: str, arguments: list[str], folder: str, environment: dict[str, str]
) -> NoReturn:
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
    sys.exit()


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
