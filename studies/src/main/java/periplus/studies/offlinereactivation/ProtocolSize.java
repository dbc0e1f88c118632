package periplus.studies.offlinereactivation;

import periplus.studies.study.Scale;

/**
 * How much is run awake and offline.
 *
 * @param chains trials awake, and chains offline that start where these trials start
 * @param steps steps offline
 * @param lawSteps the first so many of them make the law of visited places; those after the first half of all the variance
 * @param points most points a law is estimated from
 * @param draws draws a divergence is averaged over
 */
record ProtocolSize(int chains, int steps, int lawSteps, int points, int draws) {
    /** Steps that step lengths are measured on, and turning. */
    static final int SHORT = 100;

    /** States are kept from here on, every {@link #STATE_EVERY}-th, {@link #STATES} of them a chain. */
    static final int FIRST_STATE = 8;

    static final int STATE_EVERY = 20;
    static final int STATES = 10;

    static ProtocolSize of(Scale scale) {
        return switch (scale) {
            case SMOKE -> new ProtocolSize(16, 200, 100, 300, 100);
            case LAPTOP -> new ProtocolSize(100, 1000, 500, 4000, 1000);
            case PAPER -> new ProtocolSize(500, 2000, 1000, 20_000, 2500);
        };
    }
}
