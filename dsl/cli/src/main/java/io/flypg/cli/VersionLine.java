package io.flypg.cli;

import java.io.IOException;
import picocli.CommandLine.IVersionProvider;

/** What {@code flypg --version} says. */
final class VersionLine implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"flypg " + Version.current()};
    }
}
