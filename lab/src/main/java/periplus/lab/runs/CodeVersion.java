package periplus.lab.runs;

/** The version that writes itself into manifests and checkpoints. */
public final class CodeVersion {
    /** The version of this build; {@code VersionTest} keeps it equal to the build file's. */
    public static final String VERSION = "0.1.0";

    private CodeVersion() {}
}
