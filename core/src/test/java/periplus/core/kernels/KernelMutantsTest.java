package periplus.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The control of the contract: a twin that is wrong in one last bit of one output of one kernel fails it. */
class KernelMutantsTest {
    /** A kernel, which of its float or double arrays is spoilt, counted from 0, and the test that must notice. */
    record Mutant(String name, String kernel, int array, Consumer<KernelSupportContract> test) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Mutant> mutants() {
        return List.of(
                new Mutant("product", "multiply", 2, KernelSupportContract::productsOfAwkwardShapesAreTheirChains),
                new Mutant(
                        "large product",
                        "multiply",
                        2,
                        KernelSupportContract::productsLargerThanEveryBlockAreTheirChains),
                new Mutant("bias", "addBias", 1, KernelSupportContract::sumsHaveThePlainBits),
                new Mutant("column sums", "addColumnSums", 1, KernelSupportContract::sumsHaveThePlainBits),
                new Mutant("scaled", "addScaled", 1, KernelSupportContract::sumsHaveThePlainBits),
                new Mutant(
                        "leak rate",
                        "leakForward",
                        4,
                        contract -> contract.leakyStepsHaveThePlainBits(Nonlinearity.TANH)),
                new Mutant(
                        "leak state",
                        "leakForward",
                        5,
                        contract -> contract.leakyStepsHaveThePlainBits(Nonlinearity.RELU)),
                new Mutant(
                        "adjoint drive",
                        "leakBackward",
                        4,
                        contract -> contract.adjointStepsHaveThePlainBits(Nonlinearity.SIGMOID)),
                new Mutant(
                        "adjoint state",
                        "leakBackward",
                        5,
                        contract -> contract.adjointStepsHaveThePlainBits(Nonlinearity.LINEAR)),
                new Mutant(
                        "adjoint leak",
                        "leakBackward",
                        6,
                        contract -> contract.adjointStepsHaveThePlainBits(Nonlinearity.SOFTPLUS)),
                new Mutant(
                        "sequence rate",
                        "leakySequenceForward",
                        5,
                        contract -> contract.leakySequencesHaveTheBitsOfTheirSteps(Nonlinearity.TANH)),
                new Mutant(
                        "sequence state",
                        "leakySequenceForward",
                        6,
                        contract -> contract.leakySequencesHaveTheBitsOfTheirSteps(Nonlinearity.RELU)),
                new Mutant(
                        "sequence adjoint drive",
                        "leakySequenceBackward",
                        8,
                        contract -> contract.adjointsOfLeakySequencesHaveTheBitsOfTheirSteps(Nonlinearity.SIGMOID)),
                new Mutant(
                        "sequence adjoint state",
                        "leakySequenceBackward",
                        9,
                        contract -> contract.adjointsOfLeakySequencesHaveTheBitsOfTheirSteps(Nonlinearity.LINEAR)),
                new Mutant(
                        "sequence adjoint leak",
                        "leakySequenceBackward",
                        10,
                        contract -> contract.adjointsOfLeakySequencesHaveTheBitsOfTheirSteps(Nonlinearity.SOFTPLUS)),
                new Mutant("squares", "sumsOfSquares", 1, KernelSupportContract::sumsOfSquaresHaveThePlainBits),
                new Mutant("rates", "rates", 1, contract -> contract.ratesAndSlopesHaveThePlainBits(Nonlinearity.TANH)),
                new Mutant(
                        "slopes",
                        "addSlopes",
                        2,
                        contract -> contract.ratesAndSlopesHaveThePlainBits(Nonlinearity.RELU)),
                new Mutant(
                        "softmax gradient",
                        "softmaxCrossEntropy",
                        0,
                        KernelSupportContract::softmaxCrossEntropyHasThePlainBits),
                new Mutant(
                        "softmax loss",
                        "softmaxCrossEntropy",
                        3,
                        KernelSupportContract::softmaxCrossEntropyHasThePlainBits),
                new Mutant("adam weight", "adam", 0, KernelSupportContract::optimisersHaveThePlainBits),
                new Mutant("adam mean", "adam", 2, KernelSupportContract::optimisersHaveThePlainBits),
                new Mutant("adam square", "adam", 3, KernelSupportContract::optimisersHaveThePlainBits),
                new Mutant("rmsprop", "rmsProp", 0, KernelSupportContract::optimisersHaveThePlainBits),
                new Mutant("sgd", "sgd", 2, KernelSupportContract::optimisersHaveThePlainBits));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void oneWrongBitInOneKernelIsNoticed(Mutant mutant) {
        KernelSupport twin = twin(mutant.kernel, mutant.array);
        KernelSupportContract contract = new KernelSupportContract() {
            @Override
            KernelSupport provider() {
                return twin;
            }
        };
        try {
            assertThatThrownBy(() -> mutant.test.accept(contract)).isInstanceOf(AssertionError.class);
        } finally {
            contract.close();
        }
    }

    @Test
    void everyKernelHasAMutantAndTheTwinIsOtherwiseRight() {
        Set<String> kernels = new HashSet<>();
        Arrays.stream(KernelSupport.class.getMethods()).forEach(method -> kernels.add(method.getName()));
        kernels.remove("name");
        Set<String> spoilt = new HashSet<>();
        mutants().forEach(mutant -> spoilt.add(mutant.kernel));

        assertThat(spoilt).isEqualTo(kernels);
        KernelSupport right = twin("none", 0);
        KernelSupportContract contract = new KernelSupportContract() {
            @Override
            KernelSupport provider() {
                return right;
            }
        };
        for (Mutant mutant : mutants()) {
            mutant.test.accept(contract);
        }
        contract.close();
    }

    /** The plain twin, but for the last bit of one number that the kernel has just written. */
    private static KernelSupport twin(String kernel, int array) {
        PlainKernels plain = new PlainKernels();
        return (KernelSupport) Proxy.newProxyInstance(
                KernelSupport.class.getClassLoader(),
                new Class<?>[] {KernelSupport.class},
                (proxy, method, arguments) -> {
                    @Nullable Object target = method.getName().equals(kernel) ? arrayArgument(arguments, array) : null;
                    @Nullable
                    Object before =
                            target instanceof float[] x ? x.clone() : target instanceof double[] y ? y.clone() : null;
                    try {
                        Object result = method.invoke(plain, arguments);
                        spoil(target, before);
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** The array of this number among the parameters that are arrays; one that may be null counts. */
    private static @Nullable Object arrayArgument(Object[] arguments, int array) {
        int seen = 0;
        for (Object argument : arguments) {
            boolean counts = argument == null || argument instanceof float[] || argument instanceof double[];
            if (counts && seen++ == array) {
                return argument;
            }
        }
        throw new IllegalArgumentException("only " + seen + " arrays, none has number " + array);
    }

    private static void spoil(@Nullable Object target, @Nullable Object before) {
        if (target instanceof float[] x && before instanceof float[] old) {
            int at = Arrays.mismatch(x, old);
            if (at >= 0 && !Float.isNaN(x[at])) {
                x[at] = Float.intBitsToFloat(Float.floatToRawIntBits(x[at]) ^ 1);
            }
        } else if (target instanceof double[] y && before instanceof double[] old) {
            int at = Arrays.mismatch(y, old);
            if (at >= 0 && !Double.isNaN(y[at])) {
                y[at] = Double.longBitsToDouble(Double.doubleToRawLongBits(y[at]) ^ 1);
            }
        }
    }
}
