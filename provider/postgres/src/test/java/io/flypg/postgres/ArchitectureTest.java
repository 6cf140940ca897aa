package io.flypg.postgres;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The module's place: it knows PostgreSQL and HTTP, and nothing else of ours. */
@AnalyzeClasses(packages = "io.flypg", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule uses_nothing_else_of_ours = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "io.flypg.postgres..",
                    "java..",
                    "com.fasterxml.jackson..",
                    "okhttp3..",
                    "kotlin..",
                    "org.postgresql..",
                    "org.jspecify.annotations"));

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("io.flypg.postgres.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule reading_cannot_act = noClasses()
            .that()
            .resideInAPackage("..read..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..act..", "..admin..", "..guest..");

    @ArchTest
    static final ArchRule only_the_way_to_a_node_knows_the_driver = noClasses()
            .that()
            .resideOutsideOfPackages("..reach..", "..exec..", "..sql..", "..talk..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.postgresql..");

    @ArchTest
    static final ArchRule nothing_prints =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");
}
