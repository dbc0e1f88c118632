package periplus.analysis.tuning;

import periplus.core.random.RandomStream;

/** The covariate's samples dealt out in any order, each as likely (Fisher-Yates): destroys the time courses too. */
public record SamplePermutation() implements SampleShuffle {
    @Override
    public String name() {
        return "samplePermutation";
    }

    @Override
    public String question() {
        return "could activity without a tie to the covariate, sample by sample, score as high?";
    }

    @Override
    public void draw(RandomStream stream, int[] order) {
        for (int s = 0; s < order.length; s++) {
            order[s] = s;
        }
        for (int i = order.length - 1; i > 0; i--) {
            int j = stream.nextBelow(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
