package dev.covenant;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "dev.covenant", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] CORE = {
    "dev.covenant",
    "dev.covenant.sink",
    "dev.covenant.codec",
    "dev.covenant.observation",
    "dev.covenant.outbox",
    "dev.covenant.transaction",
    "dev.covenant.worker",
    "dev.covenant.memory",
    "dev.covenant.presentation",
    "dev.covenant.internal.codec",
    "dev.covenant.internal.presentation",
    "dev.covenant.internal.registry",
    "dev.covenant.internal.emission",
    "dev.covenant.internal.release",
    "dev.covenant.internal.dispatch",
    "dev.covenant.internal.routing",
    "dev.covenant.internal.scan",
    "dev.covenant.internal.worker",
  };

  private static final DescribedPredicate<JavaClass> CORE_CLASSES =
      resideInAnyPackage(CORE)
          .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(Contract.class)))
          .as("core classes");

  @ArchTest
  static final ArchRule theCoreKnowsNoPlatform =
      noClasses()
          .that(CORE_CLASSES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "javax..", "org.eclipse.microprofile..")
          .because(
              "all of it works in plain Java; only @Contract is a CDI stereotype, whose absence at"
                  + " run time the class loader forgives");

  @ArchTest
  static final ArchRule theCoreKnowsNoAdapter =
      noClasses()
          .that(CORE_CLASSES)
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.covenant..")
                  .and(DescribedPredicate.not(resideInAnyPackage(CORE)))
                  .as("adapters"))
          .because("adapters import the core");

  @ArchTest
  static final ArchRule nothingImportsTheCdiWiring =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.covenant.internal.cdi..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.covenant.internal.cdi..")
          .because("the wiring knows the parts, not the other way round");

  @ArchTest
  static final ArchRule transactionsAreTouchedInThreePackages =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.covenant.jta..", "dev.covenant.internal.jta..", "dev.covenant.internal.cdi..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.transaction..")
          .because("a WAR deploys where there is no JTA");

  @ArchTest
  static final ArchRule jacksonIsTouchedInTwoPackages =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.covenant.json..", "dev.covenant.internal.jackson..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml..")
          .because("few applications bring it");

  @ArchTest
  static final ArchRule healthIsTouchedInOnePackage =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.covenant.internal.cdi..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.microprofile.health..")
          .because("not every server has it");

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Helper|Utils|Manager)")
          .because("names are the field's nouns and past-tense facts");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching("dev.covenant.(**)")
          .should()
          .beFreeOfCycles()
          .because(
              "each package is one idea. Only dev.covenant itself is left out: its static factories"
                  + " (of Registry, ContractDispatcher, ContractEvents, EventEnvelope) must name the"
                  + " internal classes they make, which implement its interfaces, and its"
                  + " dispatcher takes the sinks, codecs and observers that take its envelopes");

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses classes) {
    List<String> unmarked =
        classes.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(pack -> !pack.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .toList();

    assertThat(unmarked).as("packages without @NullMarked in their package-info").isEmpty();
  }
}
