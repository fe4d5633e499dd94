package io.wardline.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class PasswordsTest {
    private final Passwords passwords = new Passwords(new Random(7));

    @Test
    void a_hash_matches_its_password_and_no_other() {
        var stored = passwords.hash("正确的 horse battery");
        assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(Passwords.matches(stored, "正确的 horse battery")).isTrue();
        assertThat(Passwords.matches(stored, "正确的 horse battery ")).isFalse();
    }

    @Test
    void the_same_password_has_another_hash_each_time() {
        assertThat(passwords.hash("twice the same")).isNotEqualTo(passwords.hash("twice the same"));
    }

    /** From the reference implementation's test vectors: argon2id, m=256 KiB, t=2, p=1, salt somesalt. */
    @Test
    void agrees_with_the_reference_implementation() {
        var stored = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        assertThat(Passwords.matches(stored, "password")).isTrue();
        assertThat(Passwords.matches(stored, "differentpassword")).isFalse();
    }

    @Test
    void nobodys_hash_has_the_usual_form() {
        assertThat(Passwords.matches(passwords.nobodys(), "anything")).isFalse();
    }
}
