"""Reference values for the tuning scores, from NumPy and SciPy alone.

    python make_fixtures.py            maps.csv, scores.csv, border.csv, band.csv, sac.csv, spectrum.csv
    python make_fixtures.py --opexebo  expanding_ring.csv (needs opexebo 0.7 and scikit-image on PYTHONPATH)

The formulas are written down here once more from the papers and from the released scorers' behaviour, so that the
Java side is compared with something that shares no code with it.
"""
import sys
import numpy as np
from scipy import ndimage, optimize, signal

BOX, N = 2.2, 20
ANGLES = [30, 45, 60, 90, 120, 135, 150]


def lattice(kind, spacing, phase, theta, n=N):
    c = (np.arange(n) + 0.5) / n * BOX - BOX / 2
    x, y = np.meshgrid(c, c)
    waves = {"hexagonal": (4 * np.pi / (np.sqrt(3) * spacing), [0, np.pi / 3, 2 * np.pi / 3]),
             "square": (2 * np.pi / spacing, [0, np.pi / 2]), "band": (2 * np.pi / spacing, [0])}
    k, axes = waves[kind]
    return np.maximum(0, sum(np.cos(k * ((x - phase[0]) * np.cos(t + theta) + (y - phase[1]) * np.sin(t + theta)))
                             for t in axes))


def make_maps():
    rng = np.random.default_rng(20)
    c = (np.arange(N) + 0.5) / N * BOX - BOX / 2
    x, y = np.meshgrid(c, c)
    maps = []
    for kind, spacings in (("hexagonal", (0.5, 0.7, 0.9, 1.1)), ("square", (0.5, 0.7)), ("band", (0.5, 0.7))):
        maps += [lattice(kind, s, rng.uniform(-1, 1, 2), rng.uniform(0, np.pi)) for s in spacings]
    maps.append(np.exp(-(x**2 + y**2) / (2 * 0.2**2)))
    maps.append(np.exp(-((x - 0.6) ** 2 + (y + 0.5) ** 2) / (2 * 0.3**2)))
    maps.append(np.where(x < -0.88, 1.0, 0.0) + 0.01 * rng.uniform(size=x.shape))
    for sigma in (1.0, 1.5, 2.0, 2.5):
        maps.append(np.maximum(0, ndimage.gaussian_filter(rng.normal(size=(N, N)), sigma)))
    maps.append(rng.normal(size=(N, N)))
    maps.append(lattice("hexagonal", 0.7, (0.1, 0.2), 0.3) + 0.4 * rng.uniform(size=x.shape))
    for holes in (20, 60, 120):
        m = lattice("hexagonal", 0.8, rng.uniform(-1, 1, 2), 0.2) + 0.2 * rng.uniform(size=x.shape)
        m.ravel()[rng.permutation(N * N)[:holes]] = np.nan
        maps.append(m)
    assert len(maps) == 20
    return np.round(np.array(maps), 6)


def autocorrelogram(m, corrected):
    seen = np.isfinite(m).astype(float) if corrected else np.ones(m.shape)
    z = np.nan_to_num(m)
    f = lambda a, b: signal.correlate2d(a, b, mode="full")
    n, xx = f(seen, seen), f(z, z)
    s1, s2, q1, q2 = f(z, seen), f(seen, z), f(z * z, seen), f(seen, z * z)
    with np.errstate(all="ignore"):
        r = (xx / n - s1 * s2 / n**2) / np.sqrt((q1 / n - s1**2 / n**2) * (q2 / n - s2**2 / n**2))
    # a single overlapping bin has no variance; what is left of it is rounding. Where bins are missing, a lag also needs
    # half the shorter side of bins in common (or all that the full map would have there)
    full = f(np.ones(m.shape), np.ones(m.shape))
    r[(np.rint(n) < 2) | (np.rint(n) < np.minimum(np.rint(full), min(m.shape) // 2))] = np.nan
    return np.nan_to_num(r, nan=0.0, posinf=0.0, neginf=0.0)


def best_of_rings(sac):
    rows, cols = sac.shape
    n = (min(rows, cols) + 1) // 2
    turned = {a: ndimage.rotate(sac, a, reshape=False, order=3) for a in ANGLES}
    y, x = np.mgrid[0:rows, 0:cols]
    r = np.hypot(y - (rows - 1) / 2, x - (cols - 1) / 2)
    out = []
    for outer in np.linspace(0.4, 1.0, 10):
        ring = (r <= outer * n) & (r > 0.2 * n)
        mu = sac[ring].mean()
        var = ((sac[ring] - mu) ** 2).mean() + 1e-5
        c = {a: ((sac[ring] - mu) * (turned[a][ring] - mu)).mean() / var for a in ANGLES}
        out.append([(c[60] + c[120]) / 2 - (c[30] + c[90] + c[150]) / 3,
                    min(c[60], c[120]) - max(c[30], c[90], c[150]),
                    c[90] - (c[45] + c[135]) / 2])
    return np.max(out, axis=0)


def border(m, box=BOX):
    n = m.shape[0]
    width = box / n
    labels, count = ndimage.label(np.nan_to_num(m) >= 0.3 * np.nanmax(m))
    keep = [k for k in range(1, count + 1) if (labels == k).sum() * width**2 > 0.02]
    if not keep:
        return np.nan
    coverage = max(max((f[0].mean(), f[-1].mean(), f[:, 0].mean(), f[:, -1].mean())) for f in
                   [(labels == k).astype(float) for k in keep])
    i = np.arange(n)
    edge = np.minimum(i, n - 1 - i)
    depth = np.minimum(edge[:, None], edge[None, :]) * width
    distance = np.mean([(m[labels == k] * depth[labels == k]).sum() / m[labels == k].sum() for k in keep]) / (box / 2)
    return (coverage - distance) / (coverage + distance)


def half_spectrum(m):
    f = np.abs(np.fft.fftshift(np.fft.fft2(m - m.mean())))
    f[: m.shape[0] // 2] = 0
    return f


def band(m, lowest=0.2):
    n = m.shape[0]
    f = half_spectrum(m)
    axis = np.linspace(-2, 2, n)
    u, v = np.meshgrid(axis, axis)

    def residual(p):
        a, k, phi, sigma = p
        return (a * np.exp(-((u - k * np.cos(phi)) ** 2 + (v - k * np.sin(phi)) ** 2) / (2 * sigma**2)) - f).ravel()

    # the published start; the minimum found depends on it (many starts would find a single peak of a hexagonal map)
    fit = optimize.least_squares(residual, (1, lowest, 0, 0.1), max_nfev=1000,
                                 bounds=([0, lowest, 0, 0.05], [np.inf, 1, np.pi, 0.5]))
    g = residual(fit.x) + f.ravel()
    cosine = f.ravel() @ g / np.linalg.norm(f) / np.linalg.norm(g)
    return cosine / fit.x[3], cosine, *fit.x[1:], fit.status


def save(name, header, rows):
    with open(name, "w") as out:
        out.write(header + "\n")
        for row in rows:
            out.write(",".join(repr(float(v)) for v in row) + "\n")


def main():
    maps = make_maps()
    if "--opexebo" in sys.argv:
        import opexebo
        inner = sys.modules["opexebo.analysis.grid_score"]
        radius = inner._findCentreRadius
        # NumPy 2.4 refuses to turn the peer's array of one number into a number by itself
        inner._findCentreRadius = lambda a, **k: float(np.squeeze(radius(a, **k)))
        rows = []
        for m in maps:
            sac = opexebo.analysis.autocorrelation(m)
            rows.append([opexebo.analysis.grid_score(sac)[0], inner._findCentreRadius(sac / sac.max())])
        save("expanding_ring.csv", "score,centreRadiusBins", rows)
        return
    with open("maps.csv", "w") as out:
        for m in maps:
            out.write(",".join("NaN" if np.isnan(v) else repr(float(v)) for v in m.ravel()) + "\n")
    save("scores.csv", "faithful60,faithful60MinMax,faithful90,corrected60,corrected60MinMax,corrected90",
         [np.concatenate([best_of_rings(autocorrelogram(m, False)), best_of_rings(autocorrelogram(m, True))])
          for m in maps])
    save("sac.csv", "autocorrelograms of map 17: faithful; corrected with 0 where undefined",
         [autocorrelogram(maps[17], False).ravel(), autocorrelogram(maps[17], True).ravel()])
    save("border.csv", "borderScore", [[border(m)] for m in maps])
    full = [m for m in maps if np.isfinite(m).all()]
    save("band.csv", "bandScore,cosine,k,phi,sigma,converged", [band(m) for m in full])
    rng = np.random.default_rng(3)
    fine = [np.round(lattice(kind, s, rng.uniform(-1, 1, 2), rng.uniform(0, np.pi), 50), 3)
            for kind, spacings in (("band", (0.4, 0.6, 0.7, 0.8)), ("hexagonal", (0.5, 0.8)), ("square", (0.6, 0.9)))
            for s in spacings]
    save("maps_50.csv", "maps of 50 x 50 bins: four of bands; two hexagonal; two square", [m.ravel() for m in fine])
    save("band_50.csv", "bandScore,cosine,k,phi,sigma,converged", [band(m) for m in fine])
    a = np.round(rng.normal(size=(24, 24)) / np.sqrt(24), 6)
    save("matrix.csv", "matrix of 24 x 24; row = to", a)
    e = np.linalg.eigvals(a)
    e = e[np.lexsort((-e.imag, -e.real, -np.round(np.abs(e), 9)))]
    save("eigenvalues.csv", "real,imaginary by falling modulus, real part, imaginary part", np.c_[e.real, e.imag])


if __name__ == "__main__":
    main()
