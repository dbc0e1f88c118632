#!/usr/bin/env python3
"""Times the float32 product of the BLAS libraries that are installed, on one thread, at the shapes of recurrent training.

    python bench/peers/libraries.py [--seconds 1]

For choosing what `--kernels native` should look for first. Each library is called through its C interface on row-major
matrices: OpenBLAS, BLIS and MKL by `cblas_sgemm`, oneDNN by `dnnl_sgemm`. Best and median GFLOP/s of at least three calls.
Beside them stands Periplus: `./periplus bench products`.
"""
import argparse
import ctypes
import os
import statistics
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[variable] = "1"

import numpy as np  # noqa: E402, after the threads are fixed

ROW_MAJOR, PLAIN, TURNED = 101, 111, 112
LIBRARIES = [
    ("OpenBLAS", ["libopenblas.so.0", "libopenblas.so"]),
    ("MKL", ["libmkl_rt.so.2", "libmkl_rt.so"]),
    ("BLIS", ["libblis.so.4", "libblis.so"]),
    ("oneDNN", ["libdnnl.so.3", "libdnnl.so.2"]),
]
# what, m, n, k, left turned, right turned: as in `periplus bench products`
SHAPES = [
    ("step m 64, n 128, k 128", 64, 128, 128, False, True),
    ("step m 200, n 256, k 256", 200, 256, 256, False, True),
    ("step m 200, n 1024, k 1024", 200, 1024, 1024, False, True),
    ("step m 200, n 4096, k 4096", 200, 4096, 4096, False, True),
    ("readout m 4000, n 512, k 1024", 4000, 512, 1024, False, True),
    ("gradient m 1024, n 1024, k 4000", 1024, 1024, 4000, True, False),
]


def load(names):
    for name in names:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None


def cblas(library):
    call = library.cblas_sgemm
    call.restype = None
    integer, real, address = ctypes.c_int, ctypes.c_float, ctypes.c_void_p
    call.argtypes = [integer] * 6 + [real, address, integer, address, integer, real, address, integer]

    def product(ta, tb, m, n, k, a, lda, b, ldb, c):
        turn = (TURNED if ta else PLAIN, TURNED if tb else PLAIN)
        call(ROW_MAJOR, *turn, m, n, k, 1.0, a.ctypes.data, lda, b.ctypes.data, ldb, 0.0, c.ctypes.data, n)

    return product


def dnnl(library):
    call = library.dnnl_sgemm
    call.restype = ctypes.c_int
    letter, size, real, address = ctypes.c_char, ctypes.c_int64, ctypes.c_float, ctypes.c_void_p
    call.argtypes = [letter, letter, size, size, size, real, address, size, address, size, real, address, size]

    def product(ta, tb, m, n, k, a, lda, b, ldb, c):
        turn = (b"T" if ta else b"N", b"T" if tb else b"N")
        if call(*turn, m, n, k, 1.0, a.ctypes.data, lda, b.ctypes.data, ldb, 0.0, c.ctypes.data, n) != 0:
            raise RuntimeError("dnnl_sgemm refused the call")

    return product


def speed(product, m, n, k, ta, tb, seconds):
    rng = np.random.default_rng(1)
    a = rng.standard_normal((k, m) if ta else (m, k), dtype=np.float32)
    b = rng.standard_normal((n, k) if tb else (k, n), dtype=np.float32)
    c = np.empty((m, n), dtype=np.float32)
    operands = (ta, tb, m, n, k, a, a.shape[1], b, b.shape[1], c)
    product(*operands)
    wanted = (a.T if ta else a) @ (b.T if tb else b)
    if not np.allclose(c, wanted, rtol=1e-3, atol=1e-2 * k**0.5):
        raise RuntimeError("the product is wrong")
    repeats = max(1, int(1e8 / (2 * m * n * k)))
    times, end = [], time.perf_counter() + seconds
    while len(times) < 3 or time.perf_counter() < end:
        start = time.perf_counter()
        for _ in range(repeats):
            product(*operands)
        times.append((time.perf_counter() - start) / repeats)
    return [2e-9 * m * n * k / seconds_each for seconds_each in (min(times), statistics.median(times))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=1, help="time for each shape and library")
    seconds = parser.parse_args().seconds
    found = [(name, load(files)) for name, files in LIBRARIES]
    print("missing:", ", ".join(name for name, library in found if library is None) or "none")
    there = [(name, (dnnl if name == "oneDNN" else cblas)(library)) for name, library in found if library is not None]
    print("\n| product | " + " | ".join(f"{name}, best (median)" for name, _ in there) + " |")
    print("| --- |" + " --- |" * len(there))
    for what, m, n, k, ta, tb in SHAPES:
        cells = [speed(product, m, n, k, ta, tb, seconds) for _, product in there]
        print(f"| {what} | " + " | ".join(f"{best:.0f} ({median:.0f})" for best, median in cells) + " |", flush=True)


if __name__ == "__main__":
    main()
