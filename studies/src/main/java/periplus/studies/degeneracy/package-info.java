/**
 * The study {@code degeneracy}: how much networks that learnt the same task differ, and what makes them differ less.
 */
@NullMarked
package periplus.studies.degeneracy;

import org.jspecify.annotations.NullMarked;
