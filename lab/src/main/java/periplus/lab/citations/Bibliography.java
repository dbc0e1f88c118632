package periplus.lab.citations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import periplus.core.errors.BadInputException;

/**
 * The entries of {@code references.bib}, by key, in the file's order.
 *
 * <p>Reads the plain form that this file keeps: an entry's kind and key on one line, one field a line with its value in
 * braces, a closing brace on a line of its own. It is not a general BibTeX reader.
 */
public final class Bibliography {
    private static final Pattern HEAD = Pattern.compile("@(\\w+)\\{([^,\\s]+),");
    private static final Pattern FIELD = Pattern.compile("\\s*(\\w+)\\s*=\\s*\\{(.*)\\},?\\s*");

    private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();

    /** One reference: its kind ("article"), its fields and its text in the file. */
    public record Entry(String key, String kind, Map<String, String> fields, String bibtex) {
        /** "Hafting T., ... (2005). Title. Venue. doi:..." on one line. */
        public String formatted() {
            StringBuilder text = new StringBuilder(authors());
            text.append(" (").append(fields.getOrDefault("year", "n.d.")).append("). ");
            text.append(fields.getOrDefault("title", "")).append('.');
            String venue = fields.getOrDefault(
                    "journal", fields.getOrDefault("booktitle", fields.getOrDefault("publisher", "")));
            if (!venue.isEmpty()) {
                text.append(' ').append(venue);
                if (fields.containsKey("volume")) {
                    text.append(' ').append(fields.get("volume"));
                }
                if (fields.containsKey("pages")) {
                    text.append(", ").append(fields.get("pages").replace("--", "-"));
                }
                text.append('.');
            }
            if (fields.containsKey("doi")) {
                text.append(" doi:").append(fields.get("doi"));
            } else if (fields.containsKey("note")) {
                text.append(' ').append(fields.get("note")).append('.');
            }
            return text.toString();
        }

        private String authors() {
            return fields.getOrDefault("author", key)
                    .replace(" and others", " et al.")
                    .replace(" and ", "; ")
                    .replaceAll("[{}]", "");
        }
    }

    /** Reads the file. */
    public static Bibliography read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new BadInputException("cannot read the references " + file + ": " + e.getMessage(), e);
        }
    }

    /** Reads the text; {@code where} names it in errors. */
    static Bibliography parse(String text, String where) {
        Bibliography all = new Bibliography();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher head = HEAD.matcher(lines[i]);
            if (!head.lookingAt()) {
                continue;
            }
            int first = i;
            SequencedMap<String, String> fields = new LinkedHashMap<>();
            while (++i < lines.length && !lines[i].strip().equals("}")) {
                Matcher field = FIELD.matcher(lines[i]);
                if (!field.matches()) {
                    throw new BadInputException(where + ", line " + (i + 1) + ": expected 'name = {value}', found '"
                            + lines[i].strip() + "'");
                }
                fields.put(field.group(1), field.group(2));
            }
            String key = head.group(2);
            String bibtex =
                    String.join("\n", java.util.Arrays.asList(lines).subList(first, Math.min(i + 1, lines.length)));
            Entry entry = new Entry(key, head.group(1), Collections.unmodifiableMap(fields), bibtex);
            if (all.entries.put(key, entry) != null) {
                throw new BadInputException(where + ", line " + (first + 1) + ": the key " + key + " stands twice");
            }
        }
        return all;
    }

    /** All entries by key. */
    public SequencedMap<String, Entry> entries() {
        return Collections.unmodifiableSequencedMap(entries);
    }

    /** The entry of this key. */
    public Entry get(String key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            throw new BadInputException("references.bib has no entry " + key);
        }
        return entry;
    }
}
