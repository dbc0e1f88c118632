package periplus.studies.leakydynamics;

import java.util.ArrayList;
import java.util.List;
import periplus.studies.panels.Panel;
import periplus.studies.study.Scale;
import periplus.studies.study.StudyResults;

/** The study's figures. */
final class LeakPanels {
    private LeakPanels() {}

    static List<Panel> of(Scale scale, StudyResults results) {
        return new ArrayList<>();
    }
}
