package io.heraut.content;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The rules of the house that can be checked. */
@AnalyzeClasses(packages = "io.heraut.content", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule servicesKnowEachOtherOnlyByEvents = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.heraut.sharing..", "io.heraut.rewards..", "io.heraut.webhooks..", "io.heraut.gateway..");

    @ArchTest
    static final ArchRule packagesAreFeatures = noClasses()
            .should()
            .resideInAnyPackage(
                    "..service..",
                    "..services..",
                    "..repository..",
                    "..dto..",
                    "..entity..",
                    "..util..",
                    "..resource..");

    @ArchTest
    static final ArchRule featuresDoNotGoRoundInCircles =
            slices().matching("io.heraut.content.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule resourcesGoThroughServices = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Repository")
            .orShould()
            .dependOnClassesThat()
            .areAnnotatedWith(Entity.class)
            .orShould()
            .dependOnClassesThat(resideInAPackage("io.heraut.kit.event.."));

    @ArchTest
    static final ArchRule repositoriesDecideNothing = noClasses()
            .that()
            .haveSimpleNameEndingWith("Repository")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Service")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule repositoriesAndResourcesStayInTheirPackage = classes()
            .that()
            .haveSimpleNameEndingWith("Repository")
            .or()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule outboxAndInboxAreTheOnlyDoorsToKafka = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.kafka.clients.producer..")
                    .or(resideInAPackage("org.eclipse.microprofile.reactive.messaging..")
                            .and(JavaClass.Predicates.simpleNameEndingWith("Emitter")
                                    .or(JavaClass.Predicates.simpleName("Outgoing"))
                                    .or(JavaClass.Predicates.simpleName("Channel")))));

    @ArchTest
    static final ArchRule onlyConsumersListenToKafka = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Consumer")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.eclipse.microprofile.reactive.messaging..");

    @ArchTest
    static final ArchRule everyOperationHasRolesAndADescription = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .andShould()
            .beAnnotatedWith(Operation.class);

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = fields().should().notBeAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule thereIsNoStaticState =
            fields().that().areStatic().should().haveModifier(JavaModifier.FINAL);
}
