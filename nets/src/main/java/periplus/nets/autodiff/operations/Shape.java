package periplus.nets.autodiff.operations;

import java.util.Arrays;

/**
 * The extents of an array, outermost first: no axis (a scalar) to four; row-major, the last axis contiguous.
 *
 * <p>An axis is named by its index from 0. A shape never changes and may be kept; a step that must allocate nothing
 * keeps its shapes in fields.
 */
public final class Shape {
    private static final int MOST_AXES = 4;

    /** The shape of one number. */
    public static final Shape SCALAR = new Shape();

    private final int[] extents;
    private final int size;

    private Shape(int... extents) {
        this.extents = extents;
        if (extents.length > MOST_AXES) {
            throw new IllegalArgumentException("a shape has at most " + MOST_AXES + " axes, got " + this);
        }
        int product = 1;
        for (int extent : extents) {
            if (extent < 1) {
                throw new IllegalArgumentException("every extent of a shape must be at least 1, got " + this);
            }
            product = Math.multiplyExact(product, extent);
        }
        this.size = product;
    }

    /** These extents. */
    public static Shape of(int... extents) {
        return new Shape(extents.clone());
    }

    /** How many axes. */
    public int axes() {
        return extents.length;
    }

    /** The extent of an axis. */
    public int extent(int axis) {
        return extents[axis];
    }

    /** The extent of the last axis; 1 for a scalar. */
    public int last() {
        return extents.length == 0 ? 1 : extents[extents.length - 1];
    }

    /** How many numbers. */
    public int size() {
        return size;
    }

    /** How many rows there are along the last axis: size / last. */
    public int rows() {
        return size / last();
    }

    /** The product of the extents before the axis. */
    public int outer(int axis) {
        int product = 1;
        for (int i = 0; i < axis; i++) {
            product *= extents[i];
        }
        return product;
    }

    /** The product of the extents after the axis: the distance between neighbours along it. */
    public int inner(int axis) {
        int product = 1;
        for (int i = axis + 1; i < extents.length; i++) {
            product *= extents[i];
        }
        return product;
    }

    /** This shape with another extent along one axis. */
    public Shape with(int axis, int extent) {
        int[] changed = extents.clone();
        changed[axis] = extent;
        return new Shape(changed);
    }

    /** This shape without one axis. */
    public Shape without(int axis) {
        int[] kept = new int[extents.length - 1];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = extents[i < axis ? i : i + 1];
        }
        return new Shape(kept);
    }

    /** This shape without its last axis. */
    public Shape leading() {
        return extents.length == 0 ? this : without(extents.length - 1);
    }

    /** This shape with one more axis at its end. */
    public Shape followedBy(int extent) {
        int[] longer = Arrays.copyOf(extents, extents.length + 1);
        longer[extents.length] = extent;
        return new Shape(longer);
    }

    /** Whether the other shape is the end of this one, so that it can be repeated over the axes before. */
    public boolean endsWith(Shape end) {
        int before = extents.length - end.extents.length;
        return before >= 0 && Arrays.equals(extents, before, extents.length, end.extents, 0, end.extents.length);
    }

    /** Refuses an axis that this shape does not have. */
    public void checkAxis(String op, int axis) {
        if (axis < 0 || axis >= extents.length) {
            throw new IllegalArgumentException(
                    op + " over axis " + axis + " of " + this + ": its axes are 0 to " + (extents.length - 1));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(extents, shape.extents);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(extents);
    }

    /** For example [20, 8, 64]; [] for a scalar. */
    @Override
    public String toString() {
        return Arrays.toString(extents);
    }
}
