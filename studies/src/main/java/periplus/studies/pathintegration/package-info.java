/**
 * The path-integration run: a network, its task and its measures put together from a recipe, without files or clocks.
 */
@NullMarked
package periplus.studies.pathintegration;

import org.jspecify.annotations.NullMarked;
