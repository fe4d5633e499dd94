package io.wardline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.alarm.Alarms;
import io.wardline.platform.alarm.Channels;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.cabinet.Cabinet;
import io.wardline.platform.calendar.Calendar;
import io.wardline.platform.device.DeviceRegistry;
import io.wardline.platform.identity.SecretBox;
import io.wardline.platform.keeping.Keeping;
import io.wardline.platform.ledger.Ledger;
import io.wardline.platform.ledger.Units;
import io.wardline.sql.Role;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every room that watches something, over rows as gateways, the pump and the night leave them. */
final class AlarmSourcesTest {
    @TempDir
    private Path folder;

    @Test
    void every_room_raises_what_it_sees_and_takes_it_back_when_it_is_gone() throws SQLException {
        try (var county = TestCounty.open()) {
            var time = TestCounty.TIME;
            var acts = new Acts(county.platform(), time, new Random(1));
            var registry = new DeviceRegistry(county.platform(), acts, InstantSource.system());
            var cabinet = new Cabinet(new Ledger(time), new Units(), time);
            var keeping = new Keeping(county.platform(), acts, time);
            var alarms = new Alarms(county.platform(), acts, new Calendar(acts), time,
                    new Channels(null, new SecretBox(folder.resolve("identity.key"), new Random(2)), new Random(3)),
                    List.of(registry.alarms(), cabinet.alarms(), keeping.alarms(folder)));
            alarms.round();
            assertThat(open(county)).as("a county in which nothing is wrong").isZero();

            new TwoHospitals(county.database());
            county.execute("update device_link set opened_at = now() - interval '1 hour';"
                    + "update cabinet_discrepancy set opened_at = now() - interval '1 hour';"
                    + "update cabinet set unverified = true, changed_at = now() - interval '1 hour';"
                    + "insert into device_alarm (did, at, code, detail) values ('OWN-DID', now(), 'clone.suspected', 'twice'), (null, now(), 'tls.refused', 'who');"
                    + "insert into audit_act (id, account, kind, body, at, request_id) values (gen_random_uuid(), 'a', 'a.b', '', now() - interval '3 days', 'r');"
                    + "insert into keeping_check (name, at, rows_found, first_rows) values ('ledger_conservation', now(), 2, 'x'),"
                    + " ('audit_verify', now(), 1, 'EDITED');"
                    + "insert into keeping_size (day, table_name, bytes) values ((now() at time zone 'UTC')::date - 1, 't', 0),"
                    + " ((now() at time zone 'UTC')::date, 't', 4000000000000000);"
                    + "update device_cursor set next_seq = 1; update device_head set last_seq = 30000");
            alarms.round();
            for (var kind : List.of("device.fork", "device.quarantine", "device.reported", "cabinet.discrepancies", "cabinet.silent",
                    "cabinet.unverified")) {
                assertThat(number(county, "kind = '" + kind + "' and institution_id is not null")).as(kind).isEqualTo(2);
            }
            for (var kind : List.of("device.clone", "keeping.checkFailed", "keeping.auditBroken", "keeping.backupOld", "keeping.diskFull", "keeping.pumpBehind",
                    "keeping.sealsBehind")) {
                assertThat(number(county, "kind = '" + kind + "'")).as(kind).isEqualTo(1);
            }
            assertThat(number(county, "kind = 'device.reported' and subject = '-/tls.refused' and institution_id is null")).isEqualTo(1);

            county.execute("update device_fork set decided_at = now(), decided_by = 'x'; update keeping_check set rows_found = 0;"
                    + "update device_node set beat_at = now(); update device_head set last_seq = 9;"
                    + "update device_link set closed_at = now()");
            alarms.round();
            for (var kind : List.of("device.fork", "keeping.checkFailed", "cabinet.silent", "keeping.pumpBehind")) {
                assertThat(number(county, "kind = '" + kind + "' and state <> 'RESOLVED'")).as(kind).isZero();
            }
        }
    }

    private static long open(TestCounty county) throws SQLException {
        return number(county, "state <> 'RESOLVED'");
    }

    private static long number(TestCounty county, String where) throws SQLException {
        return county.database().number(Role.READ, "select count(*) from alarm where " + where);
    }
}
