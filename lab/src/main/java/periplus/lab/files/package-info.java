/**
 * Bytes on disk: a small file layer that tests can make fail, and writing that is all or nothing.
 */
@NullMarked
package periplus.lab.files;

import org.jspecify.annotations.NullMarked;
