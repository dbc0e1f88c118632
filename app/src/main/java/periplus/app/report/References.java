package periplus.app.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import periplus.analysis.tuning.BandScore;
import periplus.analysis.tuning.BestOfRings;
import periplus.analysis.tuning.BorderScore;
import periplus.analysis.tuning.ExpandingRing;
import periplus.analysis.tuning.RadialSpectrum;
import periplus.analysis.tuning.ShuffleNull;
import periplus.analysis.tuning.SpatialInformation;
import periplus.core.source.Source;
import periplus.lab.citations.Bibliography;
import periplus.lab.recipes.ResolvedRecipe;
import periplus.lab.runs.RunFolder;
import periplus.lab.runs.TaskRunSession;
import periplus.nets.cells.AdditiveLeakRnnCell;
import periplus.nets.cells.CurrentLeakRnnCell;
import periplus.nets.cells.LeakyGruCell;
import periplus.nets.cells.LeakyRnnCell;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.secondorder.GaussNewton;
import periplus.nets.secondorder.HessianFree;
import periplus.nets.training.Adam;
import periplus.nets.training.AdamW;
import periplus.studies.recipe.CellKind;
import periplus.studies.recipe.MotionSettings;
import periplus.studies.recipe.OptimiserSettings;
import periplus.studies.recipe.PlaceCodeSettings;
import periplus.studies.recipe.Recipe;
import periplus.studies.tasktraining.FixedPoints;
import periplus.studies.tasktraining.TaskTraining;
import periplus.studies.tasktraining.TaskTrainingRecipe;
import periplus.tasks.codes.BoundaryVectorCells;
import periplus.tasks.codes.DifferenceOfGaussians;
import periplus.tasks.codes.DifferenceOfSoftmaxes;
import periplus.tasks.codes.GaussianPlaceCode;
import periplus.tasks.codes.GridCells;
import periplus.tasks.codes.HeadDirectionCode;
import periplus.tasks.codes.ObjectVectorCells;
import periplus.tasks.codes.PlaceCells;
import periplus.tasks.decoding.DecodingError;
import periplus.tasks.motion.BrownianHeadingWalk;
import periplus.tasks.motion.LapWalk;
import periplus.tasks.motion.RayleighWalk;
import periplus.tasks.motion.RodentWalk;
import periplus.tasks.motion.TurningWalk;
import periplus.tasks.navigation.PathIntegration;
import periplus.tasks.navigation.RecordedTrajectories;

/** The papers behind exactly the classes that a run used, by their {@link Source} annotations. */
public final class References {
    private References() {}

    /** What the run in this folder stands on, the recipe's own sources first. */
    public static List<Bibliography.Entry> of(RunFolder folder, Bibliography bibliography) {
        return TaskRunSession.isTaskTraining(folder.recipe())
                ? of(
                        ResolvedRecipe.read(TaskTrainingRecipe.class, folder.recipe(), List.of())
                                .settings(),
                        bibliography)
                : of(
                        ResolvedRecipe.read(Recipe.class, folder.recipe(), List.of())
                                .settings(),
                        bibliography);
    }

    /** What a network trained on a task stands on. */
    static List<Bibliography.Entry> of(TaskTrainingRecipe recipe, Bibliography bibliography) {
        Class<?> task = recipe.task().build().getClass();
        return entries(
                recipe.sources(),
                List.of(task, RecurrentNetwork.class, Adam.class, TaskTraining.class, FixedPoints.class),
                bibliography);
    }

    static List<Bibliography.Entry> of(Recipe recipe, Bibliography bibliography) {
        return entries(recipe.sources(), used(recipe), bibliography);
    }

    private static List<Bibliography.Entry> entries(
            List<String> first, List<Class<?>> used, Bibliography bibliography) {
        Set<String> keys = new LinkedHashSet<>(first);
        for (Class<?> type : used) {
            for (Source source : type.getAnnotationsByType(Source.class)) {
                keys.add(source.key());
            }
        }
        return keys.stream().map(bibliography::get).toList();
    }

    /** An entry as a report shows it. */
    static ReportData.Citation citation(Bibliography.Entry entry) {
        String doi = entry.fields().get("doi");
        return new ReportData.Citation(entry.key(), entry.formatted(), doi == null ? "" : "https://doi.org/" + doi);
    }

    private static List<Class<?>> used(Recipe recipe) {
        List<Class<?>> used = new ArrayList<>();
        used.add(
                recipe.network().cell() == CellKind.GRU
                        ? LeakyGruCell.class
                        : switch (recipe.network().leakForm()) {
                            case RATE -> LeakyRnnCell.class;
                            case CURRENT -> CurrentLeakRnnCell.class;
                            case ADDITIVE -> AdditiveLeakRnnCell.class;
                        });
        used.add(RecurrentNetwork.class);
        used.add(PathIntegration.class);
        used.add(
                switch (recipe.motion()) {
                    case MotionSettings.Rayleigh _ -> RayleighWalk.class;
                    case MotionSettings.BrownianHeading _ -> BrownianHeadingWalk.class;
                    case MotionSettings.Rodent _ -> RodentWalk.class;
                    case MotionSettings.Turning _ -> TurningWalk.class;
                    case MotionSettings.Laps _ -> LapWalk.class;
                    case MotionSettings.Recorded _ -> RecordedTrajectories.class;
                });
        PlaceCodeSettings code = recipe.placeCode();
        if (code != null) {
            used.add(
                    switch (code) {
                        case PlaceCodeSettings.DifferenceOfSoftmaxes _ -> DifferenceOfSoftmaxes.class;
                        case PlaceCodeSettings.Gaussian _ -> GaussianPlaceCode.class;
                        case PlaceCodeSettings.DifferenceOfGaussians _ -> DifferenceOfGaussians.class;
                        case PlaceCodeSettings.PlaceCells _ -> PlaceCells.class;
                        case PlaceCodeSettings.GridCells _ -> GridCells.class;
                        case PlaceCodeSettings.HeadDirection _ -> HeadDirectionCode.class;
                        case PlaceCodeSettings.BoundaryVectorCells _ -> BoundaryVectorCells.class;
                        case PlaceCodeSettings.ObjectVectorCells _ -> ObjectVectorCells.class;
                    });
        }
        switch (recipe.training().optimiser()) {
            case OptimiserSettings.Adam _ -> used.add(Adam.class);
            case OptimiserSettings.AdamW _ -> used.add(AdamW.class);
            case OptimiserSettings.HessianFree _ -> used.addAll(List.of(HessianFree.class, GaussNewton.class));
            case OptimiserSettings.RmsProp _ -> {}
            case OptimiserSettings.Sgd _ -> {}
        }
        used.addAll(List.of(
                DecodingError.class,
                BestOfRings.class,
                ExpandingRing.class,
                BorderScore.class,
                BandScore.class,
                SpatialInformation.class,
                ShuffleNull.class,
                RadialSpectrum.class));
        return used;
    }
}
