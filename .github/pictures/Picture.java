import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Renders as SVG what a terminal showed. Reads what flypg wrote to it, with colours, prints the picture:
 * {@code java Picture.java COMMAND < output > picture.svg}. It knows the sequences that flypg uses and refuses others.
 */
final class Picture {
    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[([0-9;]*)([A-Za-z])");
    private static final double LETTER = 7.83;
    private static final int LINE = 18;
    private static final int PAD = 16;
    private static final int TITLE = 30;

    private static final String HEAD = """
            <svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" width="%d" height="%d" viewBox="0 0 %1$d %2$d">
            <style>
            text { font: 13px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #d0d7de; white-space: pre }
            .s1 { font-weight: bold; fill: #ffffff }
            .s2 { fill: #8b949e }
            .s31 { fill: #ff7b72 }
            .s1-31 { font-weight: bold; fill: #ff7b72 }
            .s32 { fill: #56d364 }
            .s33 { fill: #e3b341 }
            .s36 { fill: #56d4dd }
            </style>
            <rect width="%1$d" height="%2$d" rx="8" fill="#0d1117"/>
            <circle cx="18" cy="16" r="5" fill="#ff5f57"/><circle cx="36" cy="16" r="5" fill="#febc2e"/>\
            <circle cx="54" cy="16" r="5" fill="#28c840"/>
            """;

    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private final List<Integer> lengths = new ArrayList<>(List.of(0));
    private String style = "";

    public static void main(String... arguments) throws IOException {
        Picture picture = new Picture();
        picture.text("$ " + arguments[0] + "\n");
        picture.read(new String(System.in.readAllBytes(), UTF_8));
        System.out.print(picture.svg());
    }

    private void read(String output) {
        Matcher sequence = SEQUENCE.matcher(output);
        int from = 0;
        while (sequence.find()) {
            text(output.substring(from, sequence.start()));
            obey(sequence.group(1), sequence.group(2));
            from = sequence.end();
        }
        text(output.substring(from));
    }

    private void obey(String numbers, String what) {
        switch (what) {
            case "m" -> style = numbers.equals("0") ? "" : "s" + numbers.replace(';', '-');
            case "A" -> up(Integer.parseInt(numbers));
            case "J" -> {} // what is below went with the lines that were gone up
            default -> throw new IllegalStateException("a sequence this does not know: " + numbers + what);
        }
    }

    /** The lines above are rewritten. */
    private void up(int count) {
        for (int i = 0; i <= count; i++) {
            lines.removeLast();
            lengths.removeLast();
        }
        next();
    }

    private void next() {
        lines.add(new StringBuilder());
        lengths.add(0);
    }

    private void text(String text) {
        String[] pieces = text.split("\n", -1);
        for (int i = 0; i < pieces.length; i++) {
            if (i > 0) {
                next();
            }
            if (!pieces[i].isEmpty()) {
                String safe = pieces[i].replace("&", "&amp;").replace("<", "&lt;");
                lines.getLast().append(style.isEmpty() ? safe : "<tspan class=\"" + style + "\">" + safe + "</tspan>");
                lengths.set(lengths.size() - 1, lengths.getLast() + pieces[i].length());
            }
        }
    }

    private String svg() {
        while (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        int widest = lengths.stream().mapToInt(length -> length).max().orElse(0);
        StringBuilder svg = new StringBuilder(
                HEAD.formatted((int) (widest * LETTER) + 2 * PAD, TITLE + lines.size() * LINE + PAD));
        int y = TITLE;
        for (StringBuilder line : lines) {
            y += LINE;
            if (!line.isEmpty()) {
                svg.append("<text x=\"%d\" y=\"%d\">%s</text>\n".formatted(PAD, y - 4, line));
            }
        }
        return svg.append("</svg>\n").toString();
    }
}
