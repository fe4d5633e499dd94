package io.wardline.platform.place;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Db;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;

/** {@code /api/place}: consortia, institutions and places. */
final class PlaceRoutes {
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_NAME = 200;

    private final Places places;
    private final Acts acts;
    private final Db db;

    PlaceRoutes(Places places, Acts acts, Db db) {
        this.places = places;
        this.acts = acts;
        this.db = db;
    }

    void register(Routes routes) {
        routes.get("/api/place/consortia", Access.sharedReaders(), this::consortia);
        routes.post("/api/place/consortia", Access.county(Role.ADMIN), this::addConsortium);
        routes.get("/api/place/institutions", Access.scopedReaders(), this::institutions);
        routes.post("/api/place/institutions", Access.county(Role.ADMIN), this::addInstitution);
        routes.get("/api/place/places", Access.scopedReaders(), this::places);
        routes.post("/api/place/places", Access.scoped(Role.ADMIN), this::addPlace);
    }

    private record Code(String code) {}

    private Answer consortia(Request request) {
        var page = request.query(Fields::page);
        var found = db.reading(request.caller().scope(), tx -> places.consortia(tx, page));
        return Answer.found(Listing.of(page, found, Consortium::code));
    }

    private Answer addConsortium(Request request) {
        var wish = request.body(fields -> new NewConsortium(
                fields.shaped("code", NewInstitution.CODE, "short_code"), fields.text("name", LONGEST_NAME)));
        return acts.perform(
                request, "place.addConsortium", (tx, act) -> answer(places.add(tx, act, wish), wish.code()));
    }

    private Answer institutions(Request request) {
        var page = request.query(Fields::page);
        var found = db.reading(request.caller().scope(), tx -> places.institutions(tx, page));
        return Answer.found(Listing.of(page, found, Institution::code));
    }

    private Answer addInstitution(Request request) {
        var wish = request.body(fields -> new NewInstitution(
                fields.shaped("code", NewInstitution.CODE, "short_code"),
                fields.text("name", LONGEST_NAME),
                fields.choice("kind", InstitutionKind.class),
                fields.optionalText("consortium", LONGEST_CODE).orElse(null)));
        return acts.perform(
                request, "place.addInstitution", (tx, act) -> answer(places.add(tx, act, wish), wish.code()));
    }

    private Answer places(Request request) {
        var page = request.query(Fields::page);
        var found = db.reading(request.caller().scope(), tx -> places.places(tx, page));
        return Answer.found(Listing.of(page, found, Place::code));
    }

    private Answer addPlace(Request request) {
        var wish = request.body(fields -> new NewPlace(
                fields.shaped("code", NewPlace.CODE, "code"),
                fields.text("name", LONGEST_NAME),
                fields.choice("kind", PlaceKind.class),
                fields.optionalText("parent", LONGEST_CODE).orElse(null),
                fields.text("institution", LONGEST_CODE)));
        return acts.perform(request, "place.addPlace", (tx, act) -> answer(places.add(tx, act, wish), wish.code()));
    }

    private static Answer answer(PlaceResult result, String code) {
        return switch (result) {
            case PlaceResult.Added() -> Answer.created(new Code(code));
            case PlaceResult.Refused(var refusal, var parameters) -> Answer.refused(refusal, parameters);
        };
    }
}
