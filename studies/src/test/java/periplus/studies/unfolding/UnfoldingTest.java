package periplus.studies.unfolding;

import periplus.studies.study.Study;
import periplus.studies.study.StudyContract;

class UnfoldingTest extends StudyContract {
    @Override
    protected Study study() {
        return new Unfolding();
    }
}
