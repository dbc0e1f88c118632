package periplus.tasks.navigation;

/** What the network is told at each step: the animal's own movement, or where it is. */
public enum InputCode {
    /** Displacement (dx, dy) in metres per step: exact, already multiplied by dt. */
    DISPLACEMENT(2),
    /** Speed in metres per step and the heading as one number, the fraction of a full turn in [0, 1). */
    SPEED_AND_HEADING(2),
    /** Speed in metres per step, sine and cosine of the heading: no jump where the heading wraps. */
    SPEED_SINE_COSINE(3),
    /** The change of the position's angle about (0, 0) in radians per step: for an animal that turns on the spot. */
    TURN(1),
    /** The place code of the present position instead of movement: nothing is left to integrate. One input a cell. */
    PLACE_CODE(0);

    private final int inputs;

    InputCode(int inputs) {
        this.inputs = inputs;
    }

    /** Number of inputs; 0 where it is the number of place cells. */
    public int inputs() {
        return inputs;
    }
}
