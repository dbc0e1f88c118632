/**
 * One class a command: reads its options, calls {@code lab}, prints what was asked for.
 */
@NullMarked
package periplus.app.commands;

import org.jspecify.annotations.NullMarked;
