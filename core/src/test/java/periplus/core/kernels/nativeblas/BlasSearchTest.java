package periplus.core.kernels.nativeblas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import periplus.core.errors.BadInputException;

class BlasSearchTest {
    @Test
    void aNamedLibraryThatIsMissingIsNamedWithWhatToDo() {
        assertThatThrownBy(() -> BlasSearch.open("/no/such/libblas.so"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(
                        "the BLAS /no/such/libblas.so (from periplus.blas or PERIPLUS_BLAS) could not be"
                                + " loaded: it is missing, unreadable, or no library for this machine. Install OpenBLAS")
                .hasMessageContaining("PERIPLUS_BLAS=<its file>")
                .hasMessageContaining("math: portable");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLibraryWithoutTheProductIsRefused() {
        assertThatThrownBy(() -> BlasSearch.open("libm.so.6"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("the BLAS libm.so.6 ")
                .hasMessageContaining("has no function cblas_sgemm: it is no CBLAS library");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whereNoneOfTheSystemsCanBeUsedEachIsListedWithItsReason() {
        assertThatThrownBy(() -> BlasSearch.first(List.of("libnosuchblas.so", "libm.so.6")))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("math: native needs a BLAS, and none was found here (tried: libnosuchblas.so"
                        + " could not be loaded")
                .hasMessageContaining("; libm.so.6 has no function cblas_sgemm")
                .hasMessageContaining("Install OpenBLAS");
    }

    @Test
    void theSearchGoesOnPastWhatCannotBeUsed() {
        BlasLibrary installed = InstalledBlas.orSkip();

        BlasLibrary found = BlasSearch.first(
                List.of("libnosuchblas.so", installed.identity().path()));

        assertThat(found.identity()).isEqualTo(installed.identity());
    }

    @Test
    void aLibrarySaysWhatItIsAndWhereItCameFrom() {
        BlasIdentity identity = InstalledBlas.orSkip().identity();

        assertThat(identity.name()).isIn("openblas", "mkl", "blis", "accelerate", "blas");
        assertThat(identity.version()).isNotBlank();
        assertThat(identity.path()).isNotBlank();
    }

    @Test
    void thePropertyOverrulesTheEnvironmentAndMayTakeItBack() {
        assertThat(BlasSearch.named("a.so", "b.so")).isEqualTo("a.so");
        assertThat(BlasSearch.named(null, " b.so ")).isEqualTo("b.so");
        assertThat(BlasSearch.named("", "b.so")).isNull();
        assertThat(BlasSearch.named(null, null)).isNull();
    }
}
