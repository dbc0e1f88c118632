package periplus.lab.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import periplus.core.errors.BadInputException;
import periplus.lab.formats.JsonReader;
import periplus.studies.claims.Claim;
import periplus.studies.claims.Comparison;
import periplus.studies.claims.Direction;
import periplus.studies.claims.Judge;
import periplus.studies.claims.JudgedClaim;
import periplus.studies.study.Findings;
import periplus.studies.study.Measure;
import periplus.studies.study.RunKey;
import periplus.studies.study.StudyResults;

class ClaimsFileTest {
    private static final String[] CONTRACT = {
        "id", "statement", "source", "measure", "n", "effect", "interval", "p", "verdict", "why"
    };

    @TempDir
    Path folder;

    private static List<JudgedClaim> judged() {
        Map<RunKey, StudyResults.Outcome> outcomes = new LinkedHashMap<>();
        for (long seed = 1; seed <= 6; seed++) {
            outcomes.put(
                    new RunKey("leaky", seed, RunKey.Role.JUDGED),
                    new StudyResults.Finished(new Findings().put("errorMetres", 0.2 + 0.01 * seed)));
            outcomes.put(
                    new RunKey("vanilla", seed, RunKey.Role.JUDGED),
                    new StudyResults.Finished(new Findings().put("errorMetres", 0.4 + 0.013 * seed)));
        }
        Comparison lower = new Comparison.Paired("errorMetres", "leaky", "vanilla", Direction.LOWER, 0.05);
        Comparison missing = new Comparison.Paired("errorMetres", "leaky", "missing", Direction.HIGHER, 0.05);
        return Judge.judgeAll(
                List.of(
                        new Claim(
                                "lower",
                                "It is \"lower\"",
                                "zhang2026, abstract",
                                "error, m",
                                lower,
                                new Claim.Control("Nothing", missing)),
                        new Claim(
                                "both",
                                "Both α",
                                "zhang2026",
                                "error, m",
                                new Comparison.AllOf(List.of(lower, lower)),
                                null),
                        new Claim("nothing", "No runs", "zhang2026", "error, m", missing, null)),
                List.of(new Measure("errorMetres", "m", "planted")),
                new StudyResults(outcomes));
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Path file = folder.resolve("claims.json");
        ClaimsFile.write(file, judged());
        assertThat(ClaimsFile.read(file))
                .isEqualTo(judged().stream().map(ClaimRow::of).toList());
        Path again = folder.resolve("again.json");
        ClaimsFile.write(again, judged());
        assertThat(again).hasSameBinaryContentAs(file);
        assertThat(Files.readString(file)).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void theFieldsAreThoseOfTheContractThenOurs() {
        Path file = folder.resolve("claims.json");
        ClaimsFile.write(file, judged());
        List<Map<?, ?>> rows = rows(file);
        assertThat(rows).hasSize(3).allSatisfy(row -> {
            assertThat(row.keySet().stream()
                            .map(Object::toString)
                            .filter(key -> !key.endsWith("Undefined"))
                            .toList())
                    .startsWith(CONTRACT)
                    .contains(
                            "effectName",
                            "standardisedEffect",
                            "pHolm",
                            "direction",
                            "smallestEffect",
                            "control",
                            "parts");
            assertThat(row.get("verdict")).isIn("reproduced", "not reproduced", "inconclusive");
        });
        assertThat(rows.get(0).get("n")).isEqualTo(6L);
        assertThat((List<?>) rows.get(0).get("interval")).hasSize(2);
        assertThat(rows.get(0).get("control")).isInstanceOf(Map.class);
        assertThat((List<?>) rows.get(1).get("parts")).hasSize(2);
    }

    @Test
    void whatIsUndefinedIsNullWithItsReason() {
        Path file = folder.resolve("claims.json");
        ClaimsFile.write(file, judged());
        Map<?, ?> nothing = rows(file).get(2);
        for (String name : List.of("effect", "interval", "p", "pHolm", "standardisedEffect")) {
            assertThat(nothing.containsKey(name)).as(name).isTrue();
            assertThat(nothing.get(name)).as(name).isNull();
            assertThat((String) nothing.get(name + "Undefined")).as(name).isNotBlank();
        }
    }

    @Test
    void aDamagedFileIsRefusedWithItsPlace() throws IOException {
        Path file = folder.resolve("claims.json");
        ClaimsFile.write(file, judged());
        String good = Files.readString(file);
        Map<String, String> damages = Map.of(
                good.replaceFirst("\"inconclusive\"", "\"maybe\""),
                "verdict is maybe",
                good.replaceFirst("\"direction\": \"lower\"", "\"direction\": \"down\""),
                "direction is down",
                good.replaceFirst("\"n\": 6", "\"n\": \"six\""),
                "n is six; expected a number",
                "{}",
                "not a JSON list",
                good + "x",
                "",
                "[1]",
                "a claim is 1; expected an object");
        for (Map.Entry<String, String> damage : damages.entrySet()) {
            assertThat(damage.getKey()).isNotEqualTo(good);
            Files.writeString(file, damage.getKey());
            assertThatThrownBy(() -> ClaimsFile.read(file))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("claims.json")
                    .hasMessageContaining(damage.getValue());
        }
    }

    private static List<Map<?, ?>> rows(Path file) {
        try {
            return JsonReader.readList(Files.readAllBytes(file), "claims").stream()
                    .<Map<?, ?>>map(row -> (Map<?, ?>) row)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
