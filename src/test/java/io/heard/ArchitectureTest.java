package io.heard;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.heard.decision.Deciding;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the packages may use, and what may be used in them. Change the table when the design changes; never
/// work around it.
class ArchitectureTest {

    private static final String TABLE =
            "calls go down, never up and never between doors, as ArchitectureTest's table says";

    private static final Set<String> CORE = Set.of("calendar", "contact", "decision", "planning");
    private static final Set<String> STORE = Set.of(
            "customer",
            "playbook",
            "rulebook",
            "inbox",
            "followup",
            "task",
            "contactlog",
            "commitment",
            "message",
            "team",
            "dayplan",
            "outbox");
    private static final Set<String> USE =
            Set.of("review", "workqueue", "conversation", "upkeep", "simulation", "insight");
    private static final Set<String> DOOR = Set.of("intake", "mail", "webhook", "api", "desk");

    /// Who may use whom. Whoever finds at the start what must be put right first may throw `CannotStart`.
    /// `database` is how stores speak to PostgreSQL; others take no more
    /// than ids, JSON and whether it is away from it.
    private static final Map<String, Set<String>> USES = new TreeMap<>();

    static {
        USES.put("calendar", Set.of());
        USES.put("contact", Set.of("calendar"));
        USES.put("decision", Set.of("contact", "calendar"));
        USES.put("planning", Set.of("calendar"));
        USES.put("database", Set.of("calendar"));
        USES.put("customer", Set.of("decision", "contact", "calendar", "database"));
        USES.put("playbook", Set.of("decision", "contact", "calendar", "database"));
        USES.put("rulebook", Set.of("decision", "contact", "calendar", "database"));
        USES.put("inbox", Set.of("database"));
        USES.put("outbox", Set.of("database"));
        USES.put("followup", Set.of("decision", "contact", "calendar", "database"));
        USES.put("task", Set.of("followup", "decision", "contact", "planning", "calendar", "database"));
        USES.put("commitment", Set.of("followup", "decision", "contact", "planning", "calendar", "database"));
        USES.put("contactlog", Set.of("followup", "decision", "contact", "planning", "calendar", "database"));
        USES.put("message", Set.of("followup", "decision", "contact", "planning", "calendar", "database"));
        USES.put("dayplan", Set.of("decision", "planning", "calendar", "database"));
        USES.put("team", Set.of("planning", "calendar", "database"));
        USES.put(
                "review",
                all(
                        CORE,
                        "customer",
                        "playbook",
                        "rulebook",
                        "inbox",
                        "followup",
                        "task",
                        "contactlog",
                        "dayplan",
                        "outbox",
                        "database"));
        USES.put(
                "workqueue",
                all(
                        CORE,
                        "review",
                        "customer",
                        "playbook",
                        "rulebook",
                        "followup",
                        "task",
                        "commitment",
                        "contactlog",
                        "message",
                        "team",
                        "dayplan",
                        "outbox",
                        "database"));
        USES.put(
                "conversation",
                all(
                        CORE,
                        "workqueue",
                        "review",
                        "customer",
                        "playbook",
                        "rulebook",
                        "followup",
                        "task",
                        "commitment",
                        "contactlog",
                        "message",
                        "team",
                        "outbox",
                        "database"));
        USES.put("upkeep", Set.of("inbox", "followup", "task", "rulebook", "outbox", "database"));
        USES.put("simulation", all(CORE, "playbook", "rulebook", "team", "customer", "database"));
        USES.put("insight", all(STORE, "calendar", "contact", "decision", "planning", "database"));
        for (var door : DOOR) {
            USES.put(door, all(CORE, "database", "platform", STORE, USE));
        }
        USES.put("intake.reading", Set.of("inbox", "calendar"));
        USES.put("intake.dialect", Set.of("intake.reading", "decision", "contact"));
        USES.put("intake", all(USES.get("intake"), "intake.reading", "intake.dialect"));
        USES.put("platform", Set.of("database"));
    }

    private static final String[] FRAMEWORKS = {
        "jakarta..",
        "javax.sql..",
        "io.quarkus..",
        "io.smallrye..",
        "io.micrometer..",
        "io.cloudevents..",
        "io.vertx..",
        "org.hibernate..",
        "org.eclipse.microprofile..",
        "org.jboss..",
        "org.apache.kafka..",
        "org.flywaydb..",
        "org.quartz..",
        "com.fasterxml.jackson..",
        "com.samskivert.."
    };

    private static final JavaClasses ALL = new ClassFileImporter()
            .importUrl(Deciding.class.getProtectionDomain().getCodeSource().getLocation());

    /// Embedded servers and the demo are not in the production jar. The servers know whom they serve; the demo is no
    /// part of Heard at all.
    private static final JavaClasses MAIN = ALL.that(not(resideInAnyPackage("io.heard.embedded..", "io.heard.demo..")));

    private static Set<String> all(Object... parts) {
        var all = new HashSet<String>();
        for (var part : parts) {
            if (part instanceof Set<?> several) {
                several.forEach(one -> all.add((String) one));
            } else {
                all.add((String) part);
            }
        }
        return all;
    }

    static Stream<String> packages() {
        return MAIN.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals("io.heard"))
                .map(name -> name.substring("io.heard.".length()))
                .distinct();
    }

    @Test
    void every_package_has_a_row() {
        assertThat(USES.keySet())
                .as("a package that the table forgets may use anything")
                .containsAll(packages().collect(toSet()));
    }

    @Test
    void the_table_itself_goes_only_down() {
        var done = new TreeSet<String>();
        while (done.size() < USES.size()) {
            var next = USES.keySet().stream()
                    .filter(name -> !done.contains(name) && done.containsAll(USES.get(name)))
                    .toList();
            assertThat(next).as("a cycle above %s", done).isNotEmpty();
            done.addAll(next);
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_uses_only_those_of_its_row(String name) {
        var allowed = new HashSet<>(Set.of("io.heard." + name));
        USES.getOrDefault(name, Set.of()).forEach(used -> allowed.add("io.heard." + used));

        noClasses()
                .that()
                .resideInAPackage("io.heard." + name)
                .should()
                .dependOnClassesThat(resideInAPackage("io.heard..")
                        .and(not(resideInAnyPackage(allowed.toArray(String[]::new))))
                        .and(not(resideInAPackage("io.heard.platform")))
                        .and(not(type(CannotStart.class))))
                .because(TABLE)
                .check(MAIN);
    }

    @Test
    void only_doors_and_jobs_know_the_platform() {
        noClasses()
                .that(not(resideInAnyPackage(names(DOOR)))
                        .and(not(resideInAPackage("io.heard.platform")))
                        .and(not(named("Job"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.heard.platform")
                .because("what it gives is found by injection, but a job must hear that the clock was moved")
                .check(MAIN);
    }

    @Test
    void the_demo_comes_through_the_public_doors() {
        classes()
                .that()
                .resideInAPackage("io.heard.demo..")
                .should()
                .onlyDependOnClassesThat(resideInAPackage("io.heard.demo..").or(not(resideInAPackage("io.heard.."))))
                .because("what a demo can do only from inside, no shop can do")
                .check(ALL);
    }

    @Test
    void the_start_uses_no_package() {
        noClasses()
                .that()
                .resideInAPackage("io.heard")
                .should()
                .dependOnClassesThat(resideInAPackage("io.heard.(*)..").and(not(resideInAPackage("io.heard"))))
                .because("Main starts the framework, which finds the rest by injection")
                .check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("core")
    void the_core_uses_the_jdk_and_the_libraries_named_for_it(String name, List<String> libraries) {
        var allowed = Stream.concat(Stream.of("java..", "org.jspecify..", "io.heard.."), libraries.stream())
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage("io.heard." + name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .because("rules must be readable and testable without any framework")
                .check(MAIN);
    }

    static Stream<Arguments> core() {
        return Stream.of(
                Arguments.of("calendar", List.of()),
                Arguments.of("contact", List.of("de.focus_shift.jollyday..", "com.google.i18n.phonenumbers..")),
                Arguments.of("decision", List.of("dev.cel..", "com.google.common.collect..")),
                Arguments.of("planning", List.of()));
    }

    @Test
    void frameworks_stay_at_the_edge_of_a_store() {
        noClasses()
                .that(resideInAnyPackage(names(STORE)).and(not(isOfTheFramework())))
                .should()
                .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS).and(not(describesJson())))
                .because("values and states outlive the way in which they are stored")
                .check(MAIN);
    }

    @Test
    void a_use_case_is_injected_transacted_measured_and_logged_and_no_more() {
        noClasses()
                .that(resideInAnyPackage(names(USE)).and(not(isOfTheFramework())))
                .should()
                .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS)
                        .and(not(describesJson()))
                        .and(not(resideInAnyPackage(
                                "jakarta.enterprise.context..",
                                "jakarta.enterprise.inject..",
                                "jakarta.inject..",
                                "jakarta.transaction..",
                                "io.micrometer..",
                                "org.jboss.logging..",
                                "com.samskivert.mustache.."))))
                .because("a use case must read as what it does; briefs alone use a template language")
                .check(MAIN);
    }

    private static DescribedPredicate<JavaClass> isOfTheFramework() {
        return Stream.of("Entity", "Repository", "Job", "Relay", "Config", "Document")
                .map(ArchitectureTest::named)
                .reduce((one, other) -> one.or(other))
                .orElseThrow()
                .or(annotatedWith(Embeddable.class));
    }

    /// With what is nested in such a class.
    private static DescribedPredicate<JavaClass> named(String ending) {
        return DescribedPredicate.describe(
                "named *" + ending,
                (JavaClass type) -> Stream.iterate(
                                Optional.of(type), Optional::isPresent, at -> at.flatMap(JavaClass::getEnclosingClass))
                        .anyMatch(at -> simpleNameEndingWith(ending).test(at.orElseThrow())));
    }

    private static DescribedPredicate<JavaClass> describesJson() {
        return resideInAnyPackage("com.fasterxml.jackson.annotation..", "com.fasterxml.jackson.core.type..");
    }

    private static String[] names(Set<String> packages) {
        return packages.stream().map(name -> "io.heard." + name).toArray(String[]::new);
    }

    @Test
    void time_comes_from_the_injected_clock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.heard.platform")
                .should()
                .callMethodWhere(asksTheMachine())
                .because("tests, simulation and a settable clock must be able to move time")
                .check(MAIN);
    }

    private static DescribedPredicate<JavaAccess<?>> asksTheMachine() {
        return DescribedPredicate.describe("asks the machine for the time", access -> {
            var owner = access.getTargetOwner();
            var name = access.getTarget().getName();
            boolean takesNothing = access.getTarget() instanceof CodeUnitCallTarget call
                    && call.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
            return (owner.getPackageName().equals("java.time") && name.equals("now") && takesNothing)
                    || (owner.isEquivalentTo(Clock.class) && isSystem(name))
                    || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"));
        });
    }

    private static boolean isSystem(String method) {
        return method.startsWith("system") || method.startsWith("tick");
    }

    @Test
    void an_entity_stays_in_its_package() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .or()
                .areAnnotatedWith(Embeddable.class)
                .should()
                .notHaveModifier(PUBLIC)
                .because("rows are how a store keeps a record, and nobody else's business")
                .check(MAIN);
    }

    @Test
    void there_are_no_cycles() {
        slices().matching("io.heard.(*)..")
                .should()
                .beFreeOfCycles()
                .because("what cannot be read from the bottom up cannot be read")
                .check(MAIN);
    }
}
