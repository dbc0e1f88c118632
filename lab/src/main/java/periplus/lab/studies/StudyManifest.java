package periplus.lab.studies;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import periplus.lab.formats.Json;
import periplus.lab.runs.CodeVersion;
import periplus.lab.runs.Machine;

/** Version, machine and times of a study's last call; the only file that may differ between equal studies. */
final class StudyManifest {
    private StudyManifest() {}

    static void write(StudyFolder folder, StudyRequest request, Instant started, @Nullable Instant finished) {
        SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("version", CodeVersion.VERSION);
        json.put("kernels", "portable");
        json.put("runsAtOnce", request.threads());
        json.put("machine", Machine.detect().toJson());
        json.put("callStarted", started.toString());
        json.put("callFinished", finished == null ? null : finished.toString());
        Json.write(folder.manifest(), json);
    }
}
