package io.flypg.cli.command;

/** A number of per cent as it is written on a command line: {@code 95%}. */
final class Percentage {
    private Percentage() {}

    /**
     * More than 0 and at most 100.
     *
     * @param option whose value it is, for messages
     */
    static double parse(String option, String text) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,3})?%")) {
            String number = text.matches("\\d{1,3}") ? "did you mean '" + text + "%'?" : "write for example 10%";
            throw CallsOption.bad("'" + text + "' of " + option + " is no percentage.", number);
        }
        double value = Double.parseDouble(text.substring(0, text.length() - 1));
        if (value <= 0 || value > 100) {
            throw CallsOption.bad(option + " " + text + " is out of range.", "write more than 0% and at most 100%");
        }
        return value;
    }
}
