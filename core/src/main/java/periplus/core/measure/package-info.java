/**
 * Results that are a value or a named reason, never a silent NaN.
 */
@NullMarked
package periplus.core.measure;

import org.jspecify.annotations.NullMarked;
