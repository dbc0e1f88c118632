package periplus.lab.recipes;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import periplus.core.errors.PeriplusException;

/**
 * Reads the plain part of YAML 1.2: blocks, lists and scalars in one document.
 *
 * <p>Refused with line and column: tags, anchors and aliases, a key given twice, keys that are not words, a second
 * document, more than {@link #MAX_CHARACTERS} characters, nesting deeper than {@link #MAX_DEPTH}. Events are read
 * instead of objects, so nothing in the text can choose a Java type.
 */
final class YamlReader {
    static final int MAX_CHARACTERS = 1 << 20;
    static final int MAX_DEPTH = 24;

    private final Place origin;
    private final Iterator<Event> events;

    private YamlReader(Place origin, Iterator<Event> events) {
        this.origin = origin;
        this.events = events;
    }

    /** Reads {@code text}; an empty text is an empty block. */
    static YamlTree read(String text, Place origin) {
        if (text.length() > MAX_CHARACTERS) {
            throw origin.error(text.length() + " characters are too long for a recipe; expected at most "
                    + MAX_CHARACTERS + ". Check that this is the right file");
        }
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(MAX_CHARACTERS + 1).build();
        try {
            return new YamlReader(origin, new Parse(settings).parseString(text).iterator()).document();
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            Place place =
                    mark.map(m -> origin.at(m.getLine() + 1, m.getColumn() + 1)).orElse(origin);
            throw place.error("not valid YAML: " + e.getProblem() + ". Check indentation, quotes and brackets");
        } catch (YamlEngineException e) {
            throw origin.error(
                    "not valid YAML: " + firstLine(String.valueOf(e.getMessage())) + ". Save it as plain UTF-8 text");
        }
    }

    private YamlTree document() {
        Event event = next();
        if (event instanceof StreamStartEvent) {
            event = next();
        }
        if (event instanceof StreamEndEvent) {
            return YamlTree.Block.empty(origin);
        }
        if (!(event instanceof DocumentStartEvent)) {
            throw error(event, "expected one document");
        }
        YamlTree tree = node(next(), 0);
        Event end = next();
        if (!(end instanceof DocumentEndEvent)) {
            throw error(end, "expected the end of the document");
        }
        Event after = next();
        if (!(after instanceof StreamEndEvent)) {
            throw error(after, "a second document; expected one recipe a file. Split the file");
        }
        return tree;
    }

    private YamlTree node(Event event, int depth) {
        if (event instanceof AliasEvent
                || event instanceof NodeEvent n && n.getAnchor().isPresent()) {
            throw error(event, "anchors and aliases are not part of recipes. Write the value out");
        }
        if (depth > MAX_DEPTH) {
            throw error(event, "nested deeper than " + MAX_DEPTH + " levels. Flatten it");
        }
        return switch (event) {
            case ScalarEvent scalar -> {
                refuseTag(event, scalar.getTag());
                yield new YamlTree.Scalar(place(event), scalar.getValue(), !scalar.isPlain());
            }
            case SequenceStartEvent list -> {
                refuseTag(event, list.getTag());
                yield items(event, depth);
            }
            case MappingStartEvent map -> {
                refuseTag(event, map.getTag());
                yield block(event, depth);
            }
            default -> throw error(event, "expected a value");
        };
    }

    private YamlTree items(Event start, int depth) {
        List<YamlTree> items = new ArrayList<>();
        for (Event event = next(); !(event instanceof SequenceEndEvent); event = next()) {
            items.add(node(event, depth + 1));
        }
        return new YamlTree.Items(place(start), items);
    }

    private YamlTree block(Event start, int depth) {
        YamlTree.Block block = YamlTree.Block.empty(place(start));
        for (Event event = next(); !(event instanceof MappingEndEvent); event = next()) {
            if (!(event instanceof ScalarEvent key)) {
                throw error(event, "a key that is not a word. Write `key: value`");
            }
            node(event, depth);
            YamlTree.Entry entry = new YamlTree.Entry(place(event), node(next(), depth + 1));
            YamlTree.Entry before = block.entries().put(key.getValue(), entry);
            if (before != null) {
                throw error(
                        event,
                        "key `" + key.getValue() + "` is already given at line "
                                + before.keyPlace().line() + ". Remove one");
            }
        }
        return block;
    }

    private Event next() {
        if (!events.hasNext()) {
            throw origin.error("not valid YAML: it ends early. Complete it");
        }
        return events.next();
    }

    private void refuseTag(Event event, Optional<String> tag) {
        if (tag.isPresent()) {
            throw error(event, "tag " + tag.get() + " is not part of recipes. Remove it");
        }
    }

    private Place place(Event event) {
        return event.getStartMark()
                .map(m -> origin.at(m.getLine() + 1, m.getColumn() + 1))
                .orElse(origin);
    }

    private PeriplusException error(Event event, String message) {
        return place(event).error(message);
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
