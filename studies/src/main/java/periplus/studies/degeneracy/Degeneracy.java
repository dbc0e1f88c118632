package periplus.studies.degeneracy;

import java.util.List;
import periplus.core.source.Source;
import periplus.studies.claims.Claim;
import periplus.studies.degeneracy.DegeneracyArms.Arm;
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
 * How differently do networks solve the same task, and do harder tasks, richer learning, more units and penalties make
 * them more alike?
 *
 * <p>Many networks a condition, each from its own start, trained to one threshold; their dynamics, weights and behaviour
 * compared pair by pair. Spread against the level of each factor is held against the paper's signs.
 */
@Source(key = "huang2025", where = "tasks, factors, measures and signs; sizes and levels are inferred")
public final class Degeneracy implements Study {
    @Override
    public String name() {
        return "degeneracy";
    }

    @Override
    public String title() {
        return "How differently networks solve the same task";
    }

    @Override
    public String question() {
        return "Do harder tasks, stronger feature learning, more units and penalties make task-trained networks more alike in"
                + " dynamics, weights and behaviour?";
    }

    @Override
    public List<String> sources() {
        return List.of("huang2025", "ostrow2023", "vogelstein2015", "williams2021");
    }

    @Override
    public List<Measure> measures() {
        return DegeneracyMeasures.ALL;
    }

    @Override
    public List<Condition> conditions(Scale scale) {
        return DegeneracyArms.arms(scale).stream().map(Arm::condition).toList();
    }

    @Override
    public int seeds(Scale scale) {
        return Sizes.of(scale).seeds();
    }

    @Override
    public List<PlannedRun> plan(Scale scale, List<Long> seeds, StudyResults soFar) {
        return DegeneracyPlan.plan(scale, seeds, soFar);
    }

    @Override
    public Findings measure(PlannedRun run, RunContext context) {
        String condition = run.key().condition();
        if (DegeneracyPlan.isPairs(condition)) {
            return new GroupMeasures(context).condition(DegeneracyPlan.ofPairs(condition));
        }
        if (DegeneracyPlan.isMap(condition)) {
            return new GroupMeasures(context)
                    .axis(DegeneracyPlan.ofMap(context.scale(), condition).arms().stream()
                            .map(Arm::id)
                            .toList());
        }
        Arm arm = DegeneracyArms.find(context.scale(), condition);
        long seed = run.key().seed();
        return run.key().role() == RunKey.Role.VALIDATION
                ? NetworkMeasures.choice(arm, seed, context)
                : NetworkMeasures.of(arm, seed, DegeneracyPlan.rank(arm.family(), context.results()), context);
    }

    @Override
    public List<Claim> claims() {
        return DegeneracyClaims.all();
    }

    @Override
    public List<Panel> panels(Scale scale, StudyResults results) {
        return new DegeneracyPanels(scale, results).all();
    }

    @Override
    public List<String> method(Scale scale) {
        return DegeneracyTexts.method(scale);
    }

    @Override
    public List<String> deviations(Scale scale) {
        return DegeneracyTexts.deviations(scale);
    }
}
