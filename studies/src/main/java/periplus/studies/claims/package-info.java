/**
 * Claims as code: the comparison that a paper's sentence asks for, and the rule from numbers to a verdict.
 */
@NullMarked
package periplus.studies.claims;

import org.jspecify.annotations.NullMarked;
