package periplus.lab.sweeps;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Names for this process: one to read, one that no other process of any machine has. */
public final class ProcessName {
    private static final Path HOST_NAME = Path.of("/etc/hostname");

    private ProcessName() {}

    /** Host and process number. */
    public static String ofThis() {
        return host() + ":" + ProcessHandle.current().pid();
    }

    /** For a file of this process alone. */
    static String fileName() {
        return ofThis().replaceAll("[^A-Za-z0-9.-]", "-") + "-"
                + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String host() {
        String given = System.getenv("HOSTNAME");
        if (given != null && !given.isBlank()) {
            return given;
        }
        try {
            if (Files.isReadable(HOST_NAME)) {
                return Files.readString(HOST_NAME).strip();
            }
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown-host";
        } catch (IOException e) {
            return "unknown-host";
        }
    }
}
