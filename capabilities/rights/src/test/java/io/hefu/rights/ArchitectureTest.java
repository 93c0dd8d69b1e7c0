package io.hefu.rights;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.hefu.rights", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ADAPTERS =
            ".*\\.(Http\\w+|\\w+(Resource|Store|Worker|Client|Config|Wiring|Capability))(\\$.*)?";

    @ArchTest
    ArchRule featuresFormNoCycle =
            slices().matching("io.hefu.rights.(*)..").should().beFreeOfCycles();

    @ArchTest
    ArchRule rulesKnowNoFramework = noClasses()
            .that()
            .haveNameNotMatching(ADAPTERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..", "io.quarkus..", "io.vertx..", "io.smallrye..", "com.fasterxml..", "org.jboss..");

    @ArchTest
    ArchRule ofHefuOnlyTheCoreIsKnown = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAPackage("io.hefu..").and(resideOutsideOfPackages("io.hefu.rights..", "io.hefu.core..")));
}
