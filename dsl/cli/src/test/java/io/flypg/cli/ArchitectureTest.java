package io.flypg.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.flypg.cli", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("io.flypg.cli.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_wiring_knows_resources_and_the_client = noClasses()
            .that()
            .resideOutsideOfPackage("io.flypg.cli.wiring")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.flypg.resources..", "io.flypg.fly..");

    @ArchTest
    static final ArchRule nothing_here_reaches_a_postgres_or_the_platform_by_itself = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.flypg.postgres..", "okhttp3..", "java.sql..");

    @ArchTest
    static final ArchRule views_know_only_data = classes()
            .that()
            .resideInAPackage("io.flypg.cli.view")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.flypg.cli.view",
                    "io.flypg.cli.terminal",
                    "io.flypg.cli.local",
                    "io.flypg.engine..",
                    "com.fasterxml.jackson.core..",
                    "java..",
                    "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule no_data_binding_which_is_slow_to_start_but_for_saved_plans = noClasses()
            .that()
            .resideOutsideOfPackage("io.flypg.cli.planfile")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson.databind..");

    @ArchTest
    static final ArchRule only_the_edge_of_the_process_touches_its_streams = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.flypg.cli.Main")
            .and()
            .doNotHaveFullyQualifiedName("io.flypg.cli.ProcessShell")
            .and()
            .doNotHaveFullyQualifiedName("io.flypg.cli.Rehearsal")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .accessField(System.class, "in");
}
