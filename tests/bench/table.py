"""The table of `make bench`: each figure beside its floor, and which aims it meets or misses."""

import operator
from collections.abc import Mapping
from dataclasses import dataclass

Found = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """``figure`` of ``part`` and its floor; ``most`` bounds the ratio, or a figure without floor."""

    what: str
    part: str
    figure: str
    floor: str = ""
    most: float | None = None
    goal: str = ""

    def told(self, found: Found) -> str:
        figures = found.get(self.part, {})
        value, least = figures.get(self.figure), figures.get(self.floor)
        if value is None:
            return f"{self.what:46} {'-':>10}"
        ratio = value / least if least else None
        beside = f"{least:10.2f} {ratio:7.2f}" if least and ratio else f"{'':10} {'':7}"
        return f"{self.what:46} {value:10.2f} {beside}  {self._judged(ratio or value)}".rstrip()

    def _judged(self, value: float) -> str:
        if self.most is None:
            return ""
        met = "met" if operator.le(value, self.most) else "MISSED"
        return f"{self.goal} <= {self.most:g}: {met}".strip()


ROWS = (
    Row(what="CPU a job, ms", part="saturated", figure="cpu_ms", floor="floor_cpu_ms",
        most=2, goal="aim"),
    Row(what="jobs a second", part="saturated", figure="per_s", floor="floor_per_s"),
    Row(what="at saturation: first status p50, ms", part="saturated", figure="first_p50_ms",
        floor="floor_first_p50_ms"),
    Row(what="at saturation: first status p99, ms", part="saturated", figure="first_p99_ms",
        floor="floor_first_p99_ms"),
    Row(what="at saturation: answer to final p50, ms", part="saturated", figure="final_p50_ms",
        floor="floor_final_p50_ms"),
    Row(what="at saturation: answer to final p99, ms", part="saturated", figure="final_p99_ms",
        floor="floor_final_p99_ms"),
    Row(what="at 4/s: first status p50, ms", part="steady", figure="first_p50_ms",
        floor="floor_first_p50_ms", most=2, goal="as G2"),
    Row(what="at 4/s: first status p99, ms", part="steady", figure="first_p99_ms",
        floor="floor_first_p99_ms", most=3, goal="as G2"),
    Row(what="at 4/s: answer to final p50, ms", part="steady", figure="final_p50_ms",
        floor="floor_final_p50_ms", most=1.5, goal="as G3"),
    Row(what="at 4/s: answer to final p99, ms", part="steady", figure="final_p99_ms",
        floor="floor_final_p99_ms", most=2, goal="as G3"),
    Row(what="of it the loop's thread, ms", part="where", figure="thread_loop_ms"),
    Row(what="of it SQLite's threads, ms", part="where", figure="thread_sqlite_ms"),
    Row(what="of it the pool's threads, ms", part="where", figure="thread_pool_ms"),
    Row(what="alone: understanding a message, ms", part="where", figure="understand_ms"),
    Row(what="alone: refining it, ms", part="where", figure="refine_ms"),
    Row(what="alone: moderating it, ms", part="where", figure="moderate_ms"),
    Row(what="alone: wording five lines of it, ms", part="where", figure="phrases_ms"),
    Row(what="alone: storing its small picture, ms", part="where", figure="store_picture_ms"),
    Row(what="start to ready, s", part="start", figure="ready_s", most=2, goal="aim"),
    Row(what="CPU when nothing happens, % of a core", part="idle", figure="cpu_percent",
        most=1, goal="aim"),
    Row(what="memory at rest, MiB", part="waiting", figure="rest_mib"),
    Row(what="memory of 1,000 waiting jobs, MiB", part="waiting", figure="per_1000_mib"),
    Row(what="memory with 5,000 waiting, MiB", part="waiting", figure="waiting_mib",
        most=300, goal="aim"),
    Row(what="400th request of one person to the first", part="one_person", figure="ratio", most=1.1,
        goal="G12"),
    Row(what="4,000th person's request to the first", part="many_people", figure="ratio", most=1.1,
        goal="G12"),
    Row(what="left behind by a person, KiB", part="many_people", figure="left_kib", most=2, goal="G12"),
    Row(what="CPU with 1,000,000 turns behind, ms", part="history", figure="full_ms", floor="empty_ms",
        most=1.1, goal="G13"),
    Row(what="start with 1,000,000 turns behind, ms", part="history", figure="start_full_ms",
        floor="start_empty_ms", most=1.2, goal="G13"),
    Row(what="loop late while 1024² is painted, ms", part="stalls", figure="1024px_ours_max_ms", most=20,
        goal="G16"),
    Row(what="loop late while 2048² is painted, ms", part="stalls", figure="2048px_ours_max_ms", most=20,
        goal="G16"),
    Row(what="loop late with nothing to do, ms", part="stalls", figure="alone_max_ms"),
    Row(what="CPU of a job, two workers to one, ms", part="workers", figure="two_ms", floor="one_ms",
        most=1.15, goal="G17"),
    Row(what="lost when one of two is killed", part="workers", figure="killed_lost", most=0, goal="G17"),
    Row(what="twice when one of two is killed", part="workers", figure="killed_twice",
        most=0, goal="G17"),
    Row(what="the limiter in its transaction p99, ms", part="limits", figure="p99_ms", most=1,
        goal="aim"),
    Row(what="of it CPU p99, ms", part="limits", figure="cpu_p99_ms", most=1, goal="aim"),
)  # fmt: skip


def table(found: Found) -> str:
    """What was found of it, by lines."""
    head = f"{'':46} {'ours':>10} {'floor':>10} {'ratio':>7}"
    return "\n".join([head, *(row.told(found) for row in ROWS if row.part in found)])
