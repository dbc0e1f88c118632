/**
 * Tools for tests, free of any other module: seeded cases, fault-injecting files, SVG and HTML checks.
 */
@NullMarked
package periplus.testkit;

import org.jspecify.annotations.NullMarked;
