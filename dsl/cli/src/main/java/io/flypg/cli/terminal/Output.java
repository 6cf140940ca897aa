package io.flypg.cli.terminal;

import java.io.OutputStream;
import java.io.PrintStream;

/** A place text goes to. May be used by several threads: what is printed at once stays together. */
public final class Output {
    private final PrintStream stream;
    private final Look look;

    public Output(PrintStream stream, Look look) {
        this.stream = stream;
        this.look = look;
    }

    public Look look() {
        return look;
    }

    /** Whether something that was written did not arrive: the disk is full, or nobody reads any more. */
    public boolean isBroken() {
        return stream.checkError();
    }

    /** Bytes that are not for people; flushed and left open by whoever writes them. */
    public OutputStream bytes() {
        return stream;
    }

    /** Bytes that come piece by piece; {@link #flush} after the last one. */
    public void bytes(byte[] piece) {
        stream.write(piece, 0, piece.length);
    }

    public void flush() {
        stream.flush();
    }

    public void print(Page page) {
        raw(look.render(page));
    }

    /** Text that is already as this place wants it. */
    public void raw(String text) {
        stream.print(text);
        flush();
    }
}
