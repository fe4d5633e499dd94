package io.wardline.platform.place;

import org.jspecify.annotations.Nullable;

/**
 * A place as it is shown.
 *
 * @param code unique in the county
 * @param kind a {@link PlaceKind}, or the name of a {@link CountyPlace}
 * @param physical whether stock can stand there
 * @param parent code of the place it lies in; null at the top
 * @param institution code of the institution it belongs to
 */
public record Place(
        String code, String name, String kind, boolean physical, @Nullable String parent, String institution) {}
