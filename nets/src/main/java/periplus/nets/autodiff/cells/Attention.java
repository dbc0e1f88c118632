package periplus.nets.autodiff.cells;

import periplus.core.source.Source;
import periplus.nets.autodiff.Tensor;

/**
 * Scaled dot-product attention.
 *
 * <pre>
 *   weights = softmax(Q K^T / sqrt(d))      over keys; causal: position i sees none after it
 *   result = weights V
 * </pre>
 *
 * <p>Shapes: Q [..][queries][d], K [..][keys][d], V [..][keys][values], with the same leading axes (trials, heads).
 * Other masks: add a constant of -infinity to {@link #scores} before the softmax.
 */
@Source(key = "vaswani2017", where = "equation 1")
public final class Attention {
    private Attention() {}

    /** The attended values [..][queries][values]. */
    public static Tensor attend(Tensor q, Tensor k, Tensor v, boolean causal) {
        Tensor scores = scores(q, k);
        return (causal ? scores.causalSoftmax() : scores.softmax()).matmul(v);
    }

    /** Q K^T / sqrt(d), [..][queries][keys]. */
    public static Tensor scores(Tensor q, Tensor k) {
        float perRootSize = (float) (1 / Math.sqrt(q.shape().last()));
        return q.scale(perRootSize).matmul(k, false, true);
    }
}
