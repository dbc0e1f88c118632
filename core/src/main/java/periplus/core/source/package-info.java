/**
 * The link from a class to the paper it implements: {@link periplus.core.source.Source}.
 */
@NullMarked
package periplus.core.source;

import org.jspecify.annotations.NullMarked;
