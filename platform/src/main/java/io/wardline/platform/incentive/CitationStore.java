package io.wardline.platform.incentive;

import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.vbp.Citations;
import java.util.Collection;
import java.util.List;

/** Which retention statements have frozen a volume of procurement. */
final class CitationStore implements Citations {
    static final String CITING =
            """
            select s.id, s.institution, s.year, s.version, s.number
            from statement_standing s
            where s.kind = 'RETENTION' and s.version = s.standing_version
              and s.institution_id = any ($1::bigint[])
              and exists (
                  select from statement_version v
                  cross join lateral jsonb_array_elements(v.inputs::jsonb -> 'lines') as l (line)
                  join unnest($1::bigint[], $2::text[]) as k (institution_id, code)
                      on k.institution_id = s.institution_id and k.code = l.line ->> 'code'
                  where v.id = s.id)
            order by s.institution, s.year
            """;

    @Override
    public List<Cited> citing(Tx tx, Collection<Figure> figures) {
        return tx.rows(
                CITING,
                row -> new Cited(row.getLong(0), row.getString(1), row.getInteger(2), row.getInteger(3), row.getString(4)),
                Columns.longs(figures, Figure::institution), Columns.texts(figures, Figure::line));
    }
}
