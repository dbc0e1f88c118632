/** Tests of the tuning scores: fixtures of other programs, naive twins and relations that must hold. */
@NullMarked
package periplus.analysis.celltypes;

import org.jspecify.annotations.NullMarked;
