package io.wardline.platform;

import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ShippedRuleSet;
import io.wardline.sql.Role;
import io.wardline.sql.TestDatabase;
import java.sql.SQLException;
import java.util.List;

/** A consortium, whose code and name everybody may see, of each of the two hospitals, led by it, with the package and the cost of a year. */
final class TwoConsortia {
    private static final String LED =
            """
            insert into place_consortium (code, name) values ('%2$s', 'Consortium');
            update place_institution set consortium_id = (select id from place_consortium where code = '%2$s') where code = '%1$s';
            insert into settlement_package (consortium_id, year, version, institution_id, formula, package_fen, source, account, act_id, at)
            select consortium_id, 2025, 1, id, 'AGREED', 1000, 'agreement with %1$s', 'officer', md5('vbp')::uuid, now()
            from place_institution where code = '%1$s';
            insert into settlement_cost (consortium_id, year, version, institution_id, actual_fen, source, account, act_id, at)
            select consortium_id, 2025, 1, id, 900, 'account of %1$s', 'officer', md5('vbp')::uuid, now()
            from place_institution where code = '%1$s';
            """;

    /** A rule by which both are settled, in force since long. */
    private static final String RULE =
            """
            insert into rule_set (name, kind, region, version, effective_from, content, hash, author_id, account, act_id, at)
            values ('SETTLED', 'SETTLEMENT', '*', 1, '2020-01-01', '%1$s', '%2$s', 0, 'officer', md5('vbp')::uuid, now());
            insert into rule_state (set_id, kind, region, effective_from, status)
            select id, kind, region, effective_from, 'ACTIVE' from rule_set where name = 'SETTLED';
            """;

    private TwoConsortia() {}

    /** Code of the consortium that a hospital leads. */
    static String code(String word) {
        return word.equals(TwoHospitals.OWN_WORD) ? "C-1" : "C-2";
    }

    /** Writes what both lead. */
    static void write(TestDatabase database) throws SQLException {
        var rule = ShippedRuleSet.SC_2020_11.read();
        var content = rule.content().with("region", new Param.Text("*")).canonical().replace("'", "''");
        database.execute(Role.OWNER, RULE.formatted(content, rule.hash()));
        for (var word : List.of(TwoHospitals.OWN_WORD, TwoHospitals.FOREIGN_WORD)) {
            database.execute(Role.OWNER, LED.formatted(word, code(word)));
        }
    }
}
