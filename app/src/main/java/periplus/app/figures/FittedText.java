package periplus.app.figures;

import java.util.ArrayList;
import java.util.List;

/** Makes texts fit a width: cut with an ellipsis, or broken into lines at spaces. */
final class FittedText {
    private FittedText() {}

    /** The text, cut where it is wider. */
    static String cut(String text, double width, double fontSize) {
        if (TextWidth.of(text, fontSize) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 1 && TextWidth.of(text.substring(0, end) + "…", fontSize) > width) {
            end--;
        }
        if (Character.isHighSurrogate(text.charAt(end - 1)) && end > 1) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    /** The text in lines no wider than this; empty where it takes more lines or a word is wider. */
    static List<String> lines(String text, double width, double fontSize, int most) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            if (TextWidth.of(word, fontSize) > width) {
                return List.of();
            }
            String longer = line.isEmpty() ? word : line + " " + word;
            if (TextWidth.of(longer, fontSize) <= width) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(line);
        return lines.size() <= most ? lines : List.of();
    }

    /** The width of the widest. */
    static double widest(List<String> texts, double fontSize) {
        return texts.stream()
                .mapToDouble(text -> TextWidth.of(text, fontSize))
                .max()
                .orElse(0);
    }
}
