package periplus.app.commands;

import periplus.core.errors.BadCallException;
import picocli.CommandLine.Option;

/** Options that mean the same everywhere. */
final class CommonOptions {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads to use (default: all cores); never changes a result")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "print one JSON object on stdout and nothing else")
    boolean json;

    int checkedThreads() {
        if (threads < 1 || threads > 4096) {
            throw new BadCallException("--threads must be between 1 and 4096, got " + threads);
        }
        return threads;
    }
}
