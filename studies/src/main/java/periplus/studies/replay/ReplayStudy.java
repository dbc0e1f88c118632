package periplus.studies.replay;

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
 * How noisy path-integrating networks replay: with a leak and without, with adaptation, with momentum, with both.
 *
 * <p>Of the studied paper only the abstract was available: its claims are the abstract's sentences, its settings ours.
 */
@Source(key = "casco2026", where = "the claims of the abstract; networks, tasks and protocol are a proposal")
@Source(key = "krishna2024", where = "predecessor: network, noise, quiescence, divergence of places")
public final class ReplayStudy implements Study {
    private static final String VERSION = "replay-2";

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String title() {
        return "Hippocampal replay by leak, adaptation and momentum";
    }

    @Override
    public String question() {
        return "Does a leak make replay follow what was learned, adaptation make it explore, and momentum make it fast?";
    }

    @Override
    public List<String> sources() {
        return List.of("casco2026", "krishna2024", "levenstein2024", "george2024", "denovellis2021");
    }

    @Override
    public List<Measure> measures() {
        return ReplayMeasures.ALL;
    }

    @Override
    public List<Condition> conditions(Scale scale) {
        return ReplayArms.arms().stream().map(ReplayArms.Arm::condition).toList();
    }

    @Override
    public int seeds(Scale scale) {
        return scale == Scale.SMOKE ? 1 : 5;
    }

    @Override
    public List<PlannedRun> plan(Scale scale, List<Long> seeds, StudyResults soFar) {
        return ReplayArms.plan(scale, seeds, soFar, VERSION);
    }

    @Override
    public Findings measure(PlannedRun run, RunContext context) {
        return ReplayMeasures.of(run, context);
    }

    @Override
    public List<Claim> claims() {
        return ReplayClaims.all();
    }

    @Override
    public List<Panel> panels(Scale scale, StudyResults results) {
        return ReplayPanels.of(results);
    }

    @Override
    public List<String> method(Scale scale) {
        return ReplayTexts.method(scale);
    }

    @Override
    public List<String> deviations(Scale scale) {
        return ReplayTexts.deviations(scale);
    }
}
