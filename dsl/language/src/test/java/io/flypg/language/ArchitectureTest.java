package io.flypg.language;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

@AnalyzeClasses(packages = "io.flypg.language", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Set<String> OF_GROOVY = Set.of(
            "org.codehaus.groovy.control.SourceUnit",
            "org.codehaus.groovy.control.CompilerConfiguration",
            "org.codehaus.groovy.control.ErrorCollector",
            "org.codehaus.groovy.control.CompilationFailedException",
            "org.codehaus.groovy.control.MultipleCompilationErrorsException",
            "org.codehaus.groovy.control.messages.Message",
            "org.codehaus.groovy.control.messages.SyntaxErrorMessage",
            "org.codehaus.groovy.syntax.SyntaxException",
            "org.codehaus.groovy.syntax.Token",
            "org.codehaus.groovy.GroovyBugError",
            "groovy.lang.GroovyClassLoader");

    private static final DescribedPredicate<JavaClass> THE_TREE = resideInAnyPackage(
            "org.codehaus.groovy.ast", "org.codehaus.groovy.ast.expr", "org.codehaus.groovy.ast.stmt");

    private static final DescribedPredicate<JavaClass> GROOVY = describe(
            "any other class of Groovy",
            type -> (type.getPackageName().startsWith("org.codehaus.groovy")
                            || type.getPackageName().startsWith("org.apache.groovy")
                            || type.getPackageName().startsWith("groovy."))
                    && !OF_GROOVY.contains(type.getName()));

    @ArchTest
    static final ArchRule of_the_engine_it_knows_words_problems_and_addresses = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "io.flypg.language..",
                    "io.flypg.engine.word",
                    "io.flypg.engine.problem",
                    "io.flypg.engine.address",
                    "org.jspecify.annotations",
                    "org.codehaus.groovy..",
                    "groovy.lang",
                    "java.."));

    @ArchTest
    static final ArchRule of_groovy_it_uses_the_parser_and_the_tree =
            noClasses().should().dependOnClassesThat(GROOVY.and(not(THE_TREE)));

    @ArchTest
    static final ArchRule only_the_parse_package_knows_groovy = noClasses()
            .that()
            .resideOutsideOfPackage("io.flypg.language.parse")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.codehaus.groovy..", "org.apache.groovy..", "groovy.."));

    @ArchTest
    static final ArchRule it_cannot_run_or_reach_anything = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "java.net..", "java.lang.reflect..", "java.lang.invoke", "javax..", "java.util.logging"))
            .orShould()
            .dependOnClassesThat(describe(
                    "processes and scripts",
                    type -> Set.of(
                                    "java.lang.ProcessBuilder",
                                    "java.lang.Process",
                                    "java.lang.Runtime",
                                    "java.lang.ClassLoader")
                            .contains(type.getName())))
            .orShould()
            .callMethodWhere(describe(
                    "by name or out of the process",
                    call -> (call.getTargetOwner().isEquivalentTo(Class.class)
                                    && !call.getName().equals("desiredAssertionStatus"))
                            || (call.getTargetOwner().isEquivalentTo(System.class)
                                    && !call.getName().equals("nanoTime"))));

    @ArchTest
    static final ArchRule only_the_source_package_reads_files = noClasses()
            .that()
            .resideOutsideOfPackages("io.flypg.language.source")
            .should()
            .dependOnClassesThat(describe(
                    "files",
                    type -> type.getName().equals("java.nio.file.Files")
                            || type.getPackageName().equals("java.io")));

    @ArchTest
    static final ArchRule packages_do_not_go_in_circles =
            slices().matching("io.flypg.language.(*)..").should().beFreeOfCycles();
}
