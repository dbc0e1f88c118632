/** Tests of the tuning scores: fixtures of other programs, naive twins and relations that must hold. */
@NullMarked
package periplus.analysis.tuning;

import org.jspecify.annotations.NullMarked;
