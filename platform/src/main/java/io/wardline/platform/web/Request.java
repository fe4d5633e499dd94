package io.wardline.platform.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One request as a route sees it: who calls, and the words of path, query and body, read by name and type. */
public final class Request {
    private static final int LONGEST_KEY = 200;

    private final RoutingContext context;
    private final String id;
    private final @Nullable Caller caller;
    private final byte[] body;
    private final @Nullable Upload upload;

    private Request(RoutingContext context, String id, @Nullable Caller caller, byte[] body, @Nullable Upload upload) {
        this.context = context;
        this.id = id;
        this.caller = caller;
        this.body = body;
        this.upload = upload;
    }

    /** A request whose body is JSON, or absent. */
    static Request of(RoutingContext context, String id, @Nullable Caller caller) {
        return new Request(context, id, caller, sent(context), null);
    }

    /**
     * A request that brings a file. Its body is what identifies the act: the words of the query, and the file by type,
     * length and hash. So the book of acts and the idempotency key know the file without holding it.
     */
    static Request withFile(RoutingContext context, String id, @Nullable Caller caller) {
        var upload = Upload.of(mediaType(context.request().getHeader("Content-Type")), sent(context));
        var words = new TreeMap<String, Object>();
        context.queryParams().forEach(parameter -> words.put(parameter.getKey(), parameter.getValue()));
        var file = Map.of("contentType", upload.contentType(), "bytes", upload.content().length, "sha256", upload.sha256());
        return new Request(context, id, caller, Json.write(Map.of("query", words, "file", file)), upload);
    }

    private static byte[] sent(RoutingContext context) {
        var buffer = context.body() == null ? null : context.body().buffer();
        return buffer == null ? new byte[0] : buffer.getBytes();
    }

    private static String mediaType(@Nullable String header) {
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The id under which this request stands in the log, in every audit row and in the answer's header. */
    public String id() {
        return id;
    }

    /**
     * The account that calls.
     *
     * @throws IllegalStateException on a route that anybody may call
     */
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("this route is open to anybody, so there may be no caller");
        }
        return caller;
    }

    /** The address of the other end of the connection. */
    public String remoteAddress() {
        return context.request().remoteAddress().hostAddress();
    }

    /** This server as the caller reaches it, for example {@code https://wardline.county:8443}. */
    public String ownAddress() {
        var authority = context.request().authority();
        return (isEncrypted() ? "https://" : "http://") + (authority == null ? "" : authority);
    }

    /** Whether the connection is encrypted. */
    public boolean isEncrypted() {
        return context.request().isSSL();
    }

    /** One header, where it is present. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(context.request().getHeader(name));
    }

    /** The value of one cookie, where it is present. */
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(context.request().getCookie(name)).map(cookie -> cookie.getValue());
    }

    /**
     * A part of the path, for example {@code did} of {@code /api/device/devices/{did}}.
     *
     * @throws Malformed when it is longer than any key or holds a control character
     */
    public String path(String name) {
        var value = context.pathParam(name);
        if (value == null) {
            throw new IllegalStateException("the path has no part " + name);
        }
        var object = JsonNodeFactory.instance.objectNode().put(name, value);
        return Fields.read(object, true, fields -> fields.text(name, LONGEST_KEY));
    }

    /** The path's part as a number; a text that is none names nothing, so it is absent. */
    public Optional<Long> pathNumber(String name) {
        try {
            return Optional.of(Long.parseLong(path(name)));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /**
     * Reads the query to its end: an unknown or repeated parameter is an error.
     *
     * @throws Malformed with every error found
     */
    public <T> T query(Function<Fields, T> reader) {
        var object = JsonNodeFactory.instance.objectNode();
        MultiMap parameters = context.queryParams();
        for (var name : parameters.names()) {
            if (parameters.getAll(name).size() > 1) {
                throw new Malformed(List.of(new FieldError(name, "too_many", Map.of("max", 1))));
            }
            object.put(name, parameters.get(name));
        }
        return Fields.read(object, true, reader);
    }

    /**
     * Reads the body, a JSON object, to its end: an unknown field is an error.
     *
     * @throws Malformed with every error found
     */
    public <T> T body(Function<Fields, T> reader) {
        if (body.length == 0) {
            throw new Malformed(List.of(new FieldError("", "missing", Map.of())));
        }
        return Fields.read(bodyObject(), false, reader);
    }

    /**
     * The file, on a route that takes one.
     *
     * @throws Malformed when it is empty
     */
    public Upload upload() {
        if (upload == null) {
            throw new IllegalStateException("this route takes no file");
        }
        if (upload.content().length == 0) {
            throw new Malformed(List.of(new FieldError("", "missing", Map.of())));
        }
        return upload;
    }

    /** Whether the caller wants Chinese before English. */
    public boolean prefersChinese() {
        return Messages.preferred(header("Accept-Language").orElse("")) == Messages.ZH;
    }

    /**
     * The body as sent; empty where there is none; of a file what identifies it. Nobody changes the bytes.
     */
    public byte[] bodyBytes() {
        return body;
    }

    /**
     * The caller's name for this act, where one was sent.
     *
     * @throws Malformed when the header holds anything but 1 to 100 visible ASCII characters
     */
    public Optional<IdempotencyKey> idempotencyKey() {
        return header("Idempotency-Key").map(key -> {
            if (!IdempotencyKey.isWellFormed(key)) {
                throw new Malformed(List.of(FieldError.malformed("Idempotency-Key", "idempotency_key", Map.of())));
            }
            return new IdempotencyKey(key, context.request().method() + " " + context.normalizedPath(), HexFormat.of().formatHex(Digests.sha256(body)));
        });
    }

    private ObjectNode bodyObject() {
        if (Json.read(body) instanceof ObjectNode object) {
            return object;
        }
        throw new Malformed(List.of(new FieldError("", "type", Map.of("type", "object"))));
    }
}
