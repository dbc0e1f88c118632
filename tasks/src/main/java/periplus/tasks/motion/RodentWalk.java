package periplus.tasks.motion;

import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;
import periplus.tasks.space.Arena;
import periplus.tasks.space.NearWalls;
import periplus.tasks.space.ShortestWays;
import periplus.tasks.space.WallContact;

/**
 * A rodent's foraging: smooth speed, smooth turning, walls that repel or attract, and where wanted a pull to goals.
 *
 * <p>Speed scale m, OU(x; s, tau) a step of an Ornstein-Uhlenbeck process with mean 0. Each step, in this order:
 * <ol>
 *   <li>rotational velocity w := OU(w; turn sd, turn coherence); the velocity turns by w dt;
 *   <li>speed v with the Rayleigh(m) law: z = Phi^-1(1 - exp(-v^2 / 2 m^2)), z := OU(z; 1, speed coherence),
 *       v := m sqrt(-2 ln(1 - Phi(z)));
 *   <li>drift: velocity relaxes towards the drift velocity ({@link Drift});
 *   <li>walls at distance x below d push away (n), with h = thigmotaxis and V = strength m: velocity += 3 (1 - h)^2 dt
 *       (V^2 / d^2) (d - x) n, a spring, and position += 6 h^2 dt V (1 - sqrt(1 - (d - x)^2 / d^2)) n, a conveyor;
 *   <li>position += velocity dt;
 *   <li>where this step crosses a wall: the velocity is mirrored in the first such wall, its speed set to m / 2, and the
 *       step taken anew from where it began.
 * </ol>
 * z and w are remembered through the velocity alone, as in the reference: a bounce slows the animal for about a speed
 * coherence time.
 *
 * <p>Statistics away from walls (exact stepping): speed Rayleigh with mean 1.2533 m and sd 0.6551 m; the Gaussian z
 * decorrelates as exp(-t / speed coherence), w as exp(-t / turn coherence).
 *
 * <p>Traps of the reference, and what is done here:
 * <ul>
 *   <li>its "mean speed" is the Rayleigh scale, so the mean is a quarter higher: the setting is named a scale;
 *   <li>its Euler steps widen the turning by 21 % at the defaults (144.7 instead of 120 degrees a second): stepped
 *       exactly by default, {@link RodentWalkSettings.Discretisation#EULER} for comparison;
 *   <li>its drift step overshoots where dt ratio exceeds the coherence time: relaxed exactly (except with EULER);
 *   <li>its bounces may go on for ever, and a position still outside is clamped 1 cm inside or thrown to a random
 *       place: ours are {@value #BOUNCES} at most, then the animal stays for this step and turns round;
 *   <li>an inner corner that two walls share pushes twice and walls push through walls: see {@link NearWalls};
 *   <li>it starts at speed m with w = 0, which takes a second to forget: ours starts in the stationary law;
 *   <li>at speed 0 it would go on along +x: ours keeps its direction;
 *   <li>its recorded velocity is that of the step that ended, smoothed for the head: here the heading is the direction
 *       of the next displacement, as for every motion, and {@link HeadDirection} smooths it.
 * </ul>
 *
 * <p>Ours: goals by the shortest way round walls (the reference leaves the drift velocity to its user). In a periodic
 * box no wall acts and positions wrap.
 *
 * <p>Not to be confused with {@link RayleighWalk}, whose speeds and turns are drawn anew at every step.
 */
@Source(key = "george2024", where = "2D motion of the released simulator")
public final class RodentWalk implements Motion {
    private static final int BOUNCES = 16;
    private static final double LEAST_TAIL = 1e-6;

    private final Arena arena;
    private final RodentWalkSettings settings;
    private final ShortestWays.To[] goals;
    private final double speedKeep;
    private final double speedNoise;
    private final double turnKeep;
    private final double turnNoise;
    private final double pull;

    /** A walk with these settings in this arena. */
    public RodentWalk(Arena arena, RodentWalkSettings settings) {
        this.arena = arena;
        this.settings = settings;
        this.goals = goals(arena, settings.drift());
        boolean exact = settings.discretisation() == RodentWalkSettings.Discretisation.EXACT;
        double speedStep = settings.dtSeconds() / settings.speedCoherenceSeconds();
        double turnStep = settings.dtSeconds() / settings.turnCoherenceSeconds();
        this.speedKeep = exact ? StrictMath.exp(-speedStep) : 1 - speedStep;
        this.turnKeep = exact ? StrictMath.exp(-turnStep) : 1 - turnStep;
        this.speedNoise = Math.sqrt(exact ? 1 - speedKeep * speedKeep : 2 * speedStep);
        this.turnNoise = settings.turnSdRadiansPerSecond()
                * Math.sqrt(exact ? 1 - turnKeep * turnKeep : 2 * turnStep);
        double drawn = speedStep * settings.drift().ratio();
        this.pull = exact ? 1 - StrictMath.exp(-drawn) : drawn;
        // 5.3 scales is the fastest that the clipped law can draw
        double longest = 6 * settings.speedScaleMetresPerSecond() * settings.dtSeconds();
        if (arena.isPeriodic() && longest >= Math.min(arena.widthMetres(), arena.heightMetres()) / 2) {
            throw new BadInputException("a rodent walk with steps of up to " + longest + " m in a periodic arena ("
                    + arena.describe() + ") could go half way round in one step; make the arena larger or dt smaller");
        }
        // an arena without a free point is refused here rather than at the first path
        arena.sample(RandomStream.of(0, "free point"), 2 * Arena.CLEARANCE_METRES, new double[2]);
    }

    private static ShortestWays.To[] goals(Arena arena, Drift drift) {
        if (!(drift instanceof Drift.ToGoals to)) {
            return new ShortestWays.To[0];
        }
        ShortestWays ways = new ShortestWays(arena);
        ShortestWays.To[] goals = new ShortestWays.To[to.goals()];
        for (int i = 0; i < goals.length; i++) {
            double x = to.xyMetres()[2 * i];
            double y = to.xyMetres()[2 * i + 1];
            if (!arena.contains(x, y)) {
                throw new BadInputException("goal " + i + " at (" + x + ", " + y + ") is outside the arena ("
                        + arena.describe() + "); give points inside, in the arena's metres");
            }
            goals[i] = ways.to(x, y);
            if (goals[0].distanceMetres(x, y) == Double.POSITIVE_INFINITY) {
                throw new BadInputException("no way leads from goal 0 to goal " + i + " at (" + x + ", " + y
                        + ") in the arena (" + arena.describe() + "); leave a gap in the walls");
            }
        }
        return goals;
    }

    @Override
    public Arena arena() {
        return arena;
    }

    @Override
    public double dtSeconds() {
        return settings.dtSeconds();
    }

    /** The constants of this walk. */
    public RodentWalkSettings settings() {
        return settings;
    }

    @Override
    public void fillPath(long seed, String purpose, long batchIndex, Trajectories out, int path) {
        Animal animal = new Animal(RandomStream.of(seed, purpose, batchIndex, path));
        for (int k = 0; k < out.times(); k++) {
            int row = path * out.times() + k;
            out.positionMetres()[2 * row] = animal.x;
            out.positionMetres()[2 * row + 1] = animal.y;
            if (k == out.times() - 1) {
                out.headingRadians()[row] = animal.direction;
            } else {
                animal.step();
                out.headingRadians()[row] = animal.stepDirection;
            }
        }
    }

    /** One animal under way. */
    private final class Animal {
        private final RandomStream stream;
        private final WallContact contact = new WallContact();
        private final NearWalls walls = new NearWalls();
        private final double[] xy = new double[2];
        private double x;
        private double y;
        private double speed;

        /** Direction of the velocity. */
        private double direction;

        /** Direction of the last displacement. */
        private double stepDirection;

        private double turn;
        private double vx;
        private double vy;
        private int goal;

        Animal(RandomStream stream) {
            this.stream = stream;
            arena.sample(stream, arena.isPeriodic() ? 0 : 2 * Arena.CLEARANCE_METRES, xy);
            x = xy[0];
            y = xy[1];
            direction = Angles.wrap(2 * StrictMath.PI * stream.nextUniform());
            stepDirection = direction;
            double scale = settings.speedScaleMetresPerSecond();
            speed = settings.constantSpeed() ? scale : speedOf(stream.nextGaussian());
            turn = settings.turnSdRadiansPerSecond() * stream.nextGaussian();
            if (settings.drift() instanceof Drift.ToGoals to) {
                goal = to.order() == Drift.Order.IN_TURN ? 0 : stream.nextBelow(goals.length);
            }
        }

        void step() {
            double dt = settings.dtSeconds();
            turn = turnKeep * turn + turnNoise * stream.nextGaussian();
            direction += turn * dt;
            speed = settings.constantSpeed()
                    ? settings.speedScaleMetresPerSecond()
                    : speedOf(speedKeep * latent(speed) + speedNoise * stream.nextGaussian());
            vx = speed * StrictMath.cos(direction);
            vy = speed * StrictMath.sin(direction);
            drift();
            double fromX = x;
            double fromY = y;
            pushAndMove(dt);
            for (int bounce = 0; bounce < BOUNCES && arena.firstWall(fromX, fromY, x, y, contact); bounce++) {
                double into = vx * contact.normalX() + vy * contact.normalY();
                slowDown(vx - 2 * into * contact.normalX(), vy - 2 * into * contact.normalY());
                x = fromX + vx * dt;
                y = fromY + vy * dt;
            }
            if (arena.blocks(fromX, fromY, x, y)) {
                x = fromX;
                y = fromY;
                slowDown(-vx, -vy);
            }
            speed = Math.sqrt(vx * vx + vy * vy);
            if (speed > 0) {
                direction = StrictMath.atan2(vy, vx);
            }
            direction = Angles.wrap(direction);
            double dx = x - fromX;
            double dy = y - fromY;
            stepDirection = dx * dx + dy * dy > 1e-24 ? Angles.wrap(StrictMath.atan2(dy, dx)) : direction;
            x = arena.wrapX(x);
            y = arena.wrapY(y);
        }

        private void drift() {
            switch (settings.drift()) {
                case Drift.None _ -> {}
                case Drift.Velocity given -> relax(given.xMetresPerSecond(), given.yMetresPerSecond());
                case Drift.ToGoals to -> {
                    if (arrived(to)) {
                        goal = nextGoal(to);
                    }
                    goals[goal].next(x, y, xy);
                    double dx = arena.shortestX(xy[0] - x);
                    double dy = arena.shortestY(xy[1] - y);
                    double distance = Math.sqrt(dx * dx + dy * dy);
                    double factor = distance > 0 ? to.speedMetresPerSecond() / distance : 0;
                    relax(factor * dx, factor * dy);
                }
            }
        }

        private void relax(double driftX, double driftY) {
            vx += pull * (driftX - vx);
            vy += pull * (driftY - vy);
        }

        private boolean arrived(Drift.ToGoals to) {
            return goals.length > 1 && goals[goal].distanceMetres(x, y) < to.reachMetres();
        }

        private int nextGoal(Drift.ToGoals to) {
            return switch (to.order()) {
                case IN_TURN -> (goal + 1) % goals.length;
                case AT_RANDOM -> (goal + 1 + stream.nextBelow(goals.length - 1)) % goals.length;
                case OUT_AND_BACK -> goal > 0 ? 0 : 1 + stream.nextBelow(goals.length - 1);
            };
        }

        private void pushAndMove(double dt) {
            double d = settings.wallRepelMetres();
            double strength = settings.wallRepelStrength() * settings.speedScaleMetresPerSecond();
            double shiftX = 0;
            double shiftY = 0;
            if (d > 0 && strength > 0) {
                double h = settings.thigmotaxis();
                double spring = 3 * (1 - h) * (1 - h) * dt * strength * strength / (d * d);
                double conveyor = 6 * h * h * dt * strength;
                arena.wallsWithin(x, y, d, walls);
                for (int i = 0; i < walls.count(); i++) {
                    double inside = d - walls.distanceMetres(i);
                    double part = inside / d;
                    double push = conveyor * (1 - Math.sqrt(1 - part * part));
                    vx -= spring * inside * walls.normalX(i);
                    vy -= spring * inside * walls.normalY(i);
                    shiftX -= push * walls.normalX(i);
                    shiftY -= push * walls.normalY(i);
                }
            }
            x += shiftX + vx * dt;
            y += shiftY + vy * dt;
        }

        /** Half the speed scale in the direction of (ux, uy); where that is 0, backwards. */
        private void slowDown(double ux, double uy) {
            double length = Math.sqrt(ux * ux + uy * uy);
            double slow = settings.speedScaleMetresPerSecond() / 2;
            vx = length > 0 ? slow * ux / length : -slow * StrictMath.cos(direction);
            vy = length > 0 ? slow * uy / length : -slow * StrictMath.sin(direction);
        }
    }

    /** The Gaussian number behind a speed. */
    private double latent(double speed) {
        double ratio = speed / settings.speedScaleMetresPerSecond();
        double faster = StrictMath.exp(-ratio * ratio / 2);
        return -GaussianLaw.quantile(Math.max(LEAST_TAIL, Math.min(1 - LEAST_TAIL, faster)));
    }

    /** The speed with the Rayleigh law for a Gaussian number. */
    private double speedOf(double z) {
        double faster = Math.max(1e-300, GaussianLaw.below(-z));
        return settings.speedScaleMetresPerSecond() * Math.sqrt(-2 * StrictMath.log(faster));
    }
}
