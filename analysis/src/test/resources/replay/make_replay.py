"""Writes the rows of replay.txt with SciPy: a line "NAME numbers | numbers | ...", see ReplayFixturesTest.

    python make_replay.py > replay.txt
"""
import numpy as np
import scipy
from scipy import linalg, optimize, stats

rng = np.random.default_rng(20260704)


def line(name, *groups):
    print(name, " | ".join(" ".join(repr(float(v)) for v in np.ravel(g)) for g in groups))


print("#", "scipy", scipy.__version__, "numpy", np.__version__)
for n, m in ((5, 5), (7, 4), (40, 13)):
    a, b = rng.normal(0, 1, n), rng.normal(0.5, 2, m)
    line("line", a, b, stats.wasserstein_distance(a, b))
for n in (1, 2, 6, 25):
    a, b = rng.normal(0, 1, (n, 2)), rng.normal(0.3, 1.5, (n, 2))
    cost = ((a[:, None] - b[None]) ** 2).sum(-1)
    i, j = optimize.linear_sum_assignment(cost)
    line("clouds", a, b, np.sqrt(cost[i, j].mean()))
for d in (1, 2, 3):
    r, q = rng.normal(0, 1, (d, d)), rng.normal(0, 1, (d, d))
    s1, s2 = r @ r.T + 0.1 * np.eye(d), q @ q.T + 0.1 * np.eye(d)
    m1, m2 = rng.normal(0, 1, d), rng.normal(0, 1, d)
    root = linalg.sqrtm(s2)
    w2 = ((m1 - m2) ** 2).sum() + np.trace(s1 + s2 - 2 * linalg.sqrtm(root @ s1 @ root).real)
    line("gaussians", m1, s1, m2, s2, np.sqrt(w2))
for n, d in ((6, 1), (30, 2), (50, 3)):
    x = rng.normal(0, 1, (n, d)) @ rng.normal(0, 1, (d, d))
    z = rng.normal(0, 1.5, (4, d))
    line("kde", [d], x, z, stats.gaussian_kde(x.T).logpdf(z.T))
for n in (6, 40):
    t = rng.integers(1, 12, n).astype(float)
    seen = rng.random(n) < 0.6
    sf = stats.ecdf(stats.CensoredData.right_censored(t, ~seen)).sf
    at = np.unique(t[seen])
    line("survival", t, seen, at, sf.evaluate(at))
