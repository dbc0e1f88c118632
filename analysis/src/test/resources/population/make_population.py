"""Reference values for the population pictures, from NumPy, SciPy and scikit-learn.

    python make_population.py
"""
import numpy as np
from scipy.spatial.distance import pdist, squareform
from sklearn.decomposition import PCA
from sklearn.manifold import Isomap, TSNE, trustworthiness

rng = np.random.default_rng(7)


def save(name, a):
    np.savetxt(name, np.atleast_2d(a), delimiter=",", fmt="%.12g")


# 60 samples of 9 units of unequal variance
x = np.round(rng.normal(size=(60, 4)) @ rng.normal(size=(4, 9)) + 0.3 * rng.normal(size=(60, 9)) + rng.normal(size=9), 4)
save("cloud.csv", x)
pca = PCA(5, svd_solver="full").fit(x)
save("pca_loadings.csv", pca.components_)
save("pca_variance.csv", np.vstack([pca.explained_variance_, pca.explained_variance_ratio_]))
save("pca_scores.csv", pca.transform(x))

# classical scaling of city-block distances, which have negative eigenvalues
d = squareform(pdist(x, "cityblock"))
n = len(d)
h = np.eye(n) - 1 / n
lam, v = np.linalg.eigh(-0.5 * h @ d**2 @ h)
order = np.argsort(lam)[::-1][:4]
save("mds_values.csv", np.append(lam[order], lam.sum()))
save("mds_coordinates.csv", v[:, order] * np.sqrt(lam[order]))

# a swiss roll without its ends meeting
t = 1.5 * np.pi * (1 + 2 * rng.uniform(size=150))
roll = np.round(np.column_stack([t * np.cos(t), 12 * rng.uniform(size=150), t * np.sin(t)]), 4)
save("roll.csv", roll)
iso = Isomap(n_neighbors=10, n_components=2).fit(roll)
save("isomap_coordinates.csv", iso.embedding_)
save("isomap_geodesics.csv", iso.dist_matrix_[0])

# t-SNE: three clouds on top of a line of points
blobs = np.vstack([rng.normal(size=(40, 6)) + 4 * rng.normal(size=6) for _ in range(3)])
line = np.column_stack([np.linspace(-8, 8, 60)] + [0.2 * rng.normal(size=60) for _ in range(5)]) + 9
points = np.round(np.vstack([blobs, line]), 4)
save("tsne_points.csv", points)
tsne = TSNE(2, perplexity=20, method="exact", init="pca", learning_rate="auto", random_state=0, max_iter=1000,
            n_iter_without_progress=1000, min_grad_norm=0).fit(points)
save("tsne_coordinates.csv", tsne.embedding_)
save("tsne_summary.csv", [tsne.kl_divergence_, trustworthiness(points, tsne.embedding_, n_neighbors=10)])
