/**
 * The command line, the figures and the report.
 */
@NullMarked
package periplus.app;

import org.jspecify.annotations.NullMarked;
