package io.flypg.resources;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the place of the resources: between the engine and the two ways to the platform. */
@AnalyzeClasses(packages = "io.flypg.resources", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packages_do_not_depend_on_each_other_in_circles =
            slices().matching("io.flypg.resources.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule resources_know_neither_the_language_nor_the_local_platform = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.flypg.language..", "io.flypg.cli..", "io.flypg.local..");

    @ArchTest
    static final ArchRule planning_makes_no_call = noClasses()
            .that()
            .haveSimpleNameEndingWith("Handler")
            .or()
            .haveSimpleNameEndingWith("Plan")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.flypg.fly..", "io.flypg.postgres..", "java.net..", "java.sql..");

    @ArchTest
    static final ArchRule nothing_prints =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");
}
