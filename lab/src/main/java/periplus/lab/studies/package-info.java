/**
 * A study on disk: which runs are there and which are missing, their findings, its tables and claims.
 */
@NullMarked
package periplus.lab.studies;

import org.jspecify.annotations.NullMarked;
