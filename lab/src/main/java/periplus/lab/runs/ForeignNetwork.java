package periplus.lab.runs;

import java.nio.file.Path;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.lab.formats.Npy;
import periplus.lab.formats.NpyArray;
import periplus.lab.formats.PathIntegratorWeights;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.RecurrentNetwork;
import periplus.tasks.codes.DifferenceOfSoftmaxes;
import periplus.tasks.codes.PlaceCentres;
import periplus.tasks.motion.RayleighWalk;
import periplus.tasks.motion.RayleighWalkSettings;
import periplus.tasks.navigation.PathIntegration;
import periplus.tasks.navigation.PathIntegrationSettings;
import periplus.tasks.space.Arena;

/**
 * A path integrator that somebody else trained, on the walks of the released recipe.
 *
 * <p>A vanilla ReLU network of four matrices without biases; its place cells' centres are part of what it learned, so they
 * have to be given.
 */
public record ForeignNetwork(RecurrentNetwork network, PathIntegration task) {

    /**
     * The network at work in a square box centred on 0.
     *
     * @param centresFile an npy file of x and y in metres, one row a place cell in the order of encoder and readout
     * @param widthMetres of the place fields
     * @param surroundVarianceRatio of the difference of softmaxes
     */
    public static ForeignNetwork of(
            PathIntegratorWeights weights,
            Path centresFile,
            double sideMetres,
            double widthMetres,
            double surroundVarianceRatio,
            Kernels kernels) {
        Arena arena = Arena.square(sideMetres);
        PlaceCentres centres = PlaceCentres.at(arena, centres(centresFile, weights.places(), sideMetres));
        PathIntegration task = PathIntegration.toPlaceCells(
                new RayleighWalk(arena, RayleighWalkSettings.SORSCHER_2019),
                new DifferenceOfSoftmaxes(centres, widthMetres, surroundVarianceRatio),
                PathIntegrationSettings.SORSCHER_2019,
                kernels.workers());
        RecurrentNetwork network = new RecurrentNetwork(
                new NetworkShape(task.inputs(), weights.units(), weights.places(), weights.places()),
                LeakyRnnSettings.vanilla(Nonlinearity.RELU),
                kernels);
        copy(network, "encoder.weight", weights.encoder());
        copy(network, "RNN.weight_hh_l0", weights.recurrent());
        copy(network, "RNN.weight_ih_l0", weights.input());
        copy(network, "decoder.weight", weights.readout());
        return new ForeignNetwork(network, task);
    }

    private static void copy(RecurrentNetwork network, String name, float[] values) {
        System.arraycopy(values, 0, network.parameters().get(name).values(), 0, values.length);
    }

    private static double[] centres(Path file, int places, double sideMetres) {
        NpyArray array = Npy.read(file);
        if (array.rank() != 2 || array.length(0) != places || array.length(1) != 2 || !array.isReal()) {
            boolean turned = array.rank() == 2 && array.length(0) == 2 && array.length(1) == places;
            throw new BadInputException(file + ": found " + array + "; expected place-cell centres of shape (" + places
                    + ", 2), x and y in metres for each of the weights' " + places + " place cells."
                    + (turned ? " It is transposed: save it again as centres.T" : ""));
        }
        double[] xy = array.asDoubles();
        double largest = 0;
        for (double value : xy) {
            largest = Math.max(largest, Math.abs(value));
        }
        if (!(largest <= 0.75 * sideMetres)) {
            throw new BadInputException(
                    file + ": a centre lies at " + largest + " m; expected metres around the middle of" + " a box of "
                            + sideMetres + " m. Give --arena-side, or move the centres");
        }
        return xy;
    }
}
