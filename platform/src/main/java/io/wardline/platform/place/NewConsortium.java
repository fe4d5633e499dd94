package io.wardline.platform.place;

/**
 * A consortium to be added.
 *
 * @param code 1 to 32 upper-case letters, digits and hyphens, beginning with a letter or digit
 * @param name 1 to 200 characters
 */
public record NewConsortium(String code, String name) {
    public NewConsortium {
        if (!NewInstitution.CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("a consortium's code has 1 to 32 upper-case letters, digits and hyphens");
        }
    }
}
