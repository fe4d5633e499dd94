package io.wardline.gateway.link;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import io.wardline.gateway.db.Database;
import java.util.List;

/// Writes alarms that belong to no commit.
final class AlarmStore {
    private static final String INSERT =
            """
            insert into device_alarm (did, at, code, detail)
            select a.did, now(), a.code, a.detail from unnest($1::text[], $2::text[], $3::text[]) as a (did, code, detail)
            where not exists (
                select from device_alarm b
                where b.did is not distinct from a.did and b.code = a.code and b.at > now() - interval '10 seconds')
            """;

    private final Database database;

    /// @param did empty where nobody has said a name yet
    record Alarm(String did, String code, String detail) {}

    AlarmStore(Database database) {
        this.database = database;
    }

    /// Writes all of them, but for those that stand already since less than ten seconds.
    Future<?> insert(List<Alarm> batch) {
        return database.run(INSERT, Tuple.tuple()
                .addArrayOfString(batch.stream().map(a -> a.did().isEmpty() ? null : a.did()).toArray(String[]::new))
                .addArrayOfString(batch.stream().map(Alarm::code).toArray(String[]::new))
                .addArrayOfString(batch.stream().map(Alarm::detail).toArray(String[]::new)));
    }
}
