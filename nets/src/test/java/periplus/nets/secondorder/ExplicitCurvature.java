package periplus.nets.secondorder;

import java.util.Map;
import periplus.core.carriers.SequenceBatch;
import periplus.nets.losses.FiringRatePenalty;
import periplus.nets.losses.L2Penalty;
import periplus.nets.losses.MeanSquaredError;
import periplus.nets.losses.Penalty;
import periplus.nets.parameters.Parameters;
import periplus.nets.reference.Objective;
import periplus.nets.reference.ReferenceLeakyNetwork;

/** The Gauss-Newton matrix in full, J^T H J, from explicit columns of J by central differences of the float64 twin. */
final class ExplicitCurvature {
    private static final double STEP = 1e-5;

    private final ReferenceLeakyNetwork twin;
    private final Parameters order;
    private final SequenceBatch batch;
    private final int units;
    private final int outputs;
    private final int size;
    private double total;

    ExplicitCurvature(ReferenceLeakyNetwork twin, Parameters order, SequenceBatch batch, int units, int outputs) {
        this.twin = twin;
        this.order = order;
        this.batch = batch;
        this.units = units;
        this.outputs = outputs;
        this.size = FlatVector.length(order);
        for (float weight : batch.weight) {
            total += weight;
        }
    }

    private double[] parameterOf(int index, int[] place) {
        int at = index;
        for (var p : order) {
            if (at < p.size()) {
                place[0] = at;
                double[] values = twin.parameters().get(p.name());
                if (values == null) {
                    throw new IllegalStateException(p.name());
                }
                return values;
            }
            at -= p.size();
        }
        throw new IllegalStateException("parameter " + index);
    }

    /** d outputs or d rates / d parameter, [size][rows x width]. */
    private double[][] jacobian(boolean ofRates) {
        double[][] columns = new double[size][];
        int[] place = new int[1];
        for (int p = 0; p < size; p++) {
            double[] values = parameterOf(p, place);
            double was = values[place[0]];
            values[place[0]] = was + STEP;
            twin.loss();
            double[] up = ofRates ? twin.rates() : twin.outputs();
            values[place[0]] = was - STEP;
            twin.loss();
            double[] down = ofRates ? twin.rates() : twin.outputs();
            values[place[0]] = was;
            double[] column = new double[up.length];
            for (int i = 0; i < column.length; i++) {
                column[i] = (up[i] - down[i]) / (2 * STEP);
            }
            columns[p] = column;
        }
        return columns;
    }

    /** B(mu). */
    double[][] matrix(Objective objective, double mu) {
        double[][] j = jacobian(false);
        double[][] r = jacobian(true);
        twin.loss();
        double[] y = twin.outputs();
        double[][] hj = new double[size][];
        for (int p = 0; p < size; p++) {
            hj[p] = lossCurvature(objective, y, j[p]);
        }
        double rateFactor = mu;
        for (Penalty penalty : objective.penalties()) {
            if (penalty instanceof FiringRatePenalty rate) {
                rateFactor += 2 * rate.lambda() / units;
            }
        }
        double[][] matrix = new double[size][size];
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                double sum = 0;
                for (int i = 0; i < y.length; i++) {
                    sum += j[a][i] * hj[b][i];
                }
                for (int i = 0; i < r[a].length; i++) {
                    sum += rateFactor * batch.weight[i / units] / total * r[a][i] * r[b][i];
                }
                matrix[a][b] = sum;
            }
        }
        for (Penalty penalty : objective.penalties()) {
            if (penalty instanceof L2Penalty l2) {
                addWeightCurvature(l2, matrix);
            }
        }
        return matrix;
    }

    private void addWeightCurvature(L2Penalty l2, double[][] matrix) {
        int at = 0;
        for (var p : order) {
            for (int i = 0; i < p.size(); i++, at++) {
                if (l2.parameters().contains(p.name())) {
                    matrix[at][at] += 2 * l2.lambda() / (l2.reduction() == L2Penalty.Reduction.MEAN ? p.size() : 1);
                }
            }
        }
    }

    /** H v by the formulas of the losses, row by row. */
    private double[] lossCurvature(Objective objective, double[] y, double[] v) {
        double[] out = new double[v.length];
        for (int row = 0; row < batch.rows(); row++) {
            int at = row * outputs;
            double weight = batch.weight[row] / total;
            if (objective.loss() instanceof MeanSquaredError) {
                for (int o = at; o < at + outputs; o++) {
                    out[o] = weight * 2 * v[o] / outputs;
                }
                continue;
            }
            double sum = 0;
            double mass = 0;
            for (int o = at; o < at + outputs; o++) {
                sum += StrictMath.exp(y[o]);
                mass += batch.target[o];
            }
            double mean = 0;
            for (int o = at; o < at + outputs; o++) {
                mean += StrictMath.exp(y[o]) / sum * v[o];
            }
            for (int o = at; o < at + outputs; o++) {
                out[o] = weight * mass * StrictMath.exp(y[o]) / sum * (v[o] - mean);
            }
        }
        return out;
    }

    /** The Hessian of the whole objective, by central differences of the twin's exact gradient. */
    double[][] hessian() {
        double[][] hessian = new double[size][];
        int[] place = new int[1];
        for (int p = 0; p < size; p++) {
            double[] values = parameterOf(p, place);
            double was = values[place[0]];
            values[place[0]] = was + STEP;
            double[] up = flat(twin.gradients());
            values[place[0]] = was - STEP;
            double[] down = flat(twin.gradients());
            values[place[0]] = was;
            for (int i = 0; i < size; i++) {
                up[i] = (up[i] - down[i]) / (2 * STEP);
            }
            hessian[p] = up;
        }
        return hessian;
    }

    private double[] flat(Map<String, double[]> gradients) {
        double[] flat = new double[size];
        int at = 0;
        for (var p : order) {
            double[] gradient = gradients.getOrDefault(p.name(), new double[p.size()]);
            System.arraycopy(gradient, 0, flat, at, gradient.length);
            at += gradient.length;
        }
        return flat;
    }
}
