package periplus.studies.unfolding;

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
 * A path integrator taken apart: cell types, the flow from velocity over band and grid units to location, the attractors
 * behind it, two further networks, and the circuit that does the same by construction.
 */
@Source(key = "chu2025", where = "all sections; the sizes, controls and rules are ours")
public final class Unfolding implements Study {
    private static final String VERSION = "unfolding-2";

    @Override
    public String name() {
        return "unfolding";
    }

    @Override
    public String title() {
        return "Unfolding a path integrator";
    }

    @Override
    public String question() {
        return "Does velocity pass from band units to grid units to location, and do attractors hold it?";
    }

    @Override
    public List<String> sources() {
        return List.of("chu2025", "sorscher2019", "sorscher2023", "schaeffer2022", "gardner2022");
    }

    @Override
    public List<Measure> measures() {
        return UnfoldingMeasures.ALL;
    }

    @Override
    public List<Condition> conditions(Scale scale) {
        return UnfoldingArms.arms(scale).stream()
                .map(UnfoldingArms.Arm::condition)
                .toList();
    }

    @Override
    public int seeds(Scale scale) {
        return scale == Scale.SMOKE ? 1 : 5;
    }

    @Override
    public List<PlannedRun> plan(Scale scale, List<Long> seeds, StudyResults soFar) {
        return UnfoldingArms.plan(scale, seeds, VERSION);
    }

    @Override
    public Findings measure(PlannedRun run, RunContext context) {
        return UnfoldingMeasures.of(run, context);
    }

    @Override
    public List<Claim> claims() {
        return UnfoldingClaims.all();
    }

    @Override
    public List<Panel> panels(Scale scale, StudyResults results) {
        return UnfoldingPanels.of(scale, results);
    }

    @Override
    public List<String> method(Scale scale) {
        return UnfoldingTexts.method(scale);
    }

    @Override
    public List<String> deviations(Scale scale) {
        return UnfoldingTexts.deviations(scale);
    }
}
