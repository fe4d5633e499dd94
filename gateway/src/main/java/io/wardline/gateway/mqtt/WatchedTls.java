package io.wardline.gateway.mqtt;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.DelegatingSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.net.SSLEngineOptions;
import io.vertx.core.spi.tls.SslContextFactory;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/// A TLS engine that tells of handshakes that fail. Vert.x tells its exception handler the fault but not the address, and
/// whoever knocks with a foreign certificate is known by nothing else.
final class WatchedTls extends SSLEngineOptions {
    private final SSLEngineOptions engine;
    private final BiConsumer<String, SSLException> refused;

    /// @param refused told address and fault on the event loop of the socket; a client that only hangs up is not told of
    WatchedTls(SSLEngineOptions engine, BiConsumer<String, SSLException> refused) {
        super(engine);
        this.engine = engine;
        this.refused = refused;
    }

    @Override
    public SSLEngineOptions copy() {
        return new WatchedTls(engine.copy(), refused);
    }

    @Override
    public SslContextFactory sslContextFactory() {
        return new Factory(engine.sslContextFactory(), refused);
    }

    private static void watch(SslHandler handler, BiConsumer<String, SSLException> refused) {
        handler.handshakeFuture().addListener(handshake -> {
            if (handshake.cause() instanceof SSLException fault) {
                refused.accept(handler.engine().getPeerHost() + ":" + handler.engine().getPeerPort(), fault);
            }
        });
    }

    /// Hands everything on to the engine's own factory; only what it makes is watched.
    private record Factory(SslContextFactory engines, BiConsumer<String, SSLException> refused) implements SslContextFactory {
        @Override
        public SslContextFactory useAlpn(boolean use) {
            engines.useAlpn(use);
            return this;
        }

        @Override
        public SslContextFactory clientAuth(ClientAuth demand) {
            engines.clientAuth(demand);
            return this;
        }

        @Override
        public SslContextFactory forClient(boolean client) {
            engines.forClient(client);
            return this;
        }

        @Override
        public SslContextFactory keyMananagerFactory(KeyManagerFactory keys) {
            engines.keyMananagerFactory(keys);
            return this;
        }

        @Override
        public SslContextFactory trustManagerFactory(TrustManagerFactory trust) {
            engines.trustManagerFactory(trust);
            return this;
        }

        @Override
        public SslContextFactory enabledCipherSuites(Set<String> suites) {
            engines.enabledCipherSuites(suites);
            return this;
        }

        @Override
        public SslContextFactory applicationProtocols(List<String> protocols) {
            engines.applicationProtocols(protocols);
            return this;
        }

        @Override
        public SslContextFactory serverName(String name) {
            engines.serverName(name);
            return this;
        }

        @Override
        public SslContext create() throws SSLException {
            return new DelegatingSslContext(engines.create()) {
                @Override
                protected void initEngine(SSLEngine made) {
                    // Nothing to set: the listener's options have said everything.
                }

                @Override
                protected void initHandler(SslHandler handler) {
                    watch(handler, refused);
                }
            };
        }
    }
}
