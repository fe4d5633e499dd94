package io.wardline.standalone.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
final class HouseTest {
    /** LISTEN and NOTIFY need a connection of their own; what they carry is no fact. */
    private static final Pattern LISTENERS = Pattern.compile(".*(Bells?|Doorbell)");

    private static final Set<String> CORE_ENDINGS = Set.of("Calculation", "Rule", "Facts", "Result", "Reading");

    @Test
    void every_platform_package_stands_on_the_stairs() {
        classes().that().resideInAPackage("io.wardline.platform.(*)..")
                .should(House.saysNothing("stand on the stairs", item -> Stairs.word(item.getPackageName())
                        .filter(word -> Stairs.height(word).isEmpty())
                        .map(word -> item.getName() + ": package " + word + " has no step")
                        .stream()))
                .because("a room needs its place: use an existing trade word, or add the word to Stairs and to"
                        + " platform/README.md with one sentence why")
                .allowEmptyShould(true).check(House.CLASSES);
    }

    @Test
    void imports_only_go_down_the_stairs() {
        classes().that().resideInAPackage("io.wardline.platform..")
                .should(House.saysNothing("import only what stands lower", item -> item.getDirectDependenciesFromSelf().stream()
                        .filter(HouseTest::goesUp).map(Dependency::getDescription)))
                .because("information goes up as rows, or through a small interface that the lower feature declares and"
                        + " Main hands in; it never goes up by import")
                .allowEmptyShould(true).check(House.CLASSES);
    }

    private static boolean goesUp(Dependency dependency) {
        var from = dependency.getOriginClass().getPackageName();
        var to = dependency.getTargetClass().getPackageName();
        if (Stairs.isWiring(from) || !to.startsWith("io.wardline.platform")) {
            return false;
        }
        if (Stairs.isWiring(to)) {
            return true;
        }
        var fromWord = Stairs.word(from).orElseThrow();
        var toWord = Stairs.word(to).orElseThrow();
        return !fromWord.equals(toWord)
                && Stairs.height(toWord).orElse(Integer.MAX_VALUE) >= Stairs.height(fromWord).orElse(0);
    }

    @Test
    void no_packages_form_a_cycle() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass item) {
                        // A module's root holds the wiring above and the typed configuration below all its packages.
                        var name = House.outermost(item).getSimpleName();
                        var configuration = name.startsWith("Config") || name.endsWith("Config") ? "configuration of " : "";
                        return SliceIdentifier.of(configuration + item.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should().beFreeOfCycles()
                .because("two packages that need each other are one package, or one of them needs an interface")
                .check(House.CLASSES);
    }

    @Test
    void protocol_uses_only_the_jdk_and_the_streaming_parser() {
        onlyKnows("io.wardline.protocol..", "it is what hardware speaks: put what needs a library into gateway or platform",
                "io.wardline.protocol..", "java..", "com.fasterxml.jackson.core..", "org.jspecify..");
    }

    @Test
    void sql_knows_no_other_module() {
        onlyKnows("io.wardline.sql..", "everybody stands on sql, so sql stands on nobody",
                "io.wardline.sql..", "java..", "javax.sql..", "org.jspecify..", "org.slf4j..", "org.flywaydb..",
                "org.postgresql..", "io.zonky..");
    }

    @Test
    void gateway_and_platform_never_import_each_other() {
        noClasses().that().resideInAPackage("io.wardline.gateway..")
                .should().dependOnClassesThat(resideInAnyPackage("io.wardline.platform..", "io.wardline.sim..", "io.wardline.standalone.."))
                .because("gateway and platform meet in the protocol and in the device_* tables only")
                .allowEmptyShould(true).check(House.CLASSES);
        noClasses().that().resideInAPackage("io.wardline.platform..")
                .should().dependOnClassesThat(resideInAnyPackage("io.wardline.gateway..", "io.wardline.sim..", "io.wardline.standalone.."))
                .because("gateway and platform meet in the protocol and in the device_* tables only")
                .allowEmptyShould(true).check(House.CLASSES);
    }

    @Test
    void the_simulator_knows_the_product_as_a_stranger_does() {
        noClasses().that().resideInAPackage("io.wardline.sim..")
                .should().dependOnClassesThat(resideInAnyPackage(
                        "io.wardline.gateway..", "io.wardline.platform..", "io.wardline.sql..", "io.wardline.standalone.."))
                .because("a judge that shares code with the product shares its mistakes: use MQTT and HTTP")
                .allowEmptyShould(true).check(House.CLASSES);
    }

    @Test
    void cores_compute_and_do_nothing_else() {
        noClasses().that(new DescribedPredicate<JavaClass>("are cores (…Calculation, …Rule, …Facts, …Result, …Reading)") {
                    @Override
                    public boolean test(JavaClass item) {
                        return CORE_ENDINGS.stream().anyMatch(House.outermost(item).getSimpleName()::endsWith);
                    }
                })
                .should().dependOnClassesThat(resideInAnyPackage("io.vertx..", "java.sql..", "javax.sql..", "java.io..",
                        "java.nio.file..", "java.net..", "org.postgresql..", "org.slf4j.."))
                .because("a rule is a pure function over records: let the door read first and hand the facts in")
                .allowEmptyShould(true).check(House.CLASSES);
    }

    @Test
    void only_stores_speak_to_the_sql_client() {
        noClasses().that(new DescribedPredicate<JavaClass>("are neither a store, nor in db, inbox or outbox, nor the wiring") {
                    @Override
                    public boolean test(JavaClass item) {
                        var name = House.outermost(item).getSimpleName();
                        return !name.endsWith("Store") && !name.equals("Main") && !LISTENERS.matcher(name).matches()
                                && !resideInAnyPackage("io.wardline.platform.db..", "io.wardline.gateway.db..", "io.wardline.gateway.inbox..",
                                        "io.wardline.gateway.outbox..", "io.wardline.standalone.bench..").test(item);
                    }
                })
                .should().dependOnClassesThat(resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient.."))
                .because("SQL and its rows live in the feature's …Store: give the store a method and call that")
                .allowEmptyShould(true).check(House.CLASSES);
    }

    @Test
    void the_platform_speaks_jdbc_where_a_pool_does_not_do() {
        noClasses().that().resideInAPackage("io.wardline.platform..")
                .and(new DescribedPredicate<JavaClass>("are not named in Stairs.JDBC") {
                    @Override
                    public boolean test(JavaClass item) {
                        return !Stairs.isWiring(item.getPackageName())
                                || !Stairs.JDBC.containsKey(House.outermost(item).getSimpleName());
                    }
                })
                .should().dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql.."))
                .because("SQL and its rows live in the feature's …Store, over a pool with limits; an exception needs a name in"
                        + " Stairs and one sentence why")
                .allowEmptyShould(true).check(House.CLASSES);
    }

    @Test
    void vertx_mqtt_lives_in_one_package_and_the_hivemq_client_in_another() {
        noClasses().that().resideOutsideOfPackages("io.wardline.gateway.mqtt..", "io.wardline.standalone.bench..")
                .should().dependOnClassesThat(resideInAnyPackage("io.vertx.mqtt..", "io.netty.handler.codec.mqtt.."))
                .because("the listener is the only one that knows packets: hand it plain values")
                .allowEmptyShould(true).check(House.CLASSES);
        noClasses().that().resideOutsideOfPackage("io.wardline.sim.link..")
                .should().dependOnClassesThat(resideInAPackage("com.hivemq.."))
                .because("devices are pure state machines: the link alone speaks MQTT")
                .allowEmptyShould(true).check(House.CLASSES);
    }

    @Test
    void each_feature_has_one_public_door() {
        classes().that().resideInAPackage("io.wardline.platform.(*)..").and().areTopLevelClasses().and().arePublic()
                .should(House.saysNothing("be the only door of their feature", item ->
                        isDoor(item) && doorsOf(item.getPackageName()) > 1
                                ? Stream.of(item.getName() + " is one of several doors") : Stream.empty()))
                .because("callers enter a feature through its one door, and records, enums, interfaces, exceptions and cores"
                        + " are the words they use there: make the class package-private or its method one of the door's;"
                        + " a side door needs a name in Stairs and one sentence why")
                .allowEmptyShould(true).check(House.CLASSES);
    }

    private static long doorsOf(String packageName) {
        return House.CLASSES.stream().filter(item -> item.getPackageName().equals(packageName) && isDoor(item)).count();
    }

    private static boolean isDoor(JavaClass item) {
        var word = Stairs.word(item.getPackageName()).orElse("");
        return Stairs.FEATURES.contains(word)
                && item.isTopLevelClass() && item.getModifiers().contains(JavaModifier.PUBLIC)
                && !Stairs.SIDE_DOORS.containsKey(word + "." + item.getSimpleName())
                && !item.isRecord() && !item.isEnum() && !item.isInterface()
                && !item.isAssignableTo(Throwable.class)
                && CORE_ENDINGS.stream().noneMatch(item.getSimpleName()::endsWith);
    }

    @Test
    void stores_stay_inside_their_feature() {
        classes().that().resideInAPackage("io.wardline.platform..").and().areTopLevelClasses()
                .and().haveSimpleNameEndingWith("Store")
                .should().bePackagePrivate()
                .because("only the feature's door uses its store")
                .allowEmptyShould(true).check(House.CLASSES);
    }

    @Test
    void routes_are_handed_out_by_the_door_only() {
        classes().that().resideInAPackage("io.wardline.platform..").and().areTopLevelClasses()
                .and().haveNameMatching(".*\\.[A-Z][A-Za-z]+Routes")
                .should().bePackagePrivate()
                .because("the feature's door hands its routes to the web server; nobody else needs the class")
                .allowEmptyShould(true).check(House.CLASSES);
    }

    private static void onlyKnows(String who, String instead, String... known) {
        classes().that().resideInAPackage(who).should().onlyDependOnClassesThat(resideInAnyPackage(known))
                .because(instead).check(House.CLASSES);
    }
}
