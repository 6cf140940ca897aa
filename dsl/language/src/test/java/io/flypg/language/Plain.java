package io.flypg.language;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words and problems as plain text, to compare with what is expected. */
final class Plain {
    private Plain() {}

    /** One line for each word, indented by its depth. */
    static String words(List<Word> words) {
        StringBuilder text = new StringBuilder();
        words.forEach(word -> add(text, word, ""));
        return text.toString();
    }

    /** One line for each problem: place and length, summary, detail, hint. */
    static String problems(List<Problem> problems) {
        return problems.stream().map(Plain::problem).collect(Collectors.joining());
    }

    private static String problem(Problem problem) {
        Place place = problem.placed().orElseThrow();
        String where = place.hasLine() ? place.line() + ":" + place.column() + "+" + place.length() : place.file();
        String hint = problem.hint().isEmpty() ? "" : " | " + problem.hint();
        return where + " " + problem.summary() + " | " + problem.detail() + hint + "\n";
    }

    private static void add(StringBuilder text, Word word, String indent) {
        Stream<String> values = word.values().stream().map(Plain::value);
        Stream<String> named =
                word.named().entrySet().stream().map(entry -> entry.getKey() + ": " + value(entry.getValue()));
        String behind = Stream.concat(values, named).collect(Collectors.joining(", "));
        text.append(indent)
                .append(word.name())
                .append(behind.isEmpty() ? "" : " " + behind)
                .append('\n');
        word.block().forEach(inner -> add(text, inner, indent + "  "));
    }

    static String value(Value value) {
        return switch (value) {
            case Value.Text text -> "'" + text.text().replace("\n", "\\n") + "'";
            case Value.Whole whole -> "" + whole.number();
            case Value.Decimal decimal -> "decimal " + decimal.number().toPlainString();
            case Value.Flag flag -> "" + flag.flag();
            case Value.Amount amount -> amount.size().toString();
            case Value.Time time -> time.duration().toString();
            case Value.Percent percent -> percent.percent() + "%";
            case Value.Many many ->
                many.values().stream().map(Plain::value).collect(Collectors.joining(", ", "[", "]"));
            case Value.Named named ->
                named.values().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + value(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Value.NotKnown _ -> "?";
        };
    }
}
