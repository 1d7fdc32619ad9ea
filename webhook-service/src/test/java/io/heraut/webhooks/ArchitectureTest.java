package io.heraut.webhooks;

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
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

@AnalyzeClasses(packages = "io.heraut.webhooks", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule servicesKnowEachOtherOnlyThroughEvents = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.heraut.content..", "io.heraut.sharing..", "io.heraut.rewards..", "io.heraut.gateway..");

    @ArchTest
    static final ArchRule packagesAreFeaturesThatDoNotKnowEachOtherInCircles =
            slices().matching("io.heraut.webhooks.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule aResourceHoldsNoLogic = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(PanacheRepositoryBase.class)
            .orShould()
            .dependOnClassesThat()
            .areAnnotatedWith(Entity.class);

    @ArchTest
    static final ArchRule aRepositoryDecidesNothing = noClasses()
            .that()
            .areAssignableTo(PanacheRepositoryBase.class)
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Service")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule onlyTheInboxReadsFromKafka = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Consumer")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "org.eclipse.microprofile.reactive.messaging..",
                    "io.smallrye.reactive.messaging..");

    @ArchTest
    static final ArchRule everyOperationHasRoles = methods()
            .that(new DescribedPredicate<JavaMethod>("are operations") {
                @Override
                public boolean test(JavaMethod method) {
                    return method.getAnnotations().stream()
                            .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class));
                }
            })
            .should(new ArchCondition<JavaMethod>("have roles, at the method or at its class") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    JavaClass owner = method.getOwner();
                    if (!method.isAnnotatedWith(RolesAllowed.class) && !owner.isAnnotatedWith(RolesAllowed.class)) {
                        events.add(SimpleConditionEvent.violated(method, method.getFullName() + " has no roles"));
                    }
                }
            });

    @ArchTest
    static final ArchRule decisionsArePure = classes()
            .that()
            .haveSimpleName("Verdict")
            .or()
            .haveSimpleName("RetrySchedule")
            .or()
            .haveSimpleName("LanePlan")
            .or()
            .haveSimpleName("StandardWebhook")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..", "io.heraut.webhooks..");
}
