package dev.masthead.core;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A block of an article's body. The family is closed but for {@link Custom}, the branch that users extend. Text in a
 * block is plain text, never markup; each output escapes it in its own way.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Paragraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = Block.Heading.class, name = "heading"),
    @JsonSubTypes.Type(value = Block.Listing.class, name = "list"),
    @JsonSubTypes.Type(value = Block.Quote.class, name = "quote"),
    @JsonSubTypes.Type(value = Block.PullQuote.class, name = "pullQuote"),
    @JsonSubTypes.Type(value = Block.Picture.class, name = "image"),
    @JsonSubTypes.Type(value = Block.Code.class, name = "code"),
    @JsonSubTypes.Type(value = Block.Table.class, name = "table"),
    @JsonSubTypes.Type(value = Block.Embed.class, name = "embed"),
    @JsonSubTypes.Type(value = Block.Divider.class, name = "divider"),
    @JsonSubTypes.Type(value = Block.FormSlot.class, name = "form"),
    @JsonSubTypes.Type(value = Block.Custom.class, name = "custom")
})
public sealed interface Block {

    /**
     * Running text.
     *
     * @param text the runs
     */
    record Paragraph(List<@Valid Inline> text) implements Block {
        /** Copies the list. */
        public Paragraph {
            text = List.copyOf(text);
        }
    }

    /**
     * A heading inside the body; the headline above it is level 1.
     *
     * @param level 2 to 6
     * @param text the runs
     */
    record Heading(
            @Min(value = 2, groups = Draft.class) @Max(value = 6, groups = Draft.class)
            int level,

            List<@Valid Inline> text)
            implements Block {
        /** Copies the list. */
        public Heading {
            text = List.copyOf(text);
        }
    }

    /**
     * A list of items.
     *
     * @param ordered whether the items are numbered
     * @param start the first number
     * @param items each made of blocks
     */
    record Listing(
            boolean ordered,
            int start,
            @NotEmpty(groups = Publication.class) List<List<@Valid Block>> items) implements Block {
        /** Copies the lists. */
        public Listing {
            items = items.stream().map(List::copyOf).toList();
        }
    }

    /**
     * Somebody else's words.
     *
     * @param blocks what they said
     * @param source who said it, or where; plain text
     */
    record Quote(List<@Valid Block> blocks, Optional<@Size(max = 300, groups = Draft.class) String> source)
            implements Block {
        /** Copies the list. */
        public Quote {
            blocks = List.copyOf(blocks);
            Objects.requireNonNull(source, "source");
        }
    }

    /**
     * A line of the article itself, set large beside it.
     *
     * @param text plain text
     * @param source who said it
     */
    record PullQuote(
            @NotBlank(groups = Publication.class) @Size(max = 500, groups = Draft.class)
            String text,

            Optional<@Size(max = 300, groups = Draft.class) String> source)
            implements Block {
        /** Refuses null. */
        public PullQuote {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(source, "source");
        }
    }

    /**
     * A picture.
     *
     * @param image the picture with its words
     */
    record Picture(@Valid Image image) implements Block {
        /** Refuses null. */
        public Picture {
            Objects.requireNonNull(image, "image");
        }
    }

    /**
     * Lines of code, kept as they are.
     *
     * @param language its name, for example {@code java}; letters, digits and {@code +-#._}
     * @param text the lines
     */
    record Code(
            Optional<@Pattern(regexp = "[A-Za-z0-9+#._-]{1,40}", groups = Draft.class) String> language, String text)
            implements Block {
        /** Refuses null. */
        public Code {
            Objects.requireNonNull(language, "language");
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * A table; every row has as many cells as there are columns.
     *
     * @param columns the head of each column
     * @param rows the cells of each row
     */
    record Table(
            @NotEmpty(groups = Publication.class) List<@Valid Column> columns, List<List<List<@Valid Inline>>> rows)
            implements Block {
        /** Copies the lists and checks that they fit. */
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream()
                    .map(row -> row.stream().map(List::copyOf).toList())
                    .toList();
            int width = columns.size();
            if (rows.stream().anyMatch(row -> row.size() != width)) {
                throw new IllegalArgumentException("Each row of a table has as many cells as there are columns");
            }
        }
    }

    /**
     * The head of a table's column.
     *
     * @param text the runs
     * @param align how its cells are set
     */
    record Column(List<@Valid Inline> text, Align align) {
        /** Copies the list. */
        public Column {
            text = List.copyOf(text);
            Objects.requireNonNull(align, "align");
        }
    }

    /** How the cells of a column are set. */
    enum Align {
        /** At the start of the line. */
        START,
        /** In the middle. */
        CENTER,
        /** At the end of the line. */
        END
    }

    /**
     * A link to something elsewhere that stands for itself: a film, a post, a map. Rendered as a card with a link;
     * nothing is loaded from there.
     *
     * @param url absolute, http or https
     * @param title what it is
     */
    record Embed(
            @WebAddress(groups = Draft.class) URI url, Optional<@Size(max = 300, groups = Draft.class) String> title)
            implements Block {
        /** Refuses null. */
        public Embed {
            Objects.requireNonNull(url, "url");
            Objects.requireNonNull(title, "title");
        }
    }

    /** A pause between two parts. */
    record Divider() implements Block {}

    /**
     * The place where a reader form stands in the body.
     *
     * @param form the form's id, for example {@code newsletter}
     */
    record FormSlot(
            @Pattern(regexp = "[a-z][a-z0-9-]{0,39}", groups = Draft.class)
            String form) implements Block {
        /** Refuses null. */
        public FormSlot {
            Objects.requireNonNull(form, "form");
        }
    }

    /**
     * A block of a kind that a plugin knows. Without the plugin, {@link #fallback()} is shown, and nothing is lost.
     *
     * @param kind the plugin's name for it
     * @param fallback plain text for every output that has no rendering for this kind
     * @param properties what the plugin needs: JSON strings, numbers, booleans, lists and maps
     */
    record Custom(
            @Pattern(regexp = "[a-z][a-z0-9-]{0,39}", groups = Draft.class)
            String kind,

            String fallback,
            Map<String, Object> properties)
            implements Block {
        /** Copies the map. */
        public Custom {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(fallback, "fallback");
            properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        }
    }
}
