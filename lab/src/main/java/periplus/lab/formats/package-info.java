/**
 * File formats that Python opens in one line: npy, npz, safetensors, CSV and JSON; strangers' files are checked before
 * anything is allocated, and a wrong one is refused with its place and what to do.
 */
@NullMarked
package periplus.lab.formats;

import org.jspecify.annotations.NullMarked;
