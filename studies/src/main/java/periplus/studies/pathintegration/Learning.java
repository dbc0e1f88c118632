package periplus.studies.pathintegration;

import java.util.ArrayList;
import java.util.List;
import periplus.core.kernels.Kernels;
import periplus.nets.cells.CellSettings;
import periplus.nets.cells.Leak;
import periplus.nets.cells.LeakyGruSettings;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.cells.Noise;
import periplus.nets.cells.TwoModuleSettings;
import periplus.nets.losses.FiringRatePenalty;
import periplus.nets.losses.L2Penalty;
import periplus.nets.losses.Loss;
import periplus.nets.losses.MeanSquaredError;
import periplus.nets.losses.Penalty;
import periplus.nets.losses.SoftmaxCrossEntropy;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Initialisation;
import periplus.nets.parameters.WeightScheme;
import periplus.nets.secondorder.HessianFree;
import periplus.nets.secondorder.HessianFreeSettings;
import periplus.nets.training.Adam;
import periplus.nets.training.AdamW;
import periplus.nets.training.GradientClipping;
import periplus.nets.training.GroupedOptimiser;
import periplus.nets.training.Learner;
import periplus.nets.training.OptimiserSettings;
import periplus.nets.training.ParameterGroup;
import periplus.nets.training.RmsProp;
import periplus.nets.training.Schedule;
import periplus.nets.training.Sgd;
import periplus.nets.training.Trainer;
import periplus.studies.recipe.InitialWeightSettings;
import periplus.studies.recipe.LeakSettings;
import periplus.studies.recipe.NetworkSettings;
import periplus.studies.recipe.Recipe;
import periplus.studies.recipe.TrainingSettings;
import periplus.tasks.Task;

/** From a recipe's words to a network at its start and its learner. */
final class Learning {
    private Learning() {}

    static RecurrentNetwork network(Recipe recipe, Task task, Kernels kernels) {
        NetworkSettings settings = recipe.network();
        Leak leak = leak(settings.leak(), recipe.task().dtSeconds());
        Noise noise = new Noise(settings.noiseInsideSd(), settings.noiseOutsideSd(), settings.noiseLaw());
        CellSettings cell = settings.modules() == 2
                ? new TwoModuleSettings(settings.nonlinearity(), leak.initialAlpha(), noise)
                : switch (settings.cell()) {
                    case LEAKY ->
                        new LeakyRnnSettings(
                                settings.nonlinearity(), leak, settings.leakForm(), settings.bias(), noise);
                    case GRU -> new LeakyGruSettings(leak, settings.bias(), noise);
                };
        RecurrentNetwork network = new RecurrentNetwork(
                new NetworkShape(
                        task.inputs(), settings.units(), task.outputs(), task.initialSize(), settings.readoutBias()),
                cell,
                kernels);
        InitialWeightSettings start = settings.initialWeights();
        network.initialise(
                recipe.seed(),
                new Initialisation(
                        scheme(start.encoder()),
                        scheme(start.input()),
                        scheme(start.recurrent()),
                        scheme(start.readout()),
                        new WeightScheme.Zeros()));
        return network;
    }

    static Learner learner(Recipe recipe, RecurrentNetwork network, Task task) {
        TrainingSettings training = recipe.training();
        List<Penalty> penalties = new ArrayList<>();
        if (training.recurrentL2() > 0) {
            List<String> recurrent = recipe.network().modules() == 2
                    ? List.of("RNN.weight_hh_l0", "RNN.weight_hh_l1")
                    : List.of("RNN.weight_hh_l0");
            penalties.add(new L2Penalty(recurrent, L2Penalty.Reduction.SUM, training.recurrentL2()));
        }
        if (training.inputReadoutL2() > 0) {
            penalties.add(new L2Penalty(
                    List.of("RNN.weight_ih_l0", "decoder.weight"),
                    L2Penalty.Reduction.MEAN,
                    training.inputReadoutL2()));
        }
        if (training.firingRatePenalty() > 0) {
            penalties.add(new FiringRatePenalty(training.firingRatePenalty()));
        }
        Double clip = training.clipNorm();
        if (training.optimiser() instanceof periplus.studies.recipe.OptimiserSettings.HessianFree hessianFree) {
            return new HessianFree(network, loss(task), penalties, hessianFree(hessianFree), recipe.seed());
        }
        OptimiserSettings optimiser = optimiser(training);
        List<ParameterGroup> groups = LearningGroups.of(training, network.parameters());
        return new Trainer(
                network,
                loss(task),
                penalties,
                groups.isEmpty() ? optimiser : new GroupedOptimiser(optimiser, groups),
                schedule(training),
                clip == null ? GradientClipping.NONE : new GradientClipping(clip),
                recipe.seed());
    }

    static Loss loss(Task task) {
        return switch (task.targetKind()) {
            case PROBABILITIES -> new SoftmaxCrossEntropy();
            case COORDINATES, RATES, SIGNALS -> new MeanSquaredError();
        };
    }

    private static Leak leak(LeakSettings settings, double dtSeconds) {
        return switch (settings) {
            case LeakSettings.Alpha given -> given.alpha() == 0 ? new Leak.None() : new Leak.Fixed(given.alpha());
            case LeakSettings.Tau tau -> new Leak.TimeConstant(tau.tauSeconds(), dtSeconds, tau.discretisation());
            case LeakSettings.Learned learned -> new Leak.LearnedPerNetwork(learned.initialAlpha());
            case LeakSettings.LearnedPerUnit learned -> new Leak.LearnedPerUnit(learned.initialAlpha());
        };
    }

    private static HessianFreeSettings hessianFree(periplus.studies.recipe.OptimiserSettings.HessianFree settings) {
        return new HessianFreeSettings(
                settings.cgIterations(),
                settings.cgProgress(),
                settings.warmStart(),
                settings.dampingStart(),
                settings.structuralDamping(),
                settings.curvatureShare(),
                settings.preconditionerProbes());
    }

    private static OptimiserSettings optimiser(TrainingSettings training) {
        return switch (training.optimiser()) {
            case periplus.studies.recipe.OptimiserSettings.Adam adam ->
                new Adam.Settings(adam.beta1(), adam.beta2(), adam.epsilon());
            case periplus.studies.recipe.OptimiserSettings.RmsProp rms ->
                new RmsProp.Settings(rms.decay(), rms.epsilon());
            case periplus.studies.recipe.OptimiserSettings.Sgd sgd -> new Sgd.Settings(sgd.momentum());
            case periplus.studies.recipe.OptimiserSettings.AdamW adam ->
                new AdamW.Settings(adam.beta1(), adam.beta2(), adam.epsilon(), adam.weightDecay());
            case periplus.studies.recipe.OptimiserSettings.HessianFree hessianFree ->
                throw new IllegalArgumentException(hessianFree + " is no rule for gradients");
        };
    }

    private static Schedule schedule(TrainingSettings training) {
        double rate = training.learningRate();
        return switch (training.schedule()) {
            case CONSTANT -> new Schedule.Constant(rate);
            case WARMUP_CONSTANT -> new Schedule.WarmupConstant(rate, training.warmupSteps());
            case STEP_DECAY -> new Schedule.StepDecay(rate, training.decayFactor(), training.decayEvery());
            case WARMUP_COSINE ->
                training.steps() < 2
                        ? new Schedule.Constant(rate)
                        : new Schedule.WarmupCosine(
                                rate, 0, Math.min(training.warmupSteps(), training.steps() - 1), training.steps());
        };
    }

    private static WeightScheme scheme(InitialWeightSettings.Weights weights) {
        return switch (weights.scheme()) {
            case PYTORCH -> new WeightScheme.UniformByFan();
            case GLOROT -> new WeightScheme.GlorotUniform();
            case GAUSSIAN -> new WeightScheme.Gaussian(weights.gain());
            case ORTHOGONAL -> new WeightScheme.Orthogonal(weights.gain());
            case ZERO -> new WeightScheme.Zeros();
        };
    }
}
