package periplus.nets.parameters;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One learned array with its name, shape and gradient.
 *
 * <p>Matrices are row-major with row = to (post), column = from (pre); a vector has one dimension. Names are those of
 * the same array in PyTorch ({@code RNN.weight_hh_l0}), so that files travel both ways. The values array is the
 * parameter: the optimiser writes into it and the cell reads from it.
 */
public final class Parameter {
    private final String name;
    private final Role role;
    private final int[] shape;
    private final float[] values;
    private final float constant;
    private float @Nullable [] gradient;
    private float @Nullable [] direction;

    private Parameter(String name, Role role, float constant, int[] shape) {
        int size = 1;
        for (int extent : shape) {
            if (extent < 1) {
                throw new IllegalArgumentException(
                        name + " has shape " + Arrays.toString(shape) + ": every extent must be at least 1");
            }
            size = Math.multiplyExact(size, extent);
        }
        this.name = name;
        this.role = role;
        this.constant = constant;
        this.shape = shape;
        this.values = new float[size];
        Arrays.fill(values, constant);
    }

    /** A zero matrix, row = to, column = from. */
    public static Parameter matrix(String name, Role role, int rows, int columns) {
        return new Parameter(name, role, 0f, new int[] {rows, columns});
    }

    /** A zero vector. */
    public static Parameter vector(String name, Role role, int length) {
        return new Parameter(name, role, 0f, new int[] {length});
    }

    /** A vector of role {@link Role#LEAK} that every initialisation sets to this constant. */
    public static Parameter leak(String name, int length, float constant) {
        return new Parameter(name, Role.LEAK, constant, new int[] {length});
    }

    /** The name that files and messages use. */
    public String name() {
        return name;
    }

    /** What it does in the network. */
    public Role role() {
        return role;
    }

    /** Extents, outermost first (a copy). */
    public int[] shape() {
        return shape.clone();
    }

    /** How many numbers it holds. */
    public int size() {
        return values.length;
    }

    /** Rows of a matrix, length of a vector. */
    public int rows() {
        return shape[0];
    }

    /** Columns of a matrix, 1 for a vector. */
    public int columns() {
        return shape.length > 1 ? shape[1] : 1;
    }

    /** The value that a constant initialisation gives: 0 except for a leak. */
    public float constant() {
        return constant;
    }

    /** The numbers themselves, row-major; live, not a copy. */
    public float[] values() {
        return values;
    }

    /** The gradient of the last backward pass, same layout; allocated when first asked for. */
    public float[] gradient() {
        if (gradient == null) {
            gradient = new float[values.length];
        }
        return gradient;
    }

    /**
     * The direction that a tangent pass moves the values in, same layout; allocated when first asked for.
     *
     * <p>Not to be confused with {@link #gradient}: the direction goes into a pass, the gradient comes out of one.
     */
    public float[] direction() {
        if (direction == null) {
            direction = new float[values.length];
        }
        return direction;
    }

    @Override
    public String toString() {
        return name + Arrays.toString(shape);
    }
}
