package io.flypg.local.guest;

/**
 * How a command in the guest ended.
 *
 * @param exitCode 0 for success, 127 for a command that the guest does not have
 */
public record ExecResult(int exitCode, String stdout, String stderr) {}
