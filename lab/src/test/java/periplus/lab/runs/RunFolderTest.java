package periplus.lab.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import periplus.core.errors.BadInputException;
import periplus.lab.files.AtomicFile;
import periplus.lab.files.FileHashes;

class RunFolderTest {
    @TempDir
    Path temp;

    private static Manifest manifest() {
        SequencedMap<String, String> inputs = new LinkedHashMap<>();
        inputs.put("rat.npz", "f".repeat(64));
        return new Manifest(
                "0.1.0",
                -7,
                "a".repeat(64),
                inputs,
                "portable",
                "no other was asked for",
                Optional.empty(),
                2,
                Machine.detect(),
                Instant.parse("2026-01-01T00:00:00Z"),
                Optional.empty());
    }

    @Test
    void a_new_run_gets_its_folders_and_the_contract_s_names() {
        RunFolder run = RunFolder.create(temp.resolve("a/run"), false);
        assertThat(run.array("rate_maps").getParent()).isDirectory();
        assertThat(run.figure("curve").getParent()).isDirectory();
        assertThat(run.checkpoint().getParent()).isDirectory();
        assertThat(run.holdsRun()).isFalse();
        assertThat(temp.resolve("a/run").relativize(run.array("rate_maps"))).hasToString("arrays/rate_maps.npy");
    }

    @Test
    void another_run_is_not_overwritten_unless_told() {
        RunFolder run = RunFolder.create(temp.resolve("run"), false);
        AtomicFile.write(run.recipe(), new byte[] {1});
        assertThatThrownBy(() -> RunFolder.create(temp.resolve("run"), false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("holds an unfinished run");
        manifest().finishedAt(Instant.parse("2026-01-01T00:01:00Z")).write(run.manifest());
        assertThatThrownBy(() -> RunFolder.create(temp.resolve("run"), false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("holds another run, which is not overwritten");
        AtomicFile.write(run.checkpoint(), new byte[] {1});
        assertThatThrownBy(() -> RunFolder.create(temp.resolve("run"), false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("--resume");
        RunFolder.create(temp.resolve("run"), true);
        assertThat(run.recipe()).doesNotExist();
        assertThat(run.checkpoint()).doesNotExist();
    }

    @Test
    void a_folder_with_somebody_s_files_is_never_emptied() throws IOException {
        RunFolder run = RunFolder.create(temp.resolve("run"), false);
        Path thesis = temp.resolve("run/thesis.tex");
        Files.writeString(thesis, "years");
        AtomicFile.write(run.recipe(), new byte[] {1});
        assertThatThrownBy(() -> RunFolder.create(temp.resolve("run"), true))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("thesis.tex");
        assertThat(thesis).hasContent("years");
        assertThat(run.recipe()).exists();
        assertThatThrownBy(() -> RunFolder.create(thesis, false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void a_folder_without_a_recipe_is_no_run() {
        assertThatThrownBy(() -> RunFolder.open(temp))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("has no recipe.yaml");
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void hashes_cover_everything_but_the_manifest() throws IOException {
        RunFolder run = RunFolder.create(temp.resolve("run"), false);
        AtomicFile.write(run.recipe(), "abc".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        AtomicFile.write(run.array("x"), new byte[0]);
        manifest().write(run.manifest());
        assertThat(run.hashes())
                .isEqualTo(Map.of(
                        "recipe.yaml", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                        "arrays/x.npy", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        String before = FileHashes.ofTree(run.hashes());
        manifest().finishedAt(Instant.parse("2026-01-01T00:01:00Z")).write(run.manifest());
        assertThat(FileHashes.ofTree(run.hashes())).isEqualTo(before);
        Files.writeString(run.summary(), "{}");
        assertThat(FileHashes.ofTree(run.hashes())).isNotEqualTo(before);
    }

    @Test
    void a_finished_run_keeps_no_checkpoints_and_no_leftovers() throws IOException {
        RunFolder run = RunFolder.create(temp.resolve("run"), false);
        Files.writeString(AtomicFile.temporary(run.summary()), "half");
        Files.writeString(run.checkpoint(), "state");
        run.removeLeftovers();
        run.removeCheckpoints();
        assertThat(run.hashes()).isEmpty();
        AtomicFile.write(run.recipe(), new byte[] {1});
        RunFolder.open(run.path());
        assertThat(temp.resolve("run/checkpoints")).doesNotExist();
    }

    @Test
    void the_manifest_says_where_the_numbers_come_from() {
        Path file = temp.resolve("manifest.json");
        manifest().finishedAt(Instant.parse("2026-01-01T00:01:30Z")).write(file);
        var read = Manifest.read(file);
        assertThat(read.keySet())
                .containsExactly(
                        "version",
                        "seed",
                        "recipeSha256",
                        "inputs",
                        "kernels",
                        "machine",
                        "started",
                        "finished",
                        "durationSeconds");
        assertThat(read).containsEntry("seed", -7L).containsEntry("durationSeconds", 90.0);
        assertThat(String.valueOf(read.get("machine"))).contains("processors").contains("java");
    }
}
