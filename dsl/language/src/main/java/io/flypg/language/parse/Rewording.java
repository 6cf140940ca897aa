package io.flypg.language.parse;

/** Groovy's messages in the words of this project. */
final class Rewording {
    private static final String UNEXPECTED = "Unexpected input: ";

    private Rewording() {}

    static String detail(String message, String token) {
        String line = message.lines().findFirst().orElse("").strip();
        String first = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
        if (first.startsWith("Missing ")) {
            return first.substring("Missing ".length()) + " is missing here";
        }
        if (first.startsWith("Unexpected end of input")) {
            return "the file ends in the middle of something";
        }
        if (first.startsWith(UNEXPECTED) || first.startsWith("Unexpected ")) {
            String shown = token.length() > 40 || token.indexOf('\n') >= 0 ? "this" : "'" + token + "'";
            return shown + " does not fit here";
        }
        return first.isEmpty() ? "this cannot be read" : Character.toLowerCase(first.charAt(0)) + first.substring(1);
    }
}
