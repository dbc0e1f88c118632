package periplus.lab.sweeps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.FailedWorkException;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.settings.Key;

/** A job of microseconds: throws a coin a hundred times; a bias of 1 diverges, a bias of 0 has no ratio. */
final class CoinJob implements SweepJob<CoinJob.Coin> {
    record Coin(
            @Key(value = "recipe", doc = "its name", defaultValue = "coin")
            String name,

            @Key(doc = "the seed", defaultValue = "1") long seed,

            @Key(doc = "chance of heads", defaultValue = "0.5")
            double bias) {}

    final AtomicInteger performed = new AtomicInteger();
    private final int version;

    CoinJob(int version) {
        this.version = version;
    }

    static SweepSpec spec(String recipe, String... words) {
        return new SweepSpec("coin", recipe, "coin.yaml", List.of(words), ".");
    }

    SweepPlan<Coin> plan(String recipe, String... words) {
        return SweepPlan.with(spec(recipe, words), this);
    }

    @Override
    public String kind() {
        return "coin";
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public Class<Coin> settings() {
        return Coin.class;
    }

    @Override
    public boolean recognises(Set<String> topLevelKeys) {
        return topLevelKeys.contains("bias");
    }

    @Override
    public String name(Coin coin) {
        return coin.name();
    }

    @Override
    public Coin prepared(Coin coin) {
        return coin;
    }

    @Override
    public List<SweepColumn> columns() {
        return List.of(
                SweepColumn.count("heads", "how often heads came"),
                SweepColumn.real("tails_a_head", "", "tails over heads"));
    }

    @Override
    public @Nullable SequencedMap<String, Measured> run(Coin coin, CellContext context) {
        performed.incrementAndGet();
        if (context.stop().getAsBoolean()) {
            return null;
        }
        if (coin.bias() >= 1) {
            throw new FailedWorkException("the coin diverged,\nas \"it\" must");
        }
        if (coin.bias() < 0) {
            throw new IllegalStateException("no such coin");
        }
        RandomStream stream = RandomStream.of(coin.seed(), "coin");
        int heads = 0;
        for (int i = 0; i < 100; i++) {
            heads += stream.nextUniform() < coin.bias() ? 1 : 0;
        }
        SequencedMap<String, Measured> row = new LinkedHashMap<>();
        row.put("heads", Measured.of(heads));
        row.put(
                "tails_a_head",
                heads == 0 ? Measured.undefined("no heads") : Measured.of((100 - heads) / (double) heads));
        return row;
    }
}
