package periplus.analysis.tuning;

import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/** The map's rates dealt out again over its visited bins; each order has the same chance (Fisher-Yates). */
@Source(key = "sorscher2023", where = "shuffles of single units' maps")
public final class BinPermutation implements MapSurrogate {
    @Override
    public String name() {
        return "binPermutation";
    }

    @Override
    public String question() {
        return "could the same rates in random bins score as high?";
    }

    @Override
    public void draw(double[] map, int binsY, int binsX, RandomStream stream, double[] out) {
        int[] visited = new int[map.length];
        int count = 0;
        for (int b = 0; b < map.length; b++) {
            out[b] = map[b];
            if (!Double.isNaN(map[b])) {
                visited[count++] = b;
            }
        }
        for (int i = count - 1; i > 0; i--) {
            int j = stream.nextBelow(i + 1);
            double swapped = out[visited[i]];
            out[visited[i]] = out[visited[j]];
            out[visited[j]] = swapped;
        }
    }
}
