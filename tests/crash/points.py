"""Where a process may be killed: at the statements of the work that it does, and their commits."""

import os
import signal

#: What a process does whether there is a job or not, and what the test itself asks while it waits: how
#: often is a matter of chance, and nothing of the job is at stake there.
HOUSEKEEPING = frozenset({
    "tick_take", "under_way", "follows_due", "webhooks_done", "inbox_prune", "outbox_prune",
    "ticks_prune", "worker_silent", "ledger_differences", "holds_half_settled", "blobs_forgotten",
    "jobs_without_settlement", "accounts_expired", "reviews_stale", "reviews_due", "jobs_queued",
    "attempt_times", "reviews_free", "masks_free",
})  # fmt: skip


class Points:
    """A database's probe that kills this process at the ``kill_at``-th point; 0 never.

    ``start``: the statement from which on they count; all do without one.
    """

    def __init__(self, kill_at: int, *, start: str = "") -> None:
        self._kill_at = kill_at
        self._start = start
        self._counts = not start
        self._ours = False
        self.passed = 0

    def __call__(self, when: str, query: str) -> None:
        if query == self._start:
            self._counts = True
        if query != "commit":
            self._ours = query not in HOUSEKEEPING
        if not self._counts or not self._ours:
            return
        self.passed += 1
        if self.passed == self._kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
