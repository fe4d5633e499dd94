package io.wardline.platform.web;

import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * The console's files, read from the jar once and kept in memory, compressed where that pays. What stands under
 * {@code /assets/} has its content's hash in its name and may be kept for ever; the page itself is asked for every time,
 * because it names the assets of this build.
 */
final class ConsoleFiles {
    private static final String ROOT = "/io/wardline/platform/console/web";
    private static final Pattern PLAIN_PATH = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
    private static final int WORTH_COMPRESSING = 1_024;
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("woff2", "font/woff2"));

    private final ConcurrentHashMap<String, File> files = new ConcurrentHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // Never compared; the bytes go to a socket as they are.
    private record File(String type, byte[] plain, byte[] compressed, String tag) {}

    /** Answers a GET or HEAD outside the API, or says no such thing is there. */
    boolean serve(RoutingContext context) {
        var path = context.normalizedPath();
        var file = isAsset(path) ? load(path) : Optional.<File>empty();
        if (file.isPresent()) {
            send(context, file.get(), path.startsWith("/assets/"));
            return true;
        }
        // A screen's URL is the console's own business; a missing file with an ending is not a screen.
        var page = lastPart(path).contains(".") && !"/index.html".equals(path) ? Optional.<File>empty() : load("/index.html");
        page.ifPresent(found -> {
            context.response().putHeader("Content-Security-Policy", SecurityHeaders.PAGE_POLICY);
            send(context, found, false);
        });
        return page.isPresent();
    }

    private void send(RoutingContext context, File file, boolean immutable) {
        var response = context.response();
        response.putHeader("Cache-Control", immutable ? "public, max-age=31536000, immutable" : "no-cache");
        response.putHeader("ETag", file.tag());
        if (file.tag().equals(context.request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader("Content-Type", file.type());
        response.putHeader("Vary", "Accept-Encoding");
        var accepts = context.request().getHeader("Accept-Encoding");
        if (file.compressed().length > 0 && accepts != null && accepts.contains("gzip")) {
            response.putHeader("Content-Encoding", "gzip");
            Dispatch.end(context, file.compressed());
        } else {
            Dispatch.end(context, file.plain());
        }
    }

    private Optional<File> load(String path) {
        var known = files.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        // Only what the jar holds is kept, so the map cannot grow with the wishes of callers.
        try (var stream = ConsoleFiles.class.getResourceAsStream(ROOT + path)) {
            if (stream == null) {
                return Optional.empty();
            }
            var plain = stream.readAllBytes();
            var type = TYPES.getOrDefault(ending(path), "application/octet-stream");
            var file = new File(type, plain, compressed(type, plain), tag(plain));
            files.put(path, file);
            return Optional.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the console's file " + path + " cannot be read", e);
        }
    }

    private static boolean isAsset(String path) {
        return PLAIN_PATH.matcher(path).matches() && lastPart(path).contains(".") && !"/index.html".equals(path);
    }

    private static byte[] compressed(String type, byte[] plain) throws IOException {
        if (plain.length < WORTH_COMPRESSING || type.startsWith("font/") || "image/png".equals(type)) {
            return new byte[0];
        }
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private static String tag(byte[] plain) {
        return "\"" + HexFormat.of().formatHex(Digests.sha256(plain), 0, 12) + "\"";
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String ending(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
