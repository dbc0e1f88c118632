package periplus.analysis.population;

import periplus.core.workers.Workers;

/** A symmetric matrix that is known by what it does to vectors. */
interface SymmetricOperator {
    /** Rows and columns. */
    int size();

    /** {@code out[v] = A in[v]} for each vector; every entry's sum is in one fixed order, whatever the workers. */
    void apply(double[][] in, double[][] out, Workers workers);
}
