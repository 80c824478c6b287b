"""The matcher from a thousand phrases to a million: ``python -m benchmarks.scale FOLDER``.

Phrases are made by recombining those of the data sets (see benchmarks.matching for FOLDER): an intent takes its phrases'
beginnings from one real intent and their ends from another. Each size is measured in a process of its own: build, memory,
time a question, and the time of rapidfuzz comparing the same questions with every phrase, the two taking turns. Times are
of the CPU. ``docs/benchmarks.md`` is written from the results.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from itertools import product
from pathlib import Path

from benchmarks.matching import ROOT, SETS, load, peak

SIZES = ((1_000, 50), (10_000, 150), (100_000, 1_000), (1_000_000, 1_000), (1_000_000, 10_000))
"""Phrases and intents."""
ASKED, SCANNED = 500, 20
"""Questions to the matcher, and those of them that rapidfuzz is asked too: with a million phrases it takes long."""


def halves(folder: Path) -> tuple[list[list[str]], list[list[str]]]:
    """The beginnings and the ends of the phrases of each real intent."""
    phrases: dict[tuple[str, str], list[str]] = {}
    for name in SETS:
        for text, intent in load(folder, name)["train"]:
            phrases.setdefault((name, intent), []).append(text)
    groups = [[text.split() for text in texts] for texts in phrases.values()]
    starts = [[" ".join(words[: (len(words) + 1) // 2]) for words in group] for group in groups]
    ends = [[" ".join(words[(len(words) + 1) // 2 :]) for words in group] for group in groups]
    return starts, ends


def recombined(folder: Path, phrases: int, intents: int) -> tuple[dict[str, list[str]], list[tuple[str, str]]]:
    """So many phrases of so many intents, and questions that are none of them, with their intents."""
    chance = random.Random(0)
    starts, ends = halves(folder)
    made: dict[str, list[str]] = {}
    questions = []
    enough = 3 * (phrases // intents + 1)
    pairs = [(one, other) for one, other in product(starts, ends) if len(set(one)) * len(set(other)) >= enough]
    for first, second in chance.sample(pairs, intents):
        intent, texts = f"{len(made)}", dict[str, None]()
        while len(texts) <= phrases // intents:
            texts[f"{chance.choice(first)} {chance.choice(second)}".strip()] = None
        question, *rest = texts
        made[intent] = rest
        questions.append((question, intent))
    return made, chance.sample(questions, min(ASKED, len(questions)))


def measure(folder: Path, phrases: int, intents: int) -> dict[str, float]:
    """One size, in this process."""
    import numpy as np
    from rapidfuzz import fuzz, process

    from bot import Matcher

    made, questions = recombined(folder, phrases, intents)
    before = peak()
    start = time.process_time()
    matcher = Matcher(made, cache=False)
    build = time.process_time() - start
    most = peak()
    texts = [text for group in made.values() for text in group]
    owners = [intent for intent, group in made.items() for _ in group]
    matcher.rank(questions[0][0])
    own, scans, right, scanned = list[float](), list[float](), 0, 0
    for number, (question, intent) in enumerate(questions):
        start = time.thread_time()
        found = matcher.rank(question)
        own.append(1000 * (time.thread_time() - start))
        right += found[0].intent == intent
        if number < SCANNED:
            start = time.thread_time()
            nearest = process.extractOne(question, texts, scorer=fuzz.token_set_ratio)
            scans.append(1000 * (time.thread_time() - start))
            scanned += owners[nearest[2]] == intent
    return {
        "phrases": len(texts),
        "intents": intents,
        "build": build,
        "before": before,
        "peak": most,
        "p50": float(np.median(own)),
        "p99": float(np.quantile(own, 0.99)),
        "right": 100 * right / len(questions),
        "scan": float(np.median(scans)),
        "scan right": 100 * scanned / len(scans),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the data sets are")
    parser.add_argument("--results", type=Path, default=ROOT / "benchmarks" / "matching.json")
    parser.add_argument(
        "--once", nargs=2, type=int, metavar=("PHRASES", "INTENTS"), help="one size only; prints what it measures"
    )
    args = parser.parse_args()
    if args.once:
        print(json.dumps(measure(args.folder, *args.once)))
        return
    from benchmarks.report import write

    results = json.loads(args.results.read_text()) if args.results.exists() else {}
    results["scale"] = []
    for phrases, intents in SIZES:
        command = [sys.executable, "-m", "benchmarks.scale", str(args.folder), "--once", str(phrases), str(intents)]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        results["scale"].append(json.loads(done.stdout))
        print(done.stdout, end="", flush=True)
    args.results.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n")
    write(results)


if __name__ == "__main__":
    main()
