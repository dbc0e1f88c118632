package periplus.core.kernels.nativeblas;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.Locale;
import java.util.Optional;

/**
 * One BLAS, set to one thread and found to multiply rightly: single-threaded products on parts of {@code float[]}.
 *
 * <p>Any number of threads may call it at once. It must take 32-bit sizes ("LP64"); MKL is told to. MKL is further told
 * to give the same bits whatever the memory's alignment, for the heap's arrays move.
 */
public final class BlasLibrary {
    /** MKL's names for 32-bit sizes, and for one code path whatever the alignment. */
    private static final int MKL_LP64 = 0;

    private static final int MKL_CBWR_AUTO = 2;

    /** What OpenBLAS answers where it was built on OpenMP, whose thread count belongs to the calling thread. */
    private static final int OPENBLAS_ON_OPENMP = 2;

    private final MemorySegment sgemm;
    private final Optional<MemorySegment> beforeEachCall;
    private final BlasIdentity identity;

    private BlasLibrary(MemorySegment sgemm, Optional<MemorySegment> beforeEachCall, BlasIdentity identity) {
        this.sgemm = sgemm;
        this.beforeEachCall = beforeEachCall;
        this.identity = identity;
    }

    /** Which library this is. */
    public BlasIdentity identity() {
        return identity;
    }

    /** C = op(A) op(B), or C += op(A) op(B), on the calling thread; arguments are not checked. */
    public void multiply(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float[] a,
            int aOffset,
            int lda,
            float[] b,
            int bOffset,
            int ldb,
            boolean accumulate,
            float[] c,
            int cOffset,
            int ldc) {
        if (beforeEachCall.isPresent()) {
            NativeCalls.give(beforeEachCall.get(), 1);
        }
        NativeCalls.sgemm(
                sgemm,
                transposeA,
                transposeB,
                m,
                n,
                k,
                a,
                aOffset,
                lda,
                b,
                bOffset,
                ldb,
                accumulate ? 1f : 0f,
                c,
                cOffset,
                ldc);
    }

    /** Opens a library by path or by the loader's name for it. */
    static BlasLibrary open(String name) throws UnusableBlasException {
        SymbolLookup symbols = load(name);
        MemorySegment sgemm = symbols.find("cblas_sgemm")
                .orElseThrow(() -> new UnusableBlasException("has no function cblas_sgemm: it is no CBLAS library"));
        symbols.find("MKL_Set_Interface_Layer").ifPresent(set -> NativeCalls.number(set, MKL_LP64));
        symbols.find("MKL_CBWR_Set").ifPresent(set -> NativeCalls.number(set, MKL_CBWR_AUTO));
        symbols.find("MKL_Set_Num_Threads").ifPresent(set -> NativeCalls.give(set, 1));
        symbols.find("openblas_set_num_threads").ifPresent(set -> NativeCalls.give(set, 1));
        symbols.find("bli_thread_set_num_threads").ifPresent(set -> NativeCalls.giveLong(set, 1));
        symbols.find("BLASSetThreading").ifPresent(set -> NativeCalls.number(set, 1));
        BlasIdentity identity = identify(name, symbols, sgemm);
        if (identity.version().contains("USE64BITINT")) {
            throw new UnusableBlasException(
                    "takes 64-bit sizes (" + identity.version() + "); one with 32-bit sizes is" + " needed");
        }
        BlasLibrary library = new BlasLibrary(sgemm, perThread(symbols), identity);
        BlasTrial.run(library);
        return library;
    }

    private static SymbolLookup load(String name) throws UnusableBlasException {
        if (!BlasLibrary.class.getModule().isNativeAccessEnabled()) {
            throw new UnusableBlasException(
                    "may not be called: native access is off (java --enable-native-access=ALL-UNNAMED)");
        }
        try {
            return NativeCalls.open(name);
        } catch (IllegalArgumentException e) {
            throw new UnusableBlasException(
                    "could not be loaded: it is missing, unreadable, or no library for this machine", e);
        }
    }

    /** OpenBLAS on OpenMP asks the calling thread's OpenMP for its thread count, so each caller must say one. */
    private static Optional<MemorySegment> perThread(SymbolLookup symbols) throws UnusableBlasException {
        Optional<MemorySegment> parallel = symbols.find("openblas_get_parallel");
        if (parallel.isEmpty() || NativeCalls.number(parallel.get()) != OPENBLAS_ON_OPENMP) {
            return Optional.empty();
        }
        Optional<MemorySegment> set = symbols.find("omp_set_num_threads");
        if (set.isEmpty()) {
            throw new UnusableBlasException("was built on OpenMP and cannot be held to one thread");
        }
        return set;
    }

    private static BlasIdentity identify(String name, SymbolLookup symbols, MemorySegment sgemm) {
        String path = NativeCalls.file(sgemm).orElse(name);
        Optional<String> openblas = symbols.find("openblas_get_config").map(NativeCalls::text);
        if (openblas.isPresent()) {
            String core = symbols.find("openblas_get_corename")
                    .map(NativeCalls::text)
                    .filter(word -> !openblas.get().contains(word))
                    .map(word -> " " + word)
                    .orElse("");
            return new BlasIdentity("openblas", openblas.get() + core, path);
        }
        Optional<String> mkl = symbols.find("MKL_Get_Version_String").map(NativeCalls::filledText);
        if (mkl.isPresent()) {
            return new BlasIdentity("mkl", mkl.get(), path);
        }
        Optional<String> blis = symbols.find("bli_info_get_version_str").map(NativeCalls::text);
        if (blis.isPresent()) {
            return new BlasIdentity("blis", "BLIS " + blis.get(), path);
        }
        boolean accelerate = path.toLowerCase(Locale.ROOT).contains("accelerate");
        return accelerate
                ? new BlasIdentity("accelerate", "Accelerate of macOS " + System.getProperty("os.version", ""), path)
                : new BlasIdentity("blas", "a BLAS that does not say its version", path);
    }
}
