package periplus.analysis.langevin;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import periplus.core.source.Source;

/**
 * Gaussian activity around a low-dimensional linear manifold, and its score: the pull that a denoising network should
 * have.
 *
 * <pre>
 *   z = C s + mu + sigma eps     s ~ N(0, Sigma)     C [N][d]
 *   grad log p(z) = -(C Sigma C^T + sigma^2 1)^-1 (z - mu)
 *                 = -(1/sigma^2) [1 - C (sigma^2 Sigma^-1 + C^T C)^-1 C^T] (z - mu)
 * </pre>
 *
 * <p>sigma^2 times the precision has the eigenvalue 1 in the N - d directions off the manifold, where the score is a
 * pure leak, and sigma^2 / (l + sigma^2) along it, l the eigenvalues of C Sigma C^T. Mean and Sigma may be those of
 * one moment of a {@link GaussMarkov} environment: then the score moves.
 */
@Source(key = "efron2011", where = "Tweedie's formula: the denoising step is sigma^2 times the score")
public final class NoisyManifold {
    private final RealMatrix c;
    private final RealMatrix sigma;
    private final double[] mean;
    private final double noise;

    /** C [N][d], Sigma [d][d] positive definite, mu [N], sigma^2 above 0. */
    public NoisyManifold(double[][] c, double[][] sigma, double[] mean, double noiseVariance) {
        if (c.length != mean.length || c[0].length != sigma.length || !(noiseVariance > 0)) {
            throw new IllegalArgumentException("a manifold of " + c.length + " x " + c[0].length + " with "
                    + sigma.length + " variances, a mean of " + mean.length + " and noise variance " + noiseVariance);
        }
        this.c = new Array2DRowRealMatrix(c);
        this.sigma = new Array2DRowRealMatrix(sigma);
        this.mean = mean.clone();
        this.noise = noiseVariance;
    }

    /** The inverse covariance of z, [N][N], by inverting it. */
    public double[][] precision() {
        RealMatrix covariance = c.multiply(sigma)
                .multiply(c.transpose())
                .add(MatrixUtils.createRealIdentityMatrix(mean.length).scalarMultiply(noise));
        return inverse(covariance).getData();
    }

    /** The same by a d x d inverse: 1 minus what lies along the manifold, over sigma^2. */
    public double[][] precisionAsLeakAndCorrection() {
        RealMatrix inner =
                inverse(sigma).scalarMultiply(noise).add(c.transpose().multiply(c));
        RealMatrix along = c.multiply(inverse(inner)).multiply(c.transpose());
        return MatrixUtils.createRealIdentityMatrix(mean.length)
                .subtract(along)
                .scalarMultiply(1 / noise)
                .getData();
    }

    /** grad log p(z). */
    public double[] score(double[] z) {
        double[][] p = precisionAsLeakAndCorrection();
        double[] out = new double[mean.length];
        for (int i = 0; i < out.length; i++) {
            for (int j = 0; j < out.length; j++) {
                out[i] -= p[i][j] * (z[j] - mean[j]);
            }
        }
        return out;
    }

    /** The mean of C s + mu given z: z + sigma^2 grad log p(z). */
    public double[] denoised(double[] z) {
        double[] out = score(z);
        for (int i = 0; i < out.length; i++) {
            out[i] = z[i] + noise * out[i];
        }
        return out;
    }

    private static RealMatrix inverse(RealMatrix m) {
        return new LUDecomposition(m).getSolver().getInverse();
    }
}
