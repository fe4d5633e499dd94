package io.wardline.standalone.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** How classes behave, whatever they do. */
final class MannersTest {
    private static final Set<String> BANNED_WORDS =
            Set.of("util", "helper", "manager", "common", "misc", "base", "impl", "dto", "data", "info");

    /** What reads the machine's clock, its zone or a source of chance, as {@code class.method}. */
    private static final Map<String, Set<String>> UNREPEATABLE = Map.ofEntries(
            Map.entry("java.lang.System", Set.of("currentTimeMillis", "nanoTime")),
            Map.entry("java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system")),
            Map.entry("java.time.InstantSource", Set.of("system")),
            Map.entry("java.time.Instant", Set.of("now")),
            Map.entry("java.time.LocalDate", Set.of("now")),
            Map.entry("java.time.LocalTime", Set.of("now")),
            Map.entry("java.time.LocalDateTime", Set.of("now")),
            Map.entry("java.time.OffsetDateTime", Set.of("now")),
            Map.entry("java.time.ZonedDateTime", Set.of("now")),
            Map.entry("java.util.UUID", Set.of("randomUUID")),
            Map.entry("java.util.concurrent.ThreadLocalRandom", Set.of("current")),
            Map.entry("java.lang.Math", Set.of("random")),
            Map.entry("java.util.Random", Set.of("<init>")),
            Map.entry("java.util.SplittableRandom", Set.of("<init>")),
            Map.entry("java.security.SecureRandom", Set.of("<init>", "getInstanceStrong")));

    @Test
    void nobody_reads_the_clock_or_chance_outside_main() {
        noClasses().that(new DescribedPredicate<JavaClass>("are neither a Main nor a command") {
                    @Override
                    public boolean test(JavaClass item) {
                        var outermost = House.outermost(item);
                        return !outermost.getSimpleName().equals("Main")
                                && !outermost.getPackageName().startsWith("io.wardline.standalone");
                    }
                })
                .should().accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("reads the clock or chance") {
                    @Override
                    public boolean test(JavaAccess<?> access) {
                        return UNREPEATABLE.getOrDefault(access.getTargetOwner().getName(), Set.of())
                                .contains(access.getTarget().getName());
                    }
                })
                .because("a run must be repeatable from its seed: take an InstantSource or a RandomGenerator in the constructor")
                .check(House.CLASSES);
    }

    @Test
    void nobody_asks_for_the_zone_of_the_machine() {
        noClasses().should().callMethod(java.time.ZoneId.class, "systemDefault")
                .orShould().callMethod(java.util.TimeZone.class, "getDefault")
                .because("the county's zone is configured: use platform.time")
                .check(House.CLASSES);
    }

    @Test
    void the_gateway_never_waits_on_an_event_loop() {
        noClasses().that().resideInAPackage("io.wardline.gateway..").and().doNotHaveSimpleName("Main")
                .should().accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("waits for a future") {
                    @Override
                    public boolean test(JavaAccess<?> access) {
                        return access.getTargetOwner().getName().startsWith("io.vertx.core.")
                                && access.getTarget().getName().equals("await");
                    }
                })
                .because("one await in a publish handler blocks its event loop for good: chain the futures")
                .allowEmptyShould(true).check(House.CLASSES);
    }

    @Test
    void nobody_in_the_product_sleeps() {
        noClasses().that().resideOutsideOfPackage("io.wardline.sim..")
                .should().accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("sleeps") {
                    @Override
                    public boolean test(JavaAccess<?> access) {
                        return access.getTargetOwner().getName().equals("java.lang.Thread")
                                && access.getTarget().getName().equals("sleep");
                    }
                })
                .because("a sleep hides a missing condition: wait for the condition, or set a timer")
                .check(House.CLASSES);
    }

    @Test
    void there_are_no_setters() {
        noMethods().that().arePublic().and(new DescribedPredicate<JavaMethod>("take one value") {
                    @Override
                    public boolean test(JavaMethod method) {
                        return method.getParameters().size() == 1;
                    }
                })
                .should().haveNameMatching("set[A-Z].*")
                .because("an object that is finished later can be used too early: build a record, or use the constructor")
                .check(House.CLASSES);
    }

    @Test
    void nothing_static_changes() {
        fields().that().areStatic().should().beFinal()
                .andShould().notHaveRawType(new DescribedPredicate<JavaClass>("changeable") {
                    @Override
                    public boolean test(JavaClass type) {
                        return Stream.of(AtomicBoolean.class, AtomicInteger.class, AtomicLong.class, AtomicReference.class,
                                        ConcurrentMap.class, RandomGenerator.class, StringBuilder.class, ThreadLocal.class)
                                .anyMatch(type::isAssignableTo);
                    }
                })
                .because("two servers in one process must not meet in a static field: put it into the object that Main makes")
                .check(House.CLASSES);
    }

    @Test
    void no_field_is_optional() {
        fields().should().notHaveRawType(Optional.class)
                .because("a field that may be absent is two records, or a @Nullable with its reason")
                .check(House.CLASSES);
    }

    @Test
    void classes_are_final() {
        classes().that().areNotInterfaces().and().areNotEnums().and().areNotAnonymousClasses()
                .and().doNotHaveModifier(JavaModifier.ABSTRACT).and().doNotHaveModifier(JavaModifier.SYNTHETIC)
                .and().doNotHaveModifier(JavaModifier.FINAL)
                .should(House.saysNothing("be final or sealed", item ->
                        item.reflect().isSealed() ? Stream.empty() : Stream.of(item.getName() + " can be extended by anybody")))
                .because("nobody extends what was not written to be extended: make it final, or sealed")
                .allowEmptyShould(true).check(House.CLASSES);
    }

    @Test
    void every_package_explains_itself_and_is_null_marked() {
        classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class)
                .because("null is an error unless it is written down: add @NullMarked to the package-info")
                .check(House.CLASSES);
        var explained = House.CLASSES.stream().filter(item -> item.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName).toList();
        classes().should(House.saysNothing("have a package-info", item -> explained.contains(item.getPackageName())
                        ? Stream.empty() : Stream.of(item.getPackageName() + " has none")))
                .because("a package says in prose what it is: add package-info.java")
                .check(House.CLASSES);
    }

    @Test
    void names_carry_no_empty_words() {
        classes().that().doNotHaveSimpleName("package-info")
                .should(House.saysNothing("have a name that says something", item -> words(item)
                        .filter(word -> BANNED_WORDS.contains(word) || BANNED_WORDS.contains(word.replaceFirst("s$", "")))
                        .map(word -> item.getName() + " contains the word " + word)))
                .because("such a word says nothing: use the noun of the trade")
                .check(House.CLASSES);
    }

    private static Stream<String> words(JavaClass item) {
        return Stream.concat(
                Arrays.stream(item.getPackageName().split("\\.")),
                Arrays.stream(item.getSimpleName().split("(?<=[a-z0-9])(?=[A-Z])|_"))
                        .map(word -> word.toLowerCase(Locale.ROOT)));
    }
}
