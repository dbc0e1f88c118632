/**
 * The one family of errors that a user can meet; each says where, what was expected and what to do.
 */
@NullMarked
package periplus.core.errors;

import org.jspecify.annotations.NullMarked;
