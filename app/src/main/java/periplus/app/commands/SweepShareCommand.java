package periplus.app.commands;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import periplus.lab.sweeps.Share;
import periplus.lab.sweeps.SweepRequest;
import periplus.lab.sweeps.SweepSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code periplus sweep run-share}: what one task of a cluster does. */
@Command(
        name = "run-share",
        mixinStandardHelpOptions = true,
        description = "Does a share of a sweep that has begun; many processes may do theirs in one folder.")
final class SweepShareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "the sweep's folder")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Option(names = "--share", paramLabel = "i/K", required = true, description = "which share, such as 3/8")
    @SuppressWarnings("NullAway.Init")
    private String share;

    @Option(names = "--jobs", paramLabel = "N", description = "cells at a time, a thread each (default: 1)")
    private int jobs = 1;

    @Option(names = "--keep-networks", description = "keep weights and checkpoints, networks/ID")
    private boolean keepNetworks;

    @Option(names = "--retry-failed", description = "do again what failed before")
    private boolean retryFailed;

    @Option(names = "--json", description = "print one JSON object on stdout and nothing else")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        SweepRequest request = new SweepRequest(jobs, Share.parse(share), keepNetworks, retryFailed, false, null);
        return Interruptible.run(stop -> SweepCommand.tell(
                SweepSession.goOn(
                        folder,
                        request,
                        new ConsoleSweepProgress(spec.commandLine().getErr()),
                        stop),
                spec,
                json,
                stop));
    }
}
