package io.hefu.sms;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.hefu.sms", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    ArchRule featuresFormNoCycle =
            slices().matching("io.hefu.sms.(*)..").should().beFreeOfCycles();

    @ArchTest
    ArchRule rulesKnowNoFramework = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(Smpp\\w*|\\w*(Store|Config|Wiring))(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "io.vertx..", "io.smallrye..", "org.jsmpp..");

    @ArchTest
    ArchRule ofHefuOnlyTheCoreIsKnown = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.hefu.sms..",
                    "io.hefu.core..",
                    "java..",
                    "jakarta..",
                    "io.quarkus..",
                    "io.vertx..",
                    "io.smallrye..",
                    "org.jsmpp..",
                    "org.jboss.logging..",
                    "org.jspecify..");
}
