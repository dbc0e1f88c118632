package periplus.nets.attractors;

/** A circuit of continuous attractors that is told a velocity and holds the place in the phases of its bumps. */
public sealed interface VelocityIntegrator permits BandGridCircuit, PureGridCircuit {
    /** Starts all modules at a place, settled and at rest. */
    void start(double xMetres, double yMetres);

    /** One step of {@code dtSeconds} at this velocity in m/s. */
    void step(double vx, double vy);

    /** Phases of the grid bumps, from which the place is read, [modules][2]. */
    double[][] gridPhases();

    /** The phase that the velocity pushes, of one module and one of its two directions. */
    double pushedPhase(int module, int direction);

    /** Spacings, orientations, time step, noise. */
    CircuitSettings settings();

    /** Cells, without place cells. */
    int neurons();
}
