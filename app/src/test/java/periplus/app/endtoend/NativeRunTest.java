package periplus.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.nativeblas.BlasIdentity;
import periplus.core.kernels.nativeblas.BlasSearch;
import periplus.lab.runs.Manifest;
import periplus.lab.runs.RunFolder;

/** A run on the machine's own BLAS; skipped where it has none. */
class NativeRunTest {
    @TempDir
    Path folder;

    private BlasIdentity library = new BlasIdentity("", "", "");

    @BeforeEach
    void find() {
        try {
            library = BlasSearch.find().identity();
        } catch (BadInputException e) {
            Assumptions.abort("no BLAS is installed here");
        }
    }

    private TinyRun.Result run(String out, String... more) {
        var words = new java.util.ArrayList<>(java.util.List.of(
                "run",
                TinyRun.recipe(folder).toString(),
                "math=native",
                "training.steps=2",
                "training.batch=200",
                "network.units=128", // large enough for the library's products
                "--out",
                folder.resolve(out).toString()));
        words.addAll(java.util.List.of(more));
        return TinyRun.call(words.toArray(String[]::new));
    }

    @Test
    void theManifestNamesTheLibraryAndAnyNumberOfThreadsGivesTheSameBytes() {
        assertThat(run("one", "--threads", "1").exitCode()).isZero();
        assertThat(run("three", "--threads", "3").exitCode()).isZero();

        RunFolder one = new RunFolder(folder.resolve("one"));
        assertThat(one.hashes()).isEqualTo(new RunFolder(folder.resolve("three")).hashes());
        assertThat(one.recipe()).content().contains("math: native");
        assertThat(Manifest.read(one.manifest()).get("kernels"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("provider", "native")
                .containsEntry(
                        "library",
                        Map.of("name", library.name(), "version", library.version(), "path", library.path()));
    }

    @Test
    void anotherVersionOfTheLibraryMayNotGoOnWithARun() throws IOException {
        assertThat(run("run").exitCode()).isZero();
        Path manifest = new RunFolder(folder.resolve("run")).manifest();
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replace(library.version(), "OpenBLAS 0.0.1"));

        TinyRun.Result result = run("run", "--resume");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("was begun with OpenBLAS 0.0.1").contains(library.version());
    }
}
