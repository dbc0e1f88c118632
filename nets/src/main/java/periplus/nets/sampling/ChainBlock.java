package periplus.nets.sampling;

import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.random.RandomStream;
import periplus.nets.cells.Cell;
import periplus.nets.cells.NoiseLaw;
import periplus.nets.cells.SequenceState;
import periplus.nets.network.RecurrentNetwork;

/** Some whole chains on one worker: its own copy of the network and all room that its steps need. */
final class ChainBlock {
    private final RecurrentNetwork network;
    private final Cell cell;
    private final @Nullable ReplayDynamics dynamics;
    private final SequenceState s;
    private final int firstChain;
    private final int chains;
    private final float insideSd;
    private final float outsideSd;
    private final NoiseLaw law;
    private final RandomStream inside;
    private final RandomStream outside;

    ChainBlock(
            RecurrentNetwork network,
            FreeRunSettings settings,
            @Nullable ReplayDynamics dynamics,
            int firstChain,
            int chains) {
        this.network = network.copy(SerialKernels.like(network.kernels()));
        this.cell = this.network.cell();
        this.s = new SequenceState(cell, 1, chains);
        this.dynamics = dynamics;
        this.firstChain = firstChain;
        this.chains = chains;
        this.insideSd = settings.insideSd();
        this.outsideSd = settings.outsideSd();
        this.law = settings.noise().law();
        this.inside = RandomStream.of(settings.seed(), "sampling-noise-inside");
        this.outside = RandomStream.of(settings.seed(), "sampling-noise");
    }

    void readParameters(RecurrentNetwork from) {
        network.parameters().copyFrom(from.parameters());
    }

    /** Runs steps from + 1 to {@code to} on this block's rows of {@code states} and {@code drive}. */
    void run(float[] states, float[] drive, boolean driven, long from, long to, List<? extends StepObserver> seers) {
        int stateBlock = s.stateBlock();
        int first = firstChain * cell.stateSize();
        System.arraycopy(states, first, s.state, 0, stateBlock);
        cell.begin(s);
        for (long step = from + 1; step <= to; step++) {
            fillDrive(step, drive, driven);
            if (outsideSd > 0) {
                outside.reopen(step);
                law.fill(outside, s.openOutsideNoise(), 0, stateBlock, first, outsideSd);
            }
            if (dynamics == null) {
                cell.forward(s, 1);
            } else {
                forward(dynamics, step);
            }
            for (int i = 0; i < seers.size(); i++) {
                seers.get(i).observe(step, firstChain, chains, s.rate, s.rateOffset(1), network);
            }
            System.arraycopy(s.state, s.stateOffset(1), s.state, 0, stateBlock);
            if (!cell.stateIsRate()) {
                System.arraycopy(s.rate, s.rateOffset(1), s.rate, 0, s.rateBlock());
            }
        }
        System.arraycopy(s.state, 0, states, first, stateBlock);
    }

    private void forward(ReplayDynamics d, long step) {
        d.pullDrive(s, firstChain);
        cell.forward(s, 1);
        d.move(s, firstChain, chains, step);
        if (!cell.stateIsRate()) {
            // the rates of the state as it is now: the cell makes them of block 0 only
            System.arraycopy(s.state, s.stateOffset(1), s.state, 0, s.stateBlock());
            cell.begin(s);
            System.arraycopy(s.rate, 0, s.rate, s.rateOffset(1), s.rateBlock());
        }
    }

    private void fillDrive(long step, float[] drive, boolean driven) {
        int length = s.drive.length;
        int first = firstChain * cell.driveSize();
        if (insideSd > 0) {
            inside.reopen(step);
            law.fill(inside, s.drive, 0, length, first, insideSd);
            if (driven) {
                network.kernels().addScaled(length, 1f, drive, first, s.drive, 0);
            }
        } else {
            System.arraycopy(drive, first, s.drive, 0, length);
        }
    }
}
