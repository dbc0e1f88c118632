package periplus.studies.tasktraining;

import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.core.settings.Key;
import periplus.core.settings.Kind;
import periplus.nets.cells.Leak;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.cells.Noise;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Initialisation;
import periplus.nets.training.MuParameterisation;
import periplus.studies.recipe.Checks;
import periplus.tasks.Task;

/** The recurrent network. */
public record TrainedNetworkSettings(
        @Key(doc = "hidden units", range = ">= 1", defaultValue = "64")
        int units,

        @Key(doc = "how weights, their start and their learning rates depend on the width", defaultValue = "standard")
        Parameterisation parameterisation) {
    public TrainedNetworkSettings {
        Checks.atLeast("network.units", units, 1);
    }

    /** How weights, their start and their learning rates depend on the width. */
    public sealed interface Parameterisation {
        /** h = tanh(W h + U x + b), readout with bias; everything starts uniform on (-1/sqrt(units), 1/sqrt(units)). */
        @Kind(value = "standard", doc = "h = tanh(W h + U x + b), all weights start uniform within 1/sqrt(units)")
        record Standard() implements Parameterisation {}

        /** The maximal-update parameterisation. */
        @Kind(value = "mu", doc = "maximal update with the strength of feature learning gamma: a leaky current network")
        record Mu(
                @Key(
                        doc = "strength of feature learning; small is lazy, large is rich",
                        range = "> 0",
                        defaultValue = "1")
                double gamma,

                @Key(doc = "leak in a step", range = "(0, 1]", defaultValue = "0.1")
                double tau,

                @Key(doc = "factor on the input weights", range = "> 0", defaultValue = "1")
                double inputScale)
                implements Parameterisation {
            public Mu {
                Checks.positive("network.parameterisation.gamma", gamma);
                Checks.positive("network.parameterisation.tau", tau);
                Checks.unitInterval("network.parameterisation.tau", tau);
                Checks.positive("network.parameterisation.input_scale", inputScale);
            }

            /** For networks of this width. */
            public MuParameterisation of(int units) {
                return new MuParameterisation(units, gamma, tau, inputScale);
            }
        }
    }

    /** The same with another width. */
    public TrainedNetworkSettings withUnits(int other) {
        return new TrainedNetworkSettings(other, parameterisation);
    }

    /** The same parameterised otherwise. */
    public TrainedNetworkSettings with(Parameterisation other) {
        return new TrainedNetworkSettings(units, other);
    }

    /** The network for a task as it starts at this seed. */
    RecurrentNetwork build(Task task, Kernels kernels, long seed) {
        return switch (parameterisation) {
            case Parameterisation.Standard standard -> {
                LeakyRnnSettings cell =
                        new LeakyRnnSettings(Nonlinearity.TANH, new Leak.Fixed(1), LeakForm.RATE, true, Noise.NONE);
                yield start(new RecurrentNetwork(shape(task, true), cell, kernels), Initialisation.pytorch(), seed);
            }
            case Parameterisation.Mu mu -> {
                MuParameterisation of = mu.of(units);
                RecurrentNetwork network = new RecurrentNetwork(shape(task, false), of.cell(), kernels);
                yield start(network, of.initialisation(task.inputs()), seed);
            }
        };
    }

    private NetworkShape shape(Task task, boolean readoutBias) {
        return new NetworkShape(task.inputs(), units, task.outputs(), task.initialSize(), readoutBias);
    }

    private static RecurrentNetwork start(RecurrentNetwork network, Initialisation initialisation, long seed) {
        network.initialise(seed, initialisation);
        return network;
    }
}
