package io.hefu.portal;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.hefu.portal", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** What touches a framework says so by its name. {@code Transactions}, {@code SignedIn} and {@code Outage} are where frameworks end. */
    private static final String ADAPTERS =
            ".*\\.(\\w+(Resource|Store|Entity|Client|Config|Filter|Mapper|Query|View|Wiring|Page|Pages|Messages)"
                    + "|Transactions|SignedIn|Outage|LimitRows|Demo\\w+|package-info)(\\$.*|_.*)?";

    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CYCLE =
            slices().matching("io.hefu.portal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule RULES_KNOW_NO_FRAMEWORK = noClasses()
            .that()
            .haveNameNotMatching(ADAPTERS)
            .and()
            .resideOutsideOfPackages("io.hefu.portal.pages..", "io.hefu.portal.reference..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.persistence..", "io.quarkus..", "io.vertx..");

    @ArchTest
    static final ArchRule OF_HEFU_ONLY_CORE_IS_USED = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAPackage("io.hefu..").and(resideOutsideOfPackages("io.hefu.portal..", "io.hefu.core..")));
}
