package periplus.nets.secondorder;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.carriers.SequenceBatch;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;
import periplus.nets.losses.FiringRatePenalty;
import periplus.nets.losses.L1Penalty;
import periplus.nets.losses.L2Penalty;
import periplus.nets.losses.Loss;
import periplus.nets.losses.NuclearNormPenalty;
import periplus.nets.losses.Penalty;
import periplus.nets.losses.RowRuns;
import periplus.nets.network.Backward;
import periplus.nets.network.Forward;
import periplus.nets.network.NoiseSource;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.network.Tangent;
import periplus.nets.parameters.Parameters;

/**
 * Products with the Gauss-Newton matrix of a network's loss and penalties on one batch.
 *
 * <pre>
 *   G = J_y^T H J_y + J_h^T F J_h + P      B(mu) = G + mu J_h^T S J_h
 *
 *   J_y, J_h   derivatives of all outputs and of all rates by the parameters
 *   H          second derivative of the task loss by the outputs
 *   F          second derivative of the firing-rate penalty by the rates
 *   P          second derivative of the weight penalty
 *   S          diagonal, w_row / sum_rows w_row: second derivative of the mean over rows of |h - h_now|^2 / 2
 * </pre>
 *
 * <p>J v is a forward pass of tangents, J^T u the backward pass through time: a product costs about one gradient. The
 * matrix is positive semi-definite; where the outputs meet their targets, or depend on the parameters linearly, and in
 * the absence of a rate penalty, it is the Hessian. Vectors hold all parameters in their order.
 *
 * <p>Martens and Sutskever damp the state through a loss that matches its nonlinearity; here it is the squared change of
 * the rates for all nonlinearities, and its mean over steps and trials where theirs is a sum over steps.
 *
 * <p>Products overwrite the gradients and directions of the network's parameters. One object serves one thread; after
 * the first batch of a shape nothing of its size is allocated.
 */
@Source(key = "martens2011", where = "multiplication by the Gauss-Newton matrix; structural damping")
@Source(key = "chapelle2011", where = "the diagonal for preconditioning")
public final class GaussNewton {
    private final RecurrentNetwork network;
    private final Parameters parameters;
    private final Kernels kernels;
    private final Loss loss;
    private final List<L2Penalty> weightPenalties = new ArrayList<>();
    private final List<FiringRatePenalty> ratePenalties = new ArrayList<>();
    private @Nullable Pass pass;

    /** The matrix of this network's loss and penalties; nothing is computed yet. */
    public GaussNewton(RecurrentNetwork network, Loss loss, List<? extends Penalty> penalties) {
        this.network = network;
        this.parameters = network.parameters();
        this.kernels = network.kernels();
        this.loss = loss;
        for (Penalty penalty : penalties) {
            switch (penalty) {
                case L2Penalty l2 -> {
                    l2.check(parameters);
                    weightPenalties.add(l2);
                }
                case FiringRatePenalty rate -> ratePenalties.add(rate);
                case L1Penalty l1 -> throw withoutCurvature(l1);
                case NuclearNormPenalty nuclear -> throw withoutCurvature(nuclear);
            }
        }
    }

    private static BadInputException withoutCurvature(Penalty penalty) {
        return new BadInputException(penalty + " has no second derivative, which Hessian-free optimisation needs;"
                + " train with a first-order optimiser");
    }

    /** How many parameters there are: the length of every vector. */
    public int size() {
        return FlatVector.length(parameters);
    }

    /** Runs the network at its present weights; products are then those of the matrix at these weights. */
    public void linearise(SequenceBatch batch, NoiseSource noise) {
        Pass p = pass;
        if (p == null || p.forward.steps() != batch.steps || p.forward.trials() != batch.trials) {
            p = new Pass(network, batch);
            pass = p;
        }
        p.batch = batch;
        p.totalWeight = Loss.totalWeight(batch);
        network.run(batch, noise, p.forward);
        loss.prepareCurvature(kernels, batch, p.forward.output(), p.prepared);
    }

    /**
     * product = B(mu) v; at {@code mu = 0} that is G v.
     *
     * @param mu how strongly changes of the rates count
     */
    public void multiply(float[] v, double mu, float[] product) {
        Pass p = present();
        FlatVector.toDirections(v, parameters);
        network.runTangent(p.batch, p.forward, p.tangent);
        loss.curvature(kernels, p.batch, p.prepared, p.tangent.output(), p.backward.dOutput());
        parameters.clearGradients();
        network.backwardReadout(p.batch, p.forward, p.backward);
        double factor = mu / p.totalWeight;
        for (int i = 0; i < ratePenalties.size(); i++) {
            factor += 2 * ratePenalties.get(i).factor(p.batch, p.forward);
        }
        if (factor != 0) {
            RowRuns.addWeighted(kernels, p.batch, p.forward, factor, p.tangent.rates(), p.backward.dRates());
        }
        network.backwardSequence(p.batch, p.forward, p.backward);
        for (int i = 0; i < weightPenalties.size(); i++) {
            weightPenalties.get(i).addCurvature(kernels, parameters);
        }
        FlatVector.fromGradients(parameters, product);
    }

    /**
     * An unbiased estimate of the diagonal of J_y^T H J_y, by the squares of J_y^T S z with random signs z.
     *
     * @param probes how many draws are averaged; each costs a backward pass
     */
    public void estimateDiagonal(int probes, long seed, long index, float[] diagonal) {
        Pass p = present();
        FlatVector.clear(diagonal);
        float[] signs = p.tangent.output();
        float[] draw = new float[diagonal.length];
        for (int probe = 0; probe < probes; probe++) {
            RandomStream stream = RandomStream.of(seed, "curvature probes", index, probe);
            for (int i = 0; i < signs.length; i++) {
                signs[i] = stream.nextUniform() < 0.5 ? -1f : 1f;
            }
            loss.curvatureRoot(kernels, p.batch, p.prepared, signs, p.backward.dOutput());
            parameters.clearGradients();
            network.backwardReadout(p.batch, p.forward, p.backward);
            network.backwardSequence(p.batch, p.forward, p.backward);
            FlatVector.fromGradients(parameters, draw);
            for (int i = 0; i < draw.length; i++) {
                diagonal[i] += draw[i] * draw[i] / probes;
            }
        }
    }

    private Pass present() {
        if (pass == null) {
            throw new IllegalStateException("a product is asked for before linearise");
        }
        return pass;
    }

    /** The arrays of one batch shape. */
    private static final class Pass {
        final Forward forward;
        final Backward backward;
        final Tangent tangent;
        final float[] prepared;
        SequenceBatch batch;
        double totalWeight;

        Pass(RecurrentNetwork network, SequenceBatch batch) {
            this.forward = network.newForward(batch.steps, batch.trials);
            this.backward = network.newRepeatedBackward(forward);
            this.tangent = network.newTangent(forward);
            this.prepared = new float[forward.output().length];
            this.batch = batch;
        }
    }
}
