/**
 * A study's figures as numbers: what is to be drawn, with its labels, units and caption; the drawing is the app's.
 */
@NullMarked
package periplus.studies.panels;

import org.jspecify.annotations.NullMarked;
