package periplus.studies.pathintegration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import periplus.core.errors.BadInputException;
import periplus.core.settings.NearestWord;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;
import periplus.nets.parameters.Role;
import periplus.nets.training.ParameterGroup;
import periplus.studies.recipe.OptimiserSettings;
import periplus.studies.recipe.ParameterGroupSettings;
import periplus.studies.recipe.TrainingSettings;

/** From a recipe's words to groups of a network's parameters: names as in files, or roles. */
final class LearningGroups {
    private LearningGroups() {}

    static List<ParameterGroup> of(TrainingSettings training, Parameters parameters) {
        double ownDecay = training.optimiser() instanceof OptimiserSettings.AdamW adam ? adam.weightDecay() : 0;
        List<ParameterGroup> groups = new ArrayList<>();
        for (int i = 0; i < training.parameterGroups().size(); i++) {
            ParameterGroupSettings settings = training.parameterGroups().get(i);
            Set<String> names = new LinkedHashSet<>();
            for (String word : settings.parameters()) {
                names.addAll(named(word, parameters, "training.parameter_groups[" + i + "].parameters"));
            }
            Double decay = settings.weightDecay();
            groups.add(new ParameterGroup(
                    List.copyOf(names), settings.learningRateFactor(), decay == null ? ownDecay : decay));
        }
        return groups;
    }

    private static List<String> named(String word, Parameters parameters, String key) {
        if (parameters.has(word)) {
            return List.of(word);
        }
        List<String> found = new ArrayList<>();
        Set<String> words = new LinkedHashSet<>(parameters.names());
        for (Parameter parameter : parameters) {
            String role = roleWord(parameter.role());
            words.add(role);
            if (role.equals(word)) {
                found.add(parameter.name());
            }
        }
        if (found.isEmpty()) {
            throw new BadInputException("key `" + key + "`: this network has no parameter '" + word
                    + "', did you mean '" + NearestWord.to(word, words) + "'? Expected some of " + words);
        }
        return found;
    }

    /** As the recipe calls it: what a file calls decoder is the readout. */
    private static String roleWord(Role role) {
        return role == Role.DECODER ? "readout" : role.name().toLowerCase(Locale.ROOT);
    }
}
