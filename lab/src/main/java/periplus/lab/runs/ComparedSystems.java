package periplus.lab.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import periplus.analysis.similarity.ComparedSystem;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.lab.formats.Npy;
import periplus.lab.formats.NpyArray;
import periplus.lab.formats.SafeTensors;
import periplus.studies.tasktraining.HiddenTrajectories;
import periplus.studies.tasktraining.TrainedNetwork;

/**
 * Systems to compare, from files: our runs and anybody's arrays.
 *
 * <pre>
 *   a task run's folder        activity on its probe trials, recurrent weights
 *   another run's folder       recurrent weights
 *   a sweep's folder           each of its kept networks, by the cell's id
 *   .npy [trial][step][unit]   activity; steps after a trial's end are NaN
 *   .npy [step][unit]          activity of one trial, or with {@code weights} a matrix [to][from]
 *   .safetensors               recurrent weights [to][from], the tensor whose name ends in weight_hh_l0
 * </pre>
 *
 * @param tensor name of the recurrent weights in .safetensors files; null: as PyTorch names them
 * @param weights whether square .npy files hold weights
 */
public record ComparedSystems(@Nullable String tensor, boolean weights, Kernels kernels) {
    private static final String PYTORCH = "weight_hh_l0";

    /** Reads what is at these paths, in their order. */
    public List<ComparedSystem> read(List<Path> paths) {
        List<ComparedSystem> systems = new ArrayList<>();
        for (Path path : paths) {
            Path networks = path.resolve("networks");
            if (!Files.isDirectory(networks)) {
                systems.add(read(path));
                continue;
            }
            for (Path network : children(networks)) {
                systems.add(run(String.valueOf(network.getFileName()), RunFolder.open(network)));
            }
        }
        return systems;
    }

    private ComparedSystem read(Path path) {
        String name = path.toString();
        if (Files.isDirectory(path)) {
            return run(name, RunFolder.open(path));
        }
        if (name.endsWith(".safetensors")) {
            return ComparedSystem.ofWeights(name, recurrent(path));
        }
        if (!name.endsWith(".npy")) {
            throw new BadInputException(
                    path + ": expected a run's folder, a .npy file with activity or a .safetensors file with weights");
        }
        NpyArray array = Npy.read(path);
        boolean square = array.rank() == 2 && array.length(0) == array.length(1);
        if (!array.isReal() || array.size() == 0 || array.rank() != 3 && array.rank() != 2 || weights && !square) {
            throw new BadInputException(path + ": " + array + "; expected real numbers "
                    + (weights ? "[to][from], a square of weights" : "[trial][step][unit] or [step][unit]"));
        }
        return weights
                ? ComparedSystem.ofWeights(
                        name, finite(rows(array.asDoubles(), array.length(1), 0, array.length(0)), path))
                : ComparedSystem.ofActivity(name, trials(array, path));
    }

    private ComparedSystem run(String name, RunFolder folder) {
        if (!TaskRunSession.isTaskTraining(folder.recipe())) {
            return ComparedSystem.ofWeights(name, recurrent(folder.weights()));
        }
        if (!Files.isRegularFile(folder.summary())) {
            throw new BadInputException(folder.path()
                    + " holds a network that is not trained to its end. Finish the run," + " or leave the folder out");
        }
        TrainedNetwork network = TaskNetworks.load(folder.path(), kernels);
        HiddenTrajectories activity = network.trajectories();
        double[][][] trials = new double[activity.trials()][][];
        double[] rate = new double[activity.rate().length];
        for (int i = 0; i < rate.length; i++) {
            rate[i] = activity.rate()[i];
        }
        for (int k = 0; k < trials.length; k++) {
            trials[k] = rows(rate, activity.units(), k * activity.steps(), activity.length()[k]);
        }
        return new ComparedSystem(name, trials, recurrent(folder.weights()));
    }

    private double[][] recurrent(Path file) {
        SafeTensors.Content content = SafeTensors.read(file);
        String wanted = tensor;
        if (wanted == null) {
            List<String> found = content.tensors().keySet().stream()
                    .filter(name -> name.endsWith(PYTORCH))
                    .toList();
            if (found.size() != 1) {
                throw new BadInputException(file + " has " + (found.isEmpty() ? "no tensor" : "tensors " + found)
                        + (found.isEmpty() ? " whose name ends in " + PYTORCH : "") + " among "
                        + content.tensors().keySet() + ". Name the recurrent weights with --tensor");
            }
            wanted = found.getFirst();
        }
        NpyArray array = content.get(wanted);
        if (array.rank() != 2 || array.length(0) != array.length(1)) {
            throw new BadInputException(file + ": " + wanted + " has shape " + Arrays.toString(array.shape())
                    + "; expected [units, units]. Gated cells stack several matrices: save one of them alone");
        }
        return finite(rows(array.asDoubles(), array.length(1), 0, array.length(0)), file);
    }

    /** Trials without the steps after their end, which are NaN in all units. */
    private static double[][][] trials(NpyArray array, Path file) {
        int trials = array.rank() == 3 ? array.length(0) : 1;
        int steps = array.length(array.rank() - 2);
        int units = array.length(array.rank() - 1);
        double[] flat = array.asDoubles();
        double[][][] found = new double[trials][][];
        for (int k = 0; k < trials; k++) {
            int length = steps;
            while (length > 0 && Double.isNaN(flat[(k * steps + length - 1) * units])) {
                length--;
            }
            found[k] = finite(rows(flat, units, k * steps, length), file);
        }
        return found;
    }

    private static double[][] rows(double[] flat, int columns, int first, int count) {
        double[][] rows = new double[count][];
        for (int r = 0; r < count; r++) {
            rows[r] = Arrays.copyOfRange(flat, (first + r) * columns, (first + r + 1) * columns);
        }
        return rows;
    }

    private static double[][] finite(double[][] rows, Path file) {
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length; c++) {
                if (!Double.isFinite(rows[r][c])) {
                    throw new BadInputException(file + ": row " + r + ", column " + c + " is " + rows[r][c]
                            + "; expected finite numbers (only the steps after a trial's end may be NaN)");
                }
            }
        }
        return rows;
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new BadInputException(folder + " cannot be looked into (" + e + ")", e);
        }
    }
}
