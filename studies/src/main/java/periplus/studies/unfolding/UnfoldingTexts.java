package periplus.studies.unfolding;

import java.util.List;
import periplus.studies.study.Scale;

/** Method and deviations of the study, in words. */
final class UnfoldingTexts {
    private UnfoldingTexts() {}

    static List<String> method(Scale scale) {
        return List.of("to be written");
    }

    static List<String> deviations(Scale scale) {
        return List.of("to be written");
    }
}
