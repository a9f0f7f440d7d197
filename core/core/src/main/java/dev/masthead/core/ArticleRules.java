package dev.masthead.core;

import dev.masthead.core.InvalidArticleException.Problem;
import dev.masthead.spi.Write;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What an article must be to be stored: the validator's constraints, and the few that span properties. */
final class ArticleRules {

    /** Each level of blocks takes up to four of JSON: {@link Json#MAX_DEPTH} stays out of reach. */
    private static final int MAX_NESTING = 12;

    /** Revisions have longer ids, which begin with the article's. */
    private static final int MAX_ID_BYTES = 160;

    private final Validator validator;

    ArticleRules(Validator validator) {
        this.validator = validator;
    }

    void check(Article article, String payload) {
        ArticleState state = article.trash().map(Trash::from).orElse(article.state());
        Class<?> group = state == ArticleState.DRAFT ? Draft.class : Publication.class;
        List<Problem> problems = new ArrayList<>();
        if (nesting(article.body()) > MAX_NESTING) {
            problems.add(new Problem("body", "must not nest lists and quotes deeper than " + MAX_NESTING + " levels"));
        } else {
            validator.validate(article, group).stream()
                    .map(v -> new Problem(v.getPropertyPath().toString(), v.getMessage()))
                    .sorted(Comparator.comparing(Problem::path))
                    .forEach(problems::add);
        }
        if (article.id().getBytes(StandardCharsets.UTF_8).length > MAX_ID_BYTES) {
            problems.add(new Problem("id", "must have at most " + MAX_ID_BYTES + " bytes in UTF-8"));
        }
        if (article.expireAt().isPresent()
                && article.publishAt().isPresent()
                && !article.expireAt().get().isAfter(article.publishAt().get())) {
            problems.add(new Problem("expireAt", "must be after publishAt"));
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(payload)) {
            problems.add(new Problem("article", "must be well-formed Unicode; it holds half of a surrogate pair"));
        }
        if (payload.getBytes(StandardCharsets.UTF_8).length > Write.MAX_PAYLOAD_BYTES) {
            problems.add(new Problem(
                    "article",
                    "must not have more than " + (Write.MAX_PAYLOAD_BYTES >> 20) + " MiB as JSON; split it"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidArticleException(problems);
        }
    }

    private static int nesting(List<Block> blocks) {
        return nesting(blocks, 0);
    }

    private static int nesting(List<Block> blocks, int above) {
        if (above > MAX_NESTING) {
            return above;
        }
        int deepest = above;
        for (Block block : blocks) {
            if (block instanceof Block.Quote quote) {
                deepest = Math.max(deepest, nesting(quote.blocks(), above + 1));
            } else if (block instanceof Block.Listing list) {
                for (List<Block> item : list.items()) {
                    deepest = Math.max(deepest, nesting(item, above + 1));
                }
            }
        }
        return deepest;
    }
}
