package periplus.tasks.motion;

import periplus.core.carriers.Trajectories;
import periplus.core.kernels.DrawFunctions;
import periplus.core.random.ParallelStreams;
import periplus.tasks.space.Arena;
import periplus.tasks.space.WallContact;

/**
 * Some paths of a {@link RayleighWalk} in a plain or periodic box, made side by side.
 *
 * <p>Each path has its own stream: x, y and heading of the start, then a number for the speed and two for the turn of
 * every step. Draws, sines and cosines are made for all paths at once; a path's numbers do not depend on the others.
 */
final class OpenWalks {
    /** Steps drawn at a time; even, since numbers are drawn in pairs. */
    private static final int BLOCK = 64;

    private static final int START_NUMBERS = 3;
    private static final int STEP_NUMBERS = 3;

    private final RayleighWalk walk;
    private final Arena arena;
    private final int firstPath;
    private final int lanes;
    private final ParallelStreams streams;
    private final double lowX;
    private final double highX;
    private final double lowY;
    private final double highY;
    private final DrawFunctions math = DrawFunctions.fastest();
    private final WallContact contact = new WallContact();
    private final double[] x;
    private final double[] y;
    private final double[] heading;
    private final double[] sine;
    private final double[] cosine;

    OpenWalks(RayleighWalk walk, long seed, String purpose, long batchIndex, int firstPath, int lanes) {
        this.walk = walk;
        this.arena = walk.arena();
        this.firstPath = firstPath;
        this.lanes = lanes;
        // a little inside the band in which the wall rule acts; on a torus there is none
        double band =
                arena.isPeriodic() ? Double.NEGATIVE_INFINITY : walk.settings().wallDistanceMetres() + 1e-9;
        this.lowX = arena.minX() + band;
        this.highX = arena.maxX() - band;
        this.lowY = arena.minY() + band;
        this.highY = arena.maxY() - band;
        this.streams = new ParallelStreams(seed, purpose, batchIndex, firstPath, lanes);
        this.x = new double[lanes];
        this.y = new double[lanes];
        this.heading = new double[lanes];
        this.sine = new double[lanes];
        this.cosine = new double[lanes];
    }

    void fill(Trajectories out) {
        int steps = out.times() - 1;
        double[] numbers = new double[(STEP_NUMBERS * Math.min(BLOCK, steps) + 4) * lanes];
        start(numbers);
        write(out, 0);
        for (int first = 0; first < steps; first += BLOCK) {
            int count = Math.min(BLOCK, steps - first);
            // the number before the block's own comes along: draws begin at even places
            int before = START_NUMBERS + STEP_NUMBERS * first - 1;
            streams.uniforms(before, (STEP_NUMBERS * count + 2) / 2 * 2, numbers);
            for (int k = 0; k < count; k++) {
                step(numbers, (1 + STEP_NUMBERS * k) * lanes);
                write(out, first + k + 1);
                if (walk.settings().centrePull() > 0) {
                    redirect(out, first + k);
                }
            }
        }
    }

    private void start(double[] numbers) {
        streams.uniforms(0, START_NUMBERS + 1, numbers);
        for (int l = 0; l < lanes; l++) {
            x[l] = arena.minX() + numbers[l] * (arena.maxX() - arena.minX());
            y[l] = arena.minY() + numbers[lanes + l] * (arena.maxY() - arena.minY());
            heading[l] = Angles.wrap(2 * StrictMath.PI * numbers[2 * lanes + l]);
        }
    }

    private void step(double[] numbers, int speeds) {
        RayleighWalkSettings settings = walk.settings();
        double dt = settings.dtSeconds();
        double pull = settings.centrePull();
        int turns = speeds + lanes;
        math.rayleighs(numbers, speeds, lanes, settings.speedScaleMetresPerSecond());
        math.gaussians(numbers, turns, numbers, turns + lanes, lanes, dt * settings.turnSdRadiansPerSecond());
        math.sinesAndCosines(heading, lanes, sine, cosine);
        for (int l = 0; l < lanes; l++) {
            double speed = numbers[speeds + l];
            double turn = numbers[turns + l];
            double px = x[l];
            double py = y[l];
            boolean farFromWalls = px > lowX && px < highX && py > lowY && py < highY;
            if (!farFromWalls && walk.headsForWall(px, py, heading[l], contact)) {
                speed *= settings.wallSlowDown();
                turn = RayleighWalk.turnAlong(heading[l], contact) + turn;
            }
            double length = speed * dt;
            x[l] = px + length * cosine[l] - pull * px;
            y[l] = py + length * sine[l] - pull * py;
            heading[l] = Angles.wrap(heading[l] + turn);
        }
        if (arena.isPeriodic()) {
            for (int l = 0; l < lanes; l++) {
                x[l] = arena.wrapX(x[l]);
                y[l] = arena.wrapY(y[l]);
            }
        }
    }

    /** The heading of an instant before the last: where the step and the pull led together. */
    private void redirect(Trajectories out, int instant) {
        for (int l = 0; l < lanes; l++) {
            int row = (firstPath + l) * out.times() + instant;
            out.headingRadians()[row] = Headings.between(out, firstPath + l, instant, out.headingRadians()[row]);
        }
    }

    private void write(Trajectories out, int instant) {
        double[] position = out.positionMetres();
        double[] headings = out.headingRadians();
        for (int l = 0; l < lanes; l++) {
            int row = (firstPath + l) * out.times() + instant;
            position[2 * row] = x[l];
            position[2 * row + 1] = y[l];
            headings[row] = heading[l];
        }
    }
}
