package periplus.lab.formats;

/** Walks an array in Fortran order (first index fastest) and says where each element lies in C order. */
final class FortranOrder {
    private final int[] shape;
    private final int[] strides;
    private final int[] at;
    private int next;

    FortranOrder(int[] shape) {
        this.shape = shape.clone();
        this.at = new int[shape.length];
        this.strides = new int[shape.length];
        int stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
    }

    /** The C-order index of the next element. */
    int next() {
        int current = next;
        for (int axis = 0; axis < shape.length; axis++) {
            next += strides[axis];
            if (++at[axis] < shape[axis]) {
                return current;
            }
            next -= at[axis] * strides[axis];
            at[axis] = 0;
        }
        return current;
    }
}
