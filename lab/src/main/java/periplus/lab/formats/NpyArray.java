package periplus.lab.formats;

import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * An array of numbers with a shape, in C order (last index fastest), as npy, npz and safetensors files hold it.
 *
 * <p>The element at (i, j, k) of shape (a, b, c) is number {@code (i * b + j) * c + k}.
 */
public final class NpyArray {
    private final NpyType type;
    private final int[] shape;
    private final Object data;
    private final int size;

    NpyArray(NpyType type, Object data, int[] shape) {
        this.type = type;
        this.data = data;
        this.shape = shape.clone();
        this.size = Array.getLength(data);
        long product = 1;
        for (int n : shape) {
            if (n < 0) {
                throw new IllegalArgumentException("a dimension of " + Arrays.toString(shape) + " is negative");
            }
            product = Math.multiplyExact(product, (long) n);
        }
        if (product != size) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " needs " + product + " elements, got " + size);
        }
    }

    /** Doubles of this shape; without one, a vector. The array is not copied. */
    public static NpyArray of(double[] data, int... shape) {
        return new NpyArray(NpyType.FLOAT64, data, vectorIfEmpty(shape, data.length));
    }

    /** Floats of this shape; without one, a vector. The array is not copied. */
    public static NpyArray of(float[] data, int... shape) {
        return new NpyArray(NpyType.FLOAT32, data, vectorIfEmpty(shape, data.length));
    }

    /** Ints of this shape; without one, a vector. The array is not copied. */
    public static NpyArray of(int[] data, int... shape) {
        return new NpyArray(NpyType.INT32, data, vectorIfEmpty(shape, data.length));
    }

    /** Longs of this shape; without one, a vector. The array is not copied. */
    public static NpyArray of(long[] data, int... shape) {
        return new NpyArray(NpyType.INT64, data, vectorIfEmpty(shape, data.length));
    }

    /** A single number, of shape (). */
    public static NpyArray scalar(double value) {
        return new NpyArray(NpyType.FLOAT64, new double[] {value}, new int[0]);
    }

    /** The element type. */
    public NpyType type() {
        return type;
    }

    /** The lengths along each axis; empty for a single number. */
    public int[] shape() {
        return shape.clone();
    }

    /** The number of axes. */
    public int rank() {
        return shape.length;
    }

    /** The length along one axis. */
    public int length(int axis) {
        return shape[axis];
    }

    /** The number of elements. */
    public int size() {
        return size;
    }

    /** One element as a double. */
    public double at(int index) {
        return switch (type) {
            case FLOAT32 -> ((float[]) data)[index];
            case FLOAT64 -> ((double[]) data)[index];
            case INT32 -> ((int[]) data)[index];
            case INT64 -> ((long[]) data)[index];
            case BOOL, UINT8 -> ((byte[]) data)[index] & 0xff;
        };
    }

    /** The elements as doubles; the array itself where it holds doubles. */
    public double[] asDoubles() {
        if (data instanceof double[] doubles) {
            return doubles;
        }
        double[] result = new double[size];
        for (int i = 0; i < size; i++) {
            result[i] = at(i);
        }
        return result;
    }

    /** The elements as floats (doubles are rounded to nearest); the array itself where it holds floats. */
    public float[] asFloats() {
        if (data instanceof float[] floats) {
            return floats;
        }
        float[] result = new float[size];
        for (int i = 0; i < size; i++) {
            result[i] = (float) at(i);
        }
        return result;
    }

    /** The elements as longs, for integer types; the array itself where it holds longs. */
    public long[] asLongs() {
        if (data instanceof long[] longs) {
            return longs;
        }
        if (isReal()) {
            throw new IllegalArgumentException("an array of " + type.descr() + " has no exact integers");
        }
        long[] result = new long[size];
        for (int i = 0; i < size; i++) {
            result[i] = (long) at(i);
        }
        return result;
    }

    /** Whether the elements are floating-point numbers. */
    public boolean isReal() {
        return type == NpyType.FLOAT32 || type == NpyType.FLOAT64;
    }

    /** NumPy's way to say it: {@code <f8 (29800, 2)}. */
    @Override
    public String toString() {
        return type.descr() + " " + shapeText(shape);
    }

    static String shapeText(int[] shape) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < shape.length; i++) {
            text.append(i == 0 ? "" : ", ").append(shape[i]);
        }
        return text.append(shape.length == 1 ? ",)" : ")").toString();
    }

    Object data() {
        return data;
    }

    private static int[] vectorIfEmpty(int[] shape, int length) {
        return shape.length == 0 ? new int[] {length} : shape;
    }
}
