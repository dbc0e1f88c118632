package periplus.studies.study;

import java.util.List;
import periplus.studies.claims.Claim;
import periplus.studies.panels.Panel;

/**
 * A paper's study: which runs, what is measured on each, which claims they are held against, which figures.
 *
 * <p>Everything is a pure function of its arguments: the lab trains what is planned, keeps what was found, and asks
 * again for the plan until nothing new is asked for. Claims and their rules do not depend on results.
 *
 * <p>To add your own: write the claims first, implement this, extend {@code StudyContract}, list it in {@link Studies}.
 */
public interface Study {
    /** As on the command line: {@code leaky-dynamics}. */
    String name();

    /** The report's heading. */
    String title();

    /** What is asked, in one sentence. */
    String question();

    /** Keys of references.bib; the studied paper first. */
    List<String> sources();

    /** What each run is measured on. */
    List<Measure> measures();

    /** The arms, in the order of tables and figures. */
    List<Condition> conditions(Scale scale);

    /** How many seeds are judged where the call does not say; they are 1, 2, ... */
    int seeds(Scale scale);

    /**
     * The runs that are wanted, given what is known.
     *
     * <p>A study that chooses settings first (a learning rate a condition) plans its validation runs while they are
     * missing, and its judged runs once they are there. Asked again with the same results, it plans the same.
     */
    List<PlannedRun> plan(Scale scale, List<Long> seeds, StudyResults soFar);

    /** Measures one run; deterministic in the run's key, its network and the scale. */
    Findings measure(PlannedRun run, RunContext context);

    /** What the paper says, as comparisons with a rule. */
    List<Claim> claims();

    /** The report's figures from what was found; a panel whose numbers are missing is left out. */
    List<Panel> panels(Scale scale, StudyResults results);

    /** What was done, in the field's words, a paragraph each. */
    List<String> method(Scale scale);

    /** Where the study leaves the paper, and which of its settings are inferred, a sentence or two each. */
    List<String> deviations(Scale scale);
}
