package periplus.studies.recipe;

import periplus.core.settings.Key;
import periplus.core.settings.Kind;
import periplus.nets.cells.Leak;

/** The leak alpha = dt/tau: how far a unit moves towards its drive in one step. */
public sealed interface LeakSettings {
    /** A given alpha. */
    @Kind(value = "alpha", doc = "a given alpha; 1 is the vanilla network, 0 no leak (leak_form: additive)")
    record Alpha(
            @Key(doc = "the leak", range = "[0, 1]", defaultValue = "1")
            double alpha) implements LeakSettings {
        public Alpha {
            Checks.leak("network.leak.alpha", alpha);
        }
    }

    /** A given time constant. */
    @Kind(value = "tau", doc = "alpha from a time constant and task.dt_seconds")
    record Tau(
            @Key(doc = "time constant", unit = "s", range = "> 0")
            double tauSeconds,

            @Key(doc = "euler: dt/tau; exponential: 1 - exp(-dt/tau)", defaultValue = "euler")
            Leak.Discretisation discretisation)
            implements LeakSettings {
        public Tau {
            Checks.positive("network.leak.tau_seconds", tauSeconds);
        }
    }

    /** One alpha for the whole network, learned. */
    @Kind(value = "learned", doc = "one learned alpha = sigmoid(raw) for the network")
    record Learned(
            @Key(doc = "alpha at the start", range = "(0, 1)", defaultValue = "0.5")
            double initialAlpha) implements LeakSettings {
        public Learned {
            checkOpen(initialAlpha);
        }
    }

    /** One alpha a unit, learned. */
    @Kind(value = "learned-per-unit", doc = "a learned alpha = sigmoid(raw) for each unit")
    record LearnedPerUnit(
            @Key(doc = "alpha at the start", range = "(0, 1)", defaultValue = "0.5")
            double initialAlpha) implements LeakSettings {
        public LearnedPerUnit {
            checkOpen(initialAlpha);
        }
    }

    private static void checkOpen(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("network.leak.initial_alpha must be in (0, 1), got " + alpha
                    + " (a learned leak is a sigmoid and reaches neither end)");
        }
    }
}
