/**
 * Replay as Langevin sampling: laws whose score is known, samplers that need no network, and closed forms of linear
 * ones.
 */
@NullMarked
package periplus.analysis.langevin;

import org.jspecify.annotations.NullMarked;
