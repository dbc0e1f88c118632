package periplus.app.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import periplus.testkit.Cases;

class MarkupTest {
    @Test
    void markupCharactersAreEscaped() {
        assertThat(Markup.escape("<script>alert(\"a\" & 'b')</script>"))
                .isEqualTo("&lt;script&gt;alert(&quot;a&quot; &amp; &#39;b&#39;)&lt;/script&gt;");
    }

    @Test
    void charactersThatXmlForbidsAreReplaced() {
        assertThat(Markup.escape("a\u0000b\u001bc\ud800d\uffffe")).isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde");
        assertThat(Markup.escape("rat \uD83D\uDC00")).isEqualTo("rat \uD83D\uDC00");
    }

    @Test
    void anyTextReadsBackFromContentAndFromAttributes() {
        Cases.forAll(200, seed -> {
            StringBuilder text = new StringBuilder();
            long state = seed;
            for (int i = 0; i < 40; i++) {
                state = state * 6364136223846793005L + 1442695040888963407L;
                text.append((char) (32 + (int) (state >>> 40) % (i % 3 == 0 ? 95 : 0xD000)));
            }
            String escaped = Markup.escape(text.toString());
            var root = Drawings.parse("<a b=\"" + escaped + "\">" + escaped + "</a>")
                    .getDocumentElement();
            assertThat(root.getTextContent()).isEqualTo(text.toString());
            assertThat(root.getAttribute("b")).isEqualTo(text.toString());
        });
    }
}
