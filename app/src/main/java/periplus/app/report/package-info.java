/**
 * The report of a run: one HTML file that opens from disk, needs no network and no script, and holds enough to judge
 * the run by.
 *
 * <p>{@link periplus.app.report.ReportData} is what it is made from; rendering it twice gives the same bytes.
 */
@NullMarked
package periplus.app.report;

import org.jspecify.annotations.NullMarked;
