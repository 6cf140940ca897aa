package io.flypg.language.parse;

import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.SourceUnit;

/**
 * Groovy's own parser, and nothing else of Groovy: a source unit is taken as far as its tree. The next thing Groovy would do, in a
 * compilation unit, is to run transforms, some of which reach out of the file; that never happens here.
 */
final class GroovyParser {
    private final CompilerConfiguration configuration = new CompilerConfiguration();

    ModuleNode parse(String name, String text) throws CompilationFailedException {
        SourceUnit unit = new SourceUnit(name, text, configuration, null, new ErrorCollector(configuration));
        unit.parse();
        unit.completePhase();
        unit.nextPhase();
        unit.convert();
        return unit.getAST();
    }
}
