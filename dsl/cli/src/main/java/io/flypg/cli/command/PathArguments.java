package io.flypg.cli.command;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Where the definition is. */
final class PathArguments {
    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = {
                "A folder with definition files (*.flypg.groovy), or single files of one.",
                "Only a folder is the whole of what its project declares, so only with a folder is anything"
                        + " deleted that is not declared any more."
            })
    List<Path> paths = List.of();
}
