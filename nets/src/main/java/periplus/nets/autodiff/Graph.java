package periplus.nets.autodiff;

/** A computation that can be recorded again and again, such as the loss of a model on a batch. */
@FunctionalInterface
public interface Graph {
    /** Records it on a tape that has begun, and returns its result. */
    Tensor record(Tape tape);
}
