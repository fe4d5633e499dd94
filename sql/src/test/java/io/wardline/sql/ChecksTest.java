package io.wardline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class ChecksTest {
    @Test
    void every_claim_holds_on_an_empty_county() throws SQLException {
        try (var database = TestPostgres.fresh();
                var connection = database.jdbc(Role.OWNER)) {
            assertThat(Checks.run(connection)).allMatch(Checks.Outcome::holds).hasSameSizeAs(Checks.names());
        }
    }
}
