package io.wardline.platform.web;

import java.util.Optional;

/** Asked for every request that carries credentials; answered by {@code identity}. */
public interface Authenticator {
    /** The account of a session cookie's value, or empty where the session is unknown, ended or expired. */
    Optional<Caller> bySession(String cookie);

    /** The account of a service token, or empty where it is unknown or revoked. */
    Optional<Caller> byToken(String token);
}
