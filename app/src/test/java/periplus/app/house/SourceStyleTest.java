package periplus.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Style as a test: package pages, file length, tests that assert and keep quiet. */
class SourceStyleTest {
    private static final Pattern PRINTS = Pattern.compile(
            "^(?!.*// read by the test).*(System\\.(out|err)\\.|printStackTrace|Thread\\.sleep)", Pattern.MULTILINE);
    private static final Pattern ASSERTS =
            Pattern.compile("assert[A-Z]\\w*\\(|\\.check\\(|Cases\\.forAll|extends \\w*Contract|fail\\(");
    private static final Pattern TEST = Pattern.compile("@(Test|ParameterizedTest|RepeatedTest)\\b");

    @Test
    void everyPackageHasAPageThatSaysWhatItIsAndMarksNulls() {
        var folders = new TreeSet<Path>();
        House.sources("main").forEach(file -> folders.add(file.getParent()));
        assertThat(folders).isNotEmpty().allSatisfy(folder -> {
            Path page = folder.resolve("package-info.java");
            assertThat(Files.exists(page))
                    .as("package-info.java in " + House.name(folder))
                    .isTrue();
            assertThat(House.read(page))
                    .as(House.name(page))
                    .contains("@NullMarked")
                    .contains("/**");
        });
    }

    @Test
    void theArchitecturePageNamesEveryPackage() {
        String page = House.read(House.root().resolve("ARCHITECTURE.md"));
        var packages = new TreeSet<String>();
        for (Path file : House.sources("main")) {
            String name = House.name(file).replaceFirst(".*/periplus/", "").replaceFirst("/?[^/]+$", "");
            if (name.contains("/") && !name.startsWith("testkit") && !name.startsWith("bench")) {
                packages.add(name);
            }
        }
        assertThat(packages)
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
    }

    @Test
    void filesOverFiveHundredLinesGiveAReason() {
        assertThat(House.sources("main"))
                .filteredOn(file -> House.read(file).lines().count() > 500)
                .filteredOn(file -> !House.read(file).contains("Long because"))
                .extracting(House::name)
                .as("split these, or say \"Long because ...\" in the class comment")
                .isEmpty();
    }

    @Test
    void testsAssertSomethingAndPrintNothing() {
        List<Path> tests = House.sources("test").stream()
                .filter(file -> TEST.matcher(House.read(file)).find())
                .toList();
        assertThat(tests).hasSizeGreaterThan(20);
        assertThat(tests)
                .filteredOn(file -> !ASSERTS.matcher(House.read(file)).find())
                .extracting(House::name)
                .as("tests without an assertion")
                .isEmpty();
        assertThat(tests)
                .filteredOn(file -> !House.name(file).contains("/house/"))
                .filteredOn(file -> PRINTS.matcher(House.read(file)).find())
                .extracting(House::name)
                .as("tests that print or sleep")
                .isEmpty();
    }

    @Test
    void noSourceNamesAMachineOrALeftover() {
        Pattern leftover = Pattern.compile("/home/\\w|/work/\\w|/root/|\\bTODO\\b|\\bFIXME\\b|\\bXXX\\b");
        var files = new java.util.ArrayList<>(House.sources("main"));
        files.addAll(House.sources("test"));
        assertThat(files)
                .filteredOn(file -> !file.endsWith("SourceStyleTest.java"))
                .filteredOn(file -> leftover.matcher(House.read(file)).find())
                .extracting(House::name)
                .isEmpty();
    }
}
