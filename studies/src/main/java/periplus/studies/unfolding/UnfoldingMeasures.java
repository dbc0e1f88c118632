package periplus.studies.unfolding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import periplus.analysis.celltypes.CellType;
import periplus.analysis.celltypes.CellTypeTable.Reading;
import periplus.analysis.celltypes.SpacingModules;
import periplus.analysis.tuning.HeadingTuning;
import periplus.analysis.tuning.TuningColumn;
import periplus.core.carriers.RateMaps;
import periplus.core.measure.Measured;
import periplus.studies.circuit.CircuitPlan;
import periplus.studies.circuit.CircuitProbe;
import periplus.studies.pathintegration.DecodingTest;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.pathintegration.TorusProbe;
import periplus.studies.study.Findings;
import periplus.studies.study.Measure;
import periplus.studies.study.PlannedRun;
import periplus.studies.study.RunContext;
import periplus.studies.study.Scale;

/** What every network of the study is measured on, and which probes its arm gets. */
final class UnfoldingMeasures {
    private static final String NOT_HERE = "not measured in this arm";

    /** Numbers of the circuit under names of this study: name, name there, unit, definition. */
    private static final List<List<String>> CIRCUIT = List.of(
            List.of(
                    "circuitDriftRadians",
                    "driftAtRestRadians",
                    "rad",
                    "largest drift of the circuit's phases at rest"),
            List.of(
                    "circuitGainError",
                    "largestGainError",
                    "1",
                    "largest |gain - 1| over headings and both directions"),
            List.of("circuitUncalibratedGain", "uncalibratedGain", "1", "gain with the printed shift"),
            List.of(
                    "circuitErrorMetres",
                    "simulatedErrorMetres.circuit",
                    "m",
                    "mean error of the calibrated circuit on simulated paths, without noise"),
            List.of(
                    "circuitUncalibratedErrorMetres",
                    "simulatedErrorMetres.uncalibrated",
                    "m",
                    "the same with the printed shift"),
            List.of(
                    "pureGridErrorMetres",
                    "simulatedErrorMetres.pure",
                    "m",
                    "the same of grid cells alone, same sheets"),
            List.of(
                    "pureGridMatchedErrorMetres",
                    "simulatedErrorMetres.pure_matched",
                    "m",
                    "the same of grid cells alone, as many cells as the circuit"),
            List.of(
                    "circuitNoisyErrorMetres",
                    "simulatedErrorMetres.circuit_noisy",
                    "m",
                    "the circuit's error with noise"),
            List.of(
                    "pureGridNoisyErrorMetres",
                    "simulatedErrorMetres.pure_noisy",
                    "m",
                    "the error of grid cells alone with the same noise, same sheets"),
            List.of(
                    "pureGridMatchedNoisyErrorMetres",
                    "simulatedErrorMetres.pure_matched_noisy",
                    "m",
                    "the error of grid cells alone with the same noise, as many cells"),
            List.of("circuitNeurons", "neurons.circuit", "1", "cells of the circuit"),
            List.of("pureGridNeurons", "neurons.pure", "1", "cells of grid integrators with the same sheets"),
            List.of(
                    "circuitBandScoreOfBandCells",
                    "bandScoreOfBandCells",
                    "1",
                    "median band score of the circuit's band cells"),
            List.of(
                    "circuitBandScoreOfGridCells",
                    "bandScoreOfGridCells",
                    "1",
                    "median band score of the circuit's grid cells"),
            List.of(
                    "circuitGridScoreOfGridCells",
                    "gridScoreOfGridCells",
                    "1",
                    "median 60-degree score of the circuit's grid cells"),
            List.of(
                    "circuitGridScoreOfBandCells",
                    "gridScoreOfBandCells",
                    "1",
                    "median 60-degree score of the circuit's band cells"),
            List.of(
                    "circuitTogetherErrorMetres",
                    "togetherRmsErrorMetres",
                    "m",
                    "root mean square error of all modules decoded together, with noise"),
            List.of(
                    "circuitBestModuleErrorMetres",
                    "bestSingleModuleRmsErrorMetres",
                    "m",
                    "the same of the best single module"));

    static final List<Measure> ALL = all();

    private UnfoldingMeasures() {}

    private static List<Measure> all() {
        List<Measure> all = new ArrayList<>(List.of(
                new Measure(
                        "decodingErrorMetres",
                        "m",
                        "mean distance of decoded and true position over test trials and steps"),
                new Measure("decoderFloorMetres", "m", "the same where the true target is decoded"),
                new Measure("klToTargetNats", "nats", "cross-entropy on test trials less the targets' entropy"),
                new Measure(
                        "bandShare", "share", "units with a band score above 5.8 (50 x 50 bins, published fit range)"),
                new Measure(
                        "bandShareAboveNull",
                        "share",
                        "the same, and above the 95th percentile of the unit's own null"),
                new Measure("bandWidenedShare", "share", "units with a band score above 5.8, widened fit range"),
                new Measure("gridShare", "share", "units with a 60-degree score above 0.88 (20 x 20 bins, mean form)"),
                new Measure(
                        "gridShareAboveNull",
                        "share",
                        "the same, and above the 95th percentile of the unit's own null"),
                new Measure("bothShare", "share", "units that pass as band and as grid unit"),
                new Measure("undefinedShare", "share", "units that pass as neither"),
                new Measure("bandAtBoundShare", "share", "band units whose fit ends at the published bound of 20 bins"),
                new Measure("headingShareAboveNull", "share", "units of heading modulation above 0.5 and their null"),
                new Measure(
                        "headingModulationBand",
                        "1",
                        "mean heading modulation index, (max - min)/(max + min), of band units"),
                new Measure("headingModulationGrid", "1", "the same of grid units"),
                new Measure("headingModulationUndefined", "1", "the same of the remaining units"),
                new Measure("bandModules", "1", "groups of band units of one spacing and direction"),
                new Measure("gridModules", "1", "groups of grid units of one spacing and orientation"),
                new Measure("bandSpacingMetres", "m", "median spacing of band units"),
                new Measure("gridSpacingMetres", "m", "median spacing of grid units")));
        for (int module = 1; module <= 2; module++) {
            String which = "Module" + module;
            all.add(new Measure("bandShare" + which, "share", "band units among the units of module " + module));
            all.add(new Measure("gridShare" + which, "share", "grid units among the units of module " + module));
            all.add(new Measure(
                    "bandShare" + which + "Untrained", "share", "the same as the network starts, band units"));
            all.add(new Measure(
                    "gridShare" + which + "Untrained", "share", "the same as the network starts, grid units"));
        }
        for (String operation : PruningProbe.OPERATIONS) {
            String what = switch (operation) {
                case "velocity" -> "without velocity input to ";
                case "readout" -> "without readout of ";
                default -> "without ";
            };
            for (String type : List.of("Band", "Grid")) {
                String units = type.equals("Band") ? "all band units" : "all grid units";
                all.add(new Measure(operation + type + "IncreaseMetres", "m", "error increase " + what + units));
                all.add(new Measure(
                        operation + type + "RandomMetres", "m", "error increase " + what + "as many random units"));
                all.add(new Measure(
                        operation + type + "MatchedMetres",
                        "m",
                        "error increase " + what + "as many other units matched in the norm of their "
                                + (operation.equals("readout") ? "readout" : "velocity") + " weights; none where their"
                                + " mean norm is below 0.9 of it"));
                all.add(new Measure(
                        operation + type + "MatchShare",
                        "1",
                        "mean norm of those matched units over that of " + units));
            }
            for (String type : List.of("Band", "Grid", "Undefined", "Random")) {
                all.add(new Measure(
                        operation + "Equal" + type + "Metres",
                        "m",
                        "error increase " + what + "units of the choice '" + type.toLowerCase(java.util.Locale.ROOT)
                                + "', as many as the scarcest of the three types has"));
            }
        }
        for (String way : List.of("bandToGrid", "gridToBand")) {
            String words = way.equals("bandToGrid") ? "from band to grid units" : "from grid to band units";
            all.add(new Measure(way + "IncreaseMetres", "m", "error increase without any weight " + words));
            all.add(new Measure(
                    way + "RandomMetres", "m", "error increase without the weights between as many random units"));
            all.add(new Measure(
                    way + "HalfOutputsMetres",
                    "m",
                    "error increase without weights " + words + ", half of the sources (the text's reading)"));
            all.add(new Measure(
                    way + "HalfInputsMetres",
                    "m",
                    "error increase without weights " + words + ", half of the targets (the code's reading)"));
        }
        all.add(new Measure("velocityBandNormRatio", "1", "mean |M row| of band units over that of all others"));
        all.add(new Measure("readoutGridNormRatio", "1", "mean |D column| of grid units over that of all others"));
        all.add(new Measure("ringUnits", "1", "band units of the commonest wave, within 10 % and 10 degrees"));
        all.add(new Measure("torusUnits", "1", "grid units of the commonest lattice, within 10 % and 5 degrees"));
        for (String prefix : List.of("ring", "ringControl")) {
            String whose = prefix.equals("ring")
                    ? "population vectors of the band units of the commonest wave"
                    : "as many units that are neither band nor grid units";
            all.add(new Measure(prefix + "Ratio", "1", "longest over second longest H1 bar, " + whose));
            all.add(new Measure(prefix + "OverNull", "1", "longest H1 bar over the longest of the shuffles, " + whose));
            all.add(new Measure(
                    prefix + "Found",
                    "share",
                    "1 where the ratio reaches 2 and the bar exceeds every shuffle, " + whose));
            all.add(new Measure(
                    prefix + "PhaseAgreement",
                    "1",
                    "mean resultant length of circular coordinate less (or plus) the phase along that wave, " + whose));
        }
        all.add(new Measure(
                "weightDecline",
                "1",
                "correlation of mean weight with |phase difference| among the band units of the commonest wave"));
        all.add(new Measure("weightOddShare", "1", "odd share of mean weight against phase difference"));
        all.add(new Measure("weightDeclineShuffled", "1", "weightDecline with the phases dealt out to other units"));
        for (String prefix : List.of("torus", "torusControl")) {
            String whose = prefix.equals("torus")
                    ? "the grid units of the commonest lattice"
                    : "as many units that are neither band nor grid";
            all.add(new Measure(prefix + "LoopRatio", "1", "second over third longest H1 bar, " + whose));
            all.add(new Measure(prefix + "VoidRatio", "1", "first over second longest H2 bar, " + whose));
            all.add(new Measure(prefix + "SecondLoopOverNull", "1", "second H1 bar over the longest of 10 shuffles"));
            all.add(new Measure(prefix + "VoidOverNull", "1", "longest H2 bar over the longest of 10 shuffles"));
            all.add(new Measure(
                    prefix + "Found", "share", "1 where both ratios reach 2 and both bars exceed every shuffle"));
        }
        all.addAll(List.of(
                new Measure("driftAlong", "1", "median drift a step along the positions, over the states' spread"),
                new Measure("driftAcross", "1", "the same across"),
                new Measure(
                        "responseAlong", "1", "share of a small push along the positions that is left after 10 steps"),
                new Measure("responseAcross", "1", "the same across"),
                new Measure("slowPoints", "1", "distinct slow points that the search found"),
                new Measure("slowPointCoverage", "1", "estimated chance that one more start ends at a known one"),
                new Measure("slowestSpeed", "1", "motion a step at the slowest point, over the states' spread"),
                new Measure(
                        "nearOneDirections",
                        "1",
                        "eigenvalues of the step's Jacobian at the slowest point with moduli within 0.05 of 1")));
        all.add(new Measure("circuitUncalibratedGainError", "1", "|gain - 1| with the printed shift"));
        CIRCUIT.forEach(row -> all.add(new Measure(row.get(0), row.get(2), row.get(3))));
        return List.copyOf(all);
    }

    static Findings of(PlannedRun run, RunContext context) {
        Findings findings;
        String arm = run.key().condition();
        if (arm.equals(UnfoldingArms.CIRCUIT)) {
            context.stage("circuit");
            // the circuit's own names stay, for its figures
            findings = CircuitProbe.measure(run.key().seed(), CircuitPlan.of(context.scale()), null, context.workers());
            for (List<String> row : CIRCUIT) {
                findings.put(row.get(0), findings.number(row.get(1)));
            }
            findings.put(
                    "circuitUncalibratedGainError",
                    findings.number("circuitUncalibratedGain").map(gain -> Math.abs(gain - 1)));
        } else {
            findings = new Findings();
            network(findings, arm, context);
        }
        // every measure has an entry: the reason says that another arm has the number
        for (Measure measure : ALL) {
            if (!findings.numbers().containsKey(measure.name())) {
                findings.put(measure.name(), Measured.undefined(NOT_HERE));
            }
        }
        return findings;
    }

    private static void network(Findings findings, String arm, RunContext context) {
        PathIntegrator network = context.network();
        Effort effort = Effort.of(context.scale());
        long seed = network.recipe().seed();
        context.stage("decoding");
        DecodingTest test =
                network.decodingTest("test", network.recipe().analysis().errorTrials());
        findings.put("decodingErrorMetres", test.error().meanMetres());
        findings.put("decoderFloorMetres", test.floor().meanMetres());
        findings.put(
                "klToTargetNats",
                Measured.of(test.lossNatsOrSquareMetres() - test.targetEntropyNats(), "the loss is not finite"));
        context.stage("cell types");
        UnitCensus census = census(network, effort, seed, context);
        types(findings, census);
        if (arm.equals(UnfoldingArms.TWO)) {
            modules(findings, "", census);
            context.stage("cell types of the start weights");
            PathIntegrator start = new PathIntegrator(network.recipe(), context.kernels(), file -> {
                throw new IllegalStateException("the study's walks are simulated: " + file);
            });
            modules(findings, "Untrained", census(start, effort.withoutNull(), seed, context));
        }
        if (arm.equals(UnfoldingArms.ONE)) {
            context.stage("pruning");
            new PruningProbe(network, effort.subsets, effort.pruningTrials, context.workers())
                    .measure(findings, census);
            context.stage("rings");
            RingProbe rings = new RingProbe(network, effort.ringTrials, effort.shuffles, context.workers());
            rings.measure(findings, census);
            context.stage("torus");
            torus(findings, census, rings, context, seed);
        }
        if (arm.equals(UnfoldingArms.ONE) || arm.equals(UnfoldingArms.UNTRAINED)) {
            context.stage("slow points");
            new DynamicsProbe(network, context.workers()).measure(findings, effort.dynamics);
        }
    }

    /** How much is computed at a scale. */
    private record Effort(
            int sampledTrials,
            int surrogates,
            int subsets,
            int pruningTrials,
            int ringTrials,
            int shuffles,
            DynamicsProbe.Effort dynamics) {
        static Effort of(Scale scale) {
            return switch (scale) {
                case SMOKE -> new Effort(40, 3, 2, 20, 40, 3, new DynamicsProbe.Effort(3, 2, 6, 60, 2, 1));
                case LAPTOP -> new Effort(200, 20, 5, 200, 200, 20, new DynamicsProbe.Effort(6, 8, 24, 300, 3, 2));
                case PAPER -> new Effort(200, 20, 30, 200, 200, 100, new DynamicsProbe.Effort(10, 20, 100, 1000, 0, 0));
            };
        }

        Effort withoutNull() {
            return new Effort(sampledTrials, 0, subsets, pruningTrials, ringTrials, shuffles, dynamics);
        }
    }

    private static UnitCensus census(PathIntegrator network, Effort effort, long seed, RunContext context) {
        return UnitCensus.of(
                network.network(),
                network.task(),
                new UnitCensus.Settings(
                        network.recipe().analysis().mapTrials(), effort.sampledTrials, effort.surrogates),
                seed,
                context.workers());
    }

    private static void types(Findings findings, UnitCensus census) {
        int n = census.units();
        findings.put("bandShare", census.share(CellType.BAND, Reading.SCORE, 0, n));
        findings.put("bandShareAboveNull", census.share(CellType.BAND, Reading.SCORE_AND_NULL, 0, n));
        findings.put("bandWidenedShare", census.share(CellType.BAND_WIDENED, Reading.SCORE, 0, n));
        findings.put("gridShare", census.share(CellType.GRID, Reading.SCORE, 0, n));
        findings.put("gridShareAboveNull", census.share(CellType.GRID, Reading.SCORE_AND_NULL, 0, n));
        findings.put("bothShare", (double) census.table().overlap(CellType.BAND, CellType.GRID, Reading.SCORE) / n);
        findings.put("undefinedShare", (double) census.undefined().length / n);
        findings.put("bandAtBoundShare", atBound(census));
        findings.put("headingShareAboveNull", census.share(CellType.HEADING, Reading.SCORE_AND_NULL, 0, n));
        double[] modulation = new double[n];
        Arrays.setAll(
                modulation,
                u -> HeadingTuning.modulationIndex(census.headings().curve(u)).orNaN());
        findings.put("headingModulationBand", mean(modulation, census.band()));
        findings.put("headingModulationGrid", mean(modulation, census.grid()));
        findings.put("headingModulationUndefined", mean(modulation, census.undefined()));
        findings.put("bandModules", census.bandModules().modules().size());
        findings.put("gridModules", census.gridModules().modules().size());
        double[] bandSpacing = census.bands().column(TuningColumn.BAND_SPACING);
        double[] gridSpacing = census.lattice().column(TuningColumn.SPACING);
        findings.put("bandSpacingMetres", median(bandSpacing, census.band()));
        findings.put("gridSpacingMetres", median(gridSpacing, census.grid()));
        arrays(findings, census, modulation, bandSpacing, gridSpacing);
    }

    private static void arrays(
            Findings findings, UnitCensus census, double[] modulation, double[] bandSpacing, double[] gridSpacing) {
        int n = census.units();
        RateMaps fine = census.fine();
        findings.array("rate_maps", fine.rate(), n, fine.binsY(), fine.binsX());
        findings.array("band_score", census.bands().column(TuningColumn.BAND), n);
        findings.array("band_score_widened", census.bands().column(TuningColumn.BAND_WIDENED), n);
        findings.array("band_spacing_m", bandSpacing, n);
        findings.array("band_direction_rad", census.bands().column(TuningColumn.BAND_DIRECTION), n);
        findings.array("grid_score_60", census.lattice().column(TuningColumn.GRID_60), n);
        findings.array("grid_spacing_m", gridSpacing, n);
        findings.array("grid_orientation_rad", census.lattice().column(TuningColumn.ORIENTATION), n);
        findings.array("heading_modulation", modulation, n);
        findings.array("band_module", moduleOf(census.bandModules()), n);
        findings.array("grid_module", moduleOf(census.gridModules()), n);
        CellType[] types = CellType.values();
        double[] overlap = new double[2 * types.length * types.length];
        int at = 0;
        for (Reading reading : Reading.values()) {
            for (CellType one : types) {
                for (CellType other : types) {
                    overlap[at++] = census.table().overlap(one, other, reading);
                }
            }
        }
        findings.array("type_overlaps", overlap, 2, types.length, types.length);
    }

    private static double[] moduleOf(SpacingModules.Found found) {
        return Arrays.stream(found.moduleOf()).asDoubleStream().toArray();
    }

    /** Share of band units whose spacing is that of the published lower bound of k. */
    private static Measured atBound(UnitCensus census) {
        int[] band = census.band();
        double[] wide = census.bands().column(TuningColumn.BAND_WIDENED_SPACING);
        double[] own = census.bands().column(TuningColumn.BAND_SPACING);
        double limit = 18 * census.fine().binWidthXMetres();
        long cut = Arrays.stream(band)
                .filter(u -> own[u] >= limit && wide[u] > 1.05 * own[u])
                .count();
        return Measured.of((double) cut / band.length, "no band unit");
    }

    private static Measured mean(double[] values, int[] units) {
        double sum = 0;
        int n = 0;
        for (int u : units) {
            if (!Double.isNaN(values[u])) {
                sum += values[u];
                n++;
            }
        }
        return Measured.of(sum / n, "no such unit");
    }

    private static Measured median(double[] values, int[] units) {
        double[] sorted = Arrays.stream(units)
                .mapToDouble(u -> values[u])
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        return sorted.length == 0
                ? Measured.undefined("no such unit")
                : Measured.of(periplus.core.measure.Quantile.ofSorted(sorted, 0.5));
    }

    private static void modules(Findings findings, String suffix, UnitCensus census) {
        int half = census.units() / 2;
        for (int module = 1; module <= 2; module++) {
            int from = (module - 1) * half;
            int to = from + half;
            String name = "Module" + module + suffix;
            findings.put("bandShare" + name, census.share(CellType.BAND, Reading.SCORE, from, to));
            findings.put("gridShare" + name, census.share(CellType.GRID, Reading.SCORE, from, to));
        }
    }

    private static void torus(Findings findings, UnitCensus census, RingProbe rings, RunContext context, long seed) {
        DensestGroup group = census.densestGrids();
        if (group == null) {
            String reason = "fewer than " + DensestGroup.LEAST_UNITS + " grid units of one lattice";
            findings.put("torusUnits", Measured.undefined(reason));
            Stream.of("torus", "torusControl").forEach(prefix -> TorusProbe.undefined(findings, prefix, reason));
            return;
        }
        findings.put("torusUnits", group.units().length);
        TorusProbe.measure(findings, "torus", census.coarse(), group.units(), context.workers(), seed);
        int[] control = rings.some(census.undefined(), group.units().length);
        if (control.length < group.units().length) {
            TorusProbe.undefined(findings, "torusControl", "fewer undefined units than the group has");
        } else {
            TorusProbe.measure(findings, "torusControl", census.coarse(), control, context.workers(), seed);
        }
    }
}
