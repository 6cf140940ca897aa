package io.flypg.language.source;

import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Bytes to text; what is not UTF-8 is a problem at its place. */
final class Utf8 {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private Utf8() {}

    static Optional<Source> decode(Path file, byte[] bytes, Problems problems) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (!result.isError()) {
            String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            return Optional.of(new Source(file.toString(), plain));
        }
        String odd = Integer.toHexString(0x100 | Byte.toUnsignedInt(bytes[in.position()]))
                .substring(1);
        Source readable = new Source(file.toString(), text + "?");
        problems.add(Problem.at(
                readable.place(text.length(), text.length() + 1),
                "Not UTF-8",
                "the byte 0x" + odd + " here cannot be part of a text in UTF-8",
                "save the file as UTF-8"));
        return Optional.empty();
    }
}
