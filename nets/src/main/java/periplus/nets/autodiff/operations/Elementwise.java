package periplus.nets.autodiff.operations;

import java.util.List;
import periplus.core.kernels.Nonlinearity;
import periplus.core.kernels.RunFunctions;
import periplus.core.math.PortableMath;

/**
 * One function of each element.
 *
 * <pre>
 *            y                dx
 *   RELU     max(x, 0)        dy where x > 0, otherwise 0
 *   TANH     tanh x           dy (1 - y^2)
 *   SIGMOID  1 / (1 + e^-x)   dy y (1 - y)
 *   SOFTPLUS log(1 + e^x)     dy (1 - e^-y)
 *   EXP      e^x              dy y
 *   LOG      ln x             dy / x
 *   SQUARE   x^2              2 dy x
 *   SQRT     sqrt(x)          dy / (2 y)
 * </pre>
 *
 * <p>Undefined when: LOG and SQRT of a negative number give NaN, their slopes at 0 are infinite.
 */
public enum Elementwise implements Op {
    RELU,
    TANH,
    SIGMOID,
    SOFTPLUS,
    EXP,
    LOG,
    SQUARE,
    SQRT;

    @Override
    public Shape shape(List<Shape> inputs) {
        Op.checkInputs(name(), inputs, 1, 1);
        return inputs.get(0);
    }

    @Override
    public void forward(Frame f) {
        float[] x = f.in(0);
        float[] y = f.out();
        int n = f.outShape().size();
        switch (this) {
            case RELU -> f.kernels().rates(Nonlinearity.RELU, n, x, 0, y, 0);
            case TANH -> f.kernels().rates(Nonlinearity.TANH, n, x, 0, y, 0);
            case SIGMOID -> f.kernels().rates(Nonlinearity.SIGMOID, n, x, 0, y, 0);
            case SOFTPLUS -> f.kernels().rates(Nonlinearity.SOFTPLUS, n, x, 0, y, 0);
            case EXP -> {
                System.arraycopy(x, 0, y, 0, n);
                RunFunctions.fastest().exp(y, 0, n);
            }
            case LOG -> {
                for (int i = 0; i < n; i++) {
                    y[i] = PortableMath.log(x[i]);
                }
            }
            case SQUARE -> {
                for (int i = 0; i < n; i++) {
                    y[i] = x[i] * x[i];
                }
            }
            case SQRT -> {
                for (int i = 0; i < n; i++) {
                    y[i] = (float) Math.sqrt(x[i]);
                }
            }
        }
    }

    @Override
    public void backward(Frame f) {
        if (!f.wants(0)) {
            return;
        }
        float[] x = f.in(0);
        float[] y = f.out();
        float[] dy = f.dOut();
        float[] dx = f.dIn(0);
        int n = f.outShape().size();
        switch (this) {
            case RELU -> f.kernels().addSlopes(Nonlinearity.RELU, n, y, 0, dy, 0, dx, 0);
            case TANH -> f.kernels().addSlopes(Nonlinearity.TANH, n, y, 0, dy, 0, dx, 0);
            case SIGMOID -> f.kernels().addSlopes(Nonlinearity.SIGMOID, n, y, 0, dy, 0, dx, 0);
            case SOFTPLUS -> f.kernels().addSlopes(Nonlinearity.SOFTPLUS, n, y, 0, dy, 0, dx, 0);
            case EXP -> {
                for (int i = 0; i < n; i++) {
                    dx[i] += dy[i] * y[i];
                }
            }
            case LOG -> {
                for (int i = 0; i < n; i++) {
                    dx[i] += dy[i] / x[i];
                }
            }
            case SQUARE -> {
                for (int i = 0; i < n; i++) {
                    dx[i] += 2f * dy[i] * x[i];
                }
            }
            case SQRT -> {
                for (int i = 0; i < n; i++) {
                    dx[i] += dy[i] / (2f * y[i]);
                }
            }
        }
    }

    @Override
    public void plain(DualFrame f) {
        Dual[] y = f.out();
        for (int i = 0; i < y.length; i++) {
            Dual x = f.in(0)[i];
            y[i] = switch (this) {
                case RELU -> x.positivePart();
                case TANH -> x.tanh();
                case SIGMOID -> x.sigmoid();
                case SOFTPLUS -> x.softplus();
                case EXP -> x.exp();
                case LOG -> x.log();
                case SQUARE -> x.squared();
                case SQRT -> x.root();
            };
        }
    }
}
