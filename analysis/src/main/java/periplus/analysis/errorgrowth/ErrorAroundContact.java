package periplus.analysis.errorgrowth;

import java.util.ArrayList;
import java.util.List;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * The mean squared error around boundary contacts, beside that around instants without a contact.
 *
 * <pre>
 *   meanSquare[before + lag] = mean over contacts of e(k + lag)^2,  lag = -before .. after
 *   change = meanSquare at +after less that at -before
 * </pre>
 *
 * <p>Counted are contacts with {@code before} instants before them and {@code after} behind, and no other contact
 * begun in that span. The control takes, for each, an instant of the same k on another path in whose span no wall is
 * touched at all; contacts for which there is no such path are left out of both. A wall tells something where the error
 * changes less, or falls, at contacts and not in the control. Square metres.
 *
 * @param contacts how many contacts were averaged
 */
@Source(key = "cueva2018", where = "figure 6a, error falls at contacts; alignment and matched control are ours")
public record ErrorAroundContact(int before, int after, int contacts, double[] meanSquare, double[] control) {
    /** Averages over the contacts; the control's paths are drawn from stream (seed, "contact control"). */
    public static ErrorAroundContact of(
            PathErrors errors, BoundaryContacts contacts, int before, int after, long seed) {
        int times = errors.times();
        if (errors.paths() != contacts.paths() || times != contacts.times()) {
            throw new IllegalArgumentException("errors of " + errors.paths() + " paths x " + times
                    + " instants with contacts of " + contacts.paths() + " x " + contacts.times());
        }
        if (before < 1 || after < 1) {
            throw new IllegalArgumentException(
                    "a span of " + before + " instants before and " + after + " after: expected at least 1");
        }
        double[] around = new double[before + after + 1];
        double[] control = new double[around.length];
        int count = 0;
        RandomStream stream = RandomStream.of(seed, "contact control");
        for (int p = 0; p < errors.paths(); p++) {
            for (int k = before; k < times - after; k++) {
                if (!contacts.begins(p, k) || others(contacts, p, k, before, after)) {
                    continue;
                }
                List<Integer> free = free(contacts, k, before, after);
                if (free.isEmpty()) {
                    continue;
                }
                int match = free.get(stream.nextBelow(free.size()));
                for (int lag = -before; lag <= after; lag++) {
                    double e = errors.at(p, k + lag);
                    double c = errors.at(match, k + lag);
                    around[before + lag] += e * e;
                    control[before + lag] += c * c;
                }
                count++;
            }
        }
        for (int i = 0; i < around.length; i++) {
            around[i] = count == 0 ? Double.NaN : around[i] / count;
            control[i] = count == 0 ? Double.NaN : control[i] / count;
        }
        return new ErrorAroundContact(before, after, count, around, control);
    }

    /** How the mean squared error changes over the span around contacts. */
    public Measured change() {
        return change(meanSquare);
    }

    /** The same without a contact. */
    public Measured controlChange() {
        return change(control);
    }

    private Measured change(double[] curve) {
        return contacts > 0
                ? Measured.of(curve[curve.length - 1] - curve[0])
                : Measured.undefined("no contact with room around it and a path to compare with");
    }

    private static boolean others(BoundaryContacts contacts, int p, int k, int before, int after) {
        for (int lag = -before; lag <= after; lag++) {
            if (lag != 0 && contacts.begins(p, k + lag)) {
                return true;
            }
        }
        return false;
    }

    private static List<Integer> free(BoundaryContacts contacts, int k, int before, int after) {
        List<Integer> free = new ArrayList<>();
        for (int p = 0; p < contacts.paths(); p++) {
            boolean touches = false;
            for (int lag = -before; lag <= after; lag++) {
                touches |= contacts.touching()[p * contacts.times() + k + lag];
            }
            if (!touches) {
                free.add(p);
            }
        }
        return free;
    }
}
