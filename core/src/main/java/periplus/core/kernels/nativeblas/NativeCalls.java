package periplus.core.kernels.nativeblas;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The C signatures that a BLAS is met with. Handles are constants that take the function's address, so that the JIT
 * compiles the call and the segments around a {@code float[]} away, whichever library was found.
 *
 * <p>The product is a critical call: it reads and writes the heap's arrays where they lie, and holds the garbage
 * collector off until it returns. Callers keep it short.
 */
@SuppressWarnings("restricted") // calling C is what this class is for
final class NativeCalls {
    /** CBLAS_ORDER and CBLAS_TRANSPOSE. */
    private static final int ROW_MAJOR = 101;

    private static final int AS_STORED = 111;
    private static final int TRANSPOSED = 112;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final AddressLayout TEXT =
            ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(Integer.MAX_VALUE, JAVA_BYTE));
    private static final MethodHandle SGEMM = LINKER.downcallHandle(
            FunctionDescriptor.ofVoid(
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_FLOAT,
                    ADDRESS,
                    JAVA_INT,
                    ADDRESS,
                    JAVA_INT,
                    JAVA_FLOAT,
                    ADDRESS,
                    JAVA_INT),
            Linker.Option.critical(true));
    private static final MethodHandle TAKE_INT = LINKER.downcallHandle(FunctionDescriptor.ofVoid(JAVA_INT));
    private static final MethodHandle TAKE_LONG = LINKER.downcallHandle(FunctionDescriptor.ofVoid(JAVA_LONG));
    private static final MethodHandle GIVE_INT = LINKER.downcallHandle(FunctionDescriptor.of(JAVA_INT));
    private static final MethodHandle TRADE_INT = LINKER.downcallHandle(FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle GIVE_TEXT = LINKER.downcallHandle(FunctionDescriptor.of(TEXT));
    private static final MethodHandle FILL_TEXT = LINKER.downcallHandle(FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));
    private static final MethodHandle DLADDR = LINKER.downcallHandle(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));

    private NativeCalls() {}

    /** The library's symbols; kept open until the program ends, for its threads may outlive any arena of ours. */
    static SymbolLookup open(String name) {
        return SymbolLookup.libraryLookup(name, Arena.global());
    }

    /** {@code cblas_sgemm} at {@code address}, row-major, alpha 1: C = op(A) op(B) + beta C. */
    static void sgemm(
            MemorySegment address,
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
            float beta,
            float[] c,
            int cOffset,
            int ldc) {
        try {
            SGEMM.invokeExact(
                    address,
                    ROW_MAJOR,
                    transposeA ? TRANSPOSED : AS_STORED,
                    transposeB ? TRANSPOSED : AS_STORED,
                    m,
                    n,
                    k,
                    1f,
                    from(a, aOffset),
                    lda,
                    from(b, bOffset),
                    ldb,
                    beta,
                    from(c, cOffset),
                    ldc);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static MemorySegment from(float[] x, int offset) {
        return MemorySegment.ofArray(x).asSlice(4L * offset);
    }

    /** {@code void f(int)}. */
    static void give(MemorySegment address, int value) {
        try {
            TAKE_INT.invokeExact(address, value);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** {@code void f(int64_t)}. */
    static void giveLong(MemorySegment address, long value) {
        try {
            TAKE_LONG.invokeExact(address, value);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** {@code int f(void)}. */
    static int number(MemorySegment address) {
        try {
            return (int) GIVE_INT.invokeExact(address);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** {@code int f(int)}; gives back the setting or a status. */
    static int number(MemorySegment address, int value) {
        try {
            return (int) TRADE_INT.invokeExact(address, value);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** {@code char* f(void)}. */
    static String text(MemorySegment address) {
        try {
            return ((MemorySegment) GIVE_TEXT.invokeExact(address)).getString(0).strip();
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** {@code void f(char* buffer, int length)}. */
    static String filledText(MemorySegment address) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(512);
            FILL_TEXT.invokeExact(address, buffer, 511);
            return buffer.getString(0).strip();
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** The file that the loader took this function from, where the system can say. */
    static Optional<String> file(MemorySegment function) {
        Optional<MemorySegment> dladdr = LINKER.defaultLookup().find("dladdr");
        if (dladdr.isEmpty()) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            // struct Dl_info: file name, base, symbol name, symbol
            MemorySegment info = arena.allocate(4 * ADDRESS.byteSize(), ADDRESS.byteAlignment());
            int found = (int) DLADDR.invokeExact(dladdr.get(), function, info);
            return found == 0 ? Optional.empty() : Optional.of(info.get(TEXT, 0).getString(0));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static IllegalStateException unexpected(Throwable e) {
        return new IllegalStateException("a native call failed before it reached the library", e);
    }
}
