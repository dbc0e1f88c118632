"""Writes the barcode fixtures with the reference program.

    python make_barcodes.py RIPSER RIPSER_COEFF

RIPSER is ripser.cpp compiled as its Makefile says, RIPSER_COEFF the same with USE_COEFFICIENTS. Points have integer
coordinates and distances are integers, so that no rounding of the program's single precision makes or hides a tie.
Each fixture is one text file: a line "points" or "distances", rows, a line "prime", lines "dimension birth death".
"""
import re
import subprocess
import sys
import tempfile

import numpy as np

rng = np.random.default_rng(20260101)


def torus(n, scale):
    t = rng.uniform(0, 2 * np.pi, (n, 2))
    return np.rint(scale * np.stack([np.cos(t[:, 0]), np.sin(t[:, 0]), np.cos(t[:, 1]), np.sin(t[:, 1])], 1))


def sphere(n, dimensions, scale):
    x = rng.normal(size=(n, dimensions))
    return np.rint(scale * x / np.linalg.norm(x, axis=1, keepdims=True))


def symmetric(n, largest):
    d = np.triu(rng.integers(1, largest + 1, (n, n)), 1)
    return d + d.T


def lattice(side):
    return np.array([(i, j) for i in range(side) for j in range(side)], dtype=float)


cases = {
    "torus-100": ("points", torus(100, 500), 2),
    "torus-150-mod-3": ("points", torus(150, 500), 3),
    "sphere-120": ("points", sphere(120, 3, 500), 2),
    "three-sphere-60": ("points", sphere(60, 4, 500), 2),
    "cube-100": ("points", rng.integers(0, 1000, (100, 3)).astype(float), 2),
    "square-140-mod-5": ("points", rng.integers(0, 1000, (140, 2)).astype(float), 5),
    "lattice-11": ("points", lattice(11), 2),
    "ties-60": ("distances", symmetric(60, 12), 2),
    "ties-50-mod-3": ("distances", symmetric(50, 40), 3),
    "untied-60": ("distances", symmetric(60, 100000), 2),
}


def bars(kind, rows, prime):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        np.savetxt(file, rows, fmt="%d", delimiter=",")
        file.flush()
        form = "point-cloud" if kind == "points" else "distance"
        call = [sys.argv[1] if prime == 2 else sys.argv[2], "--format", form, "--dim", "2"]
        call += [] if prime == 2 else ["--modulus", str(prime)]
        out = subprocess.run(call + [file.name], check=True, capture_output=True, text=True).stdout
    dimension = None
    for line in out.splitlines():
        if m := re.search(r"intervals in dim (\d+)", line):
            dimension = int(m[1])
        elif dimension is not None and (m := re.match(r"\s*\[([^,]+),([^)]*)\)", line)):
            yield dimension, m[1].strip(), m[2].strip() or "inf"


for name, (kind, rows, prime) in cases.items():
    with open(name + ".txt", "w") as file:
        file.write(kind + "\n")
        np.savetxt(file, rows, fmt="%d", delimiter=" ")
        file.write(f"prime {prime}\n")
        for dimension, birth, death in bars(kind, rows, prime):
            file.write(f"{dimension} {birth} {death}\n")
