package periplus.app.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import periplus.app.report.References;
import periplus.lab.citations.Bibliography;
import periplus.lab.formats.Json;
import periplus.lab.runs.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code periplus cite}: the references behind a run's methods. */
@Command(
        name = "cite",
        mixinStandardHelpOptions = true,
        description = "Prints the references behind a run's methods, or all of them.")
final class CiteCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "RUN", description = "a run's folder (default: all methods)")
    private @Nullable Path folder;

    @Option(names = "--bibtex", description = "print BibTeX entries")
    private boolean bibtex;

    @Option(names = "--json", description = "print one JSON object on stdout and nothing else")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Bibliography bibliography = Home.references();
        List<Bibliography.Entry> entries = folder == null
                ? List.copyOf(bibliography.entries().values())
                : References.of(RunFolder.open(folder), bibliography);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            SequencedMap<String, Object> all = new LinkedHashMap<>();
            entries.forEach(entry -> all.put(entry.key(), entry.fields()));
            out.println(Json.line(all));
            out.flush();
            return 0;
        }
        for (Bibliography.Entry entry : entries) {
            out.println(bibtex ? entry.bibtex() + "\n" : entry.formatted());
        }
        out.flush();
        return 0;
    }
}
