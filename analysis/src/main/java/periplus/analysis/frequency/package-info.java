/** How units answer to slow and fast changes: gain against frequency, to sinusoids and to noise. */
@NullMarked
package periplus.analysis.frequency;

import org.jspecify.annotations.NullMarked;
