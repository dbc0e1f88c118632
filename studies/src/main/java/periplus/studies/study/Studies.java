package periplus.studies.study;

import java.util.List;
import periplus.studies.cuevawei.CuevaWei;
import periplus.studies.degeneracy.Degeneracy;
import periplus.studies.leakydynamics.LeakyDynamics;

/** Every study there is. */
public final class Studies {
    private Studies() {}

    /** In the order of the command {@code periplus studies}. */
    public static List<Study> all() {
        return List.of(new LeakyDynamics(), new CuevaWei(), new Degeneracy());
    }
}
