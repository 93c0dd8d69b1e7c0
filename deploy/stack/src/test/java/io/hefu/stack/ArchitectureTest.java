package io.hefu.stack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.hefu.stack", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresFormNoCycle =
            slices().matching("io.hefu.stack.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ofHefuOnlyTheSharedWordsAreKnown = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.hefu.sms..",
                    "io.hefu.location..",
                    "io.hefu.iot..",
                    "io.hefu.rights..",
                    "io.hefu.billing..",
                    "io.hefu.portal..",
                    "io.hefu.gateway..");

    @ArchTest
    static final ArchRule noFrameworkIsNeeded =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..");

    /** Its libraries must not be needed by those who test with the other parts. */
    @ArchTest
    static final ArchRule onlyTheBrokerKnowsHiveMq = classes()
            .that()
            .resideOutsideOfPackage("io.hefu.stack.mqtt..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("com.hivemq..");
}
