package periplus.analysis.errorgrowth;

import java.util.Arrays;
import periplus.core.source.Source;

/**
 * Mean squared error against the steps for groups of equally many boundary contacts.
 *
 * <p>Two readings: {@link #byTotal} groups whole paths by their contacts up to the end, so that each curve is of the
 * same paths throughout; {@link #bySoFar} groups, at each instant, by the contacts until then, so that a path moves on
 * to the next curve with each contact. Square metres; NaN at instants at which a group has no path, as {@code paths}
 * tells.
 *
 * @param contacts how many contacts each group has; the last group holds that many or more
 * @param meanSquare [group][instant]
 * @param paths [group][instant], how many paths the mean is of
 */
@Source(key = "cueva2018", where = "figure 6a: error against steps by number of boundary contacts")
public record ErrorByContacts(int[] contacts, double[][] meanSquare, int[][] paths) {
    /** Paths by all their contacts, 0 to {@code most} and more. */
    public static ErrorByContacts byTotal(PathErrors errors, BoundaryContacts contacts, int most) {
        check(errors, contacts, most);
        int[][] group = new int[errors.paths()][errors.times()];
        for (int p = 0; p < errors.paths(); p++) {
            Arrays.fill(group[p], Math.min(most, contacts.total(p)));
        }
        return of(errors, group, most);
    }

    /** Instants by the contacts until then, 0 to {@code most} and more. */
    public static ErrorByContacts bySoFar(PathErrors errors, BoundaryContacts contacts, int most) {
        check(errors, contacts, most);
        int[][] group = new int[errors.paths()][];
        for (int p = 0; p < errors.paths(); p++) {
            group[p] = Arrays.stream(contacts.soFar(p))
                    .map(count -> Math.min(most, count))
                    .toArray();
        }
        return of(errors, group, most);
    }

    private static ErrorByContacts of(PathErrors errors, int[][] group, int most) {
        double[][] sum = new double[most + 1][errors.times()];
        int[][] count = new int[most + 1][errors.times()];
        for (int p = 0; p < errors.paths(); p++) {
            for (int k = 0; k < errors.times(); k++) {
                sum[group[p][k]][k] += errors.at(p, k) * errors.at(p, k);
                count[group[p][k]][k]++;
            }
        }
        int[] contacts = new int[most + 1];
        for (int g = 0; g <= most; g++) {
            contacts[g] = g;
            for (int k = 0; k < errors.times(); k++) {
                sum[g][k] = count[g][k] == 0 ? Double.NaN : sum[g][k] / count[g][k];
            }
        }
        return new ErrorByContacts(contacts, sum, count);
    }

    private static void check(PathErrors errors, BoundaryContacts contacts, int most) {
        if (errors.paths() != contacts.paths() || errors.times() != contacts.times() || most < 0) {
            throw new IllegalArgumentException("errors of " + errors.paths() + " paths x " + errors.times()
                    + " instants with contacts of " + contacts.paths() + " x " + contacts.times() + ", groups up to "
                    + most);
        }
    }
}
