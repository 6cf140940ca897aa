package io.flypg.fly.machine;

import io.flypg.fly.call.Fields;

/** What a command in a machine left behind. */
public record ExecResult(int exitCode, String stdout, String stderr) {

    public boolean isSuccess() {
        return exitCode == 0;
    }

    static ExecResult read(Fields answer) {
        return new ExecResult(answer.count("exit_code"), answer.textOr("stdout", ""), answer.textOr("stderr", ""));
    }

    /** The output is left out: it may hold what the command was asked for, a password for instance. */
    @Override
    public String toString() {
        return "ExecResult[exitCode=" + exitCode + "]";
    }
}
