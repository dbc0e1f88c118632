package periplus.lab.formats;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import periplus.core.errors.BadInputException;
import periplus.core.source.Source;

/**
 * The four matrices of a path integrator that somebody else trained, checked and brought into our orientation.
 *
 * <pre>
 *   h_0 = E p(x_0);  h_t = relu(J h_{t-1} + M v_t);  logits = D h_t
 *   E [units][places]   J [units][units]   M [units][2]   D [places][units]       row = to, column = from
 * </pre>
 *
 * <p>The number of units is J's; E, M and D must fit it and each other. Shapes cannot tell J from its transpose, nor E
 * from its where there are as many places as units: whether a file's rows are "to" or "from" is the caller's word
 * ({@link Layout}), the same for all four matrices, and M's shape proves or refutes it. A file of the other layout is
 * refused and not turned round silently.
 *
 * @param encoder E, row-major
 * @param recurrent J, row-major
 * @param input M, row-major
 * @param readout D, row-major
 */
@Source(key = "sorscher2019", where = "released code: the network's four matrices without biases")
public record PathIntegratorWeights(
        int units, int places, float[] encoder, float[] recurrent, float[] input, float[] readout) {
    private static final int VELOCITY = 2;

    /** What a file's rows are. */
    public enum Layout {
        /** Row = to, as PyTorch keeps its weights. */
        ROW_IS_TO,
        /** Row = from, as TensorFlow and most JAX code keep theirs. */
        ROW_IS_FROM
    }

    /** What the four tensors are called in a safetensors file. */
    public record Names(String encoder, String recurrent, String input, String readout) {
        /** Of a PyTorch module with an {@code nn.RNN} named RNN, as in the released code. */
        public static Names pytorch() {
            return new Names("encoder.weight", "RNN.weight_hh_l0", "RNN.weight_ih_l0", "decoder.weight");
        }
    }

    /** Reads a safetensors file; tensors beyond the four are left alone. */
    public static PathIntegratorWeights readSafeTensors(Path file, Names names, Layout layout) {
        SafeTensors.Content content = SafeTensors.read(file);
        Function<String, Named> named = name -> {
            NpyArray tensor = content.tensors().get(name);
            if (tensor == null) {
                throw new BadInputException(file + ": no tensor '" + name + "'; the file holds "
                        + content.tensors().keySet()
                        + ". Say what the encoder, the recurrent, the input and the readout"
                        + " weights are called");
            }
            return new Named(file + ", tensor '" + name + "'", tensor);
        };
        return of(
                named.apply(names.encoder()),
                named.apply(names.recurrent()),
                named.apply(names.input()),
                named.apply(names.readout()),
                layout);
    }

    /** Reads four npy files. */
    public static PathIntegratorWeights readNpy(Path encoder, Path recurrent, Path input, Path readout, Layout layout) {
        Function<Path, Named> named = file -> new Named(file.toString(), Npy.read(file));
        return of(named.apply(encoder), named.apply(recurrent), named.apply(input), named.apply(readout), layout);
    }

    /** An array and where it was found. */
    private record Named(String where, NpyArray array) {
        int rows() {
            return array.length(0);
        }

        int columns() {
            return array.length(1);
        }
    }

    private static PathIntegratorWeights of(Named e, Named j, Named m, Named d, Layout layout) {
        boolean turned = layout == Layout.ROW_IS_FROM;
        for (Named matrix : new Named[] {e, j, m, d}) {
            if (matrix.array.rank() != 2 || !matrix.array.isReal() || matrix.array.size() == 0) {
                throw new BadInputException(matrix.where + ": found " + matrix.array
                        + "; expected a matrix of real numbers, with two axes and not empty");
            }
        }
        if (j.rows() != j.columns()) {
            throw new BadInputException(j.where + ": found shape " + NpyArray.shapeText(j.array.shape())
                    + "; expected a square matrix, units x units. Check that this is the recurrent matrix");
        }
        int units = j.rows();
        check(m, "input", units, VELOCITY, "units", "2 for a velocity", layout);
        int places = turned ? d.columns() : d.rows();
        if ((turned ? d.rows() : d.columns()) != units && (turned ? d.columns() : d.rows()) == units) {
            places = turned ? d.rows() : d.columns();
        }
        check(d, "readout", places, units, "places", "units", layout);
        check(e, "encoder", units, places, "units", "places", layout);
        return new PathIntegratorWeights(
                units, places, values(e, turned), values(j, turned), values(m, turned), values(d, turned));
    }

    /** Refuses what is not to x from, in the file's own order. */
    private static void check(
            Named matrix, String what, int to, int from, String toName, String fromName, Layout layout) {
        boolean turned = layout == Layout.ROW_IS_FROM;
        int rows = turned ? from : to;
        int columns = turned ? to : from;
        if (matrix.rows() == rows && matrix.columns() == columns) {
            return;
        }
        boolean transposed = matrix.rows() == columns && matrix.columns() == rows;
        throw new BadInputException(String.format(
                Locale.ROOT,
                "%s: found shape %s; expected (%d, %d), that is %s x %s for the %s weights with %s. %s",
                matrix.where,
                NpyArray.shapeText(matrix.array.shape()),
                rows,
                columns,
                turned ? fromName : toName,
                turned ? toName : fromName,
                what,
                turned ? "rows that are sources" : "rows that are targets",
                transposed
                        ? "It is transposed: if all four are, read them with the other layout; if only this one is,"
                                + " save it again transposed"
                        : "Check that the four matrices belong to one network"));
    }

    private static float[] values(Named matrix, boolean turned) {
        float[] values = matrix.array.asFloats();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new BadInputException(matrix.where + ": element " + i + " is " + values[i]
                        + "; expected finite weights. Did the training diverge?");
            }
        }
        if (!turned) {
            return values;
        }
        float[] result = new float[values.length];
        for (int r = 0; r < matrix.rows(); r++) {
            for (int c = 0; c < matrix.columns(); c++) {
                result[c * matrix.rows() + r] = values[r * matrix.columns() + c];
            }
        }
        return result;
    }
}
