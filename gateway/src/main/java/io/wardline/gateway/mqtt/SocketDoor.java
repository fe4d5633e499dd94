package io.wardline.gateway.mqtt;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.VertxWrapper;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetServerInternal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Predicate;

/// Lets the listener see a socket before vertx-mqtt does. vertx-mqtt hands out an endpoint only after a complete CONNECT, so
/// without this nobody could close a socket that never sends one, or reach the pipeline of one that did.
final class SocketDoor extends VertxWrapper {
    private final Predicate<NetSocket> admitted;

    /// @param admitted called for each socket on its event loop; false closes it
    SocketDoor(Vertx vertx, Predicate<NetSocket> admitted) {
        super((VertxInternal) vertx);
        this.admitted = admitted;
    }

    @Override
    public NetServerInternal createNetServer(NetServerOptions options) {
        NetServerInternal server = super.createNetServer(options);
        // Only the connect handler is wrapped; every other call goes to the server itself.
        return (NetServerInternal) Proxy.newProxyInstance(
                SocketDoor.class.getClassLoader(), new Class<?>[] {NetServerInternal.class}, (_, method, arguments) -> {
                    Object[] given = arguments;
                    if (method.getName().equals("connectHandler") && arguments != null && arguments.length == 1) {
                        given = new Object[] {guarded(arguments[0])};
                    }
                    try {
                        return method.invoke(server, given);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause() == null ? thrown : thrown.getCause();
                    }
                });
    }

    @SuppressWarnings("unchecked") // The one parameter of NetServer.connectHandler.
    private Handler<NetSocket> guarded(Object handler) {
        Handler<NetSocket> wrapped = (Handler<NetSocket>) handler;
        return socket -> {
            if (admitted.test(socket)) {
                wrapped.handle(socket);
            } else {
                socket.close();
            }
        };
    }
}
