package periplus.app.commands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadCallException;
import periplus.core.errors.BadInputException;
import periplus.core.settings.Key;
import periplus.lab.formats.Json;
import periplus.lab.recipes.ResolvedRecipe;
import periplus.lab.runs.SimulatedPaths;
import periplus.lab.workers.ThreadTeam;
import periplus.studies.pathintegration.Spaces;
import periplus.studies.recipe.ArenaSettings;
import periplus.studies.recipe.MotionSettings;
import periplus.tasks.motion.Motion;
import periplus.tasks.space.Arena;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code periplus paths}: simulated trajectories as .npz. */
@Command(
        name = "paths",
        mixinStandardHelpOptions = true,
        description = "Simulates trajectories and writes t_s, position_m [path][time][2] and heading_rad as .npz.")
final class PathsCommand implements Callable<Integer> {
    /** Which walk. */
    enum MotionKind {
        /** Speeds and turns drawn anew at each step. */
        RAYLEIGH(0.02),
        /** Smooth speeds and turns, walls that repel or attract, goals. */
        RODENT(0.05),
        /** Laps along a triangle or a T. */
        LAPS(0.02);

        private final double dtSeconds;

        MotionKind(double dtSeconds) {
            this.dtSeconds = dtSeconds;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A file that holds an arena, in the words of a recipe. */
    record ArenaFile(
            @Key(doc = "the space that the animal moves in") ArenaSettings arena) {}

    /** A motion, in the words of a recipe. */
    record MotionWords(@Key(doc = "how the animal moves") MotionSettings motion) {}

    @Option(
            names = "--arena",
            required = true,
            paramLabel = "FILE|box:L|circle:R|triangle:L|hexagon:L|t-maze|triangle-track|figure-eight",
            description = "a shape with its size in metres (box:2.2), a track by name, or a YAML file with an arena:"
                    + " block as in a recipe")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String arena;

    @Option(names = "--count", required = true, paramLabel = "N", description = "paths")
    private int count;

    @Option(names = "--steps", required = true, paramLabel = "T", description = "steps of each path")
    private int steps;

    @Option(names = "--motion", paramLabel = "KIND", description = "rayleigh (default), rodent or laps")
    private MotionKind motion = MotionKind.RAYLEIGH;

    @Parameters(
            arity = "0..*",
            paramLabel = "key=value",
            description = "settings of the motion as in a recipe without 'motion.', such as thigmotaxis=0.8 or"
                    + " goals_metres=[[0,-0.9],[0.8,0.6]]")
    private List<String> words = List.of();

    @Option(names = "--dt-seconds", paramLabel = "S", description = "time step (default: 0.02, rodent: 0.05)")
    private @Nullable Double dtSeconds;

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
        double dt = dtSeconds == null ? motion.dtSeconds : dtSeconds;
        if (!(dt > 0) || Double.isInfinite(dt)) {
            throw new BadCallException("--dt-seconds must be a positive number, got " + dt);
        }
        Motion walk = walk(dt);
        try (ThreadTeam team = new ThreadTeam(common.checkedThreads())) {
            SimulatedPaths.write(walk, count, steps, seed, out, team);
        }
        if (common.json) {
            var json = new java.util.LinkedHashMap<String, Object>();
            json.put("file", out.toString());
            json.put("paths", count);
            json.put("steps", steps);
            json.put("motion", motion.word());
            spec.commandLine().getOut().println(Json.line(json));
        } else {
            spec.commandLine().getOut().println(count + " paths of " + steps + " steps: " + out);
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    private Motion walk(double dt) {
        MotionSettings settings = ResolvedRecipe.parse(
                        MotionWords.class,
                        "motion: {kind: " + motion.word() + "}",
                        "--motion " + motion.word(),
                        words.stream().map(word -> "motion." + word).toList())
                .settings()
                .motion();
        boolean periodic = switch (settings) {
            case MotionSettings.Rayleigh rayleigh -> rayleigh.periodic();
            case MotionSettings.Rodent rodent -> rodent.periodic();
            case MotionSettings.Laps _ -> false;
            case MotionSettings.BrownianHeading _, MotionSettings.Turning _, MotionSettings.Recorded _ ->
                throw new BadCallException("--motion is rayleigh, rodent or laps, not another kind");
        };
        ArenaSettings place = arenaSettings();
        if (periodic && !(place instanceof ArenaSettings.Square || place instanceof ArenaSettings.Rectangle)) {
            throw new BadCallException("periodic=true needs a square or rectangular --arena, got " + arena);
        }
        Arena space = Spaces.arena(place, periodic);
        try {
            return Spaces.motion(settings, space, dt, file -> {
                throw new BadCallException("--motion is rayleigh, rodent or laps; " + file + " holds a recorded path");
            });
        } catch (BadInputException e) {
            // the motion's settings and the arena are words of this call
            throw new BadCallException(String.valueOf(e.getMessage()));
        }
    }

    private ArenaSettings arenaSettings() {
        ArenaSettings named = NamedArenas.of(arena);
        if (named != null) {
            return named;
        }
        Path file = Path.of(arena);
        if (!Files.isRegularFile(file)) {
            throw new BadCallException("--arena " + arena + ": no such file; expected " + NamedArenas.EXPECTED
                    + " or a YAML file with an arena: block");
        }
        return ResolvedRecipe.read(ArenaFile.class, file, List.of()).settings().arena();
    }
}
