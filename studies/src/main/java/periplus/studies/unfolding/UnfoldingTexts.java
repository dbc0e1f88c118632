package periplus.studies.unfolding;

import java.util.ArrayList;
import java.util.List;
import periplus.studies.study.Scale;

/** Method and deviations of the study, in words. */
final class UnfoldingTexts {
    private UnfoldingTexts() {}

    static List<String> method(Scale scale) {
        String size = switch (scale) {
            case SMOKE -> "48 units, at most 60 updates of 20 trials: every step of the study, far too little to learn";
            case LAPTOP ->
                "512 units (256 in each of two modules); 5,000 updates of 100 trials (two modules 4,000, location told"
                        + " 1,500); an update of 512 units takes about 84 ms of CPU time, 160 ms with the location told";
            case PAPER -> "4096 units, 100,000 updates of 200 trials";
        };
        return List.of(
                "Networks learn to report the activity of 512 place cells (difference of softmaxes, centre sd 0.12 m, surround"
                        + " variance ratio 2) from displacements and the start's place code, in a 2.2 m box, over 20 steps of"
                        + " 20 ms; an L2 penalty of 1e-4 on the recurrent weights, Adam. Size: " + size + ".",
                "Further networks: two modules, of which the first sees velocity and the second's last state, the second the"
                        + " first, and the readout the second; a network that is told the present position's place code"
                        + " instead of velocity; the start weights. Maps of two modules are taken with feedback on. The"
                        + " neural-circuit model is run and measured without a network.",
                "Cell types by the published rules: band units have a band score above 5.8 on 50 × 50 bins, grid units a"
                        + " 60-degree score (best of rings, mean form) above 0.88 on 20 × 20 bins; a unit may be both, and the"
                        + " remaining units are called undefined. Beside each count stands the one that also asks for more"
                        + " than 95 % of the unit's own surrogates with the same radial spectrum, and band scores of the fit"
                        + " range that does not cut off waves longer than 0.88 m. Published counts: 764 band, 764 grid, 2578"
                        + " neither of 4096 in the example network (19 %, 19 %, 63 %); over ten seeds band 535 to 972 (13 to"
                        + " 24 %) and grid 146 to 597 (4 to 15 %), a four-fold spread of the grid count.",
                "Modules: groups of units of one type that share spacing and orientation, by density relative to even"
                        + " orientations; at least 8 units, twice and 3 deviations above even.",
                "Pruning: each prune starts from the intact network; velocity rows of M, readout columns of D, whole units (row"
                        + " of M, row and column of J, column of D), and weights between types in both readings, outputs of"
                        + " chosen sources to all targets (text) and inputs of chosen targets from all sources (code). Levels"
                        + " are quarters of what the network has of a type; with "
                        + (scale == Scale.LAPTOP ? "5" : scale == Scale.SMOKE ? "2" : "30")
                        + " random subsets, each on " + (scale == Scale.SMOKE ? 20 : 200)
                        + " fresh trials that its controls share. Controls: as many random units,"
                        + " and as many others matched in the norm of what is cut, where their mean norm is at least 0.9 of"
                        + " it (elsewhere there is no such control). A network with fewer than "
                        + PruningProbe.LEAST_UNITS + " band or grid units gives no numbers.",
                "Attractors: population vectors of the band units of the commonest wave (within 10 % and 10 degrees of the unit with"
                        + " most such neighbours) over fresh trials (5 first steps left out, z-scored,"
                        + " 15 principal components, 160 max-min landmarks) for the ring; rate maps of the grid units of"
                        + " the commonest lattice (within 10 % and 5 degrees) for the torus; nulls permute each unit's values. Left alone at zero velocity from told positions:"
                        + " drift and the fate of small pushes along and across the states of position, and slow points among"
                        + " states of one length, since a ReLU network without bias keeps directions and not lengths.",
                "A claim's seed is a network. Where a network has too few units of a type its numbers are undefined, and more"
                        + " than one such network in five leaves the claim inconclusive.");
    }

    static List<String> deviations(Scale scale) {
        List<String> all = new ArrayList<>();
        if (scale != Scale.PAPER) {
            all.add(
                    "Networks are small, leaky (α = 0.5, the paper's have no leak) and trained with a 50 times larger learning"
                            + " rate for 20 to 70 times fewer updates; start weights are Gaussian of gain 1 (encoder 11). With the"
                            + " penalty of 1e-6 of the quickstart recipe a network of 512 units had 1 band unit at seed 101, which no"
                            + " claim sees; with the published 1e-4 there were 39 of 256.");
        }
        all.add("The paper's example is the released network of Sorscher et al.; ours are trained anew for each seed.");
        all.add(
                "Location told: the paper passes the place code through the encoder and a further matrix; here one matrix"
                        + " takes it, which is the same map.");
        all.add(
                "Published curves prune up to 740 units with one random subset a level; ours prune fractions of what there is,"
                        + " with several subsets and the matched control. Smallest effects, controls and rules are ours.");
        all.add(
                "The paper cuts band modules out by eye; here rings and tori are asked of the units around the commonest wave or"
                        + " lattice, and modules are counted by a density rule beside it.");
        return all;
    }
}
