package io.wardline.platform;

import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ShippedRuleSet;
import io.wardline.sql.Role;
import io.wardline.sql.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Two hospitals that know nothing of each other, each with everything that can stand in a county: OWN, whose accounts ask,
 * and FOREIGN. Every word of the foreign one carries {@link #FOREIGN_WORD} or {@link #FOREIGN_EPC}, so that no answer can
 * hold one of its rows unseen.
 */
final class TwoHospitals {
    /** Of a password that nobody types: the reference implementation's own example. */
    private static final String HASH = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    static final String OWN_WORD = "OWN";
    static final String FOREIGN_WORD = "FOREIGN";
    static final String OWN_EPC = "3034AAAA00000001";
    static final String FOREIGN_EPC = "3034BBBB00000001";

    /** One hospital; the words are its own code, its devices' prefix, its tag. */
    private static final String HOSPITAL =
            """
            insert into place_institution (code, name, kind) values ('%1$s', 'Hospital %1$s', 'HOSPITAL');
            insert into place (code, name, kind, institution_id)
            select '%1$s-WARD', 'Ward %1$s', 'WARD', id from place_institution where code = '%1$s';
            insert into place (code, name, kind, parent_id, institution_id)
            select '%1$s-SHELF', 'Shelf %1$s', 'CABINET', id, institution_id from place where code = '%1$s-WARD';
            insert into device_registry (did, kind, place_id, state, shard, revision, registered_at)
            select '%1$s-DID', 'CABINET', id, 'ACTIVE', 0, 0, now() from place where code = '%1$s-SHELF';
            insert into device_certificate (serial, did, not_before, not_after)
            values (md5('%1$s'), '%1$s-DID', now(), now() + interval '1 day');
            insert into device_link (did, connection, node, opened_at) values ('%1$s-DID', 1, 'node', now());
            insert into device_head (did, epoch, last_seq) values ('%1$s-DID', 1, 9);
            insert into device_cursor (did, epoch, next_seq) values ('%1$s-DID', 1, 10);
            insert into device_gap (did, epoch, from_seq, to_seq, asked, seen_at) values ('%1$s-DID', 1, 3, 3, 4, now());
            insert into device_lost (did, epoch, from_seq, to_seq, cause, at) values ('%1$s-DID', 1, 3, 3, 'ASKED', now());
            insert into device_late (did, epoch, seq, at) values ('%1$s-DID', 1, 2, now());
            insert into device_quarantine (did, at, code, detail, bytes) values ('%1$s-DID', now(), 'topic', '%1$s', '\\x00');
            insert into device_alarm (did, at, code, detail) values ('%1$s-DID', now(), 'journal.gap', '%1$s');
            insert into device_fork (did, at, connection, code) values ('%1$s-DID', now(), 1, 'journal.forked');
            insert into device_outbox (id, did, delivery, type, body, state, created_at)
            values (gen_random_uuid(), '%1$s-DID', 'DURABLE', 'stockTake', '\\x7b7d', 'SUCCEEDED', now());
            insert into device_birth (did, connection, at, node, boot, birth) values ('%1$s-DID', 1, now(), 'node', 1, '\\x00');
            insert into device_reported (did, connection, received_at, document) values ('%1$s-DID', 1, now(), '\\x7b7d');
            insert into ledger_owner (code, name, institution_id)
            select code, name, id from place_institution where code = '%1$s';
            insert into ledger_lot (item_id, maker, number, expiry, tagged)
            select id, 'ACME', 'L-%1$s', '2028-01-31', true from catalog_item where code = 'STENT';
            insert into ledger_unit (epc, item_id, lot_id, bound_at, cause)
            select '%2$s', item_id, id, now(), 'act:1' from ledger_lot where number = 'L-%1$s';
            insert into ledger_standing (unit_id, place_id, owner_id)
            select u.id, p.id, o.id from ledger_unit u, place p, ledger_owner o
            where u.epc = '%2$s' and p.code = '%1$s-SHELF' and o.code = '%1$s';
            insert into ledger_movement (id, from_place_id, to_place_id, item_id, lot_id, owner_id, unit_id, quantity,
                recorded_at, occurred_at, posted_on, reason, cause, actor)
            select gen_random_uuid(), 3, s.place_id, u.item_id, u.lot_id, s.owner_id, u.id, 1, now(), now(),
                   (now() at time zone 'Asia/Shanghai')::date, 'TAGGED', 'act:%1$s', 'nurse-%1$s'
            from ledger_standing s join ledger_unit u on u.id = s.unit_id where u.epc = '%2$s';
            insert into ledger_balance (place_id, item_id, lot_id, owner_id, quantity)
            select s.place_id, u.item_id, u.lot_id, s.owner_id, 1
            from ledger_standing s join ledger_unit u on u.id = s.unit_id where u.epc = '%2$s';
            insert into ledger_hold (id, scope, place_id, reason, note, placed_by, placed_at, starts_at, cause)
            select gen_random_uuid(), 'PLACE', id, 'ON_HOLD', '%1$s', 'keeper', now(), now(), 'act:1'
            from place where code = '%1$s-SHELF';
            insert into ledger_hold_release (hold_id, released_by, released_at, note, cause)
            select id, 'keeper-%1$s', now(), '%1$s', 'act:2' from ledger_hold where note = '%1$s';
            insert into cabinet (did, changed_at, steps, sessions) values ('%1$s-DID', now(), 1, 1);
            insert into cabinet_claim (did, tag, present, epoch, seq) values ('%1$s-DID', '%2$s', true, 1, 5);
            insert into cabinet_session (did, number, session, state, opened_at, cause)
            values ('%1$s-DID', 1, 'session-%1$s', 'CLOSED', now(), 'entry:%1$s');
            insert into cabinet_session_line (did, number, tag, kind) values ('%1$s-DID', 1, '%2$s', 'PUT');
            insert into cabinet_discrepancy (did, tag, kind, opened_by, opened_at)
            values ('%1$s-DID', '%2$s', 'SUSPECT', 1, now());
            insert into cabinet_explanation (discrepancy_id, ground, words, account_id, given_by, given_at)
            select d.id, 'OTHER', 'why %1$s', a.id, a.name, now() from cabinet_discrepancy d, identity_account a
            where d.did = '%1$s-DID' and a.name = 'explainer';
            insert into cabinet_explanation_verdict (explanation_id, accepted, words, account_id, given_by, given_at)
            select e.id, false, 'why not %1$s', e.account_id, e.given_by, now() from cabinet_explanation e where e.words = 'why %1$s';
            insert into cabinet_step (did, step_no, id, cause, interpreter, at)
            values ('%1$s-DID', 1, nextval('cabinet_step_order'), 'STOCK_TAKE', 1, now());
            insert into cabinet_snapshot (did, epoch, seq, snapshot, trigger, chunks, tags, rounds, authoritative, received_at)
            values ('%1$s-DID', 1, 5, 'snap', 'command', 1, 1, 1, true, now());
            insert into audit_act (id, account, kind, body, at, request_id)
            values (md5('%1$s')::uuid, 'keeper-%1$s', 'file.attach', '\\x7b7d', now(), 'request');
            insert into file_content (sha256, bytes) values (sha256('%1$s'), '%1$s');
            insert into file_attachment (institution_id, institution, name, media_type, sha256, size, account, act_id, at)
            select id, code, '%1$s.txt', 'text/plain', sha256('%1$s'), length('%1$s'), 'keeper-%1$s', md5('%1$s')::uuid, now()
            from place_institution where code = '%1$s';
            insert into file_number (institution_id, type, year, last)
            select id, 'CAT', 2026, 1 from place_institution where code = '%1$s';
            insert into file_document (institution_id, issuer, type, year, no, number, title, sha256, code, account, act_id, at)
            select id, name, 'CAT', 2026, 1, '%1$s-CAT-2026-000001', 'List of %1$s', sha256('%1$s'),
                   upper(left(md5('%1$s'), 20)), 'keeper-%1$s', md5('%1$s')::uuid, now()
            from place_institution where code = '%1$s';
            insert into alarm (kind, subject, institution_id, severity, owner, words, state, present, seen, raised_at, last_seen_at)
            select 'test.kind', '%1$s-DID', id, 'WARNING', 'HEAD_NURSE', '{}', 'OPEN', true, 1, now(), now()
            from place_institution where code = '%1$s';
            insert into alarm_event (alarm_id, at, what, detail)
            select id, now(), 'RAISED', '%1$s' from alarm where subject = '%1$s-DID' and kind = 'test.kind';
            insert into identity_account (name, role, scope, service, must_change, state, created_at)
            values (lower('%1$s') || '-pager', 'WARD', 'INSTITUTIONS', true, false, 'ACTIVE', now());
            insert into alarm_hook (account_id, url, secret, created_at)
            select id, 'https://%1$s.example', '', now() from identity_account where name = lower('%1$s') || '-pager';
            insert into alarm_notice (alarm_id, event_id, hook_id, next_try_at, sent_at, fault)
            select e.alarm_id, e.id, h.id, now(), now(), '%1$s' from alarm_event e, alarm_hook h
            where e.detail = '%1$s' and h.url = 'https://%1$s.example';
            """;

    private final TestDatabase database;
    private int drawn;

    /** Writes both hospitals into a county. */
    TwoHospitals(TestDatabase database) throws SQLException {
        this.database = database;
        execute("insert into catalog_item (code, name, base_unit, class, maker) values ('STENT', 'Stent', 'piece', 'HIGH_VALUE', 'ACME')");
        execute("insert into catalog_item (code, name, base_unit, class, maker) values ('SALINE', 'Saline', 'bag', 'GENERAL', 'ACME')");
        execute("insert into ledger_owner (code, name) values ('MAKER', 'A supplier')");
        execute("insert into identity_account (name, role, scope, service, must_change, state, created_at)"
                + " values ('explainer', 'WARD', 'COUNTY', true, false, 'ACTIVE', now())");
        execute(HOSPITAL.formatted(OWN_WORD, OWN_EPC));
        execute(HOSPITAL.formatted(FOREIGN_WORD, FOREIGN_EPC));
        execute(TwoPurchases.BOUGHT.formatted(OWN_WORD, OWN_EPC));
        execute(TwoPurchases.BOUGHT.formatted(FOREIGN_WORD, FOREIGN_EPC));
        execute(TwoPurchases.BATCH);
        execute(TwoPurchases.AGREED.formatted(OWN_WORD));
        execute(TwoPurchases.AGREED.formatted(FOREIGN_WORD));
        TwoStatements.write(database);
        TwoConsortia.write(database);
    }

    /** Whose key is put into a request. */
    enum Side {
        OWN, FOREIGN, MISSING
    }

    /** The key of a thing of this kind, as the mark {@code x-names} of the document calls the kinds. */
    String key(String kind, Side side) throws SQLException {
        var word = switch (side) {
            case OWN -> OWN_WORD;
            case FOREIGN -> FOREIGN_WORD;
            case MISSING -> "NOSUCH";
        };
        return switch (kind) {
            case "institution" -> word;
            case "ward" -> word + "-WARD";
            case "shelf" -> word + "-SHELF";
            case "device" -> word + "-DID";
            case "lot" -> "L-" + word;
            case "unit" -> side == Side.OWN ? OWN_EPC : side == Side.FOREIGN ? FOREIGN_EPC : "3034CCCC00000001";
            case "free-shelf" -> side == Side.MISSING ? word + "-FREE" : freeShelf(word);
            case "discrepancy" -> side == Side.MISSING ? "999999" : openDiscrepancy(word);
            case "explained-discrepancy" -> side == Side.MISSING ? "999999" : explainedDiscrepancy(word);
            case "receipt" -> side == Side.MISSING ? "999999" : receipt(word);
            case "rule-draft" -> side == Side.MISSING ? "999999" : ruleSet("DRAFT");
            case "reviewed-rule" -> side == Side.MISSING ? "999999" : ruleSet("REVIEWED");
            case "rule-in-force" -> side == Side.MISSING ? "999999" : ruleSet("ACTIVE");
            case "consortium" -> side == Side.MISSING ? "NOSUCH" : TwoConsortia.code(word);
            case "clinic" -> side == Side.MISSING ? "NOSUCH" : "V-" + word;
            case "failure" -> side == Side.MISSING ? "999999" : failure(word);
            case "mapping" -> side == Side.MISSING ? "999999" : proposedMapping();
            case "reported-product" -> side == Side.MISSING ? "NOSUCH" : reportedProduct(word);
            case "statement", "published-statement" -> side == Side.MISSING ? "999999" : TwoStatements.published(database, word);
            case "calculated-statement" -> side == Side.MISSING ? "999999" : TwoStatements.calculated(database, word);
            case "waiting-finding" -> side == Side.MISSING ? "999999" : TwoStatements.found(database, word);
            case "accepted-finding" -> side == Side.MISSING ? "999999" : TwoStatements.accepted(database, word);
            case "waiting-withdrawal" -> side == Side.MISSING ? "999999" : TwoStatements.withdrawn(database, word);
            case "waiting-late-request" -> side == Side.MISSING ? "999999" : TwoPurchases.asked(database, word);
            case "frozen-product" -> side == Side.MISSING ? "NOSUCH" : frozenProduct(word);
            case "waiting-correction" -> side == Side.MISSING ? "999999" : correction(word);
            case "platform-file" -> side == Side.MISSING ? "999999" : platformFile(word);
            case "line-withdrawal" -> side == Side.MISSING ? "999999" : lineWithdrawal(word);
            case "open-objection" -> side == Side.MISSING ? "999999" : TwoStatements.objected(database, word);
            case "attachment" -> side == Side.MISSING ? "999999" : attachment(word);
            case "alarm" -> side == Side.MISSING ? "999999" : openAlarm(word);
            case "colleague" -> side == Side.MISSING ? "nosuch-person" : colleague(word);
            case "certificate" -> side == Side.MISSING ? "00" : certificate(word);
            case "fork" -> side == Side.MISSING ? "999999" : openFork(word);
            // What only administrators of the county name is refused to everybody else, whatever it is called.
            case "account", "other-account", "service" -> "nobody";
            case "session" -> "0123456789abcdef";
            case "token", "deputy", "roster", "hook" -> "999999";
            default -> throw new AssertionError("x-names speaks of '" + kind + "': teach the two hospitals what that is");
        };
    }

    /** Something that a journal has lost, which people may explain. */
    private String openDiscrepancy(String word) throws SQLException {
        execute("insert into cabinet_discrepancy (did, tag, kind, opened_by, opened_at) values ('" + word + "-DID', '1:" + ++drawn
                + "-" + drawn + "', 'JOURNAL_LOST', 1, now())");
        return Long.toString(database.number(Role.READ, "select max(id) from cabinet_discrepancy"));
    }

    /** The same with an explanation of somebody else, which waits for a second person. */
    private String explainedDiscrepancy(String word) throws SQLException {
        var id = openDiscrepancy(word);
        execute("insert into cabinet_explanation (discrepancy_id, ground, words, account_id, given_by, given_at) select " + id
                + ", 'OTHER', 'why', id, name, now() from identity_account where name = 'explainer'");
        return id;
    }

    /** A shelf at which no device stands yet. */
    private String freeShelf(String word) throws SQLException {
        var code = word + "-FREE-" + ++drawn;
        execute("insert into place (code, name, kind, parent_id, institution_id) select '" + code
                + "', 'Free', 'CABINET', id, institution_id from place where code = '" + word + "-WARD'");
        return code;
    }

    private String attachment(String word) throws SQLException {
        return Long.toString(database.number(Role.READ, "select id from file_attachment where name = '" + word + ".txt'"));
    }

    /** A rule set of a region of its own, which has come so far. */
    private String ruleSet(String status) throws SQLException {
        var set = ShippedRuleSet.MON_DEFAULT.read();
        var region = "T" + ++drawn;
        execute("insert into rule_set (name, kind, region, version, effective_from, content, hash, account, author_id, act_id, at) values ('"
                + region + "', 'MONITORING', '" + region + "', 1, '2020-01-01', '"
                + set.content().with("region", new Param.Text(region)).canonical().replace("'", "''") + "', '" + set.hash()
                + "', 'officer', 0, md5('vbp')::uuid, now())");
        var id = Long.toString(database.number(Role.READ, "select id from rule_set where name = '" + region + "'"));
        execute("insert into rule_state (set_id, kind, region, effective_from, last_day, status) values (" + id + ", 'MONITORING', '" + region
                + "', '2020-01-01', null, '" + status + "')");
        return id;
    }

    /** A supplier's failure that nobody has judged. */
    private String failure(String word) throws SQLException {
        execute("insert into vbp_failure (agreement_id, institution_id, product_id, supplier_id, order_no, order_line, ordered_at, confirm_by,"
                + " deliver_by, failed_on, quantity, reminders, words, reporter_id, reported_by, act_id, at)"
                + " select agreement_id, institution_id, product_id, supplier_id, order_no, " + (100 + ++drawn) + ", ordered_at, confirm_by,"
                + " deliver_by, failed_on, 1, 0, words, 0, reported_by, act_id, at from vbp_failure where order_no = 'F-" + word
                + "' and order_line = 1");
        return Long.toString(database.number(Role.READ, "select max(id) from vbp_failure"));
    }

    /** What somebody has proposed and nobody has reviewed. */
    private String proposedMapping() throws SQLException {
        execute("insert into vbp_mapping (platform_code, version, item_id, pack_factor, starts_on, source, proposer_id, proposed_by, act_id, at)"
                + " select '33-" + ++drawn + "', 1, item_id, 28, starts_on, source, proposer_id, proposed_by, act_id, at from vbp_mapping"
                + " where platform_code = '33-9000'");
        return Long.toString(database.number(Role.READ, "select max(id) from vbp_mapping"));
    }

    /** A product of which a hospital has reported a volume that nobody has approved. */
    private String reportedProduct(String word) throws SQLException {
        var code = "P" + ++drawn;
        execute("insert into vbp_product (batch_id, code, name, unit) select id, '" + code + "', 'Product', 'bag' from vbp_batch where code = 'B8'");
        execute("insert into vbp_report (agreement_id, institution_id, product_id, reported, mean, reporter_id, reported_by, reported_at)"
                + " select a.id, i.id, p.id, 10, 10, 0, 'pharmacist', now() from vbp_agreement a join vbp_product p on p.batch_id = a.batch_id,"
                + " place_institution i where a.code = 'Y1' and p.code = '" + code + "' and i.code = '" + word + "'");
        return code;
    }

    /** The same, approved. */
    private String frozenProduct(String word) throws SQLException {
        var code = reportedProduct(word);
        execute("update vbp_report set approver_id = -2, approved_by = 'reviewer', approved_at = now(), words = 'right'"
                + " where product_id = (select id from vbp_product where code = '" + code + "')");
        return code;
    }

    /** What is to stand in the place of such a report, which nobody has reviewed. */
    private String correction(String word) throws SQLException {
        execute("insert into vbp_report_correction (agreement_id, institution_id, product_id, reported, mean, reason, proposer_id, proposed_by,"
                + " act_id, at) select agreement_id, institution_id, product_id, 20, 20, 'counted twice', 0, 'officer', md5('vbp')::uuid, now()"
                + " from vbp_report where product_id = (select id from vbp_product where code = '" + frozenProduct(word) + "')");
        return Long.toString(database.number(Role.READ, "select max(id) from vbp_report_correction"));
    }

    /** A file of the platform with one line of a hospital in its second row. */
    private String platformFile(String word) throws SQLException {
        execute("insert into vbp_file (sha256, rows, account, act_id, at) values (sha256('" + word + ++drawn
                + "'), 1, 'officer', md5('vbp')::uuid, now())");
        var file = database.number(Role.READ, "select max(id) from vbp_file");
        execute("insert into vbp_line (file_id, row_no, agreement_id, institution_id, order_no, order_line, delivery_no, platform_code, quantity,"
                + " unit, accepted_on) select " + file + ", 2, agreement_id, institution_id, order_no, " + (100 + drawn)
                + ", '', '33-' || order_no, 1, 'BOX', accepted_on from vbp_line where order_no = 'P-" + word + "' and order_line = 1");
        return Long.toString(file);
    }

    /** What somebody asks to withdraw, which nobody has judged. */
    private String lineWithdrawal(String word) throws SQLException {
        var file = platformFile(word);
        execute("insert into vbp_withdrawal (file_id, whole, reason, proposer_id, proposed_by, act_id, at) values (" + file
                + ", true, 'wrong for " + word + "', 0, 'officer', md5('vbp')::uuid, now())");
        execute("insert into vbp_withdrawal_line (withdrawal_id, line_id, institution_id) select w.id, n.id, n.institution_id"
                + " from vbp_withdrawal w join vbp_line n on n.file_id = w.file_id where w.file_id = " + file);
        return Long.toString(database.number(Role.READ, "select max(id) from vbp_withdrawal"));
    }

    private String receipt(String word) throws SQLException {
        return Long.toString(database.number(Role.READ, "select id from warehouse_receipt where order_no = 'P-" + word + "'"));
    }

    private String openAlarm(String word) throws SQLException {
        execute("insert into alarm (kind, subject, institution_id, severity, owner, words, state, present, seen, raised_at, last_seen_at)"
                + " select 'test.kind', '" + word + "-" + ++drawn + "', id, 'WARNING', 'HEAD_NURSE', '{}', 'OPEN', true, 1, now(), now()"
                + " from place_institution where code = '" + word + "'");
        return Long.toString(database.number(Role.READ, "select max(id) from alarm where kind = 'test.kind'"));
    }

    /** A person of one hospital. */
    private String colleague(String word) throws SQLException {
        var name = word.toLowerCase(Locale.ROOT) + "-person-" + ++drawn;
        execute("insert into identity_account (name, role, scope, service, must_change, state, created_at, password_hash) values ('" + name
                + "', 'WARD', 'INSTITUTIONS', false, false, 'ACTIVE', now(), '" + HASH + "')");
        execute("insert into identity_scope (account_id, institution_id) select a.id, i.id from identity_account a, place_institution i"
                + " where a.name = '" + name + "' and i.code = '" + word + "'");
        return name;
    }

    private String openFork(String word) throws SQLException {
        execute("insert into device_fork (did, at, connection, code) values ('" + word + "-DID', now(), 1, 'journal.forked')");
        return Long.toString(database.number(Role.READ, "select max(id) from device_fork"));
    }

    private String certificate(String word) throws SQLException {
        execute("insert into device_certificate (serial, did, not_before, not_after) select to_hex(count(*) + 4096), '" + word
                + "-DID', now(), now() + interval '1 day' from device_certificate");
        return Long.toHexString(database.number(Role.READ, "select count(*) + 4095 from device_certificate"));
    }

    /** An account of a duty, of the county or of the own hospital; its token. */
    String token(String role, boolean ofCounty) throws SQLException {
        return token(role, ofCounty, "HEAD_NURSE");
    }

    /** The same with other duties, and with the second step that a privileged one asks for. */
    String token(String role, boolean ofCounty, String... duties) throws SQLException {
        var token = "wl_" + UUID.randomUUID();
        var name = role.toLowerCase(Locale.ROOT) + (ofCounty ? ".county" : ".own") + ++drawn;
        // A person with a token: a service would be no second person.
        execute("insert into identity_account (name, role, scope, service, password_hash, must_change, state, created_at,"
                + " totp_secret, totp_confirmed) values ('" + name + "', '" + role + "', '" + (ofCounty ? "COUNTY" : "INSTITUTIONS")
                + "', false, '" + HASH + "', false, 'ACTIVE', now(), '\\x00', true)");
        execute("insert into identity_token (hash, account_id, created_at) select sha256(convert_to('" + token
                + "', 'UTF8')), id, now() from identity_account where name = '" + name + "'");
        for (var duty : new TreeSet<>(List.of(duties))) {
            execute("insert into identity_duty (account_id, duty) select id, '" + duty + "' from identity_account where name = '" + name + "'");
        }
        if (!ofCounty) {
            execute("insert into identity_scope (account_id, institution_id) select a.id, i.id from identity_account a,"
                    + " place_institution i where a.name = '" + name + "' and i.code = '" + OWN_WORD + "'");
        }
        return token;
    }

    long institution(String word) throws SQLException {
        return database.number(Role.READ, "select id from place_institution where code = '" + word + "'");
    }

    /** Words of a foreign row, as they would stand in an answer or a row. */
    static List<String> foreignWords() {
        return List.of(FOREIGN_WORD, FOREIGN_EPC);
    }

    static boolean isForeign(String text) {
        return foreignWords().stream().anyMatch(text::contains);
    }

    /** A field's example, made so that it was never used before. */
    String fresh(String field, String example) {
        var number = ++drawn;
        return Map.of("content", example.replace("MON-H", "MON-H" + number), "gtin", gtin(number), "units/0/epc", String.format("3034DDDD%08X", number))
                .getOrDefault(field, example + "-" + number);
    }

    private static String gtin(int number) {
        var digits = String.format("690123%06d", number);
        var sum = 0;
        for (var at = 0; at < digits.length(); at++) {
            sum += (digits.charAt(at) - '0') * (at % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private void execute(String statements) throws SQLException {
        database.execute(Role.OWNER, statements);
    }
}
