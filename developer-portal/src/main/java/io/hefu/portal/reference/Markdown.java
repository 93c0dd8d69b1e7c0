package io.hefu.portal.reference;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Turns the Markdown of definitions into HTML that is safe to include: raw HTML is escaped, links are checked. */
public final class Markdown {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    private Markdown() {}

    /** @param firstLevel the level of the text's highest headings on the page that includes it, 2 to 6 */
    public static String toHtml(String markdown, int firstLevel) {
        Node document = PARSER.parse(markdown);
        Headings headings = new Headings();
        document.accept(headings);
        document.accept(new Shift(firstLevel - headings.highest));
        return RENDERER.render(document);
    }

    private static final class Headings extends AbstractVisitor {

        private int highest = 6;

        @Override
        public void visit(Heading heading) {
            highest = Math.min(highest, heading.getLevel());
        }
    }

    private static final class Shift extends AbstractVisitor {

        private final int levels;

        private Shift(int levels) {
            this.levels = levels;
        }

        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.min(6, heading.getLevel() + levels));
        }
    }
}
