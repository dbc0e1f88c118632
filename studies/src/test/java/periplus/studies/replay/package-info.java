@NullMarked
package periplus.studies.replay;

import org.jspecify.annotations.NullMarked;
