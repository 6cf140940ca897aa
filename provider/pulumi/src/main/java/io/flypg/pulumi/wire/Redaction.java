package io.flypg.pulumi.wire;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/** Takes the texts of secret properties out of whatever is said to people. */
public final class Redaction {
    /** Shorter ones would take out half of every sentence; sizes and numbers that short are no secret anybody keeps. */
    private static final int SHORTEST = 3;

    private static final String MARK = "[secret]";

    private final Set<String> texts =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private Redaction() {}

    /** For what is secret in any of these properties. */
    public static Redaction of(Struct... properties) {
        Redaction redaction = new Redaction();
        for (Struct struct : properties) {
            struct.getFieldsMap().values().forEach(value -> redaction.collect(value, false));
        }
        return redaction;
    }

    private void collect(Value value, boolean secret) {
        switch (value.getKindCase()) {
            case STRING_VALUE -> add(value.getStringValue(), secret);
            case NUMBER_VALUE -> add(Structs.plain(value.getNumberValue()), secret);
            case LIST_VALUE -> value.getListValue().getValuesList().forEach(item -> collect(item, secret));
            case STRUCT_VALUE -> collect(value.getStructValue(), secret || Secrets.isMarked(value.getStructValue()));
            case BOOL_VALUE, NULL_VALUE, KIND_NOT_SET -> {}
        }
    }

    /** The names in a secret map are as secret as its values. */
    private void collect(Struct struct, boolean secret) {
        boolean isPlain = Sentinel.of(struct).isEmpty();
        struct.getFieldsMap().forEach((name, value) -> {
            if (!name.equals(Sentinel.KEY)) {
                add(name, secret && isPlain);
                collect(value, secret);
            }
        });
    }

    /** Also as plans show a size: with a blank before its unit. */
    private void add(String text, boolean secret) {
        if (secret && text.length() >= SHORTEST) {
            texts.add(text);
            texts.add(text.replaceFirst("^([0-9]+)([A-Za-z]+)$", "$1 $2"));
        }
    }

    /** The same without them. */
    public String redact(String said) {
        String left = said;
        for (String text : texts) {
            left = left.replace(text, MARK);
        }
        return left;
    }

    /** Whether there is anything to take out. */
    public boolean isEmpty() {
        return texts.isEmpty();
    }
}
