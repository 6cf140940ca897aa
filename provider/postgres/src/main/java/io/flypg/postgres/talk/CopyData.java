package io.flypg.postgres.talk;

import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOperation;
import org.postgresql.copy.CopyOut;

/** What stands at our end of a COPY. */
record CopyData(Supplier<byte @Nullable []> data, Consumer<byte[]> sink) {
    private static final int TEXT = 0;

    /** Moves it all, and gives the number of rows. */
    long move(CopyOperation copy) throws SQLException {
        switch (copy) {
            case CopyIn in -> send(in);
            case CopyOut out -> receive(out);
            default -> copy.cancelCopy();
        }
        return copy.getHandledRowCount();
    }

    private void send(CopyIn copy) throws SQLException {
        if (copy.getFormat() != TEXT) {
            copy.cancelCopy();
            throw new SQLException("binary data cannot be read here", "0A000");
        }
        try {
            for (byte[] piece = data.get(); piece != null; piece = data.get()) {
                copy.writeToCopy(piece, 0, piece.length);
            }
            copy.endCopy();
        } finally {
            // what is still active was given up
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void receive(CopyOut copy) throws SQLException {
        for (byte[] piece = copy.readFromCopy(); piece != null; piece = copy.readFromCopy()) {
            sink.accept(piece);
        }
    }
}
