package periplus.lab.sweeps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import periplus.lab.files.AtomicFile;
import periplus.lab.recipes.RecipeExpansion;

/**
 * A CSV file as a Parquet file, by the DuckDB that is on the class path.
 *
 * <p>DuckDB is met through JDBC only and only here, so that nothing else loads it and the program works without its jar:
 * the table is then CSV alone, and that is said. One thread and no statistics of the machine: equal tables of one DuckDB
 * version are equal bytes.
 */
final class ParquetFile {
    /** A column's name and what it holds. */
    record Column(String name, RecipeExpansion.ValueType type) {}

    private ParquetFile() {}

    /** Writes {@code parquet} from {@code csv}, whole or not at all. */
    static void write(Path csv, List<Column> columns, Path parquet, Consumer<String> messages) {
        Path scratch = parquet.resolveSibling(parquet.getFileName() + ".duckdb-tmp");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads TO 1");
            statement.execute("COPY (SELECT * FROM read_csv(" + quoted(csv.toString())
                    + ", header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', columns = {"
                    + columns.stream()
                            .map(c -> quoted(c.name()) + ": " + quoted(sqlType(c.type())))
                            .collect(Collectors.joining(", "))
                    + "})) TO " + quoted(scratch.toString()) + " (FORMAT parquet, COMPRESSION zstd)");
            AtomicFile.write(parquet, Files.readAllBytes(scratch));
        } catch (SQLException | LinkageError | IOException e) {
            messages.accept("no " + parquet.getFileName() + " was written (" + e.getMessage()
                    + "); the table is " + csv
                    + " alone. DuckDB's jar belongs on the class path, and its library needs a"
                    + " temporary folder from which programs may run (java.io.tmpdir)");
        } finally {
            deleteQuietly(scratch);
        }
    }

    private static String sqlType(RecipeExpansion.ValueType type) {
        return switch (type) {
            case WHOLE -> "BIGINT";
            case REAL -> "DOUBLE";
            case TRUTH -> "BOOLEAN";
            case TEXT -> "VARCHAR";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // overwritten by the next table
            return;
        }
    }
}
