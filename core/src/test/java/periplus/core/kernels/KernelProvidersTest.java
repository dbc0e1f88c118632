package periplus.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import periplus.core.errors.BadCallException;
import periplus.core.workers.BackwardWorkers;
import periplus.core.workers.Workers;

class KernelProvidersTest {
    /** What a fresh JVM chooses; its output is read by the tests below. */
    static final class Chooser {
        public static void main(String[] arguments) {
            KernelProviders.Choice choice = KernelProviders.explain(arguments[0], Workers.single());
            String runs = RunFunctions.fastest().name();
            String provider = choice.kernels().provider();
            System.out.println(provider + " | " + choice.reason() + " | runs " + runs); // read by the test
        }
    }

    @Test
    void plainIsGivenWhereAskedFor() {
        KernelProviders.Choice choice = KernelProviders.explain("plain", Workers.single());

        assertThat(choice.kernels().provider()).isEqualTo("plain");
        assertThat(choice.reason()).isEqualTo("plain: asked for");
    }

    @Test
    void simdIsGivenWhereTheModuleIsLoadedOnTheTeamThatWasGiven() {
        KernelProviders.Choice choice = KernelProviders.explain("simd", new BackwardWorkers(3));

        assertThat(choice.kernels().provider()).isEqualTo("simd-" + SimdWidth.bits());
        assertThat(choice.reason()).isEqualTo("simd, " + SimdWidth.bits() / 32 + " float lanes");
        assertThat(choice.kernels().workers().count()).isEqualTo(3);
    }

    @Test
    void anUnknownWishIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> KernelProviders.choose("fast", Workers.single()))
                .isInstanceOf(BadCallException.class)
                .hasMessage("unknown kernels \"fast\"; expected \"auto\", \"portable\", \"native\", \"simd\" or"
                        + " \"plain\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            auto; ;                                              plain | plain: the vector module is not loaded
            simd; ;                                              plain | plain: the vector module is not loaded
            auto; --add-modules=jdk.incubator.vector -Dperiplus.simd=off; plain | plain: periplus.simd is off
            simd; --add-modules=jdk.incubator.vector -Dperiplus.simd=off; plain | plain: periplus.simd is off
            auto; --add-modules=jdk.incubator.vector -Xint;      plain | plain: the code is interpreted
            auto; --add-modules=jdk.incubator.vector -XX:TieredStopAtLevel=1; plain | plain: the optimising compiler is off
            auto; --add-modules=jdk.incubator.vector -Dperiplus.simd.bits=128; simd-128 | simd, 4 float lanes
            portable; --add-modules=jdk.incubator.vector -Dperiplus.simd.bits=128; simd-128 | simd, 4 float lanes
            auto; -Dperiplus.blas=/no/such/libblas.so;           plain | plain: the vector module is not loaded
            native; --enable-native-access=ALL-UNNAMED -Dperiplus.blas=/no/such/libblas.so; could not be loaded: it is missing
            native; --enable-native-access=ALL-UNNAMED -Dperiplus.blas=./pom.xml; the BLAS ./pom.xml (from periplus.blas or PERIPLUS_BLAS) could not be loaded
            native; ;                                            native access is off
            simd; --add-modules=jdk.incubator.vector -Dperiplus.simd.bits=100; expected 128, 256 or 512
            """)
    void aFreshJvmSaysWhatItChoseAndWhy(String wish, String flags, String expected) throws Exception {
        assertThat(chooseInAFreshJvm(wish, flags)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            --enable-native-access=ALL-UNNAMED;                                 runs plain
            --add-modules=jdk.incubator.vector -Dperiplus.simd=off;             runs plain
            --add-modules=jdk.incubator.vector -XX:TieredStopAtLevel=1;         runs plain
            --add-modules=jdk.incubator.vector -Dperiplus.simd.bits=100;        runs plain
            --add-modules=jdk.incubator.vector -Dperiplus.simd.bits=128;        runs simd-128
            """)
    void functionsOfRunsAreChosenLikeAutoWhateverTheWishForKernels(String flags, String expected) throws Exception {
        assertThat(chooseInAFreshJvm("plain", flags))
                .contains("plain: asked for")
                .contains(expected);
    }

    private static String chooseInAFreshJvm(String wish, String flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (flags != null) {
            command.addAll(List.of(flags.split(" ")));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Chooser.class.getName(), wish));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
