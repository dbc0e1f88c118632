package periplus.app.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class HeatMapTest {
    private static final double NONE = Double.NaN;

    @Test
    void rowZeroIsDrawnAtTheBottom() throws IOException {
        BufferedImage image = drawn(new double[] {0, 0.25, 0.5, 0.75, 1, 0}, 3, 2);
        assertThat(image.getWidth()).isEqualTo(2);
        assertThat(image.getHeight()).isEqualTo(3);
        assertThat(opaque(image, 0, 2)).as("row 0, column 0").isEqualTo(colour(0));
        assertThat(opaque(image, 1, 2)).as("row 0, column 1").isEqualTo(colour(0.25));
        assertThat(opaque(image, 0, 0)).as("row 2, column 0").isEqualTo(colour(1));
    }

    @Test
    void binsWithoutAValueShowTheHatchedGround() throws IOException {
        double[] values = {NONE, 1, 0, 1};
        BufferedImage image = drawn(values, 2, 2);
        assertThat(image.getRGB(0, 1) >>> 24).as("alpha of the empty bin").isZero();
        assertThat(image.getRGB(1, 1) >>> 24).isEqualTo(255);
        assertThat(svg(values, 2, 2)).contains("fill=\"url(#test-1)\"");
        assertThat(svg(new double[] {0, 1, 0, 1}, 2, 2)).doesNotContain("url(#test-1)");
    }

    @Test
    void aConstantOrAnEmptyMapIsDrawnToo() throws IOException {
        assertThat(opaque(drawn(new double[] {3, 3, 3, 3}, 2, 2), 0, 0)).isEqualTo(colour(1));
        assertThat(drawn(new double[] {NONE, NONE}, 1, 2).getRGB(0, 0) >>> 24).isZero();
    }

    @Test
    void anImageLargerThanOneStoredBlockReadsBack() throws IOException {
        int side = 300;
        byte[] pixels = new byte[side * side];
        pixels[side * side - 1] = 2;
        byte[] png = Png.encode(side, side, pixels, new int[] {0x101010, 0, 0xabcdef}, false);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(opaque(image, side - 1, side - 1)).isEqualTo(0xabcdef);
        assertThat(opaque(image, 0, 0)).isEqualTo(0x101010);
    }

    @Test
    void valuesMustFillTheMap() {
        assertThatThrownBy(() -> svg(new double[5], 2, 2)).hasMessageContaining("5 values");
    }

    private static int colour(double share) {
        return Colormap.PERCEPTUAL.rgb(Math.rint(share * 254) / 254);
    }

    private static int opaque(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xffffff;
    }

    private static String svg(double[] values, int rows, int columns) {
        Svg svg = new Svg("test", "test", 100, 100);
        String hatch = HeatMap.hatch(svg);
        HeatMap.draw(svg, hatch, new Box(0, 0, 10, 10), values, rows, columns, Colormap.PERCEPTUAL, 0, 1);
        return svg.done();
    }

    private static BufferedImage drawn(double[] values, int rows, int columns) throws IOException {
        Element image = Drawings.elements(Drawings.parse(svg(values, rows, columns)), "image")
                .getFirst();
        assertThat(image.getAttribute("style")).contains("pixelated");
        String uri = image.getAttribute("href");
        assertThat(uri).startsWith("data:image/png;base64,");
        byte[] png = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
