package dev.masthead.content;

import dev.masthead.core.Article;
import dev.masthead.core.ArticleState;
import dev.masthead.core.Draft;
import dev.masthead.core.Publication;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Map;

/** Checks an article by the constraints of its model and says what is wrong in the words of its file. */
final class ArticleCheck {

    private static final Map<String, String> KEYS =
            Map.of("headline", "title", "bylines", "authors", "hero", "image", "seo", "seoTitle");

    private final Validator validator;

    ArticleCheck(Validator validator) {
        this.validator = validator;
    }

    void check(Article article, Fields fields, Body body, Notes notes) {
        Class<?> group = article.state() == ArticleState.PUBLISHED ? Publication.class : Draft.class;
        boolean bodyWasFaulty = notes.faulty();
        for (ConstraintViolation<Article> violation : validator.validate(article, group)) {
            String property = violation.getPropertyPath().iterator().next().getName();
            String key = KEYS.getOrDefault(property, property);
            if (property.equals("body") && body.blocks().isEmpty() && bodyWasFaulty) {
                continue; // Empty because of what was noted already.
            }
            if (property.equals("body")) {
                notes.error(line(violation, body, fields), "the body " + violation.getMessage());
            } else {
                notes.error(fields.lineOf(lineKey(key, fields)), key + " " + violation.getMessage());
            }
        }
    }

    private static String lineKey(String key, Fields fields) {
        return key.equals("authors") && fields.value("authors").isEmpty() ? "author" : key;
    }

    private static int line(ConstraintViolation<Article> violation, Body body, Fields fields) {
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getIndex() != null && node.getIndex() < body.lines().size()) {
                return body.lines().get(node.getIndex());
            }
        }
        return fields.lineOf("body");
    }
}
