package periplus.app.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColormapTest {
    @Test
    void thePerceptualMapClimbsSteadilyInLightness() {
        double before = -1;
        for (int i = 0; i < Colormap.SIZE; i++) {
            double lightness = luminance(Colormap.PERCEPTUAL.rgb(i / 255.0));
            assertThat(lightness).isGreaterThan(before - 0.002);
            before = lightness;
        }
        assertThat(luminance(Colormap.PERCEPTUAL.rgb(0))).isLessThan(0.03);
        assertThat(luminance(Colormap.PERCEPTUAL.rgb(1))).isGreaterThan(0.7);
    }

    @Test
    void theDivergingMapIsPaleInTheMiddleAndTellsItsEndsApart() {
        assertThat(luminance(Colormap.DIVERGING.rgb(0.5))).isGreaterThan(0.85);
        int low = Colormap.DIVERGING.rgb(0);
        int high = Colormap.DIVERGING.rgb(1);
        assertThat(low & 255).as("blue of the low end").isGreaterThan(low >> 16);
        assertThat(high >> 16).as("red of the high end").isGreaterThan(high & 255);
    }

    @Test
    void jetRunsFromBlueThroughGreenToRed() {
        assertThat(Colormap.JET.rgb(0)).isEqualTo(0x000080);
        assertThat(Colormap.JET.rgb(1)).isEqualTo(0x800000);
        assertThat(Colormap.JET.rgb(0.5) >> 8 & 255).isEqualTo(255);
    }

    @Test
    void valuesBeyondTheEndsTakeTheEnds() {
        assertThat(Colormap.PERCEPTUAL.rgb(-3)).isEqualTo(Colormap.PERCEPTUAL.rgb(0));
        assertThat(Colormap.PERCEPTUAL.rgb(7)).isEqualTo(Colormap.PERCEPTUAL.rgb(1));
    }

    /** Relative luminance of an sRGB colour. */
    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double c = (channel & 255) / 255.0;
        return c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4);
    }
}
