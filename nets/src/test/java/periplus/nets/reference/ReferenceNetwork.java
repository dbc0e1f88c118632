package periplus.nets.reference;

import java.util.Map;

/**
 * A network in double precision that a float32 network is held against.
 *
 * <p>To add your own: plain loops over one trial at a time, gradients by hand; the checks of {@link GradientCheck}
 * then say whether they are right.
 */
public interface ReferenceNetwork {
    /** The parameters by name, live: changing them changes the loss. */
    Map<String, double[]> parameters();

    /** The whole objective at the present parameters. */
    double loss();

    /** Its gradient by every parameter. */
    Map<String, double[]> gradients();

    /** The rates of the last loss, [steps][trials][units]. */
    double[] rates();

    /** The outputs of the last loss, [steps][trials][outputs]. */
    double[] outputs();

    /** Distance of the closest drive to a kink of the nonlinearity, infinite where there is none. */
    double kinkMargin();
}
