"""Questions of intents that the matcher was not told of: ``python -m benchmarks.near FOLDER``.

A quarter of each data set's intents is held out, and their questions are asked with those of the others. They are the hard
part of knowing when not to answer: they are about the same things. Then the matcher is given three phrases of each intent
that was held out, as ``excluded`` from the intent that it takes them for, or as ``out_of_scope``. See benchmarks.matching for
FOLDER. ``docs/benchmarks.md`` is written from the results.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.matching import ROOT, SETS, auroc, draw, load
from bot import Matcher

GIVEN = 3
"""Phrases of each intent that was held out."""
WAYS = ("nothing", "excluded", "out_of_scope")


def measure(data: dict[str, Any], size: int, seed: int) -> dict[str, list[float]]:
    """For each way of telling what is not meant: AUROC, right in scope % and refused %, at the matcher's threshold."""
    chance = random.Random(seed)
    phrases: dict[str, list[str]] = {}
    for text, intent in draw(data["train"], size, seed):
        phrases.setdefault(intent, []).append(text)
    away = set(chance.sample(sorted(phrases), len(phrases) // 4))
    known = {intent: texts for intent, texts in phrases.items() if intent not in away}
    plain = Matcher(known, cache=False)
    near = [text for intent in sorted(away) for text in chance.sample(phrases[intent], GIVEN)]
    excluded: dict[str, list[str]] = {}
    for text in near:
        excluded.setdefault(plain.rank(text, 1)[0].intent, []).append(text)
    matchers = (plain, Matcher(known, excluded=excluded, cache=False), Matcher(known, out_of_scope=near, cache=False))
    return {way: _asked(matcher, data["validation"], away) for way, matcher in zip(WAYS, matchers, strict=True)}


def _asked(matcher: Matcher, questions: list[tuple[str, str]], away: set[str]) -> list[float]:
    found = [(matcher.rank(text, 1), intent) for text, intent in questions]
    sure = np.array([ranked[0].confidence if ranked else 0.0 for ranked, _ in found])
    right = np.array([bool(ranked) and ranked[0].intent == intent for ranked, intent in found])
    strange = np.array([intent in away for _, intent in found])
    answered = sure >= matcher.threshold
    inside = ~strange
    return [auroc(sure[inside], sure[strange]), 100 * (right & answered)[inside].mean(), 100 * (~answered)[strange].mean()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the data sets are")
    parser.add_argument("--draws", type=int, default=3)
    parser.add_argument("--results", type=Path, default=ROOT / "benchmarks" / "matching.json")
    args = parser.parse_args()
    from benchmarks.report import write

    results = json.loads(args.results.read_text()) if args.results.exists() else {}
    for name in SETS:
        data = load(args.folder, name)
        for size in (0, 10):
            draws = [measure(data, size, seed) for seed in range(args.draws)]
            means = {way: np.mean([found[way] for found in draws], 0).tolist() for way in WAYS}
            results.setdefault("near", {})[f"{name}|{size}"] = means
            print(name, size or "all", {way: [round(value, 3) for value in values] for way, values in means.items()}, flush=True)
    args.results.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n")
    write(results)


if __name__ == "__main__":
    main()
