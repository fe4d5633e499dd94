package io.wardline.protocol.device;

import io.wardline.protocol.device.Malformed.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Typed, ranged access to the fields of one JSON object; every refusal names the field's path. Unknown fields are ignored,
/// so that newer firmware may say more.
final class Fields {
    private final String path;
    private final Map<String, @Nullable Object> fields;

    Fields(String path, Map<String, @Nullable Object> fields) {
        this.path = path;
        this.fields = fields;
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    String text(String name, int most) throws Refusal {
        if (!(required(name) instanceof String text)) {
            throw refusal("field.type", name, "is not a text");
        }
        if (text.isEmpty() || text.length() > most) {
            throw refusal("field.range", name, "has " + text.length() + " characters, 1 to " + most + " are allowed");
        }
        if (text.indexOf('\0') >= 0) {
            throw refusal("field.nul", name, "holds a NUL character");
        }
        return text;
    }

    @Nullable String textOrNull(String name, int most) throws Refusal {
        return has(name) ? text(name, most) : null;
    }

    long whole(String name, long least, long most) throws Refusal {
        if (!(required(name) instanceof Long number)) {
            throw refusal("field.type", name, "is not a whole number");
        }
        if (number < least || number > most) {
            throw refusal("field.range", name, "is " + number + ", " + least + " to " + most + " is allowed");
        }
        return number;
    }

    @Nullable Long wholeOrNull(String name, long least, long most) throws Refusal {
        return has(name) ? whole(name, least, most) : null;
    }

    boolean flag(String name) throws Refusal {
        if (!(required(name) instanceof Boolean flag)) {
            throw refusal("field.type", name, "is not true or false");
        }
        return flag;
    }

    Instant instant(String name) throws Refusal {
        String text = text(name, 40);
        try {
            return Instant.parse(text);
        } catch (DateTimeException unreadable) {
            throw refusal("field.time", name, "is not an RFC 3339 time in UTC: " + text);
        }
    }

    UUID uuid(String name) throws Refusal {
        String text = text(name, 36);
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equals(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException unreadable) {
            // Falls through to the one refusal below.
        }
        throw refusal("field.uuid", name, "is not a lower-case UUID");
    }

    @Nullable UUID uuidOrNull(String name) throws Refusal {
        return has(name) ? uuid(name) : null;
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) throws Refusal {
        String text = text(name, 40);
        for (E choice : type.getEnumConstants()) {
            if (Words.of(choice).equals(text)) {
                return choice;
            }
        }
        throw refusal("field.choice", name, "is " + text + ", which is none of the allowed words");
    }

    Fields object(String name) throws Refusal {
        if (!(required(name) instanceof Map<?, ?> nested)) {
            throw refusal("field.type", name, "is not an object");
        }
        return new Fields(at(name), cast(nested));
    }

    @Nullable Fields objectOrNull(String name) throws Refusal {
        return has(name) ? object(name) : null;
    }

    List<Fields> objects(String name, int most) throws Refusal {
        List<Fields> nested = new ArrayList<>();
        for (Object item : list(name, most)) {
            if (!(item instanceof Map<?, ?> map)) {
                throw refusal("field.type", name, "holds something that is not an object");
            }
            nested.add(new Fields(at(name) + "[" + nested.size() + "]", cast(map)));
        }
        return List.copyOf(nested);
    }

    List<String> texts(String name, int most, int longest) throws Refusal {
        List<String> texts = new ArrayList<>();
        for (Object item : list(name, most)) {
            if (!(item instanceof String text) || text.isEmpty() || text.length() > longest) {
                throw refusal("field.type", name, "holds something that is not a text of 1 to " + longest + " characters");
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    List<TagId> tags(String name, int most) throws Refusal {
        List<TagId> tags = new ArrayList<>();
        for (Object item : list(name, most)) {
            if (!(item instanceof String text)) {
                throw refusal("field.type", name, "holds something that is not a text");
            }
            tags.add(TagId.parse(text).orElseThrow(() -> refusal("field.epc", name, "holds a text that is not a hex EPC")));
        }
        return List.copyOf(tags);
    }

    List<Boolean> flags(String name, int most) throws Refusal {
        List<Boolean> flags = new ArrayList<>();
        for (Object item : list(name, most)) {
            if (!(item instanceof Boolean flag)) {
                throw refusal("field.type", name, "holds something that is not true or false");
            }
            flags.add(flag);
        }
        return List.copyOf(flags);
    }

    Refusal refusal(String code, String name, String what) {
        return new Refusal(code, at(name), at(name) + " " + what);
    }

    private List<?> list(String name, int most) throws Refusal {
        if (!(required(name) instanceof List<?> items)) {
            throw refusal("field.type", name, "is not a list");
        }
        if (items.size() > most) {
            throw refusal("field.range", name, "holds " + items.size() + " items, at most " + most + " are allowed");
        }
        return items;
    }

    private Object required(String name) throws Refusal {
        Object value = fields.get(name);
        if (value == null) {
            throw refusal("field.missing", name, "is missing");
        }
        return value;
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    @SuppressWarnings("unchecked") // Json builds every object as a map with String names.
    private static Map<String, @Nullable Object> cast(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }
}
