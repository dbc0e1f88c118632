package periplus.core.kernels;

class PlainKernelsContractTest extends KernelSupportContract {
    @Override
    KernelSupport provider() {
        return new PlainKernels();
    }
}
