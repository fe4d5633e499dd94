package io.wardline.standalone.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.wardline.sql.Role;
import io.wardline.sql.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every statement of the product against the migrated schema. A statement is a {@code static final String} whose text
 * begins with select, insert, update, delete, merge or with, in a class whose name ends in {@code Store}, or in the
 * gateway's {@code inbox} or {@code outbox}.
 */
final class StatementTest {
    private static final Pattern STATEMENT = Pattern.compile("(?is)\\s*(select|insert|update|delete|merge|with)\\s.+");
    private static final Pattern NAMED_TABLE =
            Pattern.compile("(?i)\\b(?:from|join|into|update|using|only|table)\\s+(?:only\\s+)?\"?([a-z_][a-z0-9_]*)");
    private static final Pattern TEXT_OR_COMMENT = Pattern.compile("(?s)'(?:[^']|'')*'|--[^\\n]*|/\\*.*?\\*/");

    /** One constant of one class. */
    private record Sql(Class<?> owner, String name, String text) {
        String place() {
            return owner.getName() + "." + name;
        }
    }

    @Test
    void every_statement_can_be_prepared_against_the_migrated_schema() throws SQLException {
        var refused = new ArrayList<String>();
        try (var database = TestPostgres.fresh();
                var connection = database.jdbc(Role.OWNER)) {
            for (var statement : statements()) {
                prepare(connection, statement).ifPresent(refused::add);
            }
        }
        assertThat(refused)
                .as("a statement that cannot be prepared fails in a ward: correct it, or add the migration that it waits for")
                .isEmpty();
    }

    @Test
    void a_store_names_only_tables_of_its_own_or_a_lower_feature() throws SQLException {
        Set<String> tables = new HashSet<>();
        try (var database = TestPostgres.fresh();
                var connection = database.jdbc(Role.OWNER);
                var query = connection.prepareStatement("select tablename from pg_tables where schemaname = 'public'");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        assertThat(statements().stream().flatMap(statement -> trespasses(statement, tables)))
                .as("tables of a higher feature are none of a lower one's business, and the gateway has device_* only:"
                        + " let the higher feature ask, or write a row that it reads")
                .isEmpty();
    }

    private static Stream<String> trespasses(Sql statement, Set<String> tables) {
        var own = Stairs.word(statement.owner().getPackageName());
        var text = TEXT_OR_COMMENT.matcher(statement.text()).replaceAll("");
        return NAMED_TABLE.matcher(text).results()
                .map(match -> match.group(1).toLowerCase(Locale.ROOT))
                .distinct()
                .filter(tables::contains)
                .filter(table -> {
                    var feature = Stairs.featureOfTable(table).orElse("");
                    return own.isEmpty()
                            ? !feature.equals("device")
                            : Stairs.height(feature).orElse(Integer.MAX_VALUE) > Stairs.height(own.get()).orElse(0);
                })
                .map(table -> statement.place() + " names " + table);
    }

    private static Optional<String> prepare(Connection connection, Sql statement) throws SQLException {
        try (var prepared = connection.createStatement()) {
            prepared.execute("prepare one as " + statement.text());
            prepared.execute("deallocate one");
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(statement.place() + ": " + e.getMessage());
        }
    }

    private static List<Sql> statements() {
        return House.CLASSES.stream()
                .filter(StatementTest::holdsStatements)
                .flatMap(item -> item.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)
                        && field.getRawType().isEquivalentTo(String.class))
                .map(StatementTest::read)
                .filter(sql -> STATEMENT.matcher(sql.text()).matches())
                .toList();
    }

    private static boolean holdsStatements(JavaClass item) {
        return House.outermost(item).getSimpleName().endsWith("Store")
                || item.getPackageName().startsWith("io.wardline.gateway.inbox")
                || item.getPackageName().startsWith("io.wardline.gateway.outbox");
    }

    private static Sql read(JavaField field) {
        try {
            var reflected = field.reflect();
            reflected.setAccessible(true);
            return new Sql(reflected.getDeclaringClass(), field.getName(), String.valueOf(reflected.get(null)));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field.getFullName() + " cannot be read", e);
        }
    }
}
