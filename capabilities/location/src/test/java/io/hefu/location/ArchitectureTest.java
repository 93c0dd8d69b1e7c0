package io.hefu.location;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.hefu.location", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    ArchRule featuresFormNoCycle =
            slices().matching("io.hefu.location.(*)..").should().beFreeOfCycles();

    @ArchTest
    ArchRule rulesKnowNoFramework = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(T8\\w*|\\w*(Config|Wiring))(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "io.vertx..", "io.smallrye..");

    @ArchTest
    ArchRule ofHefuOnlyTheCoreIsKnown = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.hefu.location..",
                    "io.hefu.core..",
                    "java..",
                    "jakarta..",
                    "io.vertx..",
                    "io.smallrye..",
                    "org.jboss.logging..",
                    "org.jspecify..");
}
