package io.hefu.billing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.hefu.billing", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ADAPTER = ".*(Store|Config|Schedule|Wiring)(\\$.*)?";

    @ArchTest
    ArchRule featuresFormNoCycle =
            slices().matching("io.hefu.billing.(*)..").should().beFreeOfCycles();

    @ArchTest
    ArchRule rulesKnowNoFramework = noClasses()
            .that()
            .haveNameNotMatching(ADAPTER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "io.vertx..", "io.smallrye..", "java.sql..");

    @ArchTest
    ArchRule otherModulesAreReachedThroughCore = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("io.hefu..")
            .orShould()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.hefu.billing..",
                    "io.hefu.core..",
                    "java..",
                    "javax.xml.stream..",
                    "jakarta..",
                    "javax.crypto..",
                    "com.fasterxml.jackson.core..",
                    "de.siegmar.fastcsv..",
                    "org.apache.fontbox..",
                    "org.apache.pdfbox..",
                    "org.dhatim.fastexcel..",
                    "io.quarkus..",
                    "io.smallrye..",
                    "io.vertx..",
                    "org.eclipse.microprofile.config..",
                    "org.jboss..",
                    "org.jspecify..");
}
