package periplus.lab.studies;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
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

/** Members whose value is their seed squared, and a run that adds them up once they are there. */
final class GroupStudy implements Study {
    final AtomicInteger measured = new AtomicInteger();

    @Override
    public String name() {
        return "group";
    }

    @Override
    public String title() {
        return "A group";
    }

    @Override
    public String question() {
        return "What is the sum?";
    }

    @Override
    public List<String> sources() {
        return List.of("zhang2026");
    }

    @Override
    public List<Measure> measures() {
        return List.of(new Measure("value", "1", "the seed squared, or the sum"));
    }

    @Override
    public List<Condition> conditions(Scale scale) {
        return List.of(new Condition("member", "member", "one of the group"));
    }

    @Override
    public int seeds(Scale scale) {
        return 3;
    }

    @Override
    public List<PlannedRun> plan(Scale scale, List<Long> seeds, StudyResults soFar) {
        List<PlannedRun> plan = new ArrayList<>();
        boolean there = true;
        for (long seed : seeds) {
            RunKey key = new RunKey("member", seed, RunKey.Role.JUDGED);
            plan.add(new PlannedRun(key, null, "1"));
            there &= soFar.outcome(key) != null;
        }
        if (there) {
            plan.add(new PlannedRun(new RunKey("all", 0, RunKey.Role.JUDGED), null, "1 of " + seeds));
        }
        return plan;
    }

    @Override
    public Findings measure(PlannedRun run, RunContext context) {
        measured.incrementAndGet();
        double seed = run.key().seed();
        if (run.key().condition().equals("member")) {
            return new Findings().put("value", seed * seed).array("square", new double[] {seed * seed}, 1);
        }
        StudyResults known = context.results();
        double[] members = known.values("member", "value").keySet().stream()
                .mapToDouble(s -> Objects.requireNonNull(known.findings("member", s))
                        .array("square")
                        .values()[0])
                .toArray();
        double sum = 0;
        for (double member : members) {
            sum += member;
        }
        return new Findings().put("value", sum).array("members", members, members.length);
    }

    @Override
    public List<Claim> claims() {
        return List.of();
    }

    @Override
    public List<Panel> panels(Scale scale, StudyResults results) {
        return List.of();
    }

    @Override
    public List<String> method(Scale scale) {
        return List.of("Seeds are squared and added.");
    }

    @Override
    public List<String> deviations(Scale scale) {
        return List.of();
    }
}
