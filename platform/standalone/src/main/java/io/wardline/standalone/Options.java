package io.wardline.standalone;

import io.wardline.platform.ConfigWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parsed arguments of one command: {@code --name VALUE} or {@code --name=VALUE}, {@code --flag}, and words.
 *
 * @param values each option that was given with its value; names without the dashes
 * @param flags each flag that was given
 * @param words the arguments that are neither, in order; everything after {@code --}, and {@code -} alone, is a word
 */
record Options(Map<String, String> values, Set<String> flags, List<String> words) {
    Options {
        values = Map.copyOf(values);
        flags = Set.copyOf(flags);
        words = List.copyOf(words);
    }

    /**
     * Parses the arguments of a command.
     *
     * @param valueNames the options that take a value, without dashes
     * @param flagNames the options that take none, without dashes
     * @throws WrongUsage for an unknown option (the nearest known one is suggested), a repeated one, or a missing or empty value
     */
    static Options parse(List<String> arguments, Set<String> valueNames, Set<String> flagNames) {
        return parse(arguments, valueNames, flagNames, Set.of());
    }

    /** The same, where some options may be given several times: their values are then a list ({@link #values(String)}). */
    static Options parse(
            List<String> arguments, Set<String> valueNames, Set<String> flagNames, Set<String> repeatable) {
        var values = new HashMap<String, String>();
        var flags = new HashSet<String>();
        var words = new ArrayList<String>();
        for (var at = 0; at < arguments.size(); at++) {
            var argument = arguments.get(at);
            if ("--".equals(argument)) {
                words.addAll(arguments.subList(at + 1, arguments.size()));
                break;
            }
            if (!argument.startsWith("--")) {
                words.add(argument);
                continue;
            }
            var equals = argument.indexOf('=');
            var name = argument.substring(2, equals < 0 ? argument.length() : equals);
            if (flagNames.contains(name) && equals < 0) {
                flags.add(name);
            } else if (valueNames.contains(name)) {
                if (equals < 0 && ++at == arguments.size()) {
                    throw new WrongUsage("--" + name + " needs a value");
                }
                var value = equals < 0 ? arguments.get(at) : argument.substring(equals + 1);
                if (value.isBlank()) {
                    // An unset variable of a script: taken at its word it would mean the present folder, or nothing at all.
                    throw new WrongUsage("--" + name + " needs a value, and an empty one is none");
                }
                var before = values.put(name, value);
                if (before != null && !repeatable.contains(name)) {
                    throw new WrongUsage("--" + name + " is given twice");
                }
                if (before != null) {
                    values.put(name, before + "," + value);
                }
            } else {
                throw unknown(name, valueNames, flagNames);
            }
        }
        return new Options(values, flags, words);
    }

    /**
     * What stands behind the one verb of a command: the device in {@code device issue DEVICE}.
     *
     * @param usage the line to say otherwise
     * @throws WrongUsage where the verb is another one (the right one is suggested where it is near), or not one word follows
     */
    String after(String verb, String usage) {
        var right = !words.isEmpty() && words.getFirst().equals(verb);
        if (!right || words.size() != 2) {
            var meant = right || words.isEmpty() ? "" : ConfigWord.suggestion(words.getFirst(), List.of(verb));
            throw new WrongUsage("say: " + usage + meant);
        }
        return words.getLast();
    }

    /**
     * The same, for a command that takes options only.
     *
     * @throws WrongUsage where a word was given
     */
    Options noWords() {
        if (!words.isEmpty()) {
            throw new WrongUsage("takes no words: " + String.join(" ", words));
        }
        return this;
    }

    /** The value of an option, empty where it was not given. */
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The values of a repeatable option, given one by one or separated by commas. */
    List<String> values(String name) {
        return value(name).map(all -> List.of(all.split(",", -1))).orElse(List.of());
    }

    /** The value of a numeric option. */
    long number(String name, long otherwise, long least, long most) {
        var text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            var number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Falls through to the one complaint below, which names the range either way.
        }
        throw new WrongUsage("--" + name + " takes a whole number from " + least + " to " + most + ", not '" + text + "'");
    }

    /** Whether a flag was given. */
    boolean has(String flag) {
        return flags.contains(flag);
    }

    private static WrongUsage unknown(String name, Set<String> valueNames, Set<String> flagNames) {
        var known = new ArrayList<String>();
        valueNames.forEach(each -> known.add("--" + each));
        flagNames.forEach(each -> known.add("--" + each));
        return new WrongUsage("unknown option --" + name + ConfigWord.suggestion("--" + name, known));
    }
}
