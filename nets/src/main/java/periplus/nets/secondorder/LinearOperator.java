package periplus.nets.secondorder;

/** A symmetric matrix that is known by its products. */
@FunctionalInterface
public interface LinearOperator {
    /** Overwrites {@code product} with A x; {@code x} is left as it is. */
    void apply(float[] x, float[] product);
}
