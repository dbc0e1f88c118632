package periplus.lab.studies;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import periplus.studies.study.Scale;
import periplus.studies.study.Study;

/**
 * What a call asks of a study.
 *
 * @param study which
 * @param scale how much of it
 * @param seeds the seeds that are judged, 1 to N
 * @param out the study's folder
 * @param threads runs at once; never changes a result
 * @param retryFailed run again what failed before
 */
public record StudyRequest(Study study, Scale scale, List<Long> seeds, Path out, int threads, boolean retryFailed) {
    public StudyRequest {
        seeds = List.copyOf(seeds);
    }

    /** The seeds 1 to {@code count}. */
    public static List<Long> firstSeeds(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }
}
