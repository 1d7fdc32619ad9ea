package io.heraut.sharing;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

@AnalyzeClasses(packages = "io.heraut.sharing", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final DescribedPredicate<JavaMethod> OPERATIONS = DescribedPredicate.describe(
            "operations",
            method -> method.isAnnotatedWith(GET.class)
                    || method.isAnnotatedWith(POST.class)
                    || method.isAnnotatedWith(PUT.class)
                    || method.isAnnotatedWith(PATCH.class)
                    || method.isAnnotatedWith(DELETE.class));

    @ArchTest
    static final ArchRule servicesKnowEachOtherOnlyByEvents = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.heraut.content..", "io.heraut.rewards..", "io.heraut.webhooks..", "io.heraut.gateway..");

    @ArchTest
    static final ArchRule featuresDoNotDependOnEachOtherInCircles =
            slices().matching("io.heraut.sharing.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule resourcesAskServicesNotTheDatabase = noClasses()
            .that(are(DescribedPredicate.describe("resources", type -> type.isAnnotatedWith(Path.class))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.heraut.sharing.database..", "java.sql..", "javax.sql..")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Repository");

    @ArchTest
    static final ArchRule repositoriesAreUsedInTheirOwnPackage =
            classes().that().haveSimpleNameEndingWith("Repository").should().bePackagePrivate();

    @ArchTest
    static final ArchRule onlyTheClickLogTalksToKafkaItself = noClasses()
            .that()
            .resideOutsideOfPackage("io.heraut.sharing.click..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka.clients.producer..", "org.apache.kafka.clients.admin..");

    @ArchTest
    static final ArchRule nothingIsEmittedPastTheOutbox = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Emitter")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Outgoing");

    @ArchTest
    static final ArchRule decisionsAreMadeWithoutADatabase = noClasses()
            .that(are(DescribedPredicate.describe("decisions", ArchitectureTest::isDecision)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.heraut.sharing.database..", "java.sql..", "jakarta.transaction..", "io.vertx..");

    @ArchTest
    static final ArchRule everyOperationHasARole = methods()
            .that(OPERATIONS)
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(RolesAllowed.class);

    @ArchTest
    static final ArchRule everyOperationIsDescribed =
            methods().that(OPERATIONS).should().beAnnotatedWith(Operation.class);

    @ArchTest
    static final ArchRule nothingIsPrinted = noClasses().should().accessField(System.class, "out");

    private static boolean isDecision(JavaClass type) {
        return switch (type.getSimpleName()) {
            case "Classifier",
                    "Agents",
                    "Judge",
                    "EvidenceRules",
                    "Eligibility",
                    "CaptionChoice",
                    "TargetUrl",
                    "LinkCodes",
                    "Answer" -> true;
            default -> false;
        };
    }
}
