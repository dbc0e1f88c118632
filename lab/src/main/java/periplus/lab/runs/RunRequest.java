package periplus.lab.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the user asked for.
 *
 * @param recipe the recipe's file
 * @param overrides words of the call, {@code a.b=value}
 * @param seed the call's --seed, laid over the recipe's
 * @param out the run's folder; absent: {@code runs/NAME-seedN} in the working directory
 * @param resume go on with the unfinished run in the folder
 * @param threads how many threads; never changes a result
 */
public record RunRequest(
        Path recipe, List<String> overrides, OptionalLong seed, Optional<Path> out, boolean resume, int threads) {
    public RunRequest {
        overrides = List.copyOf(overrides);
    }
}
