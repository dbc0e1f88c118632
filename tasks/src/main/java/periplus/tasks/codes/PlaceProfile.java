package periplus.tasks.codes;

import periplus.core.math.PortableMath;

/** How a place cell's rate falls with the distance d from its centre, w the field's width; 1 at the centre. */
public enum PlaceProfile {
    /** exp(-d^2 / 2 w^2). */
    GAUSSIAN,
    /** The part of the Gaussian above its height at one width: max(exp(-d^2 / 2 w^2) - e, 0) / (1 - e), e = exp(-1/2). */
    GAUSSIAN_THRESHOLD,
    /**
     * (exp(-d^2 / 2 w^2) - exp(-d^2 / 2 (q w)^2) / q^2) q^2 / (q^2 - 1) with q = 1.5: centre and surround of equal volume,
     * negative beyond 1.2 w.
     */
    DIFFERENCE_OF_GAUSSIANS,
    /** 1 where d &lt; w, otherwise 0. */
    TOP_HAT,
    /** 1 for the nearest cell (the lowest index wins a tie), 0 for all others; the width does not matter. */
    ONE_HOT;

    private static final float ONE_WIDTH = (float) StrictMath.exp(-0.5);
    private static final float SURROUND = 1.5f * 1.5f;

    /** Turns distances in metres, some infinite, into rates in place. */
    void apply(float[] v, int offset, int cells, double widthMetres) {
        switch (this) {
            case GAUSSIAN, GAUSSIAN_THRESHOLD, DIFFERENCE_OF_GAUSSIANS -> {
                float factor = (float) (-1 / (2 * widthMetres * widthMetres));
                for (int i = offset; i < offset + cells; i++) {
                    v[i] = smooth(Math.max(-200f, v[i] * v[i] * factor));
                }
            }
            case TOP_HAT -> {
                for (int i = offset; i < offset + cells; i++) {
                    v[i] = v[i] < widthMetres ? 1f : 0f;
                }
            }
            case ONE_HOT -> {
                int nearest = -1;
                float least = Float.POSITIVE_INFINITY;
                for (int i = offset; i < offset + cells; i++) {
                    if (v[i] < least) {
                        least = v[i];
                        nearest = i;
                    }
                }
                for (int i = offset; i < offset + cells; i++) {
                    v[i] = i == nearest ? 1f : 0f;
                }
            }
        }
    }

    /** The rate for an exponent -d^2 / 2 w^2. */
    private float smooth(float exponent) {
        float bell = PortableMath.exp(exponent);
        return switch (this) {
            case GAUSSIAN_THRESHOLD -> Math.max(0f, bell - ONE_WIDTH) / (1 - ONE_WIDTH);
            case DIFFERENCE_OF_GAUSSIANS ->
                (bell - PortableMath.exp(exponent / SURROUND) / SURROUND) * (SURROUND / (SURROUND - 1));
            case GAUSSIAN, TOP_HAT, ONE_HOT -> bell;
        };
    }
}
