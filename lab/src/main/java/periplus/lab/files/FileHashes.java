package periplus.lab.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** SHA-256 of bytes, of files, and of every file of a folder; the measure of "the same bytes". */
public final class FileHashes {
    private FileHashes() {}

    /** A fresh SHA-256. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    /** The hash of these bytes, in lower-case hex. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /** The hash of a file's bytes, in lower-case hex. */
    public static String sha256(Path file) {
        MessageDigest digest = digest();
        try (InputStream in = InputFile.of(file).open()) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The hashes of all files below a folder, by their paths with slashes, without those named {@code except}. */
    public static SortedMap<String, String> tree(Path folder, Collection<String> except) {
        SortedMap<String, String> hashes = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        } catch (IOException e) {
            throw InputFile.unreadable(folder, e);
        }
        for (Path file : files) {
            String name = folder.relativize(file)
                    .toString()
                    .replace(folder.getFileSystem().getSeparator(), "/");
            if (!except.contains(name)) {
                hashes.put(name, sha256(file));
            }
        }
        return hashes;
    }

    /** One hash for a whole tree: of the lines {@code hash  name}, as {@code sha256sum} prints them. */
    public static String ofTree(SortedMap<String, String> hashes) {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, String> file : hashes.entrySet()) {
            lines.append(file.getValue()).append("  ").append(file.getKey()).append('\n');
        }
        return sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
