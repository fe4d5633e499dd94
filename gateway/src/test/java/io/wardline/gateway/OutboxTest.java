package io.wardline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardline.protocol.device.CommandFrame;
import io.wardline.protocol.device.DeviceCommand;
import io.wardline.sql.Role;
import io.wardline.sql.TestDatabase;
import io.wardline.sql.TestPostgres;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class OutboxTest {
    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void start() {
        database = TestPostgres.fresh();
        node = new TestNode(database);
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    private static UUID order(String did, boolean now, String deadline, int second) {
        var id = UUID.nameUUIDFromBytes((did + now + second).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var command = now
                ? new DeviceCommand.Light(1, Instant.parse("2026-11-22T00:00:00Z"), 5)
                : new DeviceCommand.StockTake(List.of());
        try (var connection = database.jdbc(Role.OWNER);
                var insert = connection.prepareStatement("""
                        insert into device_outbox (id, did, delivery, type, body, state, created_at, deadline)
                        values (?, ?, ?, ?, ?, 'QUEUED', now() + ? * interval '1 second', %s)""".formatted(deadline))) {
            insert.setObject(1, id);
            insert.setString(2, did);
            insert.setString(3, now ? "NOW_OR_NEVER" : "DURABLE");
            insert.setString(4, command.type());
            insert.setBytes(5, new CommandFrame(id, command).message());
            insert.setInt(6, second);
            insert.executeUpdate();
            return id;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static void ring(String did) {
        node.execute("notify wl_outbox, '" + did + "'");
    }

    private static long inState(UUID id, String state) {
        return node.count("select count(*) from device_outbox where id = '%s' and state = '%s'".formatted(id, state));
    }

    @Test
    void durable_commands_leave_after_the_birth_oldest_first_one_at_a_time() {
        TestNode.register(database, "out-1");
        var second = order("out-1", false, "null", 2);
        var first = order("out-1", false, "null", 1);
        try (var device = new TestDevice("out-1", node.port())) {
            device.connect();
            device.listen();
            assertThat(device.commands).isEmpty();
            device.birth(device.birth(1L, 0));
            await().until(() -> device.commands.size() == 1);
            assertThat(device.commands.getFirst().id()).isEqualTo(first);
            await().until(() -> inState(first, "DELIVERED") == 1);
            assertThat(inState(second, "QUEUED")).isOne();
            node.execute("update device_outbox set state = 'SUCCEEDED' where id = '" + first + "'");
            ring("out-1");
            await().until(() -> device.commands.size() == 2);
            assertThat(device.commands.getLast().id()).isEqualTo(second);
        }
    }

    @Test
    void a_durable_command_without_a_result_leaves_again_on_the_next_link() {
        TestNode.register(database, "out-2");
        var id = order("out-2", false, "null", 1);
        for (var link = 0; link < 2; link++) {
            try (var device = new TestDevice("out-2", node.port())) {
                device.begin();
                await().until(() -> device.commands.size() == 1);
                await().until(() -> inState(id, "DELIVERED") == 1);
            }
        }
    }

    @Test
    void a_now_or_never_command_is_published_once_by_its_bell_and_never_again() {
        TestNode.register(database, "out-3");
        UUID id;
        try (var device = new TestDevice("out-3", node.port())) {
            device.begin();
            id = order("out-3", true, "now() + interval '10 seconds'", 1);
            ring("out-3");
            await().until(() -> device.commands.size() == 1);
            await().until(() -> inState(id, "DELIVERED") == 1);
            ring("*");
        }
        try (var device = new TestDevice("out-3", node.port())) {
            device.begin();
            var durable = order("out-3", false, "null", 9);
            await().until(() -> !device.commands.isEmpty());
            assertThat(device.commands).extracting(CommandFrame::id).containsExactly(durable);
        }
    }

    @Test
    void a_command_whose_bell_nobody_heard_is_found_by_the_poll() {
        TestNode.register(database, "out-4");
        try (var device = new TestDevice("out-4", node.port())) {
            device.begin();
            order("out-4", false, "null", 1);
            await().until(() -> device.commands.size() == 1);
        }
    }

    @Test
    void a_now_or_never_command_past_its_deadline_or_for_a_disabled_device_is_never_sent() {
        TestNode.register(database, "out-5", "out-6");
        try (var late = new TestDevice("out-5", node.port())) {
            late.begin();
            var id = order("out-5", true, "now() - interval '1 second'", 1);
            ring("out-5");
            var marker = order("out-5", false, "null", 2);
            await().until(() -> late.commands.size() == 1);
            assertThat(late.commands.getFirst().id()).isEqualTo(marker);
            assertThat(inState(id, "QUEUED")).isOne();
        }
        try (var disabled = new TestDevice("out-6", node.port())) {
            disabled.begin();
            node.execute("update device_registry set state = 'DISABLED' where did = 'out-6'");
            var id = order("out-6", true, "now() + interval '10 seconds'", 1);
            ring("out-6");
            assertThat(disabled.closedWith()).isEqualTo(0x87);
            assertThat(disabled.commands).isEmpty();
            assertThat(inState(id, "QUEUED")).isOne();
        }
    }

    @Test
    void nothing_is_claimed_for_a_device_that_does_not_listen() {
        TestNode.register(database, "out-7");
        var id = order("out-7", false, "null", 1);
        try (var device = new TestDevice("out-7", node.port())) {
            device.connect();
            TestDevice.await(device.publish("wl/1/out-7/birth", device.birth(1L, 0).message()));
            TestDevice.await(device.event(1, 1));
            assertThat(inState(id, "QUEUED")).isOne();
            device.listen();
            await().until(() -> device.commands.size() == 1);
        }
    }

    @Test
    void now_or_never_commands_leave_in_the_order_in_which_they_were_made() {
        TestNode.register(database, "out-8");
        var second = order("out-8", true, "now() + interval '10 seconds'", 2);
        var first = order("out-8", true, "now() + interval '10 seconds'", 1);
        try (var device = new TestDevice("out-8", node.port())) {
            device.begin();
            await().until(() -> device.commands.size() == 2);
            assertThat(device.commands).extracting(CommandFrame::id).containsExactly(first, second);
        }
    }
}
