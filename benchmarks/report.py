"""``docs/benchmarks.md`` and its plot, from what was measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[1] / "docs"
SETS = {"clinc150": "CLINC150", "banking77": "BANKING77", "hwu64": "HWU64"}
SIZES = (0, 10, 5)
START, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def write(results: dict[str, Any]) -> None:
    """Puts the tables into the document, between its two marks, and draws the plot beside it."""
    document = DOCS / "benchmarks.md"
    text = document.read_text(encoding="utf-8")
    before, after = text[: text.index(START)], text[text.index(END) :]
    document.write_text(f"{before}{START}\n\n{tables(results)}\n\n{after}", encoding="utf-8")
    plot(results, DOCS / "benchmarks.svg")


def tables(results: dict[str, Any]) -> str:
    measured = results.get("accuracy", {})
    names = list(dict.fromkeys(key.split("|")[0] for key in sorted(measured, key=_order)))

    def cell(name: str, data: str, size: int, measure: str, form: str = "{:.1f}") -> str:
        found = measured.get(f"{name}|{data}|{size}", {}).get(measure)
        return "–" if found is None else form.format(found)

    heads = [f"{title} {size or 'all'}" for title in SETS.values() for size in SIZES]
    columns = [(data, size) for data in SETS for size in SIZES]
    parts = [f"Machine: {results.get('machine', '–')}."]
    for title, measure in (("Accuracy, %, by phrases an intent", "right"), ("The same with typos", "typos")):
        rows = [[name, *(cell(name, data, size, measure) for data, size in columns)] for name in names]
        parts.append(f"### {title}\n\n" + _table(["", *heads], rows))
    heads = [f"{what}, {size or 'all'}" for size in SIZES for what in ("AUROC", "in scope %", "refused %")]
    rows = [[name, *(cell(name, "clinc150", size, what, form) for size in SIZES for what, form in _OUTSIDE)] for name in names]
    parts.append("### Out of scope, CLINC150, each at its own threshold\n\n" + _table(["", *heads], rows))
    rows = []
    for name in names:
        times = [results.get("latency", {}).get(size, {}).get(name) for size in ("10", "0")]
        start = results.get("cold", {}).get(name)
        rows.append(
            [
                name,
                *(f"{t['p50']:.2f} / {t['p99']:.1f}" if t else "–" for t in times),
                *(cell(name, "clinc150", size, "build", "{:.2f}") for size in (10, 0)),
                *((f"{start['seconds']:.1f}", f"{start['memory']:.0f}") if start else ("–", "–")),
            ]
        )
    heads = [
        "",
        "CPU ms a question p50 / p99, 1,500 phrases",
        "15,000",
        "build CPU s, 1,500",
        "15,000",
        "cold start CPU s, 1,500",
        "peak MB",
    ]
    parts.append("### Cost, CLINC150\n\n" + _table(heads, rows))
    full, cached = results.get("cold full"), results.get("cold", {}).get("Matcher, from its cache")
    if full and cached:
        built, again = full["built"], full["cached"]
        parts.append(
            f"`Matcher` at 15,000 phrases, in a process of its own: built in {built['built']:.1f} s of CPU with "
            f"{built['memory'] - built['before']:.0f} MB more than before, {built['memory']:.0f} MB in all; "
            f"loaded from its cache in {again['built']:.2f} s with {again['memory'] - again['before']:.0f} MB more. The "
            f"whole process, with the start of Python and reading the phrases: {built['seconds']:.1f} s and "
            f"{again['seconds']:.2f} s; at 1,500 phrases {cached['seconds']:.2f} s from the cache."
        )
    parts += _near(results.get("near", {})) + _scale(results.get("scale", []))
    return "\n\n".join(parts)


def _near(measured: dict[str, Any]) -> list[str]:
    if not measured:
        return []
    ways = ("nothing", "excluded", "out_of_scope")
    rows = []
    for key, found in measured.items():
        name, size = key.split("|")
        cells = [f"{found[way][0]:.3f}" for way in ways] + [f"{found[way][1]:.1f} / {found[way][2]:.0f}" for way in ways]
        rows.append([f"{SETS[name]} {'all' if size == '0' else size}", *cells])
    heads = ["", *(f"AUROC, {way}" for way in ways), *(f"in scope % / refused %, {way}" for way in ways)]
    return ["### Questions of intents that were held out, by what it is told of them\n\n" + _table(heads, rows)]


def _scale(measured: list[dict[str, Any]]) -> list[str]:
    if not measured:
        return []
    rows = [
        [
            f"{found['phrases']:,} / {found['intents']:,}",
            f"{found['build']:.1f}",
            f"{found['peak'] - found['before']:.0f}",
            f"{found['p50']:.2f} / {found['p99']:.1f}",
            f"{found['scan']:.0f}",
            f"{found['scan'] / found['p50']:.0f}",
            f"{found['right']:.0f}",
            f"{found['scan right']:.0f}",
        ]
        for found in measured
    ]
    heads = [
        "phrases / intents",
        "build CPU s",
        "MB more than the phrases",
        "CPU ms a question p50 / p99",
        "rapidfuzz scan, ms",
        "times slower",
        "right %",
        "rapidfuzz right %",
    ]
    return ["### A thousand phrases to a million\n\n" + _table(heads, rows)]


_OUTSIDE = (("auroc", "{:.3f}"), ("in scope", "{:.1f}"), ("recall", "{:.0f}"))


def _order(key: str) -> tuple[bool, str]:
    return not key.startswith("Matcher"), key.split("|")[0]


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def plot(results: dict[str, Any], path: Path) -> None:
    """Accuracy against phrases an intent, one panel a data set."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "quotebot"
    from matplotlib import pyplot

    measured = results.get("accuracy", {})
    names = list(dict.fromkeys(key.split("|")[0] for key in sorted(measured, key=_order)))
    figure, panels = pyplot.subplots(1, len(SETS), figsize=(12, 4), sharey=True)
    for panel, (data, title) in zip(panels, SETS.items(), strict=True):
        for name in names:
            points = [(s, measured[f"{name}|{data}|{s}"]["right"]) for s in (5, 10, 0) if f"{name}|{data}|{s}" in measured]
            places = [("5", "10", "all")[(5, 10, 0).index(s)] for s, _ in points]
            panel.plot(places, [value for _, value in points], "o-", label=name, linewidth=2.5 if "Matcher" in name else 1)
        panel.set_title(title)
        panel.set_xlabel("phrases an intent")
        panel.grid(alpha=0.3)
    panels[0].set_ylabel("accuracy, %")
    panels[-1].legend(fontsize=7)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
