package periplus.studies.leakydynamics;

import java.util.ArrayList;
import java.util.List;
import periplus.core.source.Source;
import periplus.studies.claims.Claim;
import periplus.studies.panels.Panel;
import periplus.studies.study.Condition;
import periplus.studies.study.Findings;
import periplus.studies.study.Measure;
import periplus.studies.study.PlannedRun;
import periplus.studies.study.RunContext;
import periplus.studies.study.RunKey;
import periplus.studies.study.Scale;
import periplus.studies.study.Study;
import periplus.studies.study.StudyResults;

/**
 * What a leak does to path integration: accuracy, grid cells, attractors, robustness to noise; leaky against vanilla.
 *
 * <p>Of the studied paper only the abstract was available: its claims are the abstract's sentences, its settings ours.
 */
@Source(key = "zhang2026", where = "the claims of the abstract; sizes, leaks, noises and training are inferred")
public final class LeakyDynamics implements Study {
    private static final String VERSION = "leaky-dynamics-2";

    @Override
    public String name() {
        return "leaky-dynamics";
    }

    @Override
    public String title() {
        return "Leaky dynamics in path integration";
    }

    @Override
    public String question() {
        return "Does a leak make path-integrating networks more accurate, more grid-like and more robust to noise?";
    }

    @Override
    public List<String> sources() {
        return List.of("zhang2026", "sorscher2019", "sorscher2023", "schaeffer2022");
    }

    @Override
    public List<Measure> measures() {
        return LeakMeasures.ALL;
    }

    @Override
    public List<Condition> conditions(Scale scale) {
        return LeakArms.arms(scale).stream().map(LeakArms.Arm::condition).toList();
    }

    @Override
    public int seeds(Scale scale) {
        return scale == Scale.SMOKE ? 2 : 5;
    }

    @Override
    public List<PlannedRun> plan(Scale scale, List<Long> seeds, StudyResults soFar) {
        return LeakArms.plan(scale, seeds, soFar, VERSION);
    }

    @Override
    public Findings measure(PlannedRun run, RunContext context) {
        return run.key().role() == RunKey.Role.VALIDATION
                ? LeakMeasures.ofValidation(context)
                : LeakMeasures.of(context);
    }

    @Override
    public List<Claim> claims() {
        return LeakClaims.all();
    }

    @Override
    public List<Panel> panels(Scale scale, StudyResults results) {
        return LeakPanels.of(scale, results);
    }

    @Override
    public List<String> method(Scale scale) {
        return LeakTexts.method(scale);
    }

    @Override
    public List<String> deviations(Scale scale) {
        return new ArrayList<>(LeakTexts.deviations(scale));
    }
}
