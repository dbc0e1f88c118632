package periplus.app.report;

import java.util.ArrayList;
import java.util.List;
import periplus.app.figures.BarSummary;
import periplus.app.figures.Baseline;
import periplus.app.figures.Colormap;
import periplus.app.figures.DecodedPaths;
import periplus.app.figures.ErrorOverTime;
import periplus.app.figures.Figure;
import periplus.app.figures.Numbers;
import periplus.app.figures.RateMapSheet;
import periplus.app.figures.ScoreDistribution;
import periplus.app.figures.TrainingCurve;
import periplus.app.figures.TrajectoryOverview;
import periplus.app.figures.WeightSpectrum;
import periplus.core.measure.Measured;

/** Draws the figures of a report from its data. */
public final class ReportFigures {
    private ReportFigures() {}

    /** All figures of a run, in the report's order: what goes into its {@code figures} folder. */
    public static List<Figure> all(ReportData data) {
        List<Figure> figures = new ArrayList<>();
        if (data.decoding() instanceof Part.Present<ReportData.Decoding>(ReportData.Decoding decoding)) {
            figures.add(errors(decoding, data.setup().boxWidthMetres()));
            figures.add(overTime(decoding));
            if (!decoding.paths().isEmpty()) {
                figures.add(paths(decoding));
            }
        }
        if (data.recorded() instanceof Part.Present<ReportData.Recorded>(ReportData.Recorded recorded)) {
            figures.add(TrajectoryOverview.figure(recorded.path()));
        }
        if (data.training() instanceof Part.Present<ReportData.Training>(ReportData.Training training)) {
            figures.add(training(training, data.decoding()));
        }
        if (data.tuning() instanceof Part.Present<ReportData.Tuning>(ReportData.Tuning tuning)) {
            figures.add(sheet(tuning, Colormap.PERCEPTUAL));
            tuning.scores().forEach(score -> figures.add(distribution(score)));
        }
        if (data.spectrum() instanceof Part.Present<ReportData.Spectrum>(ReportData.Spectrum spectrum)) {
            figures.add(spectrum(spectrum));
        }
        return figures;
    }

    static Figure errors(ReportData.Decoding decoding, double boxWidthMetres) {
        List<BarSummary.Bar> bars = new ArrayList<>();
        if (decoding.floorMetres() instanceof Measured.Value(double floor)) {
            bars.add(new BarSummary.Bar("decoder floor", floor, BarSummary.Kind.FLOOR));
        }
        if (decoding.meanErrorMetres() instanceof Measured.Value(double error)) {
            bars.add(new BarSummary.Bar("network", error, BarSummary.Kind.NETWORK));
        }
        for (Baseline baseline : decoding.baselines()) {
            bars.add(new BarSummary.Bar(baseline.label(), baseline.metres(), BarSummary.Kind.BASELINE));
        }
        return BarSummary.figure(
                new BarSummary.Data(bars, boxWidthMetres, "N = " + Numbers.count(decoding.trials()) + " test trials"));
    }

    static Figure overTime(ReportData.Decoding decoding) {
        return ErrorOverTime.figure(new ErrorOverTime.Data(
                decoding.dtSeconds(),
                decoding.trials(),
                decoding.meanByStepMetres(),
                decoding.lowerQuartileByStepMetres(),
                decoding.upperQuartileByStepMetres(),
                decoding.stayAtStartByStepMetres(),
                decoding.floorMetres(),
                decoding.trainedSteps()));
    }

    static Figure paths(ReportData.Decoding decoding) {
        return DecodedPaths.figure(
                new DecodedPaths.Data(decoding.arena(), decoding.paths(), decoding.dtSeconds(), decoding.decoder()));
    }

    static Figure training(ReportData.Training training, Part<ReportData.Decoding> decoding) {
        Measured floor = Measured.undefined("no decoding in this run");
        List<Baseline> baselines = List.of();
        if (decoding instanceof Part.Present<ReportData.Decoding>(ReportData.Decoding present)) {
            floor = present.floorMetres();
            baselines = present.baselines();
        }
        return TrainingCurve.figure(new TrainingCurve.Data(
                training.lossName(),
                training.lossUnit(),
                training.targetEntropy(),
                training.uniformLoss(),
                training.lossSteps(),
                training.losses(),
                training.errorSteps(),
                training.errorsMetres(),
                floor,
                baselines));
    }

    /** The sheet of the best units, in the colours asked for. */
    public static Figure sheet(ReportData.Tuning tuning, Colormap colours) {
        ReportData.Score score = tuning.scores().getFirst();
        List<RateMapSheet.Unit> units = new ArrayList<>();
        for (int unit = 0; unit < tuning.maps().units(); unit++) {
            units.add(new RateMapSheet.Unit(
                    unit,
                    score.perUnit().get(unit),
                    tuning.spacingMetres().get(unit),
                    tuning.maps().map(unit),
                    tuning.autocorrelograms().get(unit)));
        }
        return RateMapSheet.figure(new RateMapSheet.Data(
                units,
                tuning.maps().binsY(),
                tuning.maps().binsX(),
                tuning.maps().maxYMetres() - tuning.maps().minYMetres(),
                tuning.maps().maxXMetres() - tuning.maps().minXMetres(),
                score.symbol(),
                score.definition(),
                tuning.rateUnit(),
                tuning.sample(),
                colours));
    }

    static Figure distribution(ReportData.Score score) {
        double[] defined = score.perUnit().stream()
                .filter(Measured::isDefined)
                .mapToDouble(Measured::orNaN)
                .toArray();
        return ScoreDistribution.figure(new ScoreDistribution.Data(
                score.key(),
                score.symbol(),
                score.definition(),
                defined,
                score.perUnit().size() - defined.length,
                score.nullScores(),
                score.nullDefinition()));
    }

    static Figure spectrum(ReportData.Spectrum spectrum) {
        return WeightSpectrum.figure(new WeightSpectrum.Data(
                spectrum.real(), spectrum.imaginary(), spectrum.matrixName(), spectrum.circles()));
    }
}
