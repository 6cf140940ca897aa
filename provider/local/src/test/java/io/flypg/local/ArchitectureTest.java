package io.flypg.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The place of this module in the design. */
@AnalyzeClasses(packages = "io.flypg", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_local_platform_uses_nothing_else_of_ours = noClasses()
            .that()
            .resideInAPackage("io.flypg.local..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.flypg.engine..",
                    "io.flypg.fly..",
                    "io.flypg.postgres..",
                    "io.flypg.resources..",
                    "io.flypg.language..",
                    "io.flypg.cli..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("io.flypg.local.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_platform_knows_guests_only_by_their_interfaces = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.flypg.local.model..",
                    "io.flypg.local.store..",
                    "io.flypg.local.rack..",
                    "io.flypg.local.platform..",
                    "io.flypg.local.rest..",
                    "io.flypg.local.graphql..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.flypg.local.node..");

    @ArchTest
    static final ArchRule nothing_prints = noClasses().should().accessField(System.class, "out");
}
