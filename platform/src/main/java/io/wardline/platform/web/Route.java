package io.wardline.platform.web;

/**
 * One declared route.
 *
 * @param method GET, POST or DELETE
 * @param path as in the OpenAPI document, for example {@code /api/device/devices/{did}/state}
 * @param access who may call it
 * @param action what it does
 */
public record Route(String method, String path, Access access, Action action) {
    public Route {
        if (!path.matches("(/([a-z.-]+|\\{[a-z][a-zA-Z]*\\}))+")) {
            throw new IllegalArgumentException("the path " + path + " is not of the form /api/feature/things/{key}");
        }
    }

    /** What a route does: answer once, keep talking, or take a file. */
    public sealed interface Action {}

    /** Answers once. */
    public record Once(Handler handler) implements Action {}

    /** Keeps a stream of server-sent events open. */
    public record Live(StreamHandler handler) implements Action {}

    /**
     * Takes a file and answers once.
     *
     * @param mostBytes of the file; a longer one is answered 413
     */
    public record Taking(Handler handler, int mostBytes) implements Action {
        public Taking {
            if (mostBytes < 1 || mostBytes > Upload.MOST_BYTES) {
                throw new IllegalArgumentException("a file has 1 to " + Upload.MOST_BYTES + " bytes, not " + mostBytes);
            }
        }
    }

    /** Method and path, as a reader would name the route. */
    public String name() {
        return method + " " + path;
    }

    boolean writes() {
        return !"GET".equals(method);
    }

    /** Whether HEAD is answered as GET without its body; a stream that nobody reads would be of no use. */
    boolean answersHead() {
        return "GET".equals(method) && action instanceof Once;
    }
}
