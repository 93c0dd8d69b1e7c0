package io.hefu.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.hefu.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    ArchRule featuresFormNoCycle =
            slices().matching("io.hefu.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    ArchRule definitionsKnowNoServer = noClasses()
            .that()
            .resideInAnyPackage("..definition..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "io.vertx..", "jakarta..", "io.smallrye..");

    @ArchTest
    ArchRule stagesKnowNoServer = noClasses()
            .that()
            .implement("io.hefu.gateway.exchange.Stage")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "io.vertx..", "jakarta..");

    /** The gateway asks the portal, billing and the capabilities through core alone. */
    @ArchTest
    ArchRule otherModulesAreKnownByTheirPortsOnly = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.hefu.portal..",
                    "io.hefu.billing..",
                    "io.hefu.sms..",
                    "io.hefu.location..",
                    "io.hefu.iot..",
                    "io.hefu.rights..");
}
