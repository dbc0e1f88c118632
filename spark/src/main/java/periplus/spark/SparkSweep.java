package periplus.spark;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import periplus.core.errors.BadInputException;
import periplus.core.errors.FailedWorkException;
import periplus.lab.sweeps.CellOutcome;
import periplus.lab.sweeps.SweepCluster;
import periplus.lab.sweeps.SweepSpec;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * A sweep's cells as tasks of a Spark cluster.
 *
 * <p>One job of many small tasks: each outcome comes back to this process as its task ends, and goes into the journal here, so that
 * a killed caller loses only what was under way. Spark does the tasks of a lost worker again elsewhere. Nothing is shuffled,
 * and the executors need no folder in common with the caller.
 */
public final class SparkSweep implements SweepCluster {
    private static final String SCHEME = "spark://";
    private static final int CONNECT_MILLIS = 5000;
    private static final int MOST_TASKS = 5000;

    /** What the executors need beside Spark, by the beginning of the jar's name. */
    private static final List<String> SHIPPED =
            List.of("periplus-", "snakeyaml-engine", "hipparchus", "JTransforms", "JLargeArrays", "jackson-core-3");

    @Override
    public boolean takes(String address) {
        return address.startsWith(SCHEME);
    }

    @Override
    public void perform(
            String address,
            SweepSpec spec,
            List<Integer> cells,
            Consumer<CellOutcome> ended,
            BooleanSupplier stop,
            Consumer<String> messages) {
        checkAnswers(address);
        SparkConf conf = new SparkConf(true)
                .setMaster(address)
                .setAppName("periplus sweep")
                .setIfMissing("spark.ui.enabled", "false")
                .setIfMissing("spark.task.maxFailures", "8")
                .setIfMissing("spark.executor.extraJavaOptions", "--add-modules=jdk.incubator.vector")
                .set("spark.jars", String.join(",", shippedJars()));
        try (JavaSparkContext context = new JavaSparkContext(conf)) {
            messages.accept("Spark " + context.version() + " at " + address);
            int tasks = Math.min(cells.size(), MOST_TASKS);
            JavaRDD<Integer> rdd = context.parallelize(cells, tasks);
            Thread watch = Thread.ofPlatform().daemon().name("periplus-stop").start(() -> cancelWhen(stop, context));
            try {
                context.sc()
                        .runJob(
                                rdd.rdd(),
                                new CellsOfPartition(spec),
                                new Hearing(address, ended),
                                ClassTag$.MODULE$.apply(String.class));
            } finally {
                watch.interrupt();
            }
        } catch (Exception e) {
            // Scala throws checked exceptions undeclared
            if (stop.getAsBoolean()) {
                return;
            }
            if (e instanceof SparkException || e instanceof IllegalStateException || e instanceof IOException) {
                throw new FailedWorkException(
                        "the cluster at " + address + " gave up ("
                                + String.valueOf(e.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse("no reason given")
                                + "); finished cells are kept. Look at its workers' logs and repeat the call",
                        e);
            }
            throw e;
        }
    }

    private static void checkAnswers(String address) {
        for (String one : address.substring(SCHEME.length()).split(",")) {
            URI uri;
            try {
                uri = URI.create(SCHEME + one);
            } catch (IllegalArgumentException e) {
                throw new BadInputException("--on " + address + " is not an address; expected spark://HOST:PORT", e);
            }
            if (uri.getHost() == null || uri.getPort() < 0) {
                throw new BadInputException("--on " + address + " is not an address; expected spark://HOST:PORT");
            }
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), CONNECT_MILLIS);
                return;
            } catch (IOException e) {
                // another master of the list may be the one at work
                continue;
            }
        }
        throw new BadInputException("nothing answers at " + address + "; finished cells are kept. Start the cluster"
                + " (scripts/two-worker-spark.sh starts one here), check host and port, or leave --on out to go on on this"
                + " machine");
    }

    private static List<String> shippedJars() {
        List<String> jars = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            File file = new File(entry);
            // the app's folder and the module's hold the same jars
            if (entry.endsWith(".jar")
                    && names.add(file.getName())
                    && SHIPPED.stream().anyMatch(file.getName()::startsWith)) {
                jars.add(file.getAbsolutePath());
            }
        }
        if (jars.stream().noneMatch(jar -> jar.contains("periplus-spark"))) {
            throw new FailedWorkException(
                    "the class path holds no jar of periplus-spark, so that nothing can be sent to"
                            + " the executors; it holds "
                            + Arrays.asList(
                                    System.getProperty("java.class.path").split(":")));
        }
        return jars;
    }

    private static void cancelWhen(BooleanSupplier stop, JavaSparkContext context) {
        try {
            while (!stop.getAsBoolean()) {
                Thread.sleep(200);
            }
            context.sc().cancelAllJobs();
        } catch (InterruptedException e) {
            // the job is over
            return;
        }
    }

    /** Hears each task's lines as they come. */
    private static final class Hearing extends AbstractFunction2<Object, String, BoxedUnit> {
        private final String address;
        private final Consumer<CellOutcome> ended;

        Hearing(String address, Consumer<CellOutcome> ended) {
            this.address = address;
            this.ended = ended;
        }

        @Override
        public BoxedUnit apply(Object partition, String lines) {
            lines.lines().forEach(line -> ended.accept(CellOutcome.ofLine(line, "an answer from " + address)));
            return BoxedUnit.UNIT;
        }
    }
}
