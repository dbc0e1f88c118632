package periplus.lab.sweeps;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import periplus.core.measure.Measured;
import periplus.lab.formats.Csv;
import periplus.lab.recipes.RecipeExpansion;

/**
 * A sweep's table: a row a cell in the plan's order, the axes as they were set, every number with its reason where undefined.
 *
 * <p>Columns: {@code cell}, {@code state} (done, failed, missing), {@code reason} (of a failure), the axes under their
 * recipe keys, the numbers, {@code undefined} (column: reason; ...). The bytes follow from the recipe alone once all cells
 * have ended; times are in a file of their own.
 */
final class SweepTable {
    private static final String UNDEFINED = "undefined";

    private SweepTable() {}

    /** Writes all tables; one process at a time. */
    static void write(SweepFolder folder, SweepPlan<?> plan, SweepState state, Consumer<String> messages) {
        try (FolderLock _ = FolderLock.take(folder.lock("table"))) {
            List<ParquetFile.Column> columns = columns(plan);
            Csv table = new Csv(columns.stream().map(ParquetFile.Column::name).toArray(String[]::new));
            Csv times = new Csv("cell", "seconds", "worker");
            for (int cell = 0; cell < plan.size(); cell++) {
                CellOutcome outcome = state.outcome(plan.ids().get(cell));
                table.row(row(plan, cell, outcome).toArray());
                if (outcome != null) {
                    times.row(outcome.cell(), outcome.seconds(), outcome.worker());
                }
            }
            table.write(folder.csv());
            times.write(folder.times());
            writeColumns(folder.columns(), plan);
            ParquetFile.write(folder.csv(), columns, folder.parquet(), messages);
        }
    }

    private static List<ParquetFile.Column> columns(SweepPlan<?> plan) {
        List<ParquetFile.Column> columns = new ArrayList<>();
        for (String name : List.of("cell", "state", "reason")) {
            columns.add(new ParquetFile.Column(name, RecipeExpansion.ValueType.TEXT));
        }
        for (RecipeExpansion.Axis axis : plan.axes()) {
            columns.add(new ParquetFile.Column(axis.key(), axis.type()));
        }
        for (SweepColumn column : plan.job().columns()) {
            columns.add(new ParquetFile.Column(
                    column.name(), column.whole() ? RecipeExpansion.ValueType.WHOLE : RecipeExpansion.ValueType.REAL));
        }
        columns.add(new ParquetFile.Column(UNDEFINED, RecipeExpansion.ValueType.TEXT));
        return columns;
    }

    private static List<@Nullable Object> row(SweepPlan<?> plan, int cell, @Nullable CellOutcome outcome) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(plan.ids().get(cell));
        row.add((outcome == null
                        ? SweepState.Cell.MISSING
                        : outcome.failed() ? SweepState.Cell.FAILED : SweepState.Cell.DONE)
                .word());
        row.add(outcome == null ? null : outcome.failure());
        for (RecipeExpansion.Axis axis : plan.axes()) {
            row.add(plan.values(cell).get(axis.key()));
        }
        List<String> undefined = new ArrayList<>();
        for (SweepColumn column : plan.job().columns()) {
            Measured number = outcome == null ? null : outcome.numbers().get(column.name());
            switch (number) {
                case Measured.Value(double value) -> row.add(column.whole() ? (Object) (long) value : (Object) value);
                case Measured.Undefined(String reason) -> {
                    row.add(null);
                    undefined.add(column.name() + ": " + reason);
                }
                case null -> row.add(null);
            }
        }
        row.add(undefined.isEmpty() ? null : String.join("; ", undefined));
        return row;
    }

    private static void writeColumns(Path file, SweepPlan<?> plan) {
        Csv table = new Csv("column", "unit", "definition");
        table.row("cell", "", "the recipe's name and 16 digits of the SHA-256 of the cell's resolved recipe");
        table.row("state", "", "done, failed or missing");
        table.row("reason", "", "why the cell failed");
        for (RecipeExpansion.Axis axis : plan.axes()) {
            table.row(
                    axis.key(),
                    "",
                    axis.key().equals(RecipeExpansion.DRAW) ? "number of the random draw" : "as in the recipe");
        }
        for (SweepColumn column : plan.job().columns()) {
            table.row(column.name(), column.unit(), column.definition());
        }
        table.row(UNDEFINED, "", "columns of this row without a value, each with its reason");
        table.write(file);
    }
}
