#!/usr/bin/env python3
"""Runs `periplus bench` and the peers in one sitting on this machine and prints the ratios.

    python bench/peers/compare.py [NAME ...] [--seconds S] [--threads N] [--heavy] [--note TEXT] [--write docs/benchmarks.md]

A ratio of 3 means that the peer takes three times as long for the same work. For each benchmark Periplus and the peers
are timed one right after the other, peers bound to as many CPUs as threads (Periplus's compiler may use others while it
warms up; its work does not), Periplus with its portable kernels and, where a BLAS library is installed, with the
native ones. --write puts the table, with the machine and the date, between the markers of the page.
"""
import argparse
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ALL = ["products", "leaky-step", "many-networks", "tape-step", "place-step", "replay", "paths", "grid-scores", "barcode"]
BEGIN, END = "<!-- measured: written by bench/peers/compare.py -->", "<!-- end of measured -->"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="benchmarks: " + ", ".join(ALL))
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--heavy", action="store_true")
    parser.add_argument("--note", default="", help="what a reader must know of this sitting")
    parser.add_argument("--write", type=pathlib.Path, help="a page with the markers, to be updated")
    return parser.parse_args()


# work without matrix products is the same with either provider
WITH_PRODUCTS = {"products", "leaky-step", "many-networks", "tape-step", "place-step", "replay"}


def answer(command, optional=False):
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    if result.returncode != 0:
        if optional:
            return None
        sys.exit(f"{' '.join(map(str, command))} failed with exit code {result.returncode}")
    return json.loads(result.stdout)


def duration(seconds):
    for unit, size in (("s", 1), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-6:.3g} us"


def page(args):
    options = ["--seconds", str(args.seconds), "--threads", str(args.threads)] + (["--heavy"] if args.heavy else [])
    rows, versions, sitting, peaks = [], {}, {}, []
    blas = "the native provider was not asked for"
    for name in args.names or ALL:
        sitting = answer([ROOT / "periplus", "bench", name, "--json", *options])
        native = None
        if name in WITH_PRODUCTS and blas:
            native = answer([ROOT / "periplus", "bench", name, "--json", "--kernels", "native", *options], optional=True)
            blas = native["kernels"] if native else None
        peers = answer([sys.executable, ROOT / "bench/peers/peers.py", name, *options])
        versions = peers["versions"]
        peaks.append(sitting["peakFlopsPerSecond"])
        for one in sitting["benchmarks"][0]["cases"]:
            same = [r for r in peers["results"] if (r["benchmark"], r["case"]) == (name, one["case"])]
            rows.append((name, one, None))
            for other in native["benchmarks"][0]["cases"] if native else []:
                if other["case"] == one["case"]:
                    rows.append((name, one, {**other, "variant": "Periplus, native BLAS"}))
            rows += [(name, one, peer) for peer in same]
    machine = sitting["machine"]
    threads = f"{args.threads} thread{'s' if args.threads > 1 else ''}, peers bound to as many CPUs"
    lines = [
        f"{sitting['date']}, {machine['cpu']}, {machine['processors']} processors, {machine['os']}, Java {machine['java']},",
        f"{threads}, kernels {sitting['kernels']};",
        f"{blas};" if blas else "no BLAS library is installed, so there are no rows of the native provider;",
        "peers: " + ", ".join(f"{k} {v}" for k, v in versions.items()) + ".",
        f"Float32 ceiling {min(peaks) / 1e9:.0f} to {max(peaks) / 1e9:.0f} GFLOP/s over the sitting,"
        f" memory {sitting['memoryBytesPerSecond'] / 1e9:.0f} GB/s.",
        *([args.note] if args.note else []),
        "",
        "| benchmark | case | who | median | quartiles | GFLOP/s | of ceiling | its time / Periplus, portable |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, ours, peer in rows:
        shown = peer or ours
        flops = ours["flopsPerSecond"]
        rate = f"{flops * ours['secondsPerRun'] / shown['secondsPerRun'] / 1e9:.1f}" if flops else ""
        ceiling = f"{100 * flops * ours['secondsPerRun'] / shown['secondsPerRun'] / max(peaks):.0f} %" if flops else ""
        ratio = f"{peer['secondsPerRun'] / ours['secondsPerRun']:.2f}" if peer else ""
        quartiles = f"{duration(shown['lowerQuartileSeconds'])} to {duration(shown['upperQuartileSeconds'])}"
        who = peer["variant"] if peer else "Periplus" + ("" if ours["steady"] else " (still warming up)")
        lines.append(
            f"| {name} | {ours['case']} | {who} | {duration(shown['secondsPerRun'])} | {quartiles} | {rate} | {ceiling} | {ratio} |"
        )
    return "\n".join(lines) + "\n"


def main():
    args = arguments()
    unknown = [name for name in args.names if name not in ALL]
    if unknown:
        sys.exit(f"there is no benchmark {unknown[0]!r}; expected one of {', '.join(ALL)}")
    text = page(args)
    print(text)
    if args.write:
        before, _, rest = args.write.read_text().partition(BEGIN)
        _, found, after = rest.partition(END)
        if not found:
            sys.exit(f"{args.write} lacks the markers {BEGIN} and {END}")
        args.write.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}")


main()
