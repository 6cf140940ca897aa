package io.flypg.postgres.state;

import java.util.Optional;

/**
 * One line of a node's configuration files, whether the server has read it yet or not.
 *
 * @param name empty when the line could not be read at all
 * @param value as it stands in the file, without its quotes
 * @param applied whether this line is the one that counts
 * @param error why the server cannot take it; a value that merely waits for a restart is no error. The server that runs
 *     goes on without the line, but <b>does not start again</b> after a stop
 */
public record FileSetting(ConfigFile file, String name, String value, boolean applied, Optional<String> error) {}
