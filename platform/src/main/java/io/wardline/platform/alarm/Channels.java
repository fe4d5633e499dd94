package io.wardline.platform.alarm;

import io.wardline.platform.identity.SecretBox;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * By what ways people and programs can be told.
 *
 * @param mail null: no letters are sent, and none are written for later
 * @param box seals the secrets of hooks
 * @param secrets a cryptographic source
 */
public record Channels(@Nullable MailServer mail, SecretBox box, RandomGenerator secrets) {}
