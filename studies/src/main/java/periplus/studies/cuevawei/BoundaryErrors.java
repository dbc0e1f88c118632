package periplus.studies.cuevawei;

import java.util.ArrayList;
import java.util.List;
import periplus.analysis.errorgrowth.BoundaryContacts;
import periplus.analysis.errorgrowth.ErrorAroundContact;
import periplus.analysis.errorgrowth.ErrorByContacts;
import periplus.analysis.errorgrowth.PathErrors;
import periplus.core.measure.Measured;
import periplus.core.source.Source;
import periplus.studies.study.Findings;
import periplus.tasks.space.Arena;
import periplus.tasks.space.WallContact;

/**
 * What wall contacts do to the error, with time counted in moving steps: an animal that rests meets no wall, and a matched
 * instant without contact must be one at which the animal moves.
 *
 * <p>An animal touches where it is within {@value #REACH_METRES} m of a wall. Of each trial the first {@value #MOVES}
 * moving steps count; trials with fewer are left out. The same paths are also scored with the output 0, the best constant:
 * a fall that this shows too comes from where contacts happen, not from what the network makes of them.
 */
@Source(key = "cueva2018", where = "figure 6a; time in moving steps, reach and control are ours")
final class BoundaryErrors {
    static final double REACH_METRES = 0.05;
    static final int MOVES = 40;
    static final int BEFORE = 4;
    static final int AFTER = 8;

    private static final int EARLY = 10;
    private static final int MOST = 3;

    private BoundaryErrors() {}

    static void measure(Findings findings, TestTrials trials, Arena arena, long seed) {
        Moves moves = Moves.of(trials, arena);
        if (moves == null) {
            Measured none = Measured.undefined("no trial of " + MOVES + " moving steps");
            for (String name : List.of(
                    "errorChangeContact",
                    "errorChangeMatched",
                    "errorChangeContactConstant",
                    "errorChangeMatchedConstant",
                    "squareErrorNoContactLate",
                    "squareErrorNoContactEarly",
                    "squareErrorContactsLate")) {
                findings.put(name, none);
            }
            return;
        }
        ErrorAroundContact own = ErrorAroundContact.of(moves.network, moves.contacts, BEFORE, AFTER, seed);
        ErrorAroundContact constant = ErrorAroundContact.of(moves.constant, moves.contacts, BEFORE, AFTER, seed);
        findings.put("errorChangeContact", own.change());
        findings.put("errorChangeMatched", own.controlChange());
        findings.put("errorChangeContactConstant", constant.change());
        findings.put("errorChangeMatchedConstant", constant.controlChange());
        ErrorByContacts groups = ErrorByContacts.byTotal(moves.network, moves.contacts, MOST);
        findings.put("squareErrorNoContactLate", mean(groups, 0, MOVES - EARLY, MOVES));
        findings.put("squareErrorNoContactEarly", mean(groups, 0, 0, EARLY));
        findings.put("squareErrorContactsLate", mean(groups, MOST, MOVES - EARLY, MOVES));
        double[] around = new double[4 * (BEFORE + AFTER + 1)];
        List<double[]> rows = List.of(own.meanSquare(), own.control(), constant.meanSquare(), constant.control());
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, around, i * (BEFORE + AFTER + 1), BEFORE + AFTER + 1);
        }
        findings.array("error_around_contact_m2", around, 4, BEFORE + AFTER + 1);
        double[] byContacts = new double[(MOST + 1) * MOVES];
        for (int g = 0; g <= MOST; g++) {
            System.arraycopy(groups.meanSquare()[g], 0, byContacts, g * MOVES, MOVES);
        }
        findings.array("error_by_contacts_m2", byContacts, MOST + 1, MOVES);
    }

    private static Measured mean(ErrorByContacts groups, int group, int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += groups.meanSquare()[group][k] / (to - from);
        }
        return Measured.of(sum, "no path with " + group + " contacts");
    }

    /** Errors at moving steps. */
    record Moves(PathErrors network, PathErrors constant, BoundaryContacts contacts) {
        /** Null where no trial moves often enough. */
        static @org.jspecify.annotations.Nullable Moves of(TestTrials trials, Arena arena) {
            List<int[]> kept = new ArrayList<>();
            for (int b = 0; b < trials.trials(); b++) {
                int[] at = new int[MOVES + 1];
                int n = 0;
                for (int t = 0; t < trials.steps() && n < MOVES; t++) {
                    if (trials.moved(b, t) > 0) {
                        at[n++] = t;
                    }
                }
                if (n == MOVES) {
                    at[MOVES] = b;
                    kept.add(at);
                }
            }
            if (kept.isEmpty()) {
                return null;
            }
            double[] error = new double[kept.size() * MOVES];
            double[] constant = new double[error.length];
            boolean[] touching = new boolean[error.length];
            WallContact wall = new WallContact();
            for (int p = 0; p < kept.size(); p++) {
                int b = kept.get(p)[MOVES];
                for (int k = 0; k < MOVES; k++) {
                    int t = kept.get(p)[k];
                    double x = trials.walks().walked.x(b, t);
                    double y = trials.walks().walked.y(b, t);
                    int out = 2 * (t * trials.trials() + b);
                    error[p * MOVES + k] = distance(trials.output()[out] - x, trials.output()[out + 1] - y);
                    constant[p * MOVES + k] = distance(x, y);
                    arena.nearestWall(x, y, wall);
                    touching[p * MOVES + k] = wall.distanceMetres() < REACH_METRES;
                }
            }
            return new Moves(
                    new PathErrors(kept.size(), MOVES, error),
                    new PathErrors(kept.size(), MOVES, constant),
                    new BoundaryContacts(kept.size(), MOVES, touching));
        }

        private static double distance(double dx, double dy) {
            return Math.sqrt(dx * dx + dy * dy);
        }
    }
}
