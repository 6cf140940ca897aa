package io.flypg.cli.graph;

/** Text of a definition or of the platform as it may stand in a picture: in one line, and without what steers a terminal or a reader's eye. */
final class Label {
    private static final String INSTEAD = "\ufffd";

    private Label() {}

    static String of(String text) {
        StringBuilder label = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isShown(c)) {
                label.appendCodePoint(c);
            } else {
                label.append(INSTEAD);
            }
        });
        return label.toString();
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
