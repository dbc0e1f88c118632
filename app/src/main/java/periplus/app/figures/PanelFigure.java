package periplus.app.figures;

import periplus.studies.panels.Panel;

/** Draws a study's panels, each kind by its own class. */
public final class PanelFigure {
    private PanelFigure() {}

    /** The figure of a panel. The same numbers give the same bytes. */
    public static Figure of(Panel panel) {
        return switch (panel) {
            case Panel.Dots dots -> DotsPanel.figure(dots);
            case Panel.Curves curves -> CurvesPanel.figure(curves);
            case Panel.Scatter scatter -> ScatterPanel.figure(scatter);
            case Panel.ColouredPoints points -> ColouredPointsPanel.figure(points);
            case Panel.Maps maps -> MapsPanel.figure(maps);
            case Panel.Barcodes barcodes -> BarcodesPanel.figure(barcodes);
            case Panel.Matrix matrix -> MatrixPanel.figure(matrix);
            case Panel.Paths paths -> PathsPanel.figure(paths);
            case Panel.AnimatedPaths paths -> AnimatedPathsPanel.figure(paths);
        };
    }

    /** The caption with what the drawing adds to it. */
    static String caption(Panel panel, String... additions) {
        StringBuilder out = new StringBuilder(panel.caption().strip());
        for (String addition : additions) {
            if (!addition.isEmpty()) {
                out.append(out.isEmpty() || out.charAt(out.length() - 1) == '.' ? "" : ".");
                out.append(out.isEmpty() ? "" : " ").append(addition);
            }
        }
        return out.toString();
    }
}
