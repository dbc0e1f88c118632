package periplus.studies.recipe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.settings.Key;

/** Parameters that learn at a pace of their own. */
public record ParameterGroupSettings(
        @Key(
                doc = "names as in weights.safetensors (RNN.weight_hh_l0) or roles: encoder, input, recurrent, readout,"
                        + " bias, leak")
        List<String> parameters,

        @Key(doc = "factor on the learning rate; 0 keeps these weights as they are", range = ">= 0", defaultValue = "1")
        double learningRateFactor,

        @Key(doc = "weight decay of these parameters; absent: the optimiser's own", range = ">= 0") @Nullable
        Double weightDecay) {
    public ParameterGroupSettings {
        parameters = List.copyOf(parameters);
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("parameters must name at least one parameter or role");
        }
        Checks.notNegative("learning_rate_factor", learningRateFactor);
        if (weightDecay != null) {
            Checks.notNegative("weight_decay", weightDecay);
        }
    }
}
