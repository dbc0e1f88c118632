package periplus.studies.cuevawei;

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
 * Do grid-like, band-like and border units emerge in tanh networks that report their coordinates, and what makes them?
 *
 * <p>The paper's arenas, ablations and figures, each finding as a comparison with a rule.
 */
@Source(key = "cueva2018", where = "task, network and findings; sizes, speeds, noise and cost weights are inferred")
public final class CuevaWei implements Study {
    private static final String VERSION = "cueva-wei-2";

    @Override
    public String name() {
        return "cueva-wei";
    }

    @Override
    public String title() {
        return "Grid-like, band-like and border units in networks that report their coordinates";
    }

    @Override
    public String question() {
        return "Do noise, metabolic cost and rest make a path-integrating tanh network's maps periodic, and do walls correct"
                + " its errors?";
    }

    @Override
    public List<String> sources() {
        return List.of("cueva2018", "martens2011");
    }

    @Override
    public List<Measure> measures() {
        return CuevaMeasures.ALL;
    }

    @Override
    public List<Condition> conditions(Scale scale) {
        return CuevaArms.arms().stream().map(CuevaArms.Arm::condition).toList();
    }

    @Override
    public int seeds(Scale scale) {
        return scale == Scale.SMOKE ? 2 : 5;
    }

    @Override
    public List<PlannedRun> plan(Scale scale, List<Long> seeds, StudyResults soFar) {
        return CuevaArms.plan(scale, seeds, VERSION);
    }

    @Override
    public Findings measure(PlannedRun run, RunContext context) {
        return CuevaMeasures.of(run, context);
    }

    @Override
    public List<Claim> claims() {
        return CuevaClaims.all();
    }

    @Override
    public List<Panel> panels(Scale scale, StudyResults results) {
        return CuevaPanels.of(results);
    }

    @Override
    public List<String> method(Scale scale) {
        return CuevaTexts.method(scale);
    }

    @Override
    public List<String> deviations(Scale scale) {
        return CuevaTexts.deviations(scale);
    }
}
