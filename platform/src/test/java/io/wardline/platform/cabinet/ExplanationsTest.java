package io.wardline.platform.cabinet;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.TestCounty;
import io.wardline.platform.audit.Act;
import io.wardline.platform.cabinet.Explanations.Outcome;
import io.wardline.platform.identity.Identity;
import io.wardline.platform.web.HeavyWork;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.TagId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two people close what no reading closes, and the facts give the same again.
final class ExplanationsTest {
    private static final TagId A = new TagId("3034257BF7194E4000001E01");
    private static final TagId B = new TagId("3034257BF7194E4000001E02");
    private static final TagId STRAY = new TagId("3034257BF7194E4000001E03");

    @TempDir
    private Path folder;

    private final TestWard ward = new TestWard();
    private final Journal one = new Journal("cab-1");
    private HeavyWork heavyWork;
    private Explanations explanations;
    private int acts;

    @BeforeEach
    void staff() {
        heavyWork = new HeavyWork(ward.county.vertx(), 1, 4);
        var identity = new Identity(
                ward.county.platform(), heavyWork, InstantSource.system(), new SecureRandom(), Identity.SessionLimits.usual(),
                folder.resolve("identity.key"));
        explanations = new Explanations(new ExplanationStore(), identity.duties());
        ward.county.execute(
                """
                insert into identity_account (name, role, scope, service, password_hash, must_change, state, created_at)
                select n, 'WARD', 'COUNTY', false, '$argon2id$none', false, 'ACTIVE', now() from unnest(array['head.one', 'head.two', 'nurse']) n;
                insert into identity_duty (account_id, duty)
                select id, case name when 'nurse' then 'NURSE' else 'HEAD_NURSE' end from identity_account;
                """);
        ward.pump();
        ward.bind(A, B);
    }

    @AfterEach
    void every_check_holds_and_the_facts_give_the_same_again() {
        ward.holds();
        var replay = Replay.of(ward.county.pump());
        assertThat(replay.differences()).isEmpty();
        assertThat(replay.holds()).isTrue();
        heavyWork.stop();
        ward.close();
    }

    private long account(String name) {
        return ward.number("select id from identity_account where name = '" + name + "'");
    }

    private long open(DiscrepancyKind kind) {
        return ward.number("select id from cabinet_discrepancy where resolved_at is null and kind = '" + kind + "'");
    }

    private Act act(String account) {
        return new Act(new UUID(7, ++acts), account, "r", TestCounty.NOW);
    }

    private Outcome give(String who, long discrepancy) {
        return ward.county.inTransaction(tx ->
                explanations.give(tx, act(who), account(who), discrepancy, Ground.TAG_FAULT, "the tag is torn"));
    }

    private Outcome judge(String who, long discrepancy, boolean accepted) {
        return ward.county.inTransaction(tx -> explanations.judge(
                tx, act(who), account(who), discrepancy, accepted, accepted ? null : "I have seen the tag"));
    }

    private static Outcome refused(String code) {
        return new Outcome.Refused(code);
    }

    private long suspect() {
        ward.deliver(one.opens("s1").closes("s1", A, B).opens("s2").closesHalfBlind("s2", B));
        return open(DiscrepancyKind.SUSPECT);
    }

    @Test
    void one_person_explains_and_a_second_one_closes_it() {
        var suspect = suspect();
        assertThat(judge("head.two", suspect, true)).isEqualTo(refused("cabinet_explanation_missing"));
        assertThat(give("head.one", suspect)).isInstanceOf(Outcome.Done.class);
        assertThat(ward.open()).as("it waits").hasSize(1);
        assertThat(give("head.two", suspect)).isEqualTo(refused("cabinet_explanation_waits"));
        assertThat(judge("head.one", suspect, true)).isEqualTo(refused("cabinet_explanation_own"));
        assertThat(judge("head.two", suspect, true)).isInstanceOf(Outcome.Done.class);
        assertThat(ward.everOpened()).containsExactly("cab-1 " + A + " SUSPECT EXPLAINED");
        assertThat(ward.placeOf(A)).as("the book stays where the shelf put it").isEqualTo("SHELF-1");
        assertThat(give("head.one", suspect)).isEqualTo(refused("cabinet_discrepancy_closed"));
        assertThat(ward.texts("select cause || ' ' || about_kind from cabinet_step where about = '" + A + "'"))
                .containsExactly("EXPLAINED SUSPECT");
    }

    @Test
    void without_the_permission_nobody_explains_or_accepts() {
        var suspect = suspect();
        assertThat(give("nurse", suspect)).isEqualTo(refused("cabinet_explanation_permission"));
        give("head.one", suspect);
        assertThat(judge("nurse", suspect, true)).isEqualTo(refused("cabinet_explanation_permission"));
        assertThat(give("head.one", 999_999)).isEqualTo(new Outcome.Unknown());
    }

    @Test
    void a_rejected_explanation_leaves_it_open_for_another() {
        var suspect = suspect();
        give("head.one", suspect);
        assertThat(judge("head.two", suspect, false)).isInstanceOf(Outcome.Done.class);
        assertThat(ward.open()).hasSize(1);
        assertThat(give("head.two", suspect)).isInstanceOf(Outcome.Done.class);
        assertThat(judge("head.one", suspect, true)).isInstanceOf(Outcome.Done.class);
        assertThat(ward.open()).isEmpty();
    }

    @Test
    void what_is_missed_again_after_it_was_explained_opens_anew() {
        var suspect = suspect();
        give("head.one", suspect);
        judge("head.two", suspect, true);
        ward.deliver(one.opens("s3").closesHalfBlind("s3", B));
        assertThat(ward.everOpened())
                .containsExactly("cab-1 " + A + " SUSPECT EXPLAINED", "cab-1 " + A + " SUSPECT OPEN");
        ward.deliver(one.opens("s4").closes("s4", B));
        assertThat(ward.open()).isEmpty();
        assertThat(ward.placeOf(A)).isEqualTo("OUT");
    }

    @Test
    void an_unknown_tag_is_closed_by_the_shelf_and_by_nothing_that_is_said() {
        ward.deliver(one.looks(STRAY));
        assertThat(give("head.one", open(DiscrepancyKind.UNKNOWN_TAG))).isEqualTo(refused("cabinet_discrepancy_of_shelf"));
    }

    @Test
    void what_a_journal_lost_is_made_good_by_a_count_and_a_second_person() {
        ward.deliver(one.looks(A).babbles());
        ward.inbox.storePoison(one.did(), new JournalKey(1, 2));
        ward.deliver(one.opens("s1"));
        var unreadable = open(DiscrepancyKind.UNREADABLE);
        give("head.one", unreadable);
        judge("head.two", unreadable, true);
        assertThat(ward.texts("select kind || ' ' || coalesce(resolution, 'OPEN') from cabinet_discrepancy where kind = 'UNREADABLE'"))
                .containsExactly("UNREADABLE EXPLAINED");
    }
}
