package periplus.studies.cuevawei;

import java.util.ArrayList;
import java.util.List;
import periplus.studies.panels.Panel;
import periplus.studies.study.StudyResults;

/** The study's figures. */
final class CuevaPanels {
    private CuevaPanels() {}

    static List<Panel> of(StudyResults results) {
        return new ArrayList<>();
    }
}
