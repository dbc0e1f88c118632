package periplus.nets.sampling;

import periplus.core.kernels.KernelProviders;
import periplus.core.kernels.Kernels;
import periplus.core.workers.Workers;

/** Kernels of the same provider as others for one thread: a part of a job must not start jobs of its own. */
final class SerialKernels {
    private SerialKernels() {}

    static Kernels like(Kernels kernels) {
        String name = kernels.provider();
        // "simd-512" and the like: what is behind the dash is the machine's, not a wish
        int dash = name.indexOf('-');
        return KernelProviders.choose(dash < 0 ? name : name.substring(0, dash), Workers.single());
    }
}
