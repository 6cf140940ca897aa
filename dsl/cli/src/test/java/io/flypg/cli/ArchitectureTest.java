package io.flypg.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.flypg.postgres.reach.ConnectionUrl;
import io.flypg.postgres.reach.Credentials;

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
            .resideInAnyPackage("okhttp3..", "java.sql..", "org.postgresql..");

    @ArchTest
    static final ArchRule of_a_postgres_it_knows_its_url_and_what_it_answers = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("io.flypg.postgres..")
                    .and(not(resideInAPackage("io.flypg.postgres.talk")))
                    .and(not(belongToAnyOf(ConnectionUrl.class, Credentials.class))));

    @ArchTest
    static final ArchRule only_the_prompt_edits_lines = noClasses()
            .that()
            .resideOutsideOfPackage("io.flypg.cli.prompt")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jline..");

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
            .doNotHaveFullyQualifiedName("io.flypg.cli.PulumiMain")
            .and()
            .doNotHaveFullyQualifiedName("io.flypg.cli.PulumiRehearsal")
            .and()
            .doNotHaveFullyQualifiedName("io.flypg.cli.Rehearsal")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .accessField(System.class, "in");
}
