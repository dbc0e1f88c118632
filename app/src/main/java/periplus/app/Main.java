package periplus.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import periplus.app.commands.PeriplusCommand;
import periplus.core.errors.PeriplusException;
import picocli.CommandLine;

/** The door: reads the call, runs the command, turns every error into one clear message and an exit code. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] words) {
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                words));
    }

    /** Runs one command; 0 done, 1 the work failed, 2 the call was wrong. */
    public static int run(PrintWriter out, PrintWriter err, String... words) {
        CommandLine line = new CommandLine(new PeriplusCommand());
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(100);
        line.setParameterExceptionHandler((error, args) -> {
            err.println("periplus: " + error.getMessage());
            if (!CommandLine.UnmatchedArgumentException.printSuggestions(error, err)) {
                err.println("See: periplus " + nameOf(error.getCommandLine()) + "--help");
            }
            return 2;
        });
        line.setExecutionExceptionHandler((error, command, parsed) -> {
            if (error instanceof PeriplusException known) {
                err.println("periplus: " + known.getMessage());
                if (Boolean.getBoolean("periplus.debug")) {
                    known.printStackTrace(err);
                }
                return known.exitCode();
            }
            if (error.getCause() instanceof OutOfMemoryError) {
                err.println("periplus: out of memory; use fewer units or trials, or a machine with more memory");
                return 1;
            }
            err.println("periplus: this is a defect of Periplus, please report it with the lines below");
            error.printStackTrace(err);
            return 1;
        });
        return line.execute(words);
    }

    private static String nameOf(CommandLine line) {
        return line.getParent() == null ? "" : line.getCommandName() + " ";
    }
}
