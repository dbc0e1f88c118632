/**
 * Figures as pure functions from stored numbers to SVG text: the same numbers give the same bytes on every machine.
 *
 * <p>A figure states its units on its axes and leaves N, parameters and definitions to its caption. Lengths come in
 * metres and are drawn in centimetres. Nothing here reads a file, a clock or a font.
 */
@NullMarked
package periplus.app.figures;

import org.jspecify.annotations.NullMarked;
