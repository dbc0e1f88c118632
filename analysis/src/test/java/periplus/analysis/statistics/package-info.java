/** Tests of the statistics. */
@org.jspecify.annotations.NullMarked
package periplus.analysis.statistics;
