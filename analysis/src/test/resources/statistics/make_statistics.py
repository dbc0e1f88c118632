"""Writes the rows of statistics.txt with SciPy: a line "NAME numbers | numbers | ...", see StatisticsFixturesTest.

    python make_statistics.py > statistics.txt
"""
import numpy as np
import scipy
from scipy import stats

rng = np.random.default_rng(20260303)


def line(name, *groups):
    print(name, " | ".join(" ".join(repr(float(v)) for v in np.atleast_1d(g)) for g in groups))


def three(test):
    results = [test(a) for a in ("greater", "less", "two-sided")]
    return results[0].statistic, [r.pvalue for r in results]


everything = dict(n_resamples=np.inf)
everyPermutation = stats.PermutationMethod(n_resamples=np.inf)
print("#", "scipy", scipy.__version__, "numpy", np.__version__)
for n in (3, 5, 8, 11):
    for kind in range(2):
        d = rng.normal(0.4, 1, n) if kind == 0 else rng.integers(-3, 5, n).astype(float)
        s, p = three(lambda a: stats.permutation_test(
            (d,), np.mean, permutation_type="samples", alternative=a, **everything))
        line("flip", d, s, p)
        d = d[d != 0]
        if len(d) > 0:
            kept = np.append(d, d[0])
            s, p = three(lambda a: stats.wilcoxon(kept, alternative=a, method=everyPermutation))
            line("signedrank", kept, s, p)
for n, m in ((2, 3), (4, 4), (5, 7), (6, 5)):
    for kind in range(2):
        a, b = (rng.normal(0.5, 1, n), rng.normal(0, 2, m)) if kind == 0 else (
            rng.integers(0, 4, n).astype(float), rng.integers(0, 4, m).astype(float))
        s, p = three(lambda alt: stats.permutation_test(
            (a, b), lambda x, y: np.mean(x) - np.mean(y), alternative=alt, **everything))
        line("relabel", a, b, s, p)
        s, p = three(lambda alt: stats.mannwhitneyu(a, b, alternative=alt, method=everyPermutation))
        line("mannwhitney", a, b, s, p)
for n in (4, 5, 7):
    for kind in range(2):
        x, y = (rng.normal(size=n), rng.normal(size=n)) if kind == 0 else (
            np.arange(n) * 1.0, np.append(0, rng.integers(0, 3, n - 2)).tolist() + [5.0])
        y = np.asarray(y, float)
        for name, r in (("pearson", stats.pearsonr), ("spearman", stats.spearmanr)):
            s, p = three(lambda alt: stats.permutation_test(
                (y,), lambda v: r(x, v).statistic, permutation_type="pairings", alternative=alt, **everything))
            line(name, x, y, s, p)
for n in (5, 12):
    for scale in (0.3, 1.5):
        d = rng.lognormal(0, scale, n)
        b = stats.bootstrap((d,), np.mean, n_resamples=299, method="BCa", rng=np.random.default_rng(n))
        line("bca", d, b.bootstrap_distribution, b.confidence_interval)
        e = rng.lognormal(0, 1, n + 2)
        b = stats.bootstrap((d, e), lambda x, y, axis=-1: np.mean(x, axis) - np.mean(y, axis), n_resamples=299,
                            method="BCa", vectorized=True, rng=np.random.default_rng(n))
        line("bca2", d, e, b.bootstrap_distribution, b.confidence_interval)
        b = stats.bootstrap((d,), np.mean, n_resamples=100_000, method="BCa", rng=np.random.default_rng(n))
        line("interval", d, b.confidence_interval)
        b = stats.bootstrap((d, e), lambda x, y, axis=-1: np.mean(x, axis) - np.mean(y, axis), n_resamples=100_000,
                            method="BCa", vectorized=True, batch=20_000, rng=np.random.default_rng(n))
        line("interval2", d, e, b.confidence_interval)
