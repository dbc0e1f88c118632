package periplus.nets.network;

import periplus.nets.cells.Noise;

/**
 * Which noise one forward pass gets: how strong, and which draws.
 *
 * <p>The number added at one time step to one unit of one trial is a function of (seed, where, index, time step, trial,
 * unit) alone. Training uses its step as the index; an evaluation that must not repeat the training's draws takes a
 * seed of its own.
 *
 * @param noise standard deviations inside and outside the leak
 * @param seed seed of the streams "noise-inside" and "noise-outside"
 * @param index which batch this is
 */
public record NoiseSource(Noise noise, long seed, long index) {
    /** No noise. */
    public static final NoiseSource NONE = new NoiseSource(Noise.NONE, 0L, 0L);
}
