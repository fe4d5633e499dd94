package io.wardline.platform.web;

import java.util.ArrayList;
import java.util.List;

/**
 * The table of all routes, filled while the platform is wired. Each line states method, path, who may call and the
 * handler:
 *
 * {@snippet :
 * routes.get("/api/place/places", Access.countyReaders(), this::list);
 * routes.post("/api/place/places", Access.county(Role.ADMIN), this::add);
 * }
 */
public final class Routes {
    private final List<Route> declared = new ArrayList<>();

    /** A route that reads. */
    public void get(String path, Access access, Handler handler) {
        add(new Route("GET", path, access, new Route.Once(handler)));
    }

    /** A route that writes; its body is a JSON object. */
    public void post(String path, Access access, Handler handler) {
        add(new Route("POST", path, access, new Route.Once(handler)));
    }

    /** A route that takes a file of at most {@code mostBytes} as its body, of whatever type; see {@link Request#upload()}. */
    public void upload(String path, Access access, int mostBytes, Handler handler) {
        add(new Route("POST", path, access, new Route.Taking(handler, mostBytes)));
    }

    /** A route that ends something, for example a session. */
    public void delete(String path, Access access, Handler handler) {
        add(new Route("DELETE", path, access, new Route.Once(handler)));
    }

    /** A route that keeps a stream of server-sent events open. */
    public void live(String path, Access access, StreamHandler handler) {
        add(new Route("GET", path, access, new Route.Live(handler)));
    }

    /** Every declared route, in order. */
    public List<Route> declared() {
        return List.copyOf(declared);
    }

    private void add(Route route) {
        if (declared.stream().anyMatch(other -> other.name().equals(route.name()))) {
            throw new IllegalStateException("the route " + route.name() + " is declared twice");
        }
        declared.add(route);
    }
}
