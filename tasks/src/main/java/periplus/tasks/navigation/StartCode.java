package periplus.tasks.navigation;

/** How the network learns where a trial begins. */
public enum StartCode {
    /** The place code of the start position. */
    PLACE_CODE,
    /** The start position's x and y in metres. */
    COORDINATES,
    /** Not at all: the start is known, for instance the arena's centre. */
    NONE
}
