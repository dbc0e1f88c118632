package periplus.core.kernels.nativeblas;

import org.junit.jupiter.api.Assumptions;
import periplus.core.errors.BadInputException;

/** The BLAS of the machine that runs the tests; where it has none, the test that asks is skipped. */
public final class InstalledBlas {
    private InstalledBlas() {}

    /** The library, or a skipped test. */
    public static BlasLibrary orSkip() {
        try {
            return BlasSearch.find();
        } catch (BadInputException e) {
            return Assumptions.abort("no BLAS is installed here");
        }
    }
}
