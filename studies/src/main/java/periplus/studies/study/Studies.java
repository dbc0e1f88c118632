package periplus.studies.study;

import java.util.List;
import periplus.studies.cuevawei.CuevaWei;
import periplus.studies.degeneracy.Degeneracy;
import periplus.studies.leakydynamics.LeakyDynamics;
import periplus.studies.offlinereactivation.OfflineReactivation;
import periplus.studies.replay.ReplayStudy;
import periplus.studies.unfolding.Unfolding;

/** Every study there is. */
public final class Studies {
    private Studies() {}

    /** In the order of the command {@code periplus studies}. */
    public static List<Study> all() {
        return List.of(
                new LeakyDynamics(),
                new CuevaWei(),
                new Unfolding(),
                new ReplayStudy(),
                new OfflineReactivation(),
                new Degeneracy());
    }
}
