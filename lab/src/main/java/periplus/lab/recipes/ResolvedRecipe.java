package periplus.lab.recipes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import periplus.lab.files.FileHashes;
import periplus.lab.files.InputFile;

/**
 * A recipe resolved: settings with every default, the text that says them all, and the hash that names them.
 *
 * <p>{@code resolvedYaml} read again gives the same {@code resolvedYaml}. {@code sha256} covers the values only, so that
 * a better comment or another recorded fact is not another recipe. {@code recorded} are facts that a run adds (which
 * kernels made the numbers); they travel in the block {@code recorded:} and never reach the settings.
 *
 * @param <T> the settings record
 */
public record ResolvedRecipe<T extends Record>(
        T settings, String resolvedYaml, String sha256, SequencedMap<String, String> recorded) {
    static final String RECORDED = "recorded";

    /** Reads a file and lays the call's words {@code a.b=value} over it. */
    public static <T extends Record> ResolvedRecipe<T> read(Class<T> type, Path file, List<String> overrides) {
        byte[] bytes = InputFile.of(file).readAll(4L * YamlReader.MAX_CHARACTERS, "a recipe");
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return parse(type, text, file.toString(), overrides);
        } catch (CharacterCodingException e) {
            throw new BadInputException(file + ": not UTF-8 text; expected a YAML recipe. Save it as UTF-8", e);
        }
    }

    /** The same from text; {@code source} names it in errors. */
    public static <T extends Record> ResolvedRecipe<T> parse(
            Class<T> type, String text, String source, List<String> overrides) {
        RecordShape shape = RecordShape.of(type);
        YamlTree tree = YamlReader.read(text, Place.inFile(source, 1, 1));
        if (!(tree instanceof YamlTree.Block block)) {
            throw tree.place().error("a recipe is a block of `key: value` lines, found " + tree.describe());
        }
        YamlTree.Entry recordedEntry = block.entries().remove(RECORDED);
        Overrides.apply(block, overrides);
        T settings = type.cast(Binder.bind(shape, block));
        return resolved(settings, shape, recordedOf(recordedEntry));
    }

    /** The recipe of settings made in Java. */
    public static <T extends Record> ResolvedRecipe<T> of(T settings) {
        return resolved(settings, RecordShape.of(settings.getClass()), new LinkedHashMap<>());
    }

    /** The same recipe with these recorded facts instead of its own; keys are words. */
    public ResolvedRecipe<T> withRecorded(SequencedMap<String, String> facts) {
        return resolved(settings, RecordShape.of(settings.getClass()), facts);
    }

    private static <T extends Record> ResolvedRecipe<T> resolved(
            T settings, RecordShape shape, SequencedMap<String, String> recorded) {
        SequencedMap<String, String> facts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(recorded));
        return new ResolvedRecipe<>(
                settings, RecipeWriter.document(shape, settings, facts), hashOf(shape, settings), facts);
    }

    /** The hash of the values alone. */
    static String hashOf(RecordShape shape, Record settings) {
        return FileHashes.sha256(RecipeWriter.values(shape, settings).getBytes(StandardCharsets.UTF_8));
    }

    private static SequencedMap<String, String> recordedOf(YamlTree.@Nullable Entry entry) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        if (entry == null) {
            return facts;
        }
        if (!(entry.value() instanceof YamlTree.Block block)) {
            throw entry.value().place().error("`" + RECORDED + "` holds what a run wrote, a block of words. Remove it");
        }
        for (Map.Entry<String, YamlTree.Entry> fact : block.entries().entrySet()) {
            if (!(fact.getValue().value() instanceof YamlTree.Scalar scalar)) {
                throw fact.getValue().value().place().error("`" + RECORDED + "` holds words only. Remove it");
            }
            facts.put(fact.getKey(), scalar.text());
        }
        return facts;
    }
}
