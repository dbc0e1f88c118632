package periplus.lab.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import periplus.lab.files.AtomicFile;
import periplus.lab.files.InputFile;

/**
 * NumPy's files of several named arrays: a zip of npy entries.
 *
 * <p>Arrays are read one by one when asked for, so a large file costs only what is used. Written entries are stored
 * uncompressed with one fixed date: equal arrays give equal bytes. In Python: {@code np.load(file)["name"]}.
 *
 * <p>Refused before anything is allocated: names that leave the folder, two entries of one name, zips within the zip,
 * entries that would unpack to more than {@link #MAX_RATIO} times their compressed size, totals over
 * {@link #MAX_TOTAL_BYTES}.
 */
public final class Npz implements AutoCloseable {
    /** Real arrays seldom compress beyond 20; deflate can reach 1032. */
    static final long MAX_RATIO = 250;
    /** Below this, a high ratio does no harm (an array of zeros). */
    static final long RATIO_FREE_BYTES = 16L << 20;
    /** Sum over all entries, unpacked. */
    static final long MAX_TOTAL_BYTES = 32L << 30;

    private static final int MAX_ENTRIES = 10_000;
    /** Not midnight of that day: Java takes it for "before 1980" and adds a field that depends on the time zone. */
    private static final LocalDateTime FIXED_DATE = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

    private final Path file;
    private final ZipFile zip;
    private final SequencedMap<String, ZipEntry> entries;

    private Npz(Path file, ZipFile zip, SequencedMap<String, ZipEntry> entries) {
        this.file = file;
        this.zip = zip;
        this.entries = entries;
    }

    /** Opens a file and checks its table of contents. */
    public static Npz open(Path file) {
        InputFile.of(file);
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new BadInputException(
                    file + ": not a whole zip file (" + e.getMessage()
                            + "); expected an npz written by np.savez. It is truncated or of another kind: copy or save"
                            + " it again",
                    e);
        } catch (IOException | IllegalArgumentException e) {
            throw new BadInputException(
                    file + " cannot be read as an npz (" + e.getMessage() + "). Check the file, or save it again", e);
        }
        try {
            return new Npz(file, zip, contents(file, zip));
        } catch (RuntimeException e) {
            closeQuietly(zip, e);
            throw e;
        }
    }

    /** Reads all arrays of a file, in its order. */
    public static SequencedMap<String, NpyArray> read(Path file) {
        try (Npz npz = open(file)) {
            SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
            for (String name : npz.names()) {
                arrays.put(name, npz.get(name));
            }
            return arrays;
        }
    }

    /** Writes these arrays in their order, whole or not at all. */
    public static void write(Path file, SequencedMap<String, NpyArray> arrays) {
        AtomicFile.write(file, out -> write(out, arrays));
    }

    /** The names of the arrays, in the file's order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** Whether there is an array of this name. */
    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /** The array of this name; where there is none, the error lists those that are there. */
    public NpyArray get(String name) {
        @Nullable ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new BadInputException(file + " has no array '" + name + "'; it holds " + entries.keySet()
                    + ". Save it under that name: np.savez(file, " + name + "=...)");
        }
        String where = file + ", array '" + name + "'";
        CRC32 crc = new CRC32();
        try (InputStream raw = zip.getInputStream(entry)) {
            InputStream in = new CheckedInputStream(raw, crc);
            NpyArray array = Npy.read(in, entry.getSize(), where);
            if (in.read() >= 0) {
                throw new BadInputException(where + ": longer than the zip's table says. Save the file again");
            }
            if (crc.getValue() != entry.getCrc()) {
                throw new BadInputException(where + ": checksum " + Long.toHexString(crc.getValue()) + ", expected "
                        + Long.toHexString(entry.getCrc()) + ". The file is damaged: copy or save it again");
            }
            return array;
        } catch (IOException e) {
            throw new BadInputException(
                    where + ": its compressed data cannot be unpacked (" + e.getMessage()
                            + "). The file is damaged: copy or save it again",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private static void write(OutputStream out, SequencedMap<String, NpyArray> arrays) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, NpyArray> named : arrays.entrySet()) {
            CRC32 crc = new CRC32();
            Npy.write(new CheckedOutputStream(OutputStream.nullOutputStream(), crc), named.getValue());
            ZipEntry entry = new ZipEntry(named.getKey() + ".npy");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(Npy.bytes(named.getValue()));
            entry.setCrc(crc.getValue());
            entry.setTimeLocal(FIXED_DATE);
            zip.putNextEntry(entry);
            Npy.write(zip, named.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }

    private static SequencedMap<String, ZipEntry> contents(Path file, ZipFile zip) {
        if (zip.size() > MAX_ENTRIES) {
            throw new BadInputException(file + ": " + zip.size() + " entries; expected at most " + MAX_ENTRIES
                    + " arrays. Check that this is the right file");
        }
        SequencedMap<String, ZipEntry> entries = new LinkedHashMap<>();
        long total = 0;
        for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
            ZipEntry entry = e.nextElement();
            String name = normalisedName(file, entry.getName());
            total += checkedSize(file, entry);
            if (total > MAX_TOTAL_BYTES) {
                throw new BadInputException(file + ": would unpack to more than " + MAX_TOTAL_BYTES
                        + " bytes. Save fewer arrays in one file");
            }
            if (entries.put(name, entry) != null) {
                throw new BadInputException(file + ": two arrays are called '" + name + "'. Save the file again");
            }
        }
        return entries;
    }

    private static String normalisedName(Path file, String raw) {
        boolean leaves = raw.startsWith("/") || raw.indexOf('\\') >= 0 || raw.indexOf(':') >= 0;
        for (String part : raw.split("/", -1)) {
            leaves |= part.isEmpty() || part.equals(".") || part.equals("..");
        }
        if (leaves || raw.chars().anyMatch(c -> c < ' ')) {
            throw new BadInputException(file + ": entry name '" + raw.replaceAll("[\\p{Cntrl}]", "?")
                    + "' points out of the archive or is not a plain name. Save the arrays under plain names");
        }
        if (!raw.endsWith(".npy")) {
            throw new BadInputException(file + ": entry '" + raw + "' is not an array; expected only .npy entries, as"
                    + " np.savez writes them. Take the arrays out of it and save them with np.savez");
        }
        return raw.substring(0, raw.length() - ".npy".length());
    }

    private static long checkedSize(Path file, ZipEntry entry) {
        long size = entry.getSize();
        long packed = entry.getCompressedSize();
        if (size < 0 || packed < 0) {
            throw new BadInputException(
                    file + ": entry '" + entry.getName() + "' does not say its size. Save the file again");
        }
        if (size > RATIO_FREE_BYTES && size / MAX_RATIO > packed) {
            throw new BadInputException(file + ": entry '" + entry.getName() + "' would unpack from " + packed + " to "
                    + size + " bytes, more than " + MAX_RATIO + " times; that is how zip bombs look. If it is yours,"
                    + " save it with np.savez instead of np.savez_compressed");
        }
        return size;
    }

    private static void closeQuietly(ZipFile zip, RuntimeException because) {
        try {
            zip.close();
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }
}
