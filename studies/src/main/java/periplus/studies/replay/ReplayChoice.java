package periplus.studies.replay;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import periplus.core.measure.Measured;
import periplus.nets.sampling.Adaptation;
import periplus.nets.sampling.Momentum;
import periplus.studies.study.Findings;

/**
 * What was chosen on a validation seed for a task: the adaptation, and the friction beside it.
 *
 * <p>It travels in the version of the judged runs, so that another choice measures them again and keeps the networks.
 *
 * @param adaptation place, strength and time constant
 * @param friction of momentum and adaptation together
 */
record ReplayChoice(Adaptation adaptation, double friction) {
    /** Where nothing was chosen: the adaptation of Levenstein et al.'s replay figure, friction 0.5. */
    static final ReplayChoice DEFAULT = new ReplayChoice(new Adaptation(Adaptation.Place.INSIDE, 1, 100), 0.5);

    private static final Pattern WORDS =
            Pattern.compile(".*adaptation (inside|outside) ([0-9.]+) over ([0-9.]+), friction ([0-9.]+)");

    /** As in a version. */
    String words() {
        return "adaptation " + adaptation.place().name().toLowerCase(Locale.ROOT) + " " + adaptation.strength()
                + " over " + adaptation.tauSteps() + ", friction " + friction;
    }

    /** The choice that ends a version; the default where there is none. */
    static ReplayChoice ofVersion(String version) {
        Matcher m = WORDS.matcher(version);
        return m.matches()
                ? new ReplayChoice(
                        new Adaptation(
                                Adaptation.Place.valueOf(m.group(1).toUpperCase(Locale.ROOT)),
                                Double.parseDouble(m.group(2)),
                                Double.parseDouble(m.group(3))),
                        Double.parseDouble(m.group(4)))
                : DEFAULT;
    }

    /** The choice that a validation run found; the default where it found none. */
    static ReplayChoice of(Findings findings) {
        Measured inside = findings.number("chosenInside");
        Measured strength = findings.number("chosenStrength");
        Measured tau = findings.number("chosenTauSteps");
        Measured friction = findings.number("chosenFriction");
        boolean all = inside.isDefined() && strength.isDefined() && friction.orNaN() > 0 && friction.orNaN() <= 1;
        return all && tau.orNaN() >= 1
                ? new ReplayChoice(
                        new Adaptation(
                                inside.orNaN() > 0.5 ? Adaptation.Place.INSIDE : Adaptation.Place.OUTSIDE,
                                strength.orNaN(),
                                tau.orNaN()),
                        friction.orNaN())
                : DEFAULT;
    }

    /** Puts it where {@link #of} finds it. */
    void into(Findings findings) {
        findings.put("chosenInside", adaptation.place() == Adaptation.Place.INSIDE ? 1 : 0);
        findings.put("chosenStrength", adaptation.strength());
        findings.put("chosenTauSteps", adaptation.tauSteps());
        findings.put("chosenFriction", friction);
    }

    /** Momentum at the chosen friction, at the law without it. */
    Momentum momentum() {
        return Momentum.preserving(friction);
    }
}
