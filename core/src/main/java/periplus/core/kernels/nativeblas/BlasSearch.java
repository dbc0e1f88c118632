package periplus.core.kernels.nativeblas;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;

/**
 * Finds a BLAS: the one that the user names, and no other; else the first of the system's that can be used.
 *
 * <p>Named by {@code -Dperiplus.blas=} or, where that is not set, by the environment's {@code PERIPLUS_BLAS}: a path, or
 * a name that the system's loader knows.
 */
public final class BlasSearch {
    /** The system property that names the library. */
    public static final String PROPERTY = "periplus.blas";

    /** The environment variable that names it where the property does not. */
    public static final String VARIABLE = "PERIPLUS_BLAS";

    private static final List<String> LINUX =
            List.of("libopenblas.so.0", "libopenblas.so", "libmkl_rt.so.2", "libmkl_rt.so", "libblas.so.3");
    private static final List<String> MAC = List.of(
            "/System/Library/Frameworks/Accelerate.framework/Accelerate",
            "/opt/homebrew/opt/openblas/lib/libopenblas.dylib",
            "libopenblas.dylib");
    private static final String ADVICE = "Install OpenBLAS (Debian, Ubuntu: libopenblas0; Fedora: openblas; conda:"
            + " libopenblas), or name a library that has cblas_sgemm with " + VARIABLE + "=<its file>, or take"
            + " math: portable, which needs none";

    private BlasSearch() {}

    /** The library to use here; a {@link BadInputException} says what is missing and what to do. */
    public static BlasLibrary find() {
        String named = named(System.getProperty(PROPERTY), System.getenv(VARIABLE));
        return named == null ? first(candidates()) : open(named);
    }

    /** The property where it is set, even to nothing: so it can take back what the environment says. */
    static @Nullable String named(@Nullable String property, @Nullable String variable) {
        String name = property == null ? variable : property;
        return name == null || name.isBlank() ? null : name.strip();
    }

    /** The library of this name and no other. */
    static BlasLibrary open(String name) {
        try {
            return BlasLibrary.open(name);
        } catch (UnusableBlasException e) {
            throw new BadInputException(
                    "the BLAS " + name + " (from " + PROPERTY + " or " + VARIABLE + ") " + e.getMessage() + ". "
                            + ADVICE,
                    e);
        }
    }

    private static List<String> candidates() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac") ? MAC : LINUX;
    }

    /** The first of these that can be used. */
    static BlasLibrary first(List<String> names) {
        List<String> tried = new ArrayList<>();
        for (String name : names) {
            try {
                return BlasLibrary.open(name);
            } catch (UnusableBlasException e) {
                tried.add(name + " " + e.getMessage());
            }
        }
        throw new BadInputException("math: native needs a BLAS, and none was found here (tried: "
                + String.join("; ", tried) + "). " + ADVICE);
    }
}
