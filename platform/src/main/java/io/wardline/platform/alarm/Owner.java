package io.wardline.platform.alarm;

import io.wardline.platform.identity.Duty;

/**
 * Who answers: everybody with a duty, or the administrators.
 *
 * @param word the duty's name, or ADMINISTRATOR
 */
public record Owner(String word) {
    /** The administrators, who have no duty. */
    public static final Owner ADMINISTRATOR = new Owner("ADMINISTRATOR");

    /** Everybody with this duty. */
    public static Owner of(Duty duty) {
        return new Owner(duty.name());
    }
}
