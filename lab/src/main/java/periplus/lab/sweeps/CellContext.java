package periplus.lab.sweeps;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import periplus.core.kernels.Kernels;

/**
 * What a cell's job works with.
 *
 * @param kernels portable ones on the calling thread; {@code kernels.workers()} are the one-thread workers
 * @param recipeFolder where the sweep's recipe lay; files that it names are looked for here too
 * @param keep the folder for what the job keeps beside its row, such as weights; null where nothing is kept
 * @param stop asked between updates whether to leave
 */
public record CellContext(
        Kernels kernels, Path recipeFolder, @Nullable Path keep, BooleanSupplier stop) {
    /** A file that the recipe names: from the working folder, or beside the recipe. */
    public Path file(String name) {
        Path here = Path.of(name);
        Path beside = recipeFolder.resolve(name);
        return !Files.exists(here) && Files.exists(beside) ? beside : here;
    }
}
