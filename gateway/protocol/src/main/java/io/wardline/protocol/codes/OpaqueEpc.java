package io.wardline.protocol.codes;

import java.util.List;
import java.util.Optional;

/** A tag's code that is of no scheme known here: a key all the same. */
public record OpaqueEpc(String hex) implements Epc {

    @Override
    public Optional<String> identityUri() {
        return Optional.empty();
    }

    @Override
    public Optional<String> tagUri() {
        return Optional.empty();
    }

    @Override
    public List<Element> elements() {
        return List.of();
    }
}
