package periplus.app.commands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import periplus.core.errors.BadCallException;
import periplus.core.settings.Key;
import periplus.lab.formats.Json;
import periplus.lab.recipes.ResolvedRecipe;
import periplus.lab.runs.SimulatedPaths;
import periplus.lab.workers.ThreadTeam;
import periplus.studies.pathintegration.Spaces;
import periplus.studies.recipe.ArenaSettings;
import periplus.tasks.motion.RayleighWalk;
import periplus.tasks.motion.RayleighWalkSettings;
import periplus.tasks.space.Arena;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code periplus paths}: simulated trajectories as .npz. */
@Command(
        name = "paths",
        mixinStandardHelpOptions = true,
        description = "Simulates trajectories and writes t_s, position_m [path][time][2] and heading_rad as .npz.")
final class PathsCommand implements Callable<Integer> {
    /** Which walk. */
    enum MotionKind {
        RAYLEIGH
    }

    /** A file that holds an arena, in the words of a recipe. */
    record ArenaFile(
            @Key(doc = "the space that the animal moves in") ArenaSettings arena) {}

    @Option(
            names = "--arena",
            required = true,
            paramLabel = "FILE|box:L",
            description = "box:2.2 for a square box of 2.2 m, or a YAML file with an arena: block as in a recipe")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String arena;

    @Option(names = "--count", required = true, paramLabel = "N", description = "paths")
    private int count;

    @Option(names = "--steps", required = true, paramLabel = "T", description = "steps of each path")
    private int steps;

    @Option(names = "--motion", paramLabel = "KIND", description = "rayleigh (default)")
    private MotionKind motion = MotionKind.RAYLEIGH;

    @Option(names = "--dt-seconds", paramLabel = "S", description = "time step (default: 0.02)")
    private double dtSeconds = 0.02;

    @Option(names = "--seed", paramLabel = "N", description = "the seed (default: 1)")
    private long seed = 1;

    @Option(names = "--out", required = true, paramLabel = "F.npz", description = "the file to write")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (count < 1 || steps < 1 || (long) count * (steps + 1) > 100_000_000L) {
            throw new BadCallException("--count " + count + " and --steps " + steps
                    + ": both must be at least 1, and count x steps at most 100 million a file");
        }
        if (!(dtSeconds > 0) || Double.isInfinite(dtSeconds)) {
            throw new BadCallException("--dt-seconds must be a positive number, got " + dtSeconds);
        }
        RayleighWalkSettings published = RayleighWalkSettings.SORSCHER_2019;
        RayleighWalk walk = new RayleighWalk(
                parseArena(),
                new RayleighWalkSettings(
                        dtSeconds,
                        published.speedScaleMetresPerSecond(),
                        published.turnSdRadiansPerSecond(),
                        published.wallDistanceMetres(),
                        published.wallSlowDown()));
        try (ThreadTeam team = new ThreadTeam(common.checkedThreads())) {
            SimulatedPaths.write(walk, count, steps, seed, out, team);
        }
        if (common.json) {
            var json = new java.util.LinkedHashMap<String, Object>();
            json.put("file", out.toString());
            json.put("paths", count);
            json.put("steps", steps);
            json.put("motion", motion.name().toLowerCase(Locale.ROOT));
            spec.commandLine().getOut().println(Json.line(json));
        } else {
            spec.commandLine().getOut().println(count + " paths of " + steps + " steps: " + out);
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    private Arena parseArena() {
        if (arena.startsWith("box:")) {
            try {
                double side = Double.parseDouble(arena.substring(4));
                if (side > 0 && !Double.isInfinite(side)) {
                    return Arena.square(side);
                }
            } catch (NumberFormatException e) {
                throw new BadCallException("--arena " + arena + ": '" + arena.substring(4)
                        + "' is not a number of metres; expected for example box:2.2");
            }
            throw new BadCallException("--arena " + arena + ": the side must be a positive number of metres");
        }
        Path file = Path.of(arena);
        if (!Files.isRegularFile(file)) {
            throw new BadCallException(
                    "--arena " + arena + ": no such file; expected box:L (for example box:2.2) or a YAML file");
        }
        return Spaces.arena(
                ResolvedRecipe.read(ArenaFile.class, file, List.of()).settings().arena(), false);
    }
}
