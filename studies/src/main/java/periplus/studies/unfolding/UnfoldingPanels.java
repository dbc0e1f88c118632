package periplus.studies.unfolding;

import java.util.List;
import periplus.studies.panels.Panel;
import periplus.studies.study.Scale;
import periplus.studies.study.StudyResults;

/** The figures of the study. */
final class UnfoldingPanels {
    private UnfoldingPanels() {}

    static List<Panel> of(Scale scale, StudyResults results) {
        return List.of();
    }
}
