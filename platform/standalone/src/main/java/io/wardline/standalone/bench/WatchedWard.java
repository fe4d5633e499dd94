package io.wardline.standalone.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Some cabinets that publish one session at a time, and a client of the API that asks until it sees what was taken. */
final class WatchedWard implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final List<Socket> cabinets;
    private final WardJournals journals;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int http;
    private final String token;
    private int turn;

    private WatchedWard(List<Socket> cabinets, WardJournals journals, int http, String token) {
        this.cabinets = cabinets;
        this.journals = journals;
        this.http = http;
        this.token = token;
    }

    static WatchedWard open(int mqtt, int http, String token, int count) throws IOException {
        var journals = new WardJournals("k", count);
        var cabinets = new ArrayList<Socket>();
        for (var at = 0; at < count; at++) {
            var socket = new Socket(InetAddress.getLoopbackAddress(), mqtt);
            socket.setTcpNoDelay(true);
            Frames.begin(journals.did(at), true, socket.getInputStream(), socket.getOutputStream());
            cabinets.add(socket);
        }
        var ward = new WatchedWard(cabinets, journals, http, token);
        for (var written : journals.boots()) {
            ward.publish(Integer.parseInt(written.did().substring(1)), written);
        }
        return ward;
    }

    /** One take or return: the times from the closing snapshot's PUBLISH to its PUBACK and to the changed stock. */
    void session(Samples pubacks, Samples visible) throws IOException, InterruptedException {
        var cabinet = turn++ % cabinets.size();
        var session = journals.session(cabinet);
        var before = session.getLast().seq();
        for (var written : session.subList(0, session.size() - 1)) {
            publish(cabinet, written);
        }
        var here = stock(cabinet);
        var started = System.nanoTime();
        publish(cabinet, session.getLast());
        pubacks.addNanos(System.nanoTime() - started);
        while (stock(cabinet).equals(here)) {
            if (System.nanoTime() - started > PATIENCE_NANOS) {
                throw new IOException("entry " + before + " of " + journals.did(cabinet) + " does not become visible");
            }
        }
        visible.addNanos(System.nanoTime() - started);
    }

    private void publish(int cabinet, WardJournals.Written written) throws IOException {
        var socket = cabinets.get(cabinet);
        var topic = "wl/1/" + written.did() + "/event/1/" + written.seq();
        var out = socket.getOutputStream();
        out.write(Frames.publish(topic, (int) (written.seq() % 65_535) + 1, written.line()));
        out.flush();
        Frames.await(socket.getInputStream(), Frames.PUBACK);
    }

    private String stock(int cabinet) throws IOException, InterruptedException {
        var place = "K" + cabinet;
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + "/api/ledger/stock?place=" + place))
                .header("Authorization", "Bearer " + token)
                .build();
        var response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the API answers " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    @Override
    public void close() throws IOException {
        for (var cabinet : cabinets) {
            cabinet.close();
        }
        client.close();
    }
}
