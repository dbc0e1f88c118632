package periplus.analysis.errorgrowth;

import periplus.core.source.Source;

/**
 * When each path touched a wall: {@code touching[path * times + k]}.
 *
 * <p>A contact is the first instant of an unbroken run of touching instants: sliding along a wall is one contact.
 */
@Source(key = "cueva2018", where = "figure 6a: number of boundary contacts; the run rule is ours")
public record BoundaryContacts(int paths, int times, boolean[] touching) {
    public BoundaryContacts {
        if (paths < 1 || times < 1 || touching.length != (long) paths * times) {
            throw new IllegalArgumentException(
                    "contacts of " + paths + " paths x " + times + " instants in an array of " + touching.length);
        }
    }

    /** Whether a contact begins at this instant. */
    public boolean begins(int path, int k) {
        int at = path * times + k;
        return touching[at] && (k == 0 || !touching[at - 1]);
    }

    /** Contacts of a path up to and including instant k. */
    public int[] soFar(int path) {
        int[] count = new int[times];
        int contacts = 0;
        for (int k = 0; k < times; k++) {
            contacts += begins(path, k) ? 1 : 0;
            count[k] = contacts;
        }
        return count;
    }

    /** Contacts of a path in all. */
    public int total(int path) {
        return soFar(path)[times - 1];
    }
}
