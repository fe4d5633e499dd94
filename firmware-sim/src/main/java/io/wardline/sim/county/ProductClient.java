package io.wardline.sim.county;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.TagId;
import io.wardline.sim.link.Credentials;
import io.wardline.sim.link.DeviceKey;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The product's HTTP interface as a stranger uses it: JSON, a bearer token, pages of at most 500.
public final class ProductClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BINDINGS = 500;
    private static final JsonMapper JSON = new JsonMapper();

    private final Endpoints endpoints;

    /// A client of the product at these endpoints.
    public ProductClient(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /// Whether the product already knows a device.
    ///
    /// @throws ProductFault when the product does not answer as its interface says
    boolean knows(DeviceId did) {
        return items("/api/device/devices").stream().anyMatch(device -> did.value().equals(device.path("did").asText()));
    }

    /// Tells the product of a county: places, catalogue, devices, and units bound in their stores. Calling it again with the same
    /// county changes nothing.
    ///
    /// @param run a word that no other county of this product uses
    /// @throws ProductFault when the product does not take it
    public void setUp(CountyMap map, String run) {
        map.consortia().forEach(one -> post("/api/place/consortia", run + "-consortium-" + one.code(), JSON.createObjectNode()
                .put("code", one.code()).put("name", one.name())));
        map.institutions().forEach(one -> {
            ObjectNode body = JSON.createObjectNode().put("code", one.code()).put("name", one.name()).put("kind", one.kind());
            if (!one.consortium().isEmpty()) {
                body.put("consortium", one.consortium());
            }
            post("/api/place/institutions", run + "-institution-" + one.code(), body);
        });
        map.places().forEach(one -> {
            ObjectNode body = JSON.createObjectNode().put("code", one.code()).put("name", one.name()).put("kind", one.kind())
                    .put("institution", one.institution());
            if (!one.parent().isEmpty()) {
                body.put("parent", one.parent());
            }
            post("/api/place/places", run + "-place-" + one.code(), body);
        });
        sendSheet("/api/catalog/items/import", run + "-catalogue", ItemSheet.of(map.items()));
        map.stations().forEach(one -> post("/api/device/devices", run + "-device-" + one.did(), JSON.createObjectNode()
                .put("did", one.did().value()).put("kind", one.kind()).put("place", one.place())));
        for (int from = 0; from < map.units().size(); from += BINDINGS) {
            ObjectNode body = JSON.createObjectNode();
            ArrayNode units = body.putArray("units");
            map.units().subList(from, Math.min(map.units().size(), from + BINDINGS)).forEach(unit -> units.addObject()
                    .put("epc", unit.epc().hex()).put("item", unit.item()).put("lot", unit.lot())
                    .put("expiry", unit.expiry().toString()).put("owner", unit.owner()).put("place", unit.store()));
            post("/api/ledger/units", run + "-units-" + from, body);
        }
    }

    /// Asks for a certificate for a device that the product knows.
    ///
    /// @param key made by the device itself
    /// @throws ProductFault when the product does not issue it
    public Credentials certify(DeviceId did, DeviceKey key) {
        ObjectNode body = JSON.createObjectNode().put("request", key.request(did.value()));
        JsonNode issued = answer("/api/device/devices/" + did + "/certificates", "", body);
        return key.certified(issued.path("certificate").asText(), issued.path("authority").asText());
    }

    /// Makes the accounts of people who have none yet. Their first passwords are in nobody's hand: who wants to sign in as one of
    /// them is given a reset code by an administrator, as in any county.
    ///
    /// @throws ProductFault when the product does not take one
    public void employ(List<Person> people) {
        Set<String> known = items("/api/identity/accounts").stream()
                .map(account -> account.path("name").asText())
                .collect(Collectors.toSet());
        people.stream().filter(person -> !known.contains(person.name())).forEach(person -> {
            ObjectNode body = JSON.createObjectNode().put("name", person.name()).put("role", person.role())
                    .put("scope", person.institution().isEmpty() ? "COUNTY" : "INSTITUTIONS");
            ArrayNode institutions = body.putArray("institutions");
            if (!person.institution().isEmpty()) {
                institutions.add(person.institution());
            }
            body.putArray("duties").add(person.duty());
            post("/api/identity/accounts", "", body);
        });
    }

    /// What the product says of a county.
    ///
    /// @throws ProductFault when the product does not answer as its interface says
    public Book book(CountyMap map) {
        TreeSet<String> places = new TreeSet<>(List.of("OUT", "CONTESTED"));
        map.places().forEach(place -> places.add(place.code()));
        Map<String, String> units = new TreeMap<>();
        List<StockLine> stock = new ArrayList<>();
        for (String place : places) {
            for (JsonNode unit : items("/api/ledger/units?place=" + place)) {
                String before = units.put(unit.path("epc").asText(), place);
                if (before != null) {
                    units.put(unit.path("epc").asText(), before + " and " + place);
                }
            }
            for (JsonNode line : items("/api/ledger/stock?place=" + place)) {
                stock.add(new StockLine(
                        place, line.path("item").asText(), line.path("lot").asText(), line.path("owner").asText(),
                        line.path("quantity").asLong()));
            }
        }
        Map<String, SessionOutcome> sessions = new TreeMap<>();
        for (CountyMap.Station station : map.cabinets()) {
            for (JsonNode session : items("/api/cabinet/cabinets/" + station.did() + "/sessions")) {
                List<String> lines = new ArrayList<>();
                session.path("lines").forEach(line -> lines.add(line.path("tag").asText() + " " + line.path("kind").asText()));
                SessionOutcome outcome = SessionOutcome.of(
                        station.did().value(), session.path("id").asText(), session.path("state").asText(), lines);
                sessions.put(outcome.name(), outcome);
            }
        }
        List<OpenDiscrepancy> discrepancies = new ArrayList<>();
        for (JsonNode row : items("/api/cabinet/discrepancies?state=open")) {
            discrepancies.add(new OpenDiscrepancy(
                    row.path("did").asText(), row.path("tag").asText(), Kind.valueOf(row.path("kind").asText())));
        }
        return new Book(units, stock, sessions, discrepancies);
    }

    /// The tags that the product's book has in a place.
    List<TagId> tagsAt(String place) {
        return items("/api/ledger/units?place=" + place).stream().map(unit -> new TagId(unit.path("epc").asText())).toList();
    }

    private List<JsonNode> items(String path) {
        List<JsonNode> items = new ArrayList<>();
        String after = "";
        while (true) {
            String query = (path.contains("?") ? "&" : "?") + "limit=500"
                    + (after.isEmpty() ? "" : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8));
            JsonNode page = send(path, HttpRequest.newBuilder(address(path + query)).GET());
            page.path("items").forEach(items::add);
            after = page.path("next").asText("");
            if (page.path("next").isNull() || after.isEmpty()) {
                return items;
            }
        }
    }

    private void post(String path, String key, ObjectNode body) {
        JsonNode _ = answer(path, key, body);
    }

    private JsonNode answer(String path, String key, ObjectNode body) {
        try {
            return send(path, keyed(path, key, "application/json", JSON.writeValueAsString(body)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree is JSON", impossible);
        }
    }

    private void sendSheet(String path, String key, String sheet) {
        JsonNode _ = send(path, keyed(path, key, "text/csv", sheet));
    }

    private HttpRequest.Builder keyed(String path, String key, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return key.isEmpty() ? request : request.header("Idempotency-Key", key);
    }

    private URI address(String path) {
        return endpoints.api().resolve(path);
    }

    private JsonNode send(String path, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = endpoints.http().send(
                    request.header("Authorization", "Bearer " + endpoints.token()).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new ProductFault(path + " was answered with " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException failed) {
            throw new ProductFault(path + " was not answered", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProductFault(path + " was given up", stopped);
        }
    }
}
