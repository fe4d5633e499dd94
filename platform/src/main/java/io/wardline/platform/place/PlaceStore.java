package io.wardline.platform.place;

import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Tx;
import io.wardline.platform.file.Institutions;
import io.wardline.platform.web.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Institutions and places. */
final class PlaceStore {
    static final String ADD_INSTITUTION =
            """
            insert into place_institution (code, name, kind, consortium_id)
            values ($1, $2, $3, (select c.id from place_consortium c where c.code = $4))
            on conflict on constraint place_institution_code_key do nothing
            """;
    static final String ADD_CONSORTIUM =
            """
            insert into place_consortium (code, name) values ($1, $2)
            on conflict on constraint place_consortium_code_key do nothing
            """;
    static final String CONSORTIUM_ID =
            """
            select id from place_consortium where code = $1
            """;
    static final String CONSORTIA =
            """
            select code, name from place_consortium where code > $1 order by code limit $2
            """;
    static final String ADD_PLACE =
            """
            insert into place (code, name, kind, parent_id, institution_id)
            values ($1, $2, $3, (select p.id from place p where p.code = $4),
                    (select i.id from place_institution i where i.code = $5))
            on conflict on constraint place_code_key do nothing
            """;
    static final String INSTITUTION_ID =
            """
            select id from place_institution where code = $1 and ($2::bigint[] is null or id = any ($2))
            """;
    static final String NAMED_INSTITUTION =
            """
            select id, code, name from place_institution where code = $1 and ($2::bigint[] is null or id = any ($2))
            """;
    static final String PLACE_ID =
            """
            select id from place
            where code = $1 and ($2::bigint[] is null or institution_id = any ($2) or institution_id = 1)
            """;
    static final String PHYSICAL_PLACE_ID =
            """
            select id from place
            where code = $1 and physical and ($2::bigint[] is null or institution_id = any ($2) or institution_id = 1)
            """;
    static final String INSTITUTIONS =
            """
            select i.code, i.name, i.kind, c.code
            from place_institution i left join place_consortium c on c.id = i.consortium_id
            where i.code > $1 and ($3::bigint[] is null or i.id = any ($3) or i.id = 1)
            order by i.code limit $2
            """;
    static final String INSTITUTION_NAMES =
            """
            select p.code, i.name
            from place p join place_institution i on i.id = p.institution_id
            where p.physical and i.id <> 1 and ($1::bigint[] is null or i.id = any ($1))
            """;
    static final String PLACES =
            """
            select p.code, p.name, p.kind, p.physical, u.code, i.code
            from place p join place_institution i on i.id = p.institution_id left join place u on u.id = p.parent_id
            where p.code > $1 and ($3::bigint[] is null or p.institution_id = any ($3) or p.institution_id = 1)
            order by p.code limit $2
            """;

    boolean add(Tx tx, NewInstitution institution) {
        return tx.execute(
                        ADD_INSTITUTION, institution.code(), institution.name(), institution.kind().name(), institution.consortium())
                == 1;
    }

    boolean add(Tx tx, NewConsortium consortium) {
        return tx.execute(ADD_CONSORTIUM, consortium.code(), consortium.name()) == 1;
    }

    boolean consortiumExists(Tx tx, String code) {
        return tx.row(CONSORTIUM_ID, row -> row.getLong(0), code).isPresent();
    }

    List<Consortium> consortia(Tx tx, Page page) {
        return tx.rows(
                CONSORTIA, row -> new Consortium(row.getString(0), row.getString(1)), page.after().orElse(""), page.fetch());
    }

    boolean add(Tx tx, NewPlace place) {
        return tx.execute(
                        ADD_PLACE, place.code(), place.name(), place.kind().name(), place.parent(), place.institution())
                == 1;
    }

    boolean institutionExists(Tx tx, String code) {
        return tx.row(INSTITUTION_ID, row -> row.getLong(0), code, tx.institutions()).isPresent();
    }

    Optional<Institutions.Named> named(Tx tx, String code) {
        return tx.row(
                NAMED_INSTITUTION,
                row -> new Institutions.Named(row.getLong(0), row.getString(1), row.getString(2)),
                code,
                tx.institutions());
    }

    Optional<PlaceId> place(Tx tx, String code) {
        return tx.row(PLACE_ID, row -> new PlaceId(row.getLong(0)), code, tx.institutions());
    }

    Optional<PlaceId> physicalPlace(Tx tx, String code) {
        return tx.row(PHYSICAL_PLACE_ID, row -> new PlaceId(row.getLong(0)), code, tx.institutions());
    }

    List<Institution> institutions(Tx tx, Page page) {
        return tx.rows(
                INSTITUTIONS,
                row -> new Institution(row.getString(0), row.getString(1), row.getString(2), row.getString(3)),
                page.after().orElse(""),
                page.fetch(),
                tx.institutions());
    }

    Map<String, String> institutionNames(Tx tx) {
        var names = new HashMap<String, String>();
        for (var name : tx.rows(INSTITUTION_NAMES, row -> Map.entry(row.getString(0), row.getString(1)), tx.institutions())) {
            names.put(name.getKey(), name.getValue());
        }
        return Map.copyOf(names);
    }

    List<Place> places(Tx tx, Page page) {
        return tx.rows(PLACES, PlaceStore::place, page.after().orElse(""), page.fetch(), tx.institutions());
    }

    private static Place place(Row row) {
        return new Place(
                row.getString(0), row.getString(1), row.getString(2), row.getBoolean(3), row.getString(4), row.getString(5));
    }
}
