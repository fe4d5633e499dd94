package io.wardline.sim.device;

import io.wardline.protocol.device.CabinetConfiguration;
import io.wardline.protocol.device.TagId;
import java.util.Set;
import java.util.TreeSet;

/// What a device has been told to be. It lies in the image, and an image that is lost takes it along.
///
/// @param revision of the configuration document in force, 0 for the one it left the factory with
/// @param frozen   tags that are recalled and must stay
record Settings(long revision, CabinetConfiguration configuration, String firmware, Set<TagId> frozen) {
    Settings {
        frozen = Set.copyOf(frozen);
    }

    Settings configured(long newRevision, CabinetConfiguration document) {
        return new Settings(newRevision, document, firmware, frozen);
    }

    Settings updated(String version) {
        return new Settings(revision, configuration, version, frozen);
    }

    Settings recalled(Set<TagId> tags, boolean freeze) {
        Set<TagId> changed = new TreeSet<>(frozen);
        if (freeze) {
            changed.addAll(tags);
        } else {
            changed.removeAll(tags);
        }
        return new Settings(revision, configuration, firmware, changed);
    }
}
