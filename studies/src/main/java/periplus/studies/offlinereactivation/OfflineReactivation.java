package periplus.studies.offlinereactivation;

import java.util.List;
import periplus.core.source.Source;
import periplus.studies.claims.Claim;
import periplus.studies.panels.Panel;
import periplus.studies.study.Condition;
import periplus.studies.study.Findings;
import periplus.studies.study.Measure;
import periplus.studies.study.PlannedRun;
import periplus.studies.study.RunContext;
import periplus.studies.study.Scale;
import periplus.studies.study.Study;
import periplus.studies.study.StudyResults;

/**
 * Do networks that track a position under noise visit the same places when nothing drives them, and is it the noise?
 *
 * <p>The predecessor of the study of momentum and adaptation in replay.
 */
@Source(key = "krishna2024", where = "released code: tasks, networks, quiescence and its measures")
public final class OfflineReactivation implements Study {
    private static final String VERSION = "offline-reactivation-1";

    @Override
    public String name() {
        return "offline-reactivation";
    }

    @Override
    public String title() {
        return "Offline reactivation in networks trained with noise";
    }

    @Override
    public String question() {
        return "Does a network that tracks its path under noise visit the same places without input, and is the noise why?";
    }

    @Override
    public List<String> sources() {
        return List.of("krishna2024", "sorscher2019");
    }

    @Override
    public List<Measure> measures() {
        return ReactivationMeasures.ALL;
    }

    @Override
    public List<Condition> conditions(Scale scale) {
        return ReactivationArms.arms().stream()
                .map(ReactivationArms.Arm::condition)
                .toList();
    }

    @Override
    public int seeds(Scale scale) {
        return scale == Scale.SMOKE ? 1 : 5;
    }

    @Override
    public List<PlannedRun> plan(Scale scale, List<Long> seeds, StudyResults soFar) {
        return ReactivationArms.plan(scale, seeds, VERSION);
    }

    @Override
    public Findings measure(PlannedRun run, RunContext context) {
        return ReactivationMeasures.of(run, context);
    }

    @Override
    public List<Claim> claims() {
        return ReactivationClaims.all();
    }

    @Override
    public List<Panel> panels(Scale scale, StudyResults results) {
        return ReactivationPanels.of(results);
    }

    @Override
    public List<String> method(Scale scale) {
        return ReactivationTexts.method(scale);
    }

    @Override
    public List<String> deviations(Scale scale) {
        return ReactivationTexts.deviations(scale);
    }
}
