/** Tests of barcodes against brute force, known shapes and a reference program. */
@NullMarked
package periplus.analysis.topology;

import org.jspecify.annotations.NullMarked;
