/**
 * What a study is: conditions at seeds, what is measured on each, claims, figures; effects are left to the lab.
 */
@NullMarked
package periplus.studies.study;

import org.jspecify.annotations.NullMarked;
