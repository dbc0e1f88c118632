package periplus.lab.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import periplus.core.errors.FailedWorkException;
import periplus.testkit.FaultyDisk;
import periplus.testkit.FaultyDisk.Fault;

/** Every operation of a save fails once in every way; what is loaded afterwards is a whole old or a whole new state. */
class CheckpointFaultTest {
    private static final Path FILE = Path.of("checkpoint.bin");
    private static final String RECIPE = "a".repeat(64);
    private static final int BOOTS = 12;

    static CheckpointData state(long step) {
        SequencedMap<String, float[]> tensors = new LinkedHashMap<>();
        float[] weights = new float[20_000];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = step * 1000 + i;
        }
        tensors.put("weight_hh_l0", weights);
        tensors.put("adam.m.weight_hh_l0", new float[] {step, -step});
        SequencedMap<String, Long> counters = new LinkedHashMap<>();
        counters.put("stream.trajectories", step * 7);
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        values.put("best", step == 0 ? Double.POSITIVE_INFINITY : 1.0 / step);
        return new CheckpointData(step, RECIPE, "0.1.0", tensors, counters, values, 10 * step);
    }

    private static FaultyDisk diskAfterSaves(long... steps) {
        FaultyDisk disk = new FaultyDisk();
        for (long step : steps) {
            Checkpoint.save(new FaultyStorage(disk), FILE, state(step));
        }
        return disk;
    }

    private static CheckpointData load(FaultyDisk disk, List<String> messages) {
        return Checkpoint.load(new FaultyStorage(disk), FILE, RECIPE, false, messages::add)
                .orElseThrow();
    }

    private static void assertWhole(CheckpointData loaded, long... allowedSteps) {
        assertThat(allowedSteps).contains(loaded.step());
        CheckpointData expected = state(loaded.step());
        assertThat(loaded.tensors().keySet())
                .containsExactlyElementsOf(expected.tensors().keySet());
        expected.tensors().forEach((name, tensor) -> {
            float[] target = new float[tensor.length];
            loaded.copyTensor(name, target);
            assertThat(Arrays.equals(target, tensor)).as(name).isTrue();
        });
        assertThat(loaded.counters()).isEqualTo(expected.counters());
        assertThat(loaded.values()).isEqualTo(expected.values());
        assertThat(loaded.metricsBytes()).isEqualTo(expected.metricsBytes());
    }

    private static int operationsOfOneSave() {
        FaultyDisk disk = diskAfterSaves(1, 2);
        disk.arm(Fault.NONE, 0);
        Checkpoint.save(new FaultyStorage(disk), FILE, state(3));
        return disk.operations();
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIL", "REFUSE_RENAME", "FULL"})
    void a_save_that_fails_says_so_and_leaves_a_whole_state_and_the_next_save_works(Fault fault) {
        int failures = 0;
        for (int n = 1; n <= operationsOfOneSave(); n++) {
            FaultyDisk disk = diskAfterSaves(1, 2);
            disk.arm(fault, n);
            boolean failed = false;
            try {
                Checkpoint.save(new FaultyStorage(disk), FILE, state(3));
            } catch (FailedWorkException e) {
                failed = true;
                failures++;
                assertThat(e).hasMessageContaining("checkpoint.bin").hasMessageContaining("run again");
            }
            disk.arm(Fault.NONE, 0);
            CheckpointData loaded = load(disk, new ArrayList<>());
            assertWhole(loaded, failed ? new long[] {2, 3} : new long[] {3});
            Checkpoint.save(new FaultyStorage(disk), FILE, state(4));
            assertWhole(load(disk, new ArrayList<>()), 4);
        }
        assertThat(failures).isGreaterThan(3);
    }

    @Test
    void a_power_loss_at_any_operation_leaves_a_whole_old_or_new_state_whatever_the_disk_forgot() {
        int old = 0;
        int fresh = 0;
        int operations = operationsOfOneSave();
        for (int n = 1; n <= operations; n++) {
            for (int boot = 0; boot < BOOTS; boot++) {
                FaultyDisk disk = diskAfterSaves(1, 2);
                disk.arm(Fault.POWER_LOSS, n);
                assertThatThrownBy(() -> Checkpoint.save(new FaultyStorage(disk), FILE, state(3)))
                        .isInstanceOf(FaultyDisk.PowerLoss.class);
                disk.restart(1000L * n + boot);
                CheckpointData loaded = load(disk, new ArrayList<>());
                assertWhole(loaded, 2, 3);
                old += loaded.step() == 2 ? 1 : 0;
                fresh += loaded.step() == 3 ? 1 : 0;
            }
        }
        assertThat(operations).isGreaterThan(8);
        assertThat(old).isPositive();
        assertThat(fresh).isPositive();
    }

    @Test
    void a_save_that_returned_survives_a_power_loss() {
        for (int boot = 0; boot < 50; boot++) {
            FaultyDisk disk = diskAfterSaves(1, 2, 3);
            disk.restart(boot);
            assertWhole(load(disk, new ArrayList<>()), 3);
        }
    }

    @Test
    void a_power_loss_between_the_renames_is_reported_when_the_previous_state_is_used() {
        List<String> all = new ArrayList<>();
        for (int n = 1; n <= operationsOfOneSave(); n++) {
            for (int boot = 0; boot < BOOTS; boot++) {
                FaultyDisk disk = diskAfterSaves(1, 2);
                disk.arm(Fault.POWER_LOSS, n);
                assertThatThrownBy(() -> Checkpoint.save(new FaultyStorage(disk), FILE, state(3)))
                        .isInstanceOf(FaultyDisk.PowerLoss.class);
                disk.restart(7L * n + boot);
                load(disk, all);
            }
        }
        assertThat(all).isNotEmpty().allSatisfy(m -> assertThat(m).contains("checkpoint.bin.prev"));
    }

    @Test
    void writing_without_forcing_would_be_caught_by_this_suite() throws Exception {
        int damaged = 0;
        for (int boot = 0; boot < 20; boot++) {
            FaultyDisk disk = diskAfterSaves(1);
            disk.create("careless");
            disk.write("careless", new byte[1000], 0, 1000);
            disk.rename("careless", "checkpoint.bin");
            disk.restart(boot);
            boolean whole = Arrays.equals(disk.read("checkpoint.bin"), new byte[1000]);
            damaged += whole ? 0 : 1;
        }
        assertThat(damaged).isGreaterThan(5);
    }
}
