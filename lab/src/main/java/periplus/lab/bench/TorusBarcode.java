package periplus.lab.bench;

import java.util.List;
import periplus.analysis.topology.DistanceMatrix;
import periplus.analysis.topology.RipsSettings;
import periplus.analysis.topology.VietorisRips;
import periplus.core.kernels.Kernels;
import periplus.core.random.RandomStream;

/** The barcode of points on a flat torus in four dimensions. */
final class TorusBarcode implements Benchmark {
    private static final int POINTS = 500;

    @Override
    public String name() {
        return "barcode";
    }

    @Override
    public String question() {
        return "How long is the Vietoris-Rips barcode up to dimension 2 of points on a torus, without a threshold?";
    }

    @Override
    public String unit() {
        return "barcodes";
    }

    @Override
    public List<BenchmarkCase> cases(boolean heavy) {
        return List.of(new BenchmarkCase(POINTS + " points, dimension 2", 1, 0, TorusBarcode::work));
    }

    private static BenchmarkCase.Work work(Kernels kernels) {
        double[][] points = new double[POINTS][];
        RandomStream stream = RandomStream.of(1, "bench torus");
        for (int i = 0; i < POINTS; i++) {
            double a = 2 * StrictMath.PI * stream.nextUniform();
            double b = 2 * StrictMath.PI * stream.nextUniform();
            points[i] = new double[] {StrictMath.cos(a), StrictMath.sin(a), StrictMath.cos(b), StrictMath.sin(b)};
        }
        DistanceMatrix distances = DistanceMatrix.euclidean(points);
        return () -> VietorisRips.barcode(distances, RipsSettings.upTo(2), kernels.workers())
                .bars(2)
                .size();
    }
}
