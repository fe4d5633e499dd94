package io.wardline.gateway.mqtt;

import java.nio.file.Path;

/// The keys of the TLS listener, PEM files all of them.
///
/// @param key         private key of the gateway's server certificate
/// @param certificate the server certificate, with its chain
/// @param authority   certificate of the CA that signs devices; no other is trusted
public record Tls(Path key, Path certificate, Path authority) {}
