package io.wardline.platform.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * An answer's body as a stream: each part waits until the one before has left for the client, so that a slow one costs no
 * memory. The head is sent with the first part.
 */
final class ResponseStream extends OutputStream {
    /** Of one part. */
    private static final int PART_BYTES = 64 << 10;

    private final HttpServerResponse response;
    private final String contentType;
    private final Map<String, String> headers;
    private Buffer part = Buffer.buffer(PART_BYTES);

    ResponseStream(HttpServerResponse response, String contentType, Map<String, String> headers) {
        this.response = response;
        this.contentType = contentType;
        this.headers = headers;
    }

    /** Says what comes, before any of it. */
    void begin() {
        headers.forEach(response::putHeader);
        response.setStatusCode(200).putHeader("Content-Type", contentType).putHeader("Cache-Control", "no-store").setChunked(true);
    }

    @Override
    public void write(int one) throws IOException {
        part.appendByte((byte) one);
        sendFull();
    }

    @Override
    public void write(byte[] some, int from, int count) throws IOException {
        part.appendBytes(some, from, count);
        sendFull();
    }

    /**
     * Sends what is left, at the end; a flush before it sends nothing, because files are flushed far too often for a network.
     *
     * @throws UncheckedIOException when the client is gone
     */
    void sendRest() {
        try {
            if (part.length() > 0) {
                send();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sendFull() throws IOException {
        if (part.length() >= PART_BYTES) {
            send();
        }
    }

    private void send() throws IOException {
        if (!response.headWritten()) {
            begin();
        }
        if (response.closed()) {
            throw new IOException("the client is gone");
        }
        var sent = response.write(part);
        part = Buffer.buffer(PART_BYTES);
        try {
            sent.await();
        } catch (Exception e) {
            // await throws the cause as it is, declared or not.
            throw new IOException("the client is gone", e);
        }
    }
}
