"""The matcher beside its peers on public intent data: ``python -m benchmarks.matching FOLDER``.

FOLDER holds ``NAME.json`` files: ``{"train": [[text, intent], …], "validation": [[text, intent], …],
"out_of_scope_validation": [text, …]}``. All peers meet the same draws, the same questions and the same typos. What is
measured is kept in ``--results``, and ``docs/benchmarks.md`` and its plot are written from there; ``--only`` measures some
peers and keeps the rest. Times are of the CPU: other work on the machine does not count. Needs ``pip install '.[benchmarks]'``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[1]
SETS = ("clinc150", "banking77", "hwu64")
SAMPLE = 500
"""Questions that the slow peers are asked."""
TIMED = 200
"""Questions whose time is taken."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
Pairs = list[tuple[str, str]]


def draw(train: Pairs, size: int, seed: int) -> Pairs:
    """`size` phrases of each intent, or all if 0; by intent."""
    chosen = random.Random(seed)
    intents: dict[str, list[str]] = {}
    for text, intent in train:
        intents.setdefault(intent, []).append(text)
    kept = {i: chosen.sample(texts, min(size, len(texts))) if size else texts for i, texts in sorted(intents.items())}
    return [(text, intent) for intent, texts in kept.items() for text in texts]


def misspelt(text: str, chance: random.Random) -> str:
    """One slip in one or two words: a letter dropped, added, changed, or two swapped."""
    words = text.split()
    places = [place for place, word in enumerate(words) if len(word) >= 4 and word.isalpha()] or list(range(len(words)))
    for place in chance.sample(places, min(len(places), chance.choice([1, 2]))):
        word, kind = words[place], chance.randrange(4)
        at = chance.randrange(len(word))
        if kind == 3:
            at = max(min(at, len(word) - 2), 0)
            words[place] = word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
        else:
            words[place] = word[: at + (kind == 1)] + (chance.choice(LETTERS) if kind != 2 else "") + word[at + 1 :]
    return " ".join(words)


def auroc(inside: np.ndarray, outside: np.ndarray) -> float:
    """How often a question in scope is surer than one out of scope, ties by half."""
    above = (inside[:, None] > outside).mean()
    return float(above + (inside[:, None] == outside).mean() / 2)


def accuracy(name: str, data: dict[str, Any], size: int, draws: int) -> dict[str, float]:
    """Means over the draws, %: right clean, right with typos, and what out-of-scope questions do if there are any."""
    from benchmarks.peers import PEERS, SLOW

    asked, outside = data["validation"], data.get("out_of_scope_validation", [])
    if name in SLOW:
        asked = random.Random(0).sample(asked, min(SAMPLE, len(asked)))
    chance = random.Random(1)
    wrong = [misspelt(text, chance) for text, _ in asked]
    found: dict[str, list[float]] = {}
    for seed in range(draws if size else 1):
        train = draw(data["train"], size, seed)
        peer = PEERS[name]()
        start = time.process_time()
        peer.fit(*map(list, zip(*train, strict=True)))
        found.setdefault("build", []).append(time.process_time() - start)
        answers, sure = peer.answer([text for text, _ in asked])
        right = np.array([answer == intent for answer, (_, intent) in zip(answers, asked, strict=True)])
        found.setdefault("right", []).append(100 * right.mean())
        again = peer.answer(wrong)[0]
        found.setdefault("typos", []).append(100 * np.mean([a == i for a, (_, i) in zip(again, asked, strict=True)]))
        if outside:
            strange = peer.answer(outside)[1]
            threshold = peer.matcher.threshold if hasattr(peer, "matcher") else own_threshold(name, train)
            found.setdefault("auroc", []).append(auroc(sure, strange))
            found.setdefault("in scope", []).append(100 * (right & (sure >= threshold)).mean())
            found.setdefault("recall", []).append(100 * (strange < threshold).mean())
    return {measure: float(np.mean(values)) for measure, values in found.items()}


def own_threshold(name: str, train: Pairs) -> float:
    """Keeps 95 % of the right answers to a fifth of the phrases, held out."""
    from benchmarks.peers import PEERS, SLOW

    mixed = random.Random(2).sample(train, len(train))
    out, kept = mixed[: len(mixed) // 5], mixed[len(mixed) // 5 :]
    peer = PEERS[name]()
    peer.fit(*map(list, zip(*kept, strict=True)))
    out = out[:SAMPLE] if name in SLOW else out
    answers, sure = peer.answer([text for text, _ in out])
    right = [s for a, s, (_, intent) in zip(answers, sure, out, strict=True) if a == intent]
    return float(np.quantile(right, 0.05)) if right else 0.0


def latency(data: dict[str, Any], size: int, names: list[str]) -> dict[str, dict[str, float]]:
    """CPU milliseconds a question, the peers taking turns in one process."""
    from benchmarks.peers import PEERS

    texts, labels = map(list, zip(*draw(data["train"], size, 0), strict=True))
    peers = {name: PEERS[name]() for name in names}
    for peer in peers.values():
        peer.fit(texts, labels)
        if hasattr(peer, "forget"):
            peer.forget()
    times: dict[str, list[float]] = {name: [] for name in names}
    for text, _ in random.Random(3).sample(data["validation"], TIMED):
        for name, peer in peers.items():
            start = time.thread_time()
            peer.answer([text])
            times[name].append(1000 * (time.thread_time() - start))
    return {name: {"p50": float(np.median(t)), "p99": float(np.quantile(t, 0.99))} for name, t in times.items()}


def cold(folder: Path, name: str, size: int) -> dict[str, float]:
    """A process of its own from its start to the first answer: CPU seconds, those of building alone, and the most MB it had."""
    command = [sys.executable, "-m", "benchmarks.matching", str(folder), "--once", name, str(size)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"seconds": seconds, **json.loads(done.stdout)}


def once(folder: Path, name: str, size: int) -> None:
    """Builds one peer, or loads the matcher from its cache, asks it one question and prints what that took."""
    from benchmarks.peers import PEERS, Ours

    texts, labels = map(list, zip(*draw(load(folder, SETS[0])["train"], size, 0), strict=True))
    peer = Ours(cache=True) if name == "cached" else PEERS[name]()
    before, start = peak(), time.process_time()
    peer.fit(texts, labels)
    built = time.process_time() - start
    peer.answer(["where is my card"])
    print(json.dumps({"built": built, "memory": peak(), "before": before}))


def peak() -> float:
    """The most memory that this process had, in MB. Linux counts into ru_maxrss what the process was forked from."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    own = [float(line.split()[1]) for line in lines if line.startswith("VmHWM:")]
    return (own[0] if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1000


def load(folder: Path, name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return data


def measure(
    folder: Path,
    names: list[str],
    sizes: list[int],
    draws: int,
    costs: bool,
    results: dict[str, Any],
    keep: Callable[[dict[str, Any]], object],
) -> None:
    """Fills in what is asked for, says how it goes, and keeps it at each step."""
    for data_set in SETS if draws else ():
        data = load(folder, data_set)
        for size in sizes:
            for name in names:
                found = accuracy(name, data, size, draws)
                results.setdefault("accuracy", {})[f"{name}|{data_set}|{size}"] = found
                keep(results)
                print(data_set, size or "all", name, {k: round(v, 1) for k, v in found.items()}, flush=True)
    if costs:
        data = load(folder, SETS[0])
        for size in sizes:
            results.setdefault("latency", {}).setdefault(str(size), {}).update(latency(data, size, names))
            keep(results)
        results.setdefault("cold", {}).update({name: cold(folder, name, 10) for name in names})
        cold(folder, "cached", 10)
        results["cold"]["Matcher, from its cache"] = cold(folder, "cached", 10)
        results["cold full"] = {"built": cold(folder, "Matcher", 0)}
        cold(folder, "cached", 0)
        results["cold full"]["cached"] = cold(folder, "cached", 0)
    results["machine"] = f"{platform.machine()}, {os.cpu_count()} cores, one thread, Python {platform.python_version()}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the data sets are")
    parser.add_argument("--only", nargs="*", help="peers to measure; all if not given")
    parser.add_argument("--sizes", nargs="*", type=int, default=[0, 10, 5], help="phrases an intent; 0 is all")
    parser.add_argument("--draws", type=int, default=3, help="0: measure no accuracy")
    parser.add_argument("--costs", action="store_true", help="measure the time of questions, cold starts and memory too")
    parser.add_argument("--results", type=Path, default=ROOT / "benchmarks" / "matching.json")
    parser.add_argument("--once", nargs=2, metavar=("PEER", "SIZE"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.once:
        once(args.folder, args.once[0], int(args.once[1]))
        return
    from benchmarks.peers import PEERS
    from benchmarks.report import write

    results = json.loads(args.results.read_text()) if args.results.exists() else {}

    def keep(results: dict[str, Any]) -> None:
        args.results.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n")

    names = list(PEERS) if args.only is None else args.only
    measure(args.folder, names, args.sizes, args.draws, args.costs, results, keep)
    keep(results)
    write(results)


if __name__ == "__main__":
    main()
