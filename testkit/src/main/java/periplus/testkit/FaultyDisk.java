package periplus.testkit;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that can fail, tear, fill up, lose power, and forget what was not forced.
 *
 * <p>Each operation is counted. {@link #arm} chooses what happens at the n-th; {@link #restart} is the next boot: file
 * contents survive if forced, else some prefix of them followed by garbage; creations, renames and deletions survive if
 * the folder was forced after them, else some leading part of them (journals keep their order).
 *
 * <p>It knows nothing of the code under test; a test adapts its file layer to it in a few lines.
 */
public final class FaultyDisk {
    /** What goes wrong at the armed operation. */
    public enum Fault {
        /** Nothing. */
        NONE,
        /** That operation alone fails with an {@link IOException}; a write has then written half. */
        FAIL,
        /** The machine stops there; a write has then written half. Every later operation throws {@link PowerLoss}. */
        POWER_LOSS,
        /** From there on, renames fail. */
        REFUSE_RENAME,
        /** From there on, writes fail after half of their bytes. */
        FULL
    }

    /** The machine is off: not an exception that any code under test could handle. */
    public static final class PowerLoss extends Error {
        private static final long serialVersionUID = 1L;

        PowerLoss() {
            super("power loss");
        }
    }

    private static final class Content {
        private byte[] seen = new byte[0];
        private byte[] forced = new byte[0];
    }

    /** A change of the folder that is not yet forced. */
    @FunctionalInterface
    private interface Change {
        void apply(Map<String, Content> folder);
    }

    private Map<String, Content> folder = new LinkedHashMap<>();
    private Map<String, Content> forcedFolder = new LinkedHashMap<>();
    private final List<Change> unforced = new ArrayList<>();
    private Fault fault = Fault.NONE;
    private int armedAt;
    private int operations;
    private boolean off;

    /** Lets {@code newFault} happen at the {@code operation}-th operation from now, counted from 1. */
    public void arm(Fault newFault, int operation) {
        fault = newFault;
        armedAt = operation;
        operations = 0;
    }

    /** Operations since the last {@link #arm} or the beginning. */
    public int operations() {
        return operations;
    }

    /** Boots after a power loss (or pulls the plug now and boots); {@code seed} chooses what of the unforced survives. */
    public void restart(long seed) {
        long state = seed;
        state = mix(state);
        int kept = (int) Math.floorMod(state, unforced.size() + 1L);
        for (Change change : unforced.subList(0, kept)) {
            change.apply(forcedFolder);
        }
        for (Content content : forcedFolder.values()) {
            state = mix(state);
            content.seen = survivor(content, state);
            content.forced = content.seen;
        }
        folder = new LinkedHashMap<>(forcedFolder);
        unforced.clear();
        off = false;
        fault = Fault.NONE;
    }

    /** Creates or empties a file. */
    public void create(String name) throws IOException {
        step();
        Content content = new Content();
        change(f -> f.put(name, content));
    }

    /** Adds bytes to a file. */
    public void write(String name, byte[] bytes, int offset, int length) throws IOException {
        Content content = content(name);
        boolean hit = hits();
        boolean full = fault == Fault.FULL && operations >= armedAt;
        int written = hit && (fault == Fault.FAIL || fault == Fault.POWER_LOSS) || full ? length / 2 : length;
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(content.seen);
        joined.write(bytes, offset, written);
        content.seen = joined.toByteArray();
        if (full) {
            throw new IOException("No space left on device");
        }
        fail(hit);
    }

    /** Cuts a file to its first bytes. */
    public void truncate(String name, long length) throws IOException {
        step();
        Content content = content(name);
        content.seen = Arrays.copyOf(content.seen, (int) length);
    }

    /** Makes a file's content survive. */
    public void force(String name) throws IOException {
        step();
        Content content = content(name);
        content.forced = content.seen;
    }

    /** A file's bytes as a running program sees them. */
    public byte[] read(String name) throws IOException {
        step();
        return content(name).seen.clone();
    }

    /** Whether a running program sees the file; not counted, since asking cannot fail. */
    public boolean exists(String name) {
        if (off) {
            throw new PowerLoss();
        }
        return folder.containsKey(name);
    }

    /** Renames, replacing the target. */
    public void rename(String from, String to) throws IOException {
        step();
        if (fault == Fault.REFUSE_RENAME && operations >= armedAt) {
            throw new IOException("Operation not permitted");
        }
        content(from);
        change(f -> {
            Content moved = f.remove(from);
            if (moved != null) {
                f.put(to, moved);
            }
        });
    }

    /** Deletes if there. */
    public void delete(String name) throws IOException {
        step();
        change(f -> f.remove(name));
    }

    /** Makes creations, renames and deletions survive. */
    public void forceFolder() throws IOException {
        step();
        forcedFolder = new LinkedHashMap<>(folder);
        unforced.clear();
    }

    private void change(Change change) {
        change.apply(folder);
        unforced.add(change);
    }

    private Content content(String name) throws FileNotFoundException {
        if (off) {
            throw new PowerLoss();
        }
        @Nullable Content content = folder.get(name);
        if (content == null) {
            throw new FileNotFoundException(name);
        }
        return content;
    }

    private void step() throws IOException {
        fail(hits());
    }

    private boolean hits() {
        if (off) {
            throw new PowerLoss();
        }
        operations++;
        return operations == armedAt;
    }

    private void fail(boolean hit) throws IOException {
        if (hit && fault == Fault.FAIL) {
            throw new IOException("Input/output error");
        }
        if (hit && fault == Fault.POWER_LOSS) {
            off = true;
            throw new PowerLoss();
        }
    }

    private static byte[] survivor(Content content, long state) {
        if (Arrays.equals(content.seen, content.forced)) {
            return content.forced;
        }
        int length = content.seen.length;
        int safe = Arrays.mismatch(content.seen, content.forced);
        if (safe == length) {
            // cut shorter but not forced: either length may be found
            return Math.floorMod(state, 2) == 0 ? content.seen : content.forced;
        }
        int whole = safe + (int) Math.floorMod(state, length - safe + 1L);
        byte[] bytes = Arrays.copyOf(content.seen, Math.floorMod(mix(state), 2) == 0 ? whole : length);
        for (int i = whole; i < bytes.length; i++) {
            bytes[i] = (byte) mix(state + i);
        }
        return bytes;
    }

    /** SplitMix64's finaliser. */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
