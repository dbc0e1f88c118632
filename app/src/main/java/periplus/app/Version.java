package periplus.app;

import periplus.lab.runs.CodeVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code periplus --version} prints. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"periplus " + CodeVersion.VERSION, "java " + System.getProperty("java.version")};
    }
}
