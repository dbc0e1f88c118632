"""Reference spectra from SciPy.

    python make_frequency.py
"""
import numpy as np
from scipy import signal

rng = np.random.default_rng(3)


def save(name, a):
    np.savetxt(name, np.atleast_2d(a), delimiter=",", fmt="%.12g")


x = np.round(rng.normal(size=400), 4)
y = np.round(signal.lfilter([0.3], [1, -0.7], x) + 0.2 * rng.normal(size=400), 4)
save("series.csv", np.vstack([x, y]))
for n, overlap in ((64, 32), (45, 20)):
    two_pi = dict(fs=1.0, nperseg=n, noverlap=overlap)
    _, xx = signal.welch(x, **two_pi)
    _, yy = signal.welch(y, **two_pi)
    _, xy = signal.csd(x, y, **two_pi)
    _, c = signal.coherence(x, y, **two_pi)
    save(f"welch_{n}.csv", np.vstack([xx, yy, xy.real, xy.imag, c]))
