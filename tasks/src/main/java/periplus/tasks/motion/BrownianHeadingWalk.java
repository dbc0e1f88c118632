package periplus.tasks.motion;

import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;
import periplus.tasks.space.Arena;
import periplus.tasks.space.WallContact;

/**
 * A walk of straight-ish runs and long rests that begins at the arena's centre and never leaves the arena.
 *
 * <p>Each step the animal is at rest or moves (two-state Markov chain that starts in its stationary state, at rest on
 * 90 % of the steps). A moving animal goes |N(0, step sd)| in the direction of its heading; where this would cross a
 * wall, the heading is drawn again, uniformly, until the step stays inside. After a moving step the heading turns by
 * N(0, turn sd); at rest it is kept, so that a pause does not bend a run.
 *
 * <p>Source: the paper describes the ingredients in words. Inferred by us: step lengths, turning sd, the Markov chain,
 * that the heading is kept at rest, the arena's size and the clock. After {@value #ATTEMPTS} blocked draws (a corner
 * that has no way out for so long a step) the animal stays for this step.
 *
 * <p>Not to be confused with {@link RayleighWalk}, whose wall rule bends the path instead of drawing again.
 */
@Source(key = "cueva2018", where = "section 2.2 (movement); constants not given there")
public final class BrownianHeadingWalk implements Motion {
    private static final int ATTEMPTS = 1000;

    private final Arena arena;
    private final BrownianHeadingSettings settings;

    /** A walk with these settings in this arena. */
    public BrownianHeadingWalk(Arena arena, BrownianHeadingSettings settings) {
        this.arena = arena;
        this.settings = settings;
        WallContact contact = new WallContact();
        arena.nearestWall(arena.centreX(), arena.centreY(), contact);
        if (settings.startAtCentre()
                && !(arena.contains(arena.centreX(), arena.centreY())
                        && contact.distanceMetres() > 2 * Arena.CLEARANCE_METRES)) {
            throw new BadInputException("the walk should start at the arena's centre (" + arena.centreX() + ", "
                    + arena.centreY() + "), which is not a free point of the arena (" + arena.describe()
                    + "); start uniformly instead, or move the wall or hole away from the centre");
        }
        if (arena.isPeriodic()
                && 9 * settings.stepSdMetres() >= Math.min(arena.widthMetres(), arena.heightMetres()) / 2) {
            throw new BadInputException("steps with sd " + settings.stepSdMetres() + " m could go half way round a "
                    + arena.describe() + "; make the arena larger or the steps shorter");
        }
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
    public BrownianHeadingSettings settings() {
        return settings;
    }

    @Override
    public void fillPath(long seed, String purpose, long batchIndex, Trajectories out, int path) {
        RandomStream stream = RandomStream.of(seed, purpose, batchIndex, path);
        double[] position = out.positionMetres();
        double[] headings = out.headingRadians();

        double[] xy = {arena.centreX(), arena.centreY()};
        if (!settings.startAtCentre()) {
            arena.sample(stream, 2 * Arena.CLEARANCE_METRES, xy);
        }
        double x = xy[0];
        double y = xy[1];
        double heading = Angles.wrap(2 * StrictMath.PI * stream.nextUniform());
        boolean resting = stream.nextUniform() < settings.restShare();

        for (int k = 0; k < out.times(); k++) {
            int row = path * out.times() + k;
            position[2 * row] = x;
            position[2 * row + 1] = y;
            headings[row] = heading;
            if (k == out.times() - 1) {
                return;
            }
            if (!resting) {
                double length = settings.stepSdMetres() * Math.abs(stream.nextGaussian());
                double nextX = x + length * StrictMath.cos(heading);
                double nextY = y + length * StrictMath.sin(heading);
                boolean blocked = arena.blocks(x, y, nextX, nextY);
                for (int attempt = 0; blocked && attempt < ATTEMPTS; attempt++) {
                    heading = Angles.wrap(2 * StrictMath.PI * stream.nextUniform());
                    nextX = x + length * StrictMath.cos(heading);
                    nextY = y + length * StrictMath.sin(heading);
                    blocked = arena.blocks(x, y, nextX, nextY);
                }
                headings[row] = heading;
                if (!blocked) {
                    x = arena.wrapX(nextX);
                    y = arena.wrapY(nextY);
                }
                heading = Angles.wrap(heading + settings.turnSdRadians() * stream.nextGaussian());
            }
            double change = stream.nextUniform();
            resting = resting ? change >= settings.wakeChance() : change < settings.restChance();
        }
    }
}
