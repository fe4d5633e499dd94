package io.wardline.platform.place;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Tx;
import io.wardline.platform.file.Institutions;
import io.wardline.platform.place.PlaceResult.Added;
import io.wardline.platform.place.PlaceResult.Refused;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Institutions and places: adding, listing, finding by code. */
public final class Places {
    private static final String COUNTY = "COUNTY";

    private final PlaceStore store = new PlaceStore();
    private final Acts acts;

    /** With the book of acts. */
    public Places(Acts acts) {
        this.acts = acts;
    }

    /** Declares {@code /api/place}. */
    public void declareRoutes(Routes routes, Db db) {
        new PlaceRoutes(this, acts, db).register(routes);
    }

    /** Adds a consortium; refused as {@code place_consortium_code_key} where the code is taken. */
    public PlaceResult add(Tx tx, Act act, NewConsortium consortium) {
        if (!store.add(tx, consortium)) {
            return new Refused("place_consortium_code_key", Map.of("code", consortium.code()));
        }
        acts.changed(tx, act, List.of(Change.added("consortium/" + consortium.code(), "name", consortium.name())));
        return new Added();
    }

    /**
     * Adds an institution; refused as {@code place_institution_consortium_fkey} where there is no such consortium, as
     * {@code place_institution_code_key} where the code is taken.
     */
    public PlaceResult add(Tx tx, Act act, NewInstitution institution) {
        var consortium = institution.consortium();
        if (consortium != null && !store.consortiumExists(tx, consortium)) {
            return new Refused("place_institution_consortium_fkey", Map.of("consortium", consortium));
        }
        if (!store.add(tx, institution)) {
            return new Refused("place_institution_code_key", Map.of("code", institution.code()));
        }
        var subject = "institution/" + institution.code();
        var changes = new ArrayList<>(List.of(
                Change.added(subject, "name", institution.name()),
                Change.added(subject, "kind", institution.kind().name())));
        if (consortium != null) {
            changes.add(Change.added(subject, "consortium", consortium));
        }
        acts.changed(tx, act, changes);
        return new Added();
    }

    /**
     * Adds a place; refused as {@code place_institution_fkey}, {@code place_parent_fkey} (there is no such institution,
     * no such physical place) or {@code place_code_key}.
     */
    public PlaceResult add(Tx tx, Act act, NewPlace place) {
        if (!store.institutionExists(tx, place.institution())) {
            return new Refused("place_institution_fkey", Map.of("institution", place.institution()));
        }
        var parent = place.parent();
        if (parent != null && store.physicalPlace(tx, parent).isEmpty()) {
            return new Refused("place_parent_fkey", Map.of("parent", parent));
        }
        if (!store.add(tx, place)) {
            return new Refused("place_code_key", Map.of("code", place.code()));
        }
        acts.changed(tx, act, List.of(
                Change.added("place/" + place.code(), "name", place.name()),
                Change.added("place/" + place.code(), "kind", place.kind().name()),
                Change.added("place/" + place.code(), "institution", place.institution())));
        return new Added();
    }

    /** A place by its code. */
    public Optional<PlaceId> find(Tx tx, String code) {
        return store.place(tx, code);
    }

    /** A place by its code, if stock can stand there. */
    public Optional<PlaceId> findPhysical(Tx tx, String code) {
        return store.physicalPlace(tx, code);
    }

    /** What the institution of each place is called, by the place's code; the county's own places are left out. */
    public Map<String, String> institutionNames(Tx tx) {
        return store.institutionNames(tx);
    }

    /** Consortia ordered by code: one row more than the page where the list goes on. */
    List<Consortium> consortia(Tx tx, Page page) {
        return store.consortia(tx, page);
    }

    /** Institutions ordered by code: one row more than the page where the list goes on. */
    List<Institution> institutions(Tx tx, Page page) {
        return store.institutions(tx, page);
    }

    /** Places ordered by code: one row more than the page where the list goes on. */
    List<Place> places(Tx tx, Page page) {
        return store.places(tx, page);
    }

    /** Institutions as papers name them: the county by the name that it has been given, every other by its own. */
    public static Institutions issuing(Places places, String county) {
        return (tx, code) -> places.named(tx, code)
                .map(found -> code.equals(COUNTY) ? new Institutions.Named(found.id(), found.code(), county) : found);
    }

    /** An institution within the scope by its code, for what it keeps and prints. */
    public Optional<Institutions.Named> named(Tx tx, String code) {
        return store.named(tx, code);
    }
}
