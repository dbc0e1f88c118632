"""Writes a page of claims beside each study's claims.json, and the table of verdicts of the README: python docs/results_pages.py"""
import json
import pathlib

from claims_table import row

HERE = pathlib.Path(__file__).resolve().parent
README = HERE.parent / "README.md"
BEGIN, END = "<!-- verdicts: written by docs/results_pages.py -->", "<!-- end of verdicts -->"
STUDIES = {
    "leaky-dynamics": ("What the leak does", "leaky against vanilla networks: accuracy, grid cells, torus, noise"),
    "cueva-wei": ("Cueva and Wei's arenas", "tanh networks in square, triangle and hexagon: maps, their order, error at walls"),
    "unfolding": ("Unfolding a path integrator", "cell types, pruning, attractors, the circuit of band and grid cells"),
    "replay": ("Replay by leak, adaptation and momentum", "networks left alone on noise: law, speed, exploration"),
    "offline-reactivation": ("Offline reactivation", "the noisy networks of 2024, biased and unbiased, head direction"),
    "degeneracy": ("Solution degeneracy", "four tasks, many networks a condition: dynamics, weights, behaviour"),
    "degeneracy-paper": ("Solution degeneracy at the published sizes", "the same with 128 units, 68 conditions, 5 networks each"),
}
CALLS = {"degeneracy-paper": "degeneracy --scale paper --seeds 5"}
RULE = """A claim is *reproduced* where a one-sided permutation test over seeds gives p < 0.05, the bootstrap interval excludes 0 and the
effect is at least the smallest that matters; *not reproduced* where it goes the other way or such an effect is excluded;
otherwise *inconclusive*. A claim of several parts shows the part that decides; spreads over networks (degeneracy) have p and
interval from networks drawn anew, and hold where three quarters of the tasks do. p is not adjusted for the number of claims; the report that the study writes shows Holm's adjustment
beside it. Numbers behind each verdict: `claims.json`; of every run: `measures.csv`, whose columns `definitions.csv` explains."""


def count(claims, verdict):
    return sum(claim["verdict"] == verdict for claim in claims)


def page(name, title, claims):
    lines = [f"# {title}", "", f"`./periplus study {CALLS.get(name, name + ' --scale laptop')}`, {len(claims)} claims.", ""]
    lines += ["| claim | effect [95 % interval] | p | seeds | verdict |", "| --- | --- | --- | --- | --- |"]
    return "\n".join(lines + [row(claim) for claim in claims] + ["", RULE, ""])


def main():
    verdicts = ["| study | its subject | reproduced | not reproduced | open |", "| --- | --- | --- | --- | --- |"]
    for name, (title, subject) in STUDIES.items():
        folder = HERE / "results" / name
        if not (folder / "claims.json").exists():
            continue
        claims = json.loads((folder / "claims.json").read_text(encoding="utf-8"))
        (folder / "README.md").write_text(page(name, title, claims), encoding="utf-8")
        numbers = " | ".join(str(count(claims, verdict)) for verdict in ("reproduced", "not reproduced", "inconclusive"))
        verdicts.append(f"| [`{name}`](docs/results/{name}/README.md) | {subject} | {numbers} |")
    before, rest = README.read_text(encoding="utf-8").split(BEGIN)
    README.write_text(before + BEGIN + "\n\n" + "\n".join(verdicts) + "\n\n" + END + rest.split(END)[1], encoding="utf-8")


if __name__ == "__main__":
    main()
