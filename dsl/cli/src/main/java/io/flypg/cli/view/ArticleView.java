package io.flypg.cli.view;

import static io.flypg.cli.terminal.Span.plain;

import io.flypg.cli.terminal.Output;
import io.flypg.cli.terminal.Page;
import io.flypg.cli.terminal.Style;
import java.util.List;

/** Articles for people, and for programs. */
public final class ArticleView {
    private ArticleView() {}

    /** One below the other. */
    public static Page page(List<Article> articles) {
        Page page = new Page();
        for (Article article : articles) {
            if (!page.isEmpty()) {
                page.blank();
            }
            page.line(Style.BOLD.of(article.name()), Style.DIM.of("  " + article.kind()));
            page.text(2, "  " + article.text());
            facts(page, article.facts());
        }
        return page;
    }

    private static void facts(Page page, List<Article.Fact> facts) {
        int width = facts.stream().mapToInt(fact -> fact.name().length()).max().orElse(0);
        if (!facts.isEmpty()) {
            page.blank();
        }
        for (Article.Fact fact : facts) {
            String name = "  " + fact.name() + " ".repeat(width - fact.name().length() + 2);
            page.text(name.length(), Style.CYAN.of(name), plain(fact.text()));
        }
    }

    /** One document. */
    public static void printJson(Output out, List<Article> articles) {
        JsonDocument.print(out, json -> {
            json.writeArrayFieldStart("articles");
            for (Article article : articles) {
                json.writeStartObject();
                json.writeStringField("kind", article.kind());
                json.writeStringField("name", article.name());
                json.writeStringField("text", article.text());
                json.writeObjectFieldStart("facts");
                for (Article.Fact fact : article.facts()) {
                    json.writeStringField(fact.name(), fact.text());
                }
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
