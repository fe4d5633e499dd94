package io.wardline.platform.ledger;

import io.wardline.platform.TestCounty;
import io.wardline.platform.catalog.ItemId;
import io.wardline.platform.db.Tx;
import io.wardline.platform.place.PlaceId;
import io.wardline.protocol.device.TagId;
import io.wardline.sql.Checks;
import io.wardline.sql.Role;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A small county for the ledger's tests: a store, a ward and two cabinets of one hospital, loose gauze in two lots, a
 * supplier who consigns stents. Places, lots and owners are named by their codes.
 */
final class LedgerCounty implements AutoCloseable {
    static final String HOSPITAL = "H1";
    static final String SUPPLIER = "ACME";
    private static final LocalDate EXPIRY = LocalDate.of(2028, 1, 31);

    final TestCounty county = TestCounty.open();
    final Ledger ledger = new Ledger(TestCounty.TIME);
    final Units units = new Units();
    private final Map<String, PlaceId> places = new HashMap<>();
    private final Map<String, Goods.Loose> lots = new HashMap<>();
    private final Map<String, OwnerId> owners = new HashMap<>();

    LedgerCounty() {
        county.execute(
                """
                insert into place_institution (code, name, kind) values ('H1', 'First hospital', 'HOSPITAL');
                insert into place (code, name, kind, institution_id)
                select code, code, kind, (select id from place_institution where code = 'H1')
                from (values ('STORE', 'HOSPITAL_STORE'), ('WARD', 'WARD'), ('C1', 'CABINET'), ('C2', 'CABINET')) as p (code, kind);
                update place set parent_id = (select id from place where code = 'WARD') where kind = 'CABINET';
                insert into catalog_item (code, name, base_unit, class, maker) values
                    ('GAUZE', 'Gauze', 'piece', 'GENERAL', 'MEDLINE'), ('STENT', 'Stent', 'piece', 'HIGH_VALUE', 'STENTOR');
                insert into ledger_owner (code, name, institution_id)
                select 'H1', 'First hospital', id from place_institution where code = 'H1';
                insert into ledger_owner (code, name) values ('ACME', 'A supplier');
                insert into ledger_lot (item_id, maker, number, expiry, tagged)
                select i.id, 'MEDLINE', n, '2027-06-30', false from catalog_item i, (values ('L1'), ('L2')) as l (n)
                where i.code = 'GAUZE';
                """);
        county.inTransaction(this::learn);
    }

    private boolean learn(Tx tx) {
        tx.rows("select code, id from place", row -> row).forEach(row ->
                places.put(row.getString(0), new PlaceId(row.getLong(1))));
        tx.rows("select code, id from ledger_owner", row -> row).forEach(row ->
                owners.put(row.getString(0), new OwnerId(row.getLong(1))));
        tx.rows("select number, item_id, id from ledger_lot", row -> row).forEach(row ->
                lots.put(row.getString(0), new Goods.Loose(new ItemId(row.getLong(1)), new LotId(row.getLong(2)), owner(HOSPITAL))));
        return true;
    }

    PlaceId place(String code) {
        return Objects.requireNonNull(places.get(code), code);
    }

    OwnerId owner(String code) {
        return Objects.requireNonNull(owners.get(code), code);
    }

    Goods.Loose gauze(String lot) {
        return Objects.requireNonNull(lots.get(lot), lot);
    }

    static TagId epc(int number) {
        return new TagId(String.format("3034%020X", number));
    }

    /** Binds stents of lot S1, owned by the hospital, in a place; tags are numbered. */
    List<UnitState> tag(String place, int firstEpc, int count) {
        var bindings = new ArrayList<Binding>();
        for (var at = 0; at < count; at++) {
            bindings.add(stent(firstEpc + at, place));
        }
        var bound = bind(bindings);
        if (!bound.equals(new Binding.Bound(count))) {
            throw new AssertionError(bound);
        }
        return bindings.stream().map(binding -> unit(binding.epc())).toList();
    }

    static Binding stent(int epc, String place) {
        return new Binding(epc(epc), null, "STENT", "S1", null, EXPIRY, HOSPITAL, place);
    }

    Binding.Outcome bind(List<Binding> bindings) {
        var tagging = new Tagging(ledger, TestCounty.TIME, (_, _, _, _, _) -> {});
        return county.inTransaction(tx -> tagging.bind(tx, act(), "nurse", bindings));
    }

    UnitState unit(TagId epc) {
        return Objects.requireNonNull(county.inTransaction(tx -> units.find(tx, List.of(epc))).get(epc), epc.hex());
    }

    static Cause act() {
        return Cause.act(UUID.randomUUID());
    }

    /** A movement of a cause of its own. */
    Movement move(String from, String to, Goods goods, long quantity) {
        return move(act(), 0, from, to, goods, quantity);
    }

    Movement move(Cause cause, int index, String from, String to, Goods goods, long quantity) {
        return new Movement(
                cause, index, place(from), place(to), goods, quantity, Reason.MOVED, "nurse", TestCounty.NOW);
    }

    Posting post(Movement... movements) {
        return county.inTransaction(tx -> ledger.post(tx, List.of(movements)));
    }

    Posting reverse(UUID movement) {
        return county.inTransaction(tx -> ledger.reverse(tx, act(), "keeper", List.of(movement), TestCounty.NOW));
    }

    /** What stands in a place; 0 where there is no balance. */
    long stands(String place, Goods goods) {
        return number("select coalesce(sum(quantity), 0)::bigint from ledger_balance where place_id = " + place(place).value()
                + " and lot_id = " + goods.lot().value() + " and owner_id = " + goods.owner().value());
    }

    long number(String query) {
        try {
            return county.database().number(Role.READ, query);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    /** The names of the claims of {@code sql/checks} that do not hold. */
    Collection<String> brokenClaims() {
        try (var reader = county.database().jdbc(Role.READ)) {
            return Checks.run(reader).stream().filter(outcome -> !outcome.holds()).map(Checks.Outcome::name).toList();
        } catch (SQLException e) {
            throw new AssertionError("the checks cannot be asked", e);
        }
    }

    @Override
    public void close() {
        county.close();
    }
}
