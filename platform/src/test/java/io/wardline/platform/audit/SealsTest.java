package io.wardline.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.wardline.platform.TestCounty;
import io.wardline.platform.audit.SealFinding.Kind;
import io.wardline.platform.db.RowScope;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes what was sealed is found, by the database and the head files together. */
final class SealsTest {
    @TempDir
    private Path folder;

    private SealedCounty sealedTwice() {
        var county = new SealedCounty(folder);
        county.seal();
        county.write();
        county.seal();
        assertThat(county.verify().findings()).isEmpty();
        return county;
    }

    private static List<Kind> kinds(VerificationResult result) {
        return result.findings().stream().map(SealFinding::kind).distinct().toList();
    }

    /**
     * One way to forge a row of each sealed table.
     *
     * @param edit what is set
     * @param key the row's key
     * @param removable which rows nothing else refers to
     */
    private record Forgery(String table, String edit, String key, String removable) {
        /** The statement's condition for one row, the same at every call. */
        String one() {
            return key + " = (select " + key + " from " + table + " where " + removable + " order by " + key + "::text limit 1)";
        }
    }

    private static final List<Forgery> FORGERIES = List.of(
            new Forgery("audit_act", "kind = 'place.forged'", "id", "id not in (select act_id from audit_row)"),
            new Forgery("audit_row", "new_value = null, old_value = 'x'", "id", "true"),
            new Forgery("device_inbox", "replayed = not replayed", "seq", "true"),
            new Forgery("ledger_movement", "quantity = quantity + 1", "id", "true"),
            new Forgery("ledger_hold", "note = 'forged'", "id", "id not in (select hold_id from ledger_hold_release)"),
            new Forgery("ledger_hold_release", "released_by = 'nobody'", "hold_id", "true"),
            new Forgery("cabinet_step", "interpreter = interpreter + 1", "step_no", "true"),
            new Forgery("file_attachment", "name = 'forged.txt'", "id", "true"),
            new Forgery("file_document", "title = 'forged'", "no", "true"));

    /** In every table at once: each finding must stand by itself among the others. */
    @Test
    void an_edited_row_is_named_by_its_key_and_a_deleted_or_truncated_one_by_its_range() {
        try (var county = sealedTwice()) {
            var keys = FORGERIES.stream().map(each -> county.text("select " + each.key() + "::text from " + each.table()
                    + " where " + each.one())).toList();
            FORGERIES.forEach(each -> county.tamper("update " + each.table() + " set " + each.edit() + " where " + each.one()));
            var edited = county.verify();
            assertThat(edited.findings())
                    .extracting(SealFinding::kind, SealFinding::table)
                    .containsExactlyInAnyOrderElementsOf(
                            FORGERIES.stream().map(each -> tuple(Kind.EDITED, each.table())).toList());
            for (var at = 0; at < keys.size(); at++) {
                var key = FORGERIES.get(at).key() + "=" + keys.get(at);
                assertThat(of(FORGERIES.get(at), edited)).singleElement()
                        .satisfies(finding -> assertThat(" " + finding.key() + " ").contains(" " + key + " "));
            }

            FORGERIES.forEach(each -> county.tamper("delete from " + each.table() + " where " + each.one()));
            var deleted = county.verify();
            assertThat(deleted.findings()).hasSize(FORGERIES.size());
            FORGERIES.forEach(each -> assertThat(of(each, deleted)).singleElement().satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(Kind.MISSING);
                assertThat(finding.fromSeal()).isPositive();
                assertThat(finding.text()).contains("1 of ", "are missing", each.key() + "=");
            }));

            FORGERIES.forEach(each -> county.tamper("truncate " + each.table() + " cascade"));
            var truncated = county.verify();
            FORGERIES.forEach(each -> assertThat(of(each, truncated))
                    .hasSize(2)
                    .allMatch(finding -> finding.kind() == Kind.MISSING));
        }
    }

    private static List<SealFinding> of(Forgery forgery, VerificationResult result) {
        return result.findings().stream().filter(finding -> forgery.table().equals(finding.table())).toList();
    }

    @Test
    void bytes_that_were_exchanged_are_found_by_their_hash() {
        try (var county = sealedTwice()) {
            county.tamper("alter table file_content drop constraint file_content_is_what_its_hash_says");
            county.tamper("update file_content set bytes = 'forged' where sha256 = (select min(sha256) from file_content)");
            assertThat(county.verify().findings()).singleElement().satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(Kind.EDITED);
                assertThat(finding.table()).isEqualTo("file_content");
            });
        }
    }

    @Test
    void a_row_that_is_slipped_into_a_sealed_range_is_named() {
        try (var county = sealedTwice()) {
            county.tamper("insert into cabinet_step (did, step_no, id, cause, epoch, seq, interpreter, at, sealing)"
                    + " select did, 99, 9999, cause, epoch, seq, interpreter, at, sealing from cabinet_step where step_no = 1");
            assertThat(county.verify().findings()).singleElement().satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(Kind.ADDED);
                assertThat(finding.key()).isEqualTo("did=cab-1 step_no=99");
            });
        }
    }

    @Test
    void a_chain_that_was_written_anew_fits_itself_and_is_found_by_the_head_files_alone() throws Exception {
        try (var county = sealedTwice()) {
            county.tamper("update ledger_movement set quantity = 4 where id = (select id from ledger_movement order by id limit 1)");
            county.rewriteFrom(1);
            var found = county.verify().findings();
            assertThat(found).singleElement().satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(Kind.REWRITTEN);
                assertThat(finding.toSeal()).isEqualTo(county.number("select max(no) from audit_seal"));
            });
            var nothing = Files.createDirectory(folder.resolve("empty"));
            assertThat(kinds(county.verify(nothing))).containsExactly(Kind.NO_HEADS);
        }
    }

    @Test
    void an_altered_a_removed_and_a_newest_seal_are_each_found() {
        try (var county = sealedTwice()) {
            var inbox = county.number("select min(no) from audit_seal where table_name = 'device_inbox'");
            county.tamper("update audit_seal set leaves = substring(leaves from 33) || substring(leaves from 1 for 32) where no = " + inbox);
            assertThat(county.verify().findings()).anySatisfy(finding -> {
                assertThat(finding.kind()).isEqualTo(Kind.SEAL_ALTERED);
                assertThat(finding.fromSeal()).isEqualTo(inbox);
                assertThat(finding.text()).contains("it covers 3 rows of device_inbox");
            });
            assertThat(county.brokenClaims()).isEmpty();
            county.tamper("delete from audit_seal where no = " + inbox);
            assertThat(kinds(county.verify())).contains(Kind.SEALS_MISSING, Kind.UNCOVERED);
            assertThat(county.brokenClaims()).containsExactly("audit_seal_follows");
            county.tamper("update audit_seal set after_sealing = after_sealing - 1 where no = " + (county.newest() - 2));
            assertThat(county.brokenClaims()).containsExactly("audit_seal_covers", "audit_seal_follows");
        }
        try (var county = sealedTwice()) {
            var lost = county.newest() - 1;
            county.tamper("delete from audit_seal where no >= " + lost);
            assertThat(county.verify().findings()).anySatisfy(finding -> {
                assertThat(finding.kind()).isEqualTo(Kind.SEALS_MISSING);
                assertThat(finding.fromSeal()).isEqualTo(lost);
                assertThat(finding.text()).contains("the newest ones");
            });
        }
    }

    @Test
    void a_restore_is_named_by_the_chain_and_stays_a_finding_until_somebody_says_that_it_is_known() {
        try (var county = sealedTwice()) {
            var newest = county.newest();
            county.tamper("delete from audit_seal where no >= " + (newest - 4));
            try (var restarted = county.sealer(Sealing.MOST_ROWS)) {
                restarted.round();
                assertThat(restarted.head().orElseThrow().no()).isGreaterThan(newest + 1);
            }
            assertThat(county.verify().findings()).singleElement().satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(Kind.LOSS);
                assertThat(finding.text()).contains("seals " + (newest - 4) + " to " + newest + " were lost");
            });
            var known = county.verify(folder, newest + 1);
            assertThat(known.holds()).isTrue();
            assertThat(known.notes()).anyMatch(note -> note.contains("this loss is known"));
        }
    }

    @Test
    void an_administrator_acknowledges_one_loss_and_no_other_seal_under_its_number() {
        try (var county = sealedTwice()) {
            var newest = county.newest();
            county.tamper("delete from audit_seal where no >= " + (newest - 4));
            try (var restarted = county.sealer(Sealing.MOST_ROWS)) {
                restarted.round();
            }
            var losses = new LossStore();
            var platform = county.county.platform();
            assertThat(platform.inTransaction(RowScope.PRODUCT, losses::losses)).singleElement().satisfies(loss -> {
                assertThat(loss.seal()).isEqualTo(newest + 1);
                assertThat(loss.firstLost() + " " + loss.lastLost()).isEqualTo((newest - 4) + " " + newest);
                assertThat(loss.knownTo()).isNull();
            });
            assertThat(Seals.knownLosses(platform)).isEmpty();
            var act = new Act(UUID.randomUUID(), "admin", "r", TestCounty.NOW);
            assertThat(platform.<Boolean>inTransaction(RowScope.PRODUCT, tx -> losses.insert(tx, newest + 1, act, "the disk failed"))).isTrue();
            assertThat(platform.<Boolean>inTransaction(RowScope.PRODUCT, tx -> losses.insert(tx, newest + 1, act, "again"))).isFalse();
            assertThat(platform.<Boolean>inTransaction(RowScope.PRODUCT, tx -> losses.insert(tx, 1, act, "no loss"))).isFalse();
            assertThat(Seals.knownLosses(platform)).containsExactly(newest + 1);
            var told = county.verify(folder, newest + 1);
            assertThat(told.holds()).isTrue();
            assertThat(told.knownLosses()).singleElement().asString().contains("were lost before it");
            county.tamper("update audit_seal set hash = sha256('another') where no = " + (newest + 1));
            assertThat(Seals.knownLosses(platform)).as("another seal tells of another loss").isEmpty();
        }
    }

    @Test
    void a_transaction_larger_than_a_seal_is_sealed_in_several_that_continue_one_another() {
        try (var county = new SealedCounty(folder, 10)) {
            county.county.execute("insert into audit_act (id, account, kind, body, at, request_id) select gen_random_uuid(), 'a' || n,"
                    + " 'place.addPlace', '{}', now(), 'r' from generate_series(1, 95) n");
            county.seal();
            assertThat(county.number("select count(*) from audit_seal where table_name = 'audit_act' and continues")).isEqualTo(9);
            assertThat(county.verify().holds()).isTrue();
            county.tamper("delete from audit_act where account in ('a7', 'a8'); update audit_act set account = 'b' where account = 'a44'");
            var result = county.verify();
            assertThat(result.findings()).filteredOn(finding -> finding.kind() == Kind.EDITED).hasSize(1);
            assertThat(result.findings()).filteredOn(finding -> finding.kind() == Kind.MISSING).hasSizeBetween(1, 2);
        }
    }

    @Test
    void a_head_that_could_not_be_written_is_written_the_next_time() throws Exception {
        var blocked = folder.resolve("seals");
        Files.writeString(blocked, "in the way");
        try (var county = new SealedCounty(blocked)) {
            county.settle();
            assertThatThrownBy(county.seals::round).isInstanceOf(UncheckedIOException.class);
            assertThat(county.number("select count(*) from audit_seal")).isPositive();
            Files.delete(blocked);
            county.seal();
            assertThat(HeadFiles.files(blocked)).hasSize(1);
            assertThat(county.verify().holds()).isTrue();
        }
    }

    @Test
    void half_a_line_of_a_head_file_spoils_no_other() throws Exception {
        try (var county = new SealedCounty(folder)) {
            county.seal();
            var file = HeadFiles.files(folder).getFirst();
            Files.writeString(file, Files.readString(file) + "14 2026-11-2");
            county.write();
            county.settle();
            try (var restarted = county.sealer(Sealing.MOST_ROWS)) {
                restarted.round();
            }
            var result = county.verify();
            assertThat(result.holds()).isTrue();
            assertThat(result.heads()).isEqualTo(2);
            assertThat(result.notes()).anyMatch(note -> note.contains("1 lines of the head files cannot be read"));
        }
    }

    @Test
    void of_two_sealers_one_works_and_both_write_the_head_down() throws Exception {
        var second = folder.resolve("second");
        try (var county = new SealedCounty(folder.resolve("first"));
                var other = county.sealer(second);
                var threads = Executors.newFixedThreadPool(2)) {
            for (var round = 0; round < 5; round++) {
                county.write();
                for (var done : threads.invokeAll(List.of(
                        Executors.callable(county::seal, true), Executors.callable(() -> other.round(), true)))) {
                    done.get();
                }
            }
            county.seal();
            other.round();
            assertThat(county.verify().findings()).isEmpty();
            assertThat(county.verify(second).findings()).isEmpty();
            assertThat(county.verify().unsealed()).isZero();
        }
    }

    @Test
    void a_started_sealer_seals_by_itself_and_what_is_left_when_it_ends() {
        try (var county = new SealedCounty(folder)) {
            county.seals.start();
            await().untilAsserted(() -> assertThat(county.seals.head()).isPresent());
            county.write();
            county.settle();
            county.seals.close();
            assertThat(county.verify().unsealed()).isZero();
        }
    }

    @Test
    void rows_of_another_servers_dump_do_not_keep_new_ones_from_being_sealed() {
        try (var county = new SealedCounty(folder)) {
            county.tamper("update cabinet_step set sealing = sealing + 1000000");
            county.seal();
            assertThat(county.number("select count(*) from audit_seal where table_name = 'cabinet_step'")).isZero();
            county.county.execute("select audit_sealing_resume()");
            county.write();
            county.seal();
            assertThat(county.number("select sum(row_count) from audit_seal where table_name = 'cabinet_step'")).isEqualTo(6);
            county.county.execute("select 1 / (case audit_sealing_resume() when 0 then 1 else 0 end)");
            assertThat(county.verify().holds()).isTrue();
        }
    }

    @Test
    void every_append_only_table_is_sealed_and_fit_for_it() {
        try (var county = new SealedCounty(folder)) {
            var names = String.join("','", county.tables.stream().map(SealedTable::name).toList());
            assertThat(county.number("select count(*) from pg_trigger where tgname like '%_append_only' and tgrelid::regclass::text not in ('"
                    + names + "', 'audit_seal')")).as("append-only tables that nobody seals: declare them").isZero();
            assertThat(county.number(
                            """
                            select count(*) from unnest(array['%s']) t join pg_attribute a on a.attrelid = t::regclass and a.attname = 'sealing'
                            join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                            where a.attnotnull and pg_get_expr(d.adbin, d.adrelid) = 'audit_sealing()'
                              and exists (select from pg_index i where i.indrelid = a.attrelid and i.indkey::text = a.attnum::text)
                              and has_table_privilege('wl_sealer', t, 'select') and not has_table_privilege('wl_platform', t, 'update,delete,truncate')
                              and not has_table_privilege('wl_pump', t, 'update,delete,truncate') and not has_table_privilege('wl_gateway', t, 'update,delete,truncate')
                            """.formatted(names)))
                    .as("sealed tables with column, default, index, the sealer's right to read, and nobody's right to change")
                    .isEqualTo(county.tables.size());
        }
    }
}
