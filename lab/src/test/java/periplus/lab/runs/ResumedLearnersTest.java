package periplus.lab.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import periplus.core.errors.PeriplusException;
import periplus.lab.formats.SafeTensors;

/** Whatever learns: a run that died and went on ends in the bytes of one that did not, kept weights included. */
class ResumedLearnersTest {
    private static final String RECIPE = """
            recipe: learners
            arena: {kind: square, side_metres: 2.0}
            motion: {kind: brownian-heading, step_sd_metres: 0.05, turn_sd_radians: 0.2, resting_share: 0}
            task: {steps: 8, output: coordinates, input: speed-and-heading, start: none}
            network:
              units: 10
              nonlinearity: tanh
              leak: {kind: learned-per-unit, initial_alpha: 0.6}
              leak_form: current
              bias: true
              noise_inside_sd: 0.01
            training:
              steps: 6
              batch: 8
              learning_rate: 0.01
              recurrent_l2: 0.001
              firing_rate_penalty: 0.01
              log_every: 1
              evaluate_every: 3
              checkpoint_every: 2
              snapshot_steps: [0, 3, 6]
            analysis: {error_trials: 20, map_trials: 50, map_bins: 6, null_surrogates: 0, example_trials: 2}
            """;

    @TempDir
    Path folder;

    /** Stands in for a kill: nothing of the session runs after it. */
    private static final class Killed extends RuntimeException {}

    /** What happens when the session asks for the n-th time whether to leave, from 0. */
    private static BooleanSupplier at(int n, BooleanSupplier what) {
        int[] asked = new int[1];
        return () -> asked[0]++ >= n && what.getAsBoolean();
    }

    private RunSession.Outcome run(String out, boolean resume, BooleanSupplier stop, String... overrides)
            throws IOException {
        Path recipe = Files.writeString(folder.resolve("learners.yaml"), RECIPE);
        RunRequest request = new RunRequest(
                recipe, Arrays.asList(overrides), OptionalLong.empty(), Optional.of(folder.resolve(out)), resume, 1);
        return new RunSession(request, RunProgress.silent(), stop).run();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "training.optimiser={kind: hessian-free, cg_iterations: 6, preconditioner_probes: 1}",
                "training.optimiser={kind: adamw, weight_decay: 0.1}",
                "training.schedule=step-decay"
            })
    void aRunThatWasKilledAndStoppedEndsInTheSameBytes(String learner) throws IOException {
        assertThat(run("whole", false, () -> false, learner).finished()).isTrue();
        // killed after update 3: the checkpoint is that of update 2, log and snapshot are ahead of it
        assertThatThrownBy(() -> run(
                        "broken",
                        false,
                        at(3, () -> {
                            throw new Killed();
                        }),
                        learner))
                .isInstanceOf(Killed.class);
        assertThat(folder.resolve("broken/snapshots/step-3.safetensors")).exists();
        assertThat(run("broken", true, at(1, () -> true), learner).finished()).isFalse();
        assertThat(run("broken", true, () -> false, learner).finished()).isTrue();
        assertThat(new RunFolder(folder.resolve("broken")).hashes())
                .isEqualTo(new RunFolder(folder.resolve("whole")).hashes());
    }

    @Test
    void keptWeightsAreThoseOfTheirUpdates() throws IOException {
        run("whole", false, () -> false);
        run("shorter", false, () -> false, "training.steps=3", "training.snapshot_steps=[]");
        Path whole = folder.resolve("whole");
        var third = SafeTensors.read(whole.resolve("snapshots/step-3.safetensors"));
        var shorter = SafeTensors.read(folder.resolve("shorter/weights.safetensors"));
        var start = SafeTensors.read(whole.resolve("snapshots/step-0.safetensors"));
        assertThat(third.tensors().keySet()).isEqualTo(shorter.tensors().keySet());
        third.tensors().forEach((name, tensor) -> {
            assertThat(tensor)
                    .as(name)
                    .usingRecursiveComparison()
                    .isEqualTo(shorter.tensors().get(name));
            assertThat(tensor)
                    .as(name)
                    .usingRecursiveComparison()
                    .isNotEqualTo(start.tensors().get(name));
        });
        assertThat(whole.resolve("snapshots/step-6.safetensors"))
                .hasSameBinaryContentAs(whole.resolve("weights.safetensors"));
        assertThat(folder.resolve("shorter/snapshots")).doesNotExist();
    }

    @Test
    void aGroupOfFactorZeroStaysAsItStarted() throws IOException {
        run(
                "whole",
                false,
                () -> false,
                "training.parameter_groups=[{parameters: [input, RNN.weight_hh_l0], learning_rate_factor: 0}]");
        var start = SafeTensors.read(folder.resolve("whole/snapshots/step-0.safetensors"))
                .tensors();
        var end = SafeTensors.read(folder.resolve("whole/weights.safetensors")).tensors();
        start.forEach((name, tensor) -> {
            boolean frozen = List.of("RNN.weight_ih_l0", "RNN.weight_hh_l0").contains(name);
            if (frozen) {
                assertThat(end.get(name)).as(name).usingRecursiveComparison().isEqualTo(tensor);
            } else {
                assertThat(end.get(name)).as(name).usingRecursiveComparison().isNotEqualTo(tensor);
            }
        });
    }

    @Test
    void theLogOfHessianFreeHoldsItsOwnNumbersAndTheLossFalls() throws IOException {
        run("whole", false, () -> false, "training.optimiser={kind: hessian-free, cg_iterations: 20}");
        List<String> lines = Files.readAllLines(folder.resolve("whole/metrics.jsonl"));
        assertThat(lines)
                .hasSize(6)
                .allSatisfy(line -> assertThat(line)
                        .contains(
                                "\"iterations\"",
                                "\"damping\"",
                                "\"reductionRatio\"",
                                "\"stepLength\"",
                                "\"lossAfter\""));
    }

    @Test
    void wordsThatCannotWorkAreRefusedBeforeTheFolderIsMade() {
        assertRefused(
                "did you mean 'RNN.weight_hh_l0'", "training.parameter_groups=[{parameters: [RNN.weight_hh_10]}]");
        assertRefused("did you mean 'readout'", "training.parameter_groups=[{parameters: [readuot]}]");
        assertRefused("clip_norm", "training.optimiser={kind: hessian-free}", "training.clip_norm=1");
        assertRefused("schedule", "training.optimiser={kind: hessian-free}", "training.schedule=warmup-cosine");
        assertRefused("names update 7", "training.snapshot_steps=[7]");
        assertRefused("curvature_share", "training.optimiser={kind: hessian-free, curvature_share: 0}");
        assertThat(folder.resolve("refused")).doesNotExist();
    }

    private void assertRefused(String message, String... overrides) {
        assertThatThrownBy(() -> run("refused", false, () -> false, overrides))
                .isInstanceOf(PeriplusException.class)
                .hasMessageContaining(message);
    }
}
