package io.flypg.cli.graph;

/** Writes SVG: the three shapes a graph needs, with its colours for light and dark pages. */
final class Svg {
    /** Width of a letter, as all have the same one. */
    static final int LETTER = 8;

    private final StringBuilder shapes = new StringBuilder();

    void box(Box box, String kind) {
        shapes.append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n"
                .formatted(kind, box.x(), box.y(), box.width(), box.height()));
    }

    void text(int x, int y, String kind, String text) {
        shapes.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(kind, x, y, escaped(text)));
    }

    /** An arrow that leaves and arrives upright. */
    void down(int fromX, int fromY, int toX, int toY) {
        int middle = (fromY + toY) / 2;
        arrow("stream", "M%d %d C%1$d %d %d %3$d %4$d %d".formatted(fromX, fromY, middle, toX, toY));
    }

    /** An arrow that leaves and arrives level. */
    void across(int fromX, int fromY, int toX, int toY) {
        int middle = (fromX + toX) / 2;
        arrow("attachment", "M%d %d C%d %2$d %3$d %d %d %4$d".formatted(fromX, fromY, middle, toY, toX));
    }

    private void arrow(String kind, String path) {
        shapes.append("<path class=\"%s\" d=\"%s\"/>\n".formatted(kind, path));
    }

    String document(int width, int height) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %1$d %2$d">
                <style>
                text { font: 12px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #24292f }
                rect { fill: none; stroke: #8c959f; rx: 6px }
                path { fill: none; stroke: #57606a; stroke-width: 1.5px; marker-end: url(#arrow) }
                .name { font-weight: bold }
                .note { fill: #57606a }
                .region, .attachment { stroke-dasharray: 4 3 }
                .primary { stroke: #1a7f37; stroke-width: 2px }
                .page { fill: #ffffff; stroke: none }
                #arrow { fill: #57606a }
                @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3 }
                .note { fill: #9198a1 }
                .primary { stroke: #3fb950 }
                .page { fill: #0d1117 }
                }
                </style>
                <marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">\
                <polygon points="0,1 8,4 0,7"/></marker>
                <rect class="page" width="%1$d" height="%2$d"/>
                %s</svg>
                """.formatted(width, height, shapes);
    }

    private static String escaped(String text) {
        return Label.of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
