package io.wardline.sim.county;

import java.net.URI;
import java.net.http.HttpClient;

/// Where a county meets the product.
///
/// @param http     a client that trusts the product's certificate
/// @param api      the product's address, without a path
/// @param token    of a service account that may set a county up and read it
/// @param mqttHost where devices connect
public record Endpoints(HttpClient http, URI api, String token, String mqttHost, int mqttPort) {
    @Override
    public String toString() {
        return "Endpoints[" + api + ", mqtt " + mqttHost + ":" + mqttPort + "]";
    }
}
