package periplus.nets.parameters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of one network in a fixed order: the order of files, of norms and of updates. */
public final class Parameters implements Iterable<Parameter> {
    private final List<Parameter> ordered;

    /** Keeps the given order; names must differ. */
    public Parameters(List<Parameter> ordered) {
        this.ordered = List.copyOf(ordered);
        List<String> seen = new ArrayList<>();
        for (Parameter parameter : ordered) {
            if (seen.contains(parameter.name())) {
                throw new IllegalArgumentException("two parameters are called " + parameter.name());
            }
            seen.add(parameter.name());
        }
    }

    /** The names in order. */
    public List<String> names() {
        return ordered.stream().map(Parameter::name).toList();
    }

    /** The parameters in order. */
    public List<Parameter> list() {
        return ordered;
    }

    /** Whether there is a parameter of this name. */
    public boolean has(String name) {
        return find(name) != null;
    }

    /** The parameter of this name. */
    public Parameter get(String name) {
        Parameter found = find(name);
        if (found == null) {
            throw new IllegalArgumentException("no parameter is called '" + name + "'; there are " + names());
        }
        return found;
    }

    /** How many numbers the network learns. */
    public long count() {
        long count = 0;
        for (Parameter parameter : ordered) {
            count += parameter.size();
        }
        return count;
    }

    /** Sets every gradient to zero. */
    public void clearGradients() {
        for (int i = 0; i < ordered.size(); i++) {
            Arrays.fill(ordered.get(i).gradient(), 0f);
        }
    }

    /** Copies the values of another network of the same names and shapes into this one. */
    public void copyFrom(Parameters other) {
        if (!other.names().equals(names())) {
            throw new IllegalArgumentException("parameters differ: these are " + names() + ", given " + other.names());
        }
        for (Parameter parameter : ordered) {
            Parameter source = other.get(parameter.name());
            if (!Arrays.equals(source.shape(), parameter.shape())) {
                throw new IllegalArgumentException("shapes differ: this is " + parameter + ", given " + source);
            }
            System.arraycopy(source.values(), 0, parameter.values(), 0, parameter.size());
        }
    }

    @Override
    public Iterator<Parameter> iterator() {
        return ordered.iterator();
    }

    private @Nullable Parameter find(String name) {
        // by index: a lookup in the training step must not make an iterator
        for (int i = 0; i < ordered.size(); i++) {
            if (ordered.get(i).name().equals(name)) {
                return ordered.get(i);
            }
        }
        return null;
    }
}
