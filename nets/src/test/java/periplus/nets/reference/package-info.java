/**
 * The specification of the networks in double precision and plain loops, and the checks that tests hold against it.
 */
@NullMarked
package periplus.nets.reference;

import org.jspecify.annotations.NullMarked;
