package io.wardline.protocol.codes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Members of the code lists that application identifiers refer to; the file's head names their editions. */
final class CodeLists {

    private static final Map<String, Set<String>> LISTS = read();

    private CodeLists() {}

    static Set<String> named(String name) {
        Set<String> list = LISTS.get(name);
        if (list == null) {
            throw new IllegalStateException("code-lists.txt has no list " + name);
        }
        return list;
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> lists = new HashMap<>();
        Set<String> current = new HashSet<>();
        for (String line : TextResource.lines("code-lists.txt")) {
            if (line.startsWith(" ")) {
                current.addAll(java.util.List.of(line.strip().split(" ")));
            } else {
                current = lists.computeIfAbsent(line, _ -> new HashSet<>());
            }
        }
        return lists;
    }
}
