package io.flypg.fly;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.flypg", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knows_nothing_else_of_ours = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.flypg.fly..",
                    "java..",
                    "javax.net.ssl..",
                    "com.fasterxml.jackson..",
                    "okhttp3..",
                    "okio..",
                    "kotlin..",
                    "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("io.flypg.fly.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_wire_knows_http = noClasses()
            .that()
            .resideOutsideOfPackage("io.flypg.fly.call")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..");

    @ArchTest
    static final ArchRule nothing_prints_or_reads_the_environment =
            noClasses().should().accessField(System.class, "out").orShould().callMethod(System.class, "getenv");

    @ArchTest
    static final ArchRule waiting_and_clocks_come_in_from_outside = noClasses()
            .that()
            .doNotHaveSimpleName("SystemTime")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime");
}
