package periplus.lab.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import periplus.core.errors.BadInputException;
import periplus.core.errors.FailedWorkException;
import periplus.lab.files.DiskStorage;
import periplus.testkit.FaultyDisk;
import periplus.testkit.FaultyDisk.Fault;

class MetricsLogTest {
    @TempDir
    Path folder;

    private static SequencedMap<String, Object> line(int step) {
        SequencedMap<String, Object> line = new LinkedHashMap<>();
        line.put("step", step);
        line.put("loss", 1.0 / step);
        return line;
    }

    private Path file() {
        return folder.resolve("metrics.jsonl");
    }

    @Test
    void a_resumed_log_has_the_bytes_of_one_that_never_stopped() throws IOException {
        Path whole = folder.resolve("whole.jsonl");
        try (MetricsLog log = MetricsLog.create(DiskStorage.INSTANCE, whole)) {
            for (int step = 1; step <= 9; step++) {
                log.add(line(step));
            }
        }
        long atCheckpoint = 0;
        try (MetricsLog log = MetricsLog.create(DiskStorage.INSTANCE, file())) {
            for (int step = 1; step <= 7; step++) {
                log.add(line(step));
                atCheckpoint = step == 4 ? log.force() : atCheckpoint;
            }
        }
        try (MetricsLog log = MetricsLog.resume(DiskStorage.INSTANCE, file(), atCheckpoint)) {
            for (int step = 5; step <= 9; step++) {
                log.add(line(step));
            }
        }
        assertThat(Files.readAllBytes(file())).isEqualTo(Files.readAllBytes(whole));
        assertThat(Files.readAllLines(file()).getFirst()).isEqualTo("{\"step\":1,\"loss\":1.0}");
    }

    @Test
    void reading_stops_at_the_first_bad_line_and_says_how_many_bytes_it_dropped() throws IOException {
        try (MetricsLog log = MetricsLog.create(DiskStorage.INSTANCE, file())) {
            log.add(line(1));
            log.add(line(2));
        }
        List<String> messages = new ArrayList<>();
        assertThat(MetricsLog.read(DiskStorage.INSTANCE, file(), messages::add)).hasSize(2);
        assertThat(messages).isEmpty();
        Files.writeString(file(), "{\"step\":3,\"lo", StandardOpenOption.APPEND);
        assertThat(MetricsLog.read(DiskStorage.INSTANCE, file(), messages::add)).hasSize(2);
        assertThat(messages)
                .singleElement()
                .satisfies(m -> assertThat(m).contains("line 3").contains("dropped the last 13 bytes"));
    }

    @Test
    void a_log_shorter_than_the_checkpoint_says_is_refused() {
        try (MetricsLog log = MetricsLog.create(DiskStorage.INSTANCE, file())) {
            log.add(line(1));
        }
        assertThatThrownBy(() -> MetricsLog.resume(DiskStorage.INSTANCE, file(), 1000))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("shorter than the 1000 bytes");
        assertThatThrownBy(() -> MetricsLog.resume(DiskStorage.INSTANCE, file(), 3))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("not the end of a line");
    }

    @Test
    void forced_lines_survive_a_power_loss_at_any_later_operation() {
        Path path = Path.of("metrics.jsonl");
        for (int n = 1; n <= 6; n++) {
            for (int boot = 0; boot < 10; boot++) {
                FaultyDisk disk = new FaultyDisk();
                FaultyStorage storage = new FaultyStorage(disk);
                MetricsLog log = MetricsLog.create(storage, path);
                log.add(line(1));
                long kept = log.force();
                forceFolder(disk);
                disk.arm(Fault.POWER_LOSS, n);
                assertThatThrownBy(() -> {
                            for (int step = 2; step < 20; step++) {
                                log.add(line(step));
                                log.force();
                            }
                        })
                        .isInstanceOf(FaultyDisk.PowerLoss.class);
                disk.restart(31L * n + boot);
                MetricsLog.resume(storage, path, kept).add(line(2));
                List<String> messages = new ArrayList<>();
                assertThat(MetricsLog.read(storage, path, messages::add)).hasSize(2);
                assertThat(messages).isEmpty();
            }
        }
    }

    @Test
    void a_full_disk_is_a_clear_failure() {
        FaultyDisk disk = new FaultyDisk();
        MetricsLog log = MetricsLog.create(new FaultyStorage(disk), Path.of("metrics.jsonl"));
        disk.arm(Fault.FULL, 1);
        assertThatThrownBy(() -> log.add(line(1)))
                .isInstanceOf(FailedWorkException.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("--resume");
    }

    private static void forceFolder(FaultyDisk disk) {
        try {
            disk.forceFolder();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
