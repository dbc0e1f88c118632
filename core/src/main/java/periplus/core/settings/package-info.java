/**
 * How a settings record says what its keys mean, so that recipes, their documentation and their errors agree.
 */
@NullMarked
package periplus.core.settings;

import org.jspecify.annotations.NullMarked;
