"""Writes the rows of similarity.txt: a line "NAME numbers | numbers | ...", see SimilarityFixturesTest.

    python make_similarity.py NETREP DSA > similarity.txt

NETREP is a checkout of github.com/ahwillia/netrep (commit 0186b8a), DSA one of github.com/mitchellostrow/DSA (commit
8cbddcf); their modules are imported as they are. DSA's optimal transport package was not at hand: "wasserstein" rows use
SciPy's exact assignment, which is the same for sets of equal size and mass. DSA works in float32, so its rows are
good to about six digits. "svcca" rows are the formula in NumPy.
"floor" rows are the least of 60 BFGS runs over skew matrices in both determinant classes: an independent global minimum.
"""
import importlib.util
import sys
import types

import numpy as np
import scipy
import sklearn
import torch
from scipy import optimize, stats
from scipy.cluster import hierarchy
from scipy.spatial import distance
from sklearn.metrics import silhouette_score

netrep, dsa = sys.argv[1], sys.argv[2]
sys.path.insert(0, netrep)
try:
    import tqdm  # noqa: F401  progress bars, which nothing here shows
except ImportError:
    sys.modules["tqdm"] = types.SimpleNamespace(tqdm=lambda x, **_: x)
from netrep.metrics import LinearCKA, LinearMetric  # noqa: E402

if not getattr(sys.modules.get("tqdm"), "__spec__", None):
    del sys.modules["tqdm"]
sys.modules["ot"] = types.SimpleNamespace(dist=None, emd=None, emd2=None, sinkhorn2=None)
package = types.ModuleType("DSA")
package.__path__ = [dsa + "/DSA"]
sys.modules["DSA"] = package


def load(name):
    spec = importlib.util.spec_from_file_location("DSA." + name, f"{dsa}/DSA/{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["DSA." + name] = module
    spec.loader.exec_module(module)
    return module


load("base_dmd")
DMD = load("dmd").DMD
SimilarityTransformDist = load("simdist").SimilarityTransformDist

rng = np.random.default_rng(20261121)
torch.manual_seed(0)


def line(name, *groups):
    print(name, " | ".join(" ".join(repr(float(v)) for v in np.ravel(g)) for g in groups))


print("# numpy", np.__version__, "scipy", scipy.__version__, "scikit-learn", sklearn.__version__, "torch", torch.__version__)

# delay operators: [trials, steps, units], delays, rank, regression (0 principal components, 1 reduced rank), ridge
for trials, steps, units, delays, rank, reduced, ridge in (
    (1, 60, 2, 3, 4, 0, 0.0), (3, 40, 3, 4, 5, 0, 0.0), (3, 40, 3, 4, 5, 0, 0.01), (3, 40, 2, 3, 3, 1, 0.0)):
    m = 0.97 * np.linalg.qr(rng.normal(size=(units, units)))[0]
    x = np.zeros((trials, steps, units))
    for k in range(trials):
        x[k, 0] = rng.normal(size=units)
        for t in range(1, steps):
            x[k, t] = m @ x[k, t - 1] + 0.2 * rng.normal(size=units)
    x = np.round(x, 4)
    model = DMD(torch.tensor(x), n_delays=delays, rank=rank, lamb=ridge, reduced_rank_reg=bool(reduced))
    model.fit()
    a = model.A_v.numpy()
    a = a.T if reduced else a
    line("operator", [trials, steps, units, delays, rank, reduced, ridge], x, model.S.numpy(), np.abs(a))


def floor(a, b):
    n = len(a)
    a, b = a / np.linalg.norm(a), b / np.linalg.norm(b)
    upper = np.triu_indices(n, 1)
    best = np.inf
    for start in range(60):
        c0 = np.linalg.qr(rng.normal(size=(n, n)))[0]
        if (np.linalg.det(c0) > 0) != (start % 2 == 0):
            c0[0] *= -1

        def loss(v):
            k = np.zeros((n, n))
            k[upper] = v
            k -= k.T
            c = np.linalg.solve(np.eye(n) + k, np.eye(n) - k) @ c0
            return ((a - c @ b @ c.T) ** 2).sum()

        best = min(best, optimize.minimize(loss, np.zeros(len(upper[0])), method="BFGS").fun)
    return np.sqrt(best)


for n in (2, 3, 3, 4, 5):
    a, b = np.round(rng.normal(size=(n, n)), 4), np.round(rng.normal(size=(n, n)), 4)
    found = SimilarityTransformDist(iters=1500, lr=5e-3, score_method="euclidean")
    euclidean = found.fit_score(torch.tensor(a).float(), torch.tensor(b).float())
    angular = found.score(score_method="angular")
    line("procrustes", a, b, euclidean, angular, floor(a, b))
for n, m in ((4, 4), (6, 6), (5, 3)):
    a, b = np.round(rng.normal(size=(n, n)), 4), np.round(rng.normal(size=(m, m)), 4)
    u, v = np.linalg.eigvals(a), np.concatenate([np.linalg.eigvals(b), np.zeros(n - m)])
    cost = np.abs(u[:, None] - v[None]) ** 2
    i, j = optimize.linear_sum_assignment(cost)
    line("wasserstein", a, b, cost[i, j].mean())

for n in (6, 15, 32):
    a, b = np.round(rng.normal(size=(n, n)) / np.sqrt(n), 4), np.round(rng.normal(size=(n, n)) / np.sqrt(n), 4)
    found = optimize.quadratic_assignment(a, b, method="faq", options=dict(maximize=True, maxiter=60, tol=1e-12))
    p = found.col_ind
    line("faq", a, b, np.linalg.norm(a - b[np.ix_(p, p)]), np.linalg.norm(a - b))

for samples, p, q in ((30, 4, 4), (25, 5, 3), (60, 8, 6)):
    shared = rng.normal(size=(samples, 3))
    x = np.round(shared @ rng.normal(size=(3, p)) + 0.5 * rng.normal(size=(samples, p)) + 1, 4)
    y = np.round(shared @ rng.normal(size=(3, q)) + 0.5 * rng.normal(size=(samples, q)), 4)
    wide = max(p, q)
    xp, yp = np.pad(x, ((0, 0), (0, wide - p))), np.pad(y, ((0, 0), (0, wide - q)))
    scores = [LinearCKA().score(x, y)]
    for alpha in (1.0, 0.5, 0.0):
        if alpha == 1.0 or p == q:
            for method in ("angular", "euclidean"):
                scores.append(LinearMetric(alpha=alpha, score_method=method).fit_score(xp, yp))
        else:
            scores += [np.nan, np.nan]

    def kept(z):
        z = z - z.mean(0)
        u, s, _ = np.linalg.svd(z, full_matrices=False)
        return u[:, : np.searchsorted(np.cumsum(s**2) / (s**2).sum(), 0.99) + 1]

    rho = np.linalg.svd(kept(x).T @ kept(y), compute_uv=False)
    count = np.searchsorted(np.cumsum(rho) / rho.sum(), 0.98) + 1
    scores.append(1 - rho[:count].mean())
    for metric in ("euclidean", "correlation"):
        scores.append(stats.spearmanr(distance.pdist(x, metric), distance.pdist(y, metric)).statistic)
    line("representations", [samples, p, q], x, y, scores)

for n, groups in ((12, 3), (15, 2), (10, 1)):
    x = np.round(rng.normal(size=(n, 3)) + 6 * rng.normal(size=(groups, 3))[np.arange(n) % groups], 4)
    d = distance.pdist(x)
    best = max(
        (silhouette_score(distance.squareform(d), labels, metric="precomputed"), -k, tuple(labels))
        for k in range(2, 7)
        for labels in [hierarchy.fcluster(hierarchy.average(d), k, "maxclust")])
    line("clusters", [n, -best[1]], x, best[0], best[2])
