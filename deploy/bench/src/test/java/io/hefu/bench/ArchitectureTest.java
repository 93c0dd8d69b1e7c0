package io.hefu.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.hefu.bench", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    ArchRule featuresFormNoCycle =
            slices().matching("io.hefu.bench.(*)..").should().beFreeOfCycles();

    @ArchTest
    ArchRule nothingOfHefuButTheWordsOfCoreIsUsed = noClasses()
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
}
