package periplus.app.commands;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import periplus.lab.formats.Json;
import periplus.studies.study.Studies;
import periplus.studies.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code periplus studies}: what there is, a line each. */
@Command(
        name = "studies",
        mixinStandardHelpOptions = true,
        description = "Lists the studies that come with Periplus, with their question and source.")
final class StudiesCommand implements Callable<Integer> {
    @Option(names = "--json", description = "print one JSON object on stdout and nothing else")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        SequencedMap<String, Object> all = new LinkedHashMap<>();
        for (Study study : Studies.all()) {
            SequencedMap<String, Object> line = new LinkedHashMap<>();
            line.put("question", study.question());
            line.put("sources", study.sources());
            line.put("claims", study.claims().size());
            all.put(study.name(), line);
            if (!json) {
                out.println(study.name() + "  " + study.question() + "  [" + String.join(", ", study.sources()) + "]");
            }
        }
        if (json) {
            out.println(Json.line(all));
        }
        out.flush();
        return 0;
    }
}
