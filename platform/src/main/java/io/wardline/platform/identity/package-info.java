/**
 * Accounts, sign-in and service tokens. A person signs in with a password (Argon2id) and gets an opaque session, kept
 * here as a hash only; a program carries a token, likewise. Wrong passwords are slowed down by account and by address,
 * and an account that does not exist behaves in every way like one whose password was wrong.
 */
@NullMarked
package io.wardline.platform.identity;

import org.jspecify.annotations.NullMarked;
