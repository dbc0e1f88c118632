/** Tests of the replay. */
@NullMarked
package periplus.analysis.replay;

import org.jspecify.annotations.NullMarked;
