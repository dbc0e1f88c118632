package periplus.lab;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/** Files under src/test/resources, as paths. */
public final class Fixtures {
    private Fixtures() {}

    /** The file of this name. */
    public static Path path(String name) {
        URL url = Objects.requireNonNull(Fixtures.class.getResource("/" + name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
