package io.heraut.rewards;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

/** The house rules that can be read off the classes. */
@AnalyzeClasses(packages = "io.heraut", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule servicesKnowEachOtherOnlyByEvents = noClasses()
            .that()
            .resideInAPackage("io.heraut.rewards..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "io.heraut.content..", "io.heraut.sharing..", "io.heraut.webhooks..", "io.heraut.gateway.."));

    @ArchTest
    static final ArchRule packagesAreByFeatureAndInNoCircle =
            slices().matching("io.heraut.rewards.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule aPackageIsNoLayer = noClasses()
            .that()
            .resideInAPackage("io.heraut.rewards..")
            .should()
            .resideInAnyPackage("..service..", "..repository..", "..dto..", "..entity..", "..resource..");

    @ArchTest
    static final ArchRule resourcesAskServicesOnly = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .and()
            .resideInAPackage("io.heraut.rewards..")
            .should()
            .dependOnClassesThat(are(simpleNameEndingWith("Repository"))
                    .or(simpleNameEndingWith("Queries"))
                    .or(resideInAPackage("io.heraut.rewards.database..")));

    @ArchTest
    static final ArchRule repositoriesAskNobody = noClasses()
            .that()
            .haveSimpleNameEndingWith("Repository")
            .and()
            .resideInAPackage("io.heraut.rewards..")
            .should()
            .dependOnClassesThat(simpleNameEndingWith("Service").or(simpleNameEndingWith("Resource")));

    @ArchTest
    static final ArchRule entitiesStayInTheirPackage =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule kafkaIsReachedThroughOutboxAndInbox = noClasses()
            .that()
            .resideInAPackage("io.heraut.rewards..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.kafka.clients.producer..")
                    .or(resideInAPackage("org.eclipse.microprofile.reactive.messaging..")
                            .and(simpleNameEndingWith("Emitter").or(simpleNameEndingWith("Outgoing")))));

    @ArchTest
    static final ArchRule onlyConsumersListenToKafka = noClasses()
            .that(resideInAPackage("io.heraut.rewards..").and(not(simpleNameEndingWith("Consumer"))))
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.apache.kafka..", "org.eclipse.microprofile.reactive.messaging.."));

    @ArchTest
    static final ArchRule everyOperationNamesItsRoles = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .should(nameTheirRoles());

    private static ArchCondition<JavaMethod> nameTheirRoles() {
        return new ArchCondition<>("say who may call them") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!method.isAnnotatedWith(RolesAllowed.class)
                        && !method.getOwner().isAnnotatedWith(RolesAllowed.class)) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " names no role"));
                }
            }
        };
    }
}
