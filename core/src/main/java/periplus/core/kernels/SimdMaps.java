package periplus.core.kernels;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static periplus.core.kernels.PlainMaps.POLE;
import static periplus.core.kernels.SimdLanes.DOUBLES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/** {@link PlainMaps} with a map in each lane; vectors of fewer lanes than maps take the maps in turn. */
final class SimdMaps implements MapFunctions {
    private static final int COUNT = DOUBLES.length();

    @Override
    public String name() {
        return "simd-" + DOUBLES.vectorBitSize();
    }

    @Override
    public void laggedProducts(double[] z, int rows, int columns, double[] out) {
        PlainMaps.requireColumns(columns);
        int lags = 2 * columns - 1;
        for (int dy = 0; dy < rows; dy++) {
            for (int dx = 1 - columns; dx < columns; dx += 8) {
                // eight lags at a time; the last ones come again where fewer are left
                int first = Math.min(dx, columns - 8);
                for (int map = 0; map < MAPS; map += COUNT) {
                    eightLags(z, rows, columns, dy, first, map, out, MAPS * (dy * lags + first + columns - 1) + map);
                }
            }
        }
    }

    /** Lags (dy, dx) to (dy, dx + 7); where the moved copy reaches into the margins it finds 0, which changes nothing. */
    private static void eightLags(double[] z, int rows, int columns, int dy, int dx, int map, double[] out, int outAt) {
        int stride = columns + 2 * MARGIN;
        DoubleVector s0 = DoubleVector.zero(DOUBLES);
        DoubleVector s1 = DoubleVector.zero(DOUBLES);
        DoubleVector s2 = DoubleVector.zero(DOUBLES);
        DoubleVector s3 = DoubleVector.zero(DOUBLES);
        DoubleVector s4 = DoubleVector.zero(DOUBLES);
        DoubleVector s5 = DoubleVector.zero(DOUBLES);
        DoubleVector s6 = DoubleVector.zero(DOUBLES);
        DoubleVector s7 = DoubleVector.zero(DOUBLES);
        int from = Math.max(0, -dx - MARGIN);
        int to = Math.min(columns, columns - dx);
        for (int y = 0; y + dy < rows; y++) {
            int at = MAPS * (y * stride + MARGIN + from) + map;
            int end = MAPS * (y * stride + MARGIN + to) + map;
            int moved = MAPS * (dy * stride + dx);
            DoubleVector b0 = DoubleVector.fromArray(DOUBLES, z, at + moved);
            DoubleVector b1 = DoubleVector.fromArray(DOUBLES, z, at + moved + 1 * MAPS);
            DoubleVector b2 = DoubleVector.fromArray(DOUBLES, z, at + moved + 2 * MAPS);
            DoubleVector b3 = DoubleVector.fromArray(DOUBLES, z, at + moved + 3 * MAPS);
            DoubleVector b4 = DoubleVector.fromArray(DOUBLES, z, at + moved + 4 * MAPS);
            DoubleVector b5 = DoubleVector.fromArray(DOUBLES, z, at + moved + 5 * MAPS);
            DoubleVector b6 = DoubleVector.fromArray(DOUBLES, z, at + moved + 6 * MAPS);
            for (; at < end; at += MAPS) {
                DoubleVector a = DoubleVector.fromArray(DOUBLES, z, at);
                DoubleVector b7 = DoubleVector.fromArray(DOUBLES, z, at + moved + 7 * MAPS);
                s0 = a.fma(b0, s0);
                s1 = a.fma(b1, s1);
                s2 = a.fma(b2, s2);
                s3 = a.fma(b3, s3);
                s4 = a.fma(b4, s4);
                s5 = a.fma(b5, s5);
                s6 = a.fma(b6, s6);
                s7 = a.fma(b7, s7);
                b0 = b1;
                b1 = b2;
                b2 = b3;
                b3 = b4;
                b4 = b5;
                b5 = b6;
                b6 = b7;
            }
        }
        s0.intoArray(out, outAt);
        s1.intoArray(out, outAt + 1 * MAPS);
        s2.intoArray(out, outAt + 2 * MAPS);
        s3.intoArray(out, outAt + 3 * MAPS);
        s4.intoArray(out, outAt + 4 * MAPS);
        s5.intoArray(out, outAt + 5 * MAPS);
        s6.intoArray(out, outAt + 6 * MAPS);
        s7.intoArray(out, outAt + 7 * MAPS);
    }

    @Override
    public boolean correlations(
            double n,
            double[] x,
            int xAt,
            double[] sum,
            double[] squares,
            Overlap o,
            double[] floor,
            double[] r,
            int rAt) {
        boolean known = true;
        double share = 1 / n;
        for (int map = 0; map < MAPS; map += COUNT) {
            DoubleVector s1 = DoubleVector.fromArray(DOUBLES, sum, o.firstTo + map)
                    .sub(DoubleVector.fromArray(DOUBLES, sum, o.firstFrom + map));
            DoubleVector s2 = DoubleVector.fromArray(DOUBLES, sum, o.footTo + map)
                    .sub(DoubleVector.fromArray(DOUBLES, sum, o.footFrom + map))
                    .sub(DoubleVector.fromArray(DOUBLES, sum, o.topTo + map)
                            .sub(DoubleVector.fromArray(DOUBLES, sum, o.topFrom + map)));
            DoubleVector q1 = DoubleVector.fromArray(DOUBLES, squares, o.firstTo + map)
                    .sub(DoubleVector.fromArray(DOUBLES, squares, o.firstFrom + map));
            DoubleVector q2 = DoubleVector.fromArray(DOUBLES, squares, o.footTo + map)
                    .sub(DoubleVector.fromArray(DOUBLES, squares, o.footFrom + map))
                    .sub(DoubleVector.fromArray(DOUBLES, squares, o.topTo + map)
                            .sub(DoubleVector.fromArray(DOUBLES, squares, o.topFrom + map)));
            DoubleVector v1 = q1.sub(s1.mul(s1).mul(share));
            DoubleVector v2 = q2.sub(s2.mul(s2).mul(share));
            DoubleVector least = DoubleVector.fromArray(DOUBLES, floor, map);
            VectorMask<Double> few = v1.compare(LT, least).or(v2.compare(LT, least));
            known &= !few.anyTrue();
            DoubleVector value = DoubleVector.fromArray(DOUBLES, x, xAt + map)
                    .sub(s1.mul(s2).mul(share))
                    .div(v1.mul(v2).sqrt());
            value = value.blend(1, value.compare(GT, 1));
            value = value.blend(-1, value.compare(LT, -1));
            value.blend(Double.NaN, few).intoArray(r, rAt + map);
        }
        return known;
    }

    @Override
    public void splineFilter(double[] c, int at, int n, int step, int width) {
        if (n == 1) {
            return;
        }
        double last = PlainMaps.power(n - 1);
        double rest = 1 - last * last;
        for (int line = at; line < at + width; line += COUNT) {
            filter(c, line, n, step, last, rest);
        }
    }

    private static void filter(double[] c, int line, int n, int step, double last, double rest) {
        DoubleVector sum = DoubleVector.zero(DOUBLES);
        double power = 1;
        for (int i = 0; i < n; i++) {
            DoubleVector v = DoubleVector.fromArray(DOUBLES, c, line + i * step).mul(6);
            v.intoArray(c, line + i * step);
            sum = sum.add(v.mul(power));
            power *= POLE;
        }
        double back = last;
        for (int i = n - 2; i >= 1; i--) {
            back *= POLE;
            sum = sum.add(DoubleVector.fromArray(DOUBLES, c, line + i * step).mul(back));
        }
        DoubleVector before = sum.div(rest);
        before.intoArray(c, line);
        for (int i = 1; i < n; i++) {
            before = DoubleVector.fromArray(DOUBLES, c, line + i * step).add(before.mul(POLE));
            before.intoArray(c, line + i * step);
        }
        int foot = line + (n - 1) * step;
        DoubleVector after = DoubleVector.fromArray(DOUBLES, c, foot - step)
                .mul(POLE)
                .add(DoubleVector.fromArray(DOUBLES, c, foot))
                .mul(POLE / (POLE * POLE - 1));
        after.intoArray(c, foot);
        for (int i = n - 2; i >= 0; i--) {
            after = after.sub(DoubleVector.fromArray(DOUBLES, c, line + i * step))
                    .mul(POLE);
            after.intoArray(c, line + i * step);
        }
    }

    @Override
    public void splineSums(
            double[] c,
            int rowStep,
            int[] base,
            double[] weightY,
            double[] weightX,
            int firstSlot,
            int from,
            int to,
            double[] z,
            int[] place,
            double[] sum,
            double[] product,
            int at) {
        for (int map = 0; map < MAPS; map += COUNT) {
            DoubleVector total = DoubleVector.fromArray(DOUBLES, sum, at + map);
            DoubleVector products = DoubleVector.fromArray(DOUBLES, product, at + map);
            for (int i = from; i < to; i++) {
                int w = 4 * (firstSlot + i);
                DoubleVector x0 = DoubleVector.broadcast(DOUBLES, weightX[w]);
                DoubleVector x1 = DoubleVector.broadcast(DOUBLES, weightX[w + 1]);
                DoubleVector x2 = DoubleVector.broadcast(DOUBLES, weightX[w + 2]);
                DoubleVector x3 = DoubleVector.broadcast(DOUBLES, weightX[w + 3]);
                int row = MAPS * base[firstSlot + i] + map;
                DoubleVector turned = across(c, row, x0, x1, x2, x3).mul(weightY[w]);
                row += MAPS * rowStep;
                turned = turned.add(across(c, row, x0, x1, x2, x3).mul(weightY[w + 1]));
                row += MAPS * rowStep;
                turned = turned.add(across(c, row, x0, x1, x2, x3).mul(weightY[w + 2]));
                row += MAPS * rowStep;
                turned = turned.add(across(c, row, x0, x1, x2, x3).mul(weightY[w + 3]));
                total = total.add(turned);
                products = products.add(DoubleVector.fromArray(DOUBLES, z, MAPS * place[i] + map)
                        .mul(turned));
            }
            total.intoArray(sum, at + map);
            products.intoArray(product, at + map);
        }
    }

    private static DoubleVector across(
            double[] c, int at, DoubleVector x0, DoubleVector x1, DoubleVector x2, DoubleVector x3) {
        return DoubleVector.fromArray(DOUBLES, c, at)
                .mul(x0)
                .add(DoubleVector.fromArray(DOUBLES, c, at + MAPS).mul(x1))
                .add(DoubleVector.fromArray(DOUBLES, c, at + 2 * MAPS).mul(x2))
                .add(DoubleVector.fromArray(DOUBLES, c, at + 3 * MAPS).mul(x3));
    }
}
