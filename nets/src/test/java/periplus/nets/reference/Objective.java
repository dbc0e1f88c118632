package periplus.nets.reference;

import java.util.List;
import periplus.nets.losses.Loss;
import periplus.nets.losses.Penalty;

/** What a test network is trained to make small. */
public record Objective(Loss loss, List<Penalty> penalties) {
    public Objective(Loss loss, Penalty... penalties) {
        this(loss, List.of(penalties));
    }
}
