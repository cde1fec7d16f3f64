package dev.covenant.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.covenant.testing",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule plainTestsNeedNoPlatform =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.covenant.testing.weld..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "javax..", "org.jboss..", "dev.covenant.internal..");

  @ArchTest
  static final ArchRule plainTestsKnowNothingOfWeld =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.covenant.testing.weld..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.covenant.testing.weld..");
}
