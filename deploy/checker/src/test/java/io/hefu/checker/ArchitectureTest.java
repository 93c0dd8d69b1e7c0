package io.hefu.checker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.hefu.checker", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    ArchRule featuresFormNoCycle =
            slices().matching("io.hefu.checker.(*)..").should().beFreeOfCycles();

    @ArchTest
    ArchRule nothingIsSharedWithWhatIsChecked = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.hefu.checker..", "java..", "javax.crypto..", "org.jspecify..");
}
