package periplus.core.kernels;

import static periplus.core.kernels.SimdLanes.COUNT;
import static periplus.core.kernels.SimdLanes.FLOATS;
import static periplus.core.kernels.SimdLanes.whole;

import jdk.incubator.vector.FloatVector;
import periplus.core.workers.Workers;

/** The updates of the optimisers, element by element. */
final class SimdOptimisers {
    private static final float[] NOTHING = {};

    private SimdOptimisers() {}

    /** {@link Kernels#adam}. */
    static final class Adam extends SimdSweep {
        private float[] w = NOTHING;
        private float[] g = NOTHING;
        private float[] m = NOTHING;
        private float[] v = NOTHING;
        private float beta1;
        private float beta2;
        private float epsilon;
        private float stepSize;
        private float rootCorrection;

        void run(
                Workers workers,
                float[] w,
                float[] g,
                float[] m,
                float[] v,
                float beta1,
                float beta2,
                float epsilon,
                float stepSize,
                float rootCorrection) {
            this.w = w;
            this.g = g;
            this.m = m;
            this.v = v;
            this.beta1 = beta1;
            this.beta2 = beta2;
            this.epsilon = epsilon;
            this.stepSize = stepSize;
            this.rootCorrection = rootCorrection;
            sweep(workers, w.length, COUNT, w.length);
        }

        @Override
        void range(int from, int to, int worker) {
            FloatVector keep1 = FloatVector.broadcast(FLOATS, beta1);
            FloatVector keep2 = FloatVector.broadcast(FLOATS, beta2);
            int end = from + whole(to - from);
            for (int i = from; i < end; i += COUNT) {
                FloatVector gradient = FloatVector.fromArray(FLOATS, g, i);
                FloatVector first = keep1.fma(
                        FloatVector.fromArray(FLOATS, m, i),
                        FloatVector.broadcast(FLOATS, 1f - beta1).mul(gradient));
                FloatVector second = keep2.fma(
                        FloatVector.fromArray(FLOATS, v, i),
                        FloatVector.broadcast(FLOATS, 1f - beta2).mul(gradient).mul(gradient));
                first.intoArray(m, i);
                second.intoArray(v, i);
                FloatVector root = second.sqrt().div(rootCorrection).add(epsilon);
                FloatVector.fromArray(FLOATS, w, i)
                        .sub(FloatVector.broadcast(FLOATS, stepSize).mul(first).div(root))
                        .intoArray(w, i);
            }
            for (int i = end; i < to; i++) {
                m[i] = Math.fma(beta1, m[i], (1f - beta1) * g[i]);
                v[i] = Math.fma(beta2, v[i], (1f - beta2) * g[i] * g[i]);
                w[i] -= stepSize * m[i] / ((float) Math.sqrt(v[i]) / rootCorrection + epsilon);
            }
        }
    }

    /** {@link Kernels#rmsProp}. */
    static final class RmsProp extends SimdSweep {
        private float[] w = NOTHING;
        private float[] g = NOTHING;
        private float[] v = NOTHING;
        private float learningRate;
        private float rho;
        private float epsilon;

        void run(Workers workers, float[] w, float[] g, float[] v, float learningRate, float rho, float epsilon) {
            this.w = w;
            this.g = g;
            this.v = v;
            this.learningRate = learningRate;
            this.rho = rho;
            this.epsilon = epsilon;
            sweep(workers, w.length, COUNT, w.length);
        }

        @Override
        void range(int from, int to, int worker) {
            FloatVector keep = FloatVector.broadcast(FLOATS, rho);
            int end = from + whole(to - from);
            for (int i = from; i < end; i += COUNT) {
                FloatVector gradient = FloatVector.fromArray(FLOATS, g, i);
                FloatVector second = keep.fma(
                        FloatVector.fromArray(FLOATS, v, i),
                        FloatVector.broadcast(FLOATS, 1f - rho).mul(gradient).mul(gradient));
                second.intoArray(v, i);
                FloatVector step = FloatVector.broadcast(FLOATS, learningRate)
                        .mul(gradient)
                        .div(second.sqrt().add(epsilon));
                FloatVector.fromArray(FLOATS, w, i).sub(step).intoArray(w, i);
            }
            for (int i = end; i < to; i++) {
                v[i] = Math.fma(rho, v[i], (1f - rho) * g[i] * g[i]);
                w[i] -= learningRate * g[i] / ((float) Math.sqrt(v[i]) + epsilon);
            }
        }
    }

    /** {@link Kernels#sgd}. */
    static final class Sgd extends SimdSweep {
        private float[] w = NOTHING;
        private float[] g = NOTHING;
        private float[] u = NOTHING;
        private float learningRate;
        private float momentum;

        void run(Workers workers, float[] w, float[] g, float[] u, float learningRate, float momentum) {
            this.w = w;
            this.g = g;
            this.u = u;
            this.learningRate = learningRate;
            this.momentum = momentum;
            sweep(workers, w.length, COUNT, w.length);
        }

        @Override
        void range(int from, int to, int worker) {
            FloatVector keep = FloatVector.broadcast(FLOATS, momentum);
            FloatVector rate = FloatVector.broadcast(FLOATS, learningRate);
            int end = from + whole(to - from);
            for (int i = from; i < end; i += COUNT) {
                FloatVector velocity =
                        keep.fma(FloatVector.fromArray(FLOATS, u, i), FloatVector.fromArray(FLOATS, g, i));
                velocity.intoArray(u, i);
                FloatVector.fromArray(FLOATS, w, i).sub(rate.mul(velocity)).intoArray(w, i);
            }
            for (int i = end; i < to; i++) {
                u[i] = Math.fma(momentum, u[i], g[i]);
                w[i] -= learningRate * u[i];
            }
        }
    }
}
