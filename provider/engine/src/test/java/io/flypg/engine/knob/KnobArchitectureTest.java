package io.flypg.engine.knob;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Knobs are data with rules on them: they know nobody who plans, applies or talks to anything. */
@AnalyzeClasses(packages = "io.flypg.engine.knob", importOptions = DoNotIncludeTests.class)
final class KnobArchitectureTest {
    @ArchTest
    static final ArchRule knobs_stand_on_values_and_problems_alone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.flypg.engine.knob",
                    "io.flypg.engine.address",
                    "io.flypg.engine.problem",
                    "io.flypg.engine.word",
                    "java.io",
                    "java.lang..",
                    "java.math",
                    "java.nio.charset",
                    "java.time",
                    "java.util..",
                    "org.jspecify.annotations");
}
