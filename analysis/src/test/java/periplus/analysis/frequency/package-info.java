/** Tests of the frequency responses. */
@NullMarked
package periplus.analysis.frequency;

import org.jspecify.annotations.NullMarked;
