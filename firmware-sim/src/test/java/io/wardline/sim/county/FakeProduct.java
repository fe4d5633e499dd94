package io.wardline.sim.county;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wardline.protocol.device.DeviceId;
import io.wardline.sim.device.JournalLine;
import io.wardline.sim.link.FakeGateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/// A product for laboratories: a gateway in memory, and an HTTP interface that says what the judge's own rules make of its inbox.
/// It proves the plumbing, and with a tampered answer that the judge can say no.
final class FakeProduct implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final FakeGateway gateway = new FakeGateway();
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final CountyMap map;
    private final List<String> posted = new CopyOnWriteArrayList<>();
    private volatile UnaryOperator<Book> tampering = UnaryOperator.identity();

    FakeProduct(CountyMap map) throws IOException {
        this.map = map;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/", this::answer);
        server.start();
    }

    Endpoints endpoints() {
        URI api = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Endpoints(HttpClient.newHttpClient(), api, "token", "127.0.0.1", gateway.port());
    }

    FakeGateway gateway() {
        return gateway;
    }

    List<String> posted() {
        return posted;
    }

    void tamper(UnaryOperator<Book> with) {
        tampering = with;
    }

    Book book() {
        Map<DeviceId, List<JournalLine>> lines = new TreeMap<>();
        map.cabinets().forEach(station -> {
            List<JournalLine> own = new ArrayList<>();
            gateway.journal(station.did()).forEach((key, text) -> own.add(new JournalLine(key, type(text), text)));
            lines.put(station.did(), own);
        });
        return tampering.apply(new Judge(map).expected(lines));
    }

    private static String type(String line) {
        int at = line.indexOf("\"type\":\"") + 8;
        return line.substring(at, line.indexOf('"', at));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        ObjectNode answer = JSON.createObjectNode();
        if ("POST".equals(exchange.getRequestMethod())) {
            posted.add(path + " " + exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            exchange.getRequestBody().readAllBytes();
        } else {
            fill(answer.putArray("items"), path, String.valueOf(exchange.getRequestURI().getQuery()));
            answer.putNull("next");
        }
        byte[] body = JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void fill(ArrayNode items, String path, String query) {
        String place = query.replaceAll(".*place=([^&]+).*", "$1");
        if (path.endsWith("/units")) {
            book().unitsInOrder().forEach((epc, at) -> {
                if (at.equals(place)) {
                    items.addObject().put("epc", epc);
                }
            });
        } else if (path.endsWith("/stock")) {
            book().stock().stream().filter(line -> line.place().equals(place)).forEach(line -> items.addObject()
                    .put("item", line.item()).put("lot", line.lot()).put("owner", line.owner()).put("quantity", line.quantity()));
        } else if (path.endsWith("/sessions")) {
            book().sessions().values().stream().filter(one -> path.contains("/" + one.did() + "/")).forEach(one -> {
                ObjectNode session = items.addObject().put("id", one.session()).put("state", one.state());
                ArrayNode lines = session.putArray("lines");
                one.lines().forEach(line -> lines.addObject().put("tag", line.split(" ")[0]).put("kind", line.split(" ")[1]));
            });
        } else if (path.endsWith("/discrepancies")) {
            book().discrepancies().forEach(row ->
                    items.addObject().put("did", row.did()).put("tag", row.tag()).put("kind", row.kind().name()));
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        gateway.close();
    }
}
