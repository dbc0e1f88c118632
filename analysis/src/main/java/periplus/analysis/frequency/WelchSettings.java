package periplus.analysis.frequency;

import periplus.core.errors.BadInputException;

/**
 * How a spectrum is averaged: Hann windows over segments, each less its mean.
 *
 * @param segment numbers a segment, 2 to {@value #LONGEST}; frequencies are 2 pi / segment apart
 * @param overlap numbers that neighbours share, half a segment is usual
 */
public record WelchSettings(int segment, int overlap) {
    /** Longer ones would be transformed by threads that the library starts by itself. */
    static final int LONGEST = 4096;

    public WelchSettings {
        if (segment < 2 || segment > LONGEST || overlap < 0 || overlap >= segment) {
            throw new BadInputException("spectra of segments of " + segment + " overlapping by " + overlap
                    + ": expected 2 to " + LONGEST + " numbers and an overlap below that");
        }
    }

    /** Half overlapping. */
    public static WelchSettings halfOverlapping(int segment) {
        return new WelchSettings(segment, segment / 2);
    }

    /** How many segments a series of this length holds. */
    public int segments(int length) {
        return length < segment ? 0 : (length - segment) / (segment - overlap) + 1;
    }

    /** Frequencies of the spectra: 0 to pi. */
    public int frequencies() {
        return segment / 2 + 1;
    }
}
