package io.wardline.standalone.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The text files of the project, as a person would find them: nothing built, nothing installed, nothing generated. */
final class Sources {
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", "dist", ".git", "generated");
    private static final Set<String> TEXT =
            Set.of("java", "ts", "tsx", "css", "sql", "sh", "xml", "yaml", "yml", "md", "properties", "json", "html", "cmd");

    /** One file. */
    record Source(String path, String text) {
        String ending() {
            return path.substring(path.lastIndexOf('.') + 1);
        }

        boolean endsWithOneOf(String... endings) {
            return Set.of(endings).contains(ending());
        }

        /** The path without folders. */
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        boolean isTest() {
            return path.contains("src/test/");
        }

        /** Where a position in the text is, for a person to find it. */
        String at(int position) {
            return path + ":" + (1 + text.substring(0, position).lines().count() - (position == 0 || text.charAt(position - 1) == '\n' ? 0 : 1));
        }
    }

    /** All of them, read once. */
    static final List<Source> ALL = read(House.root());

    private Sources() {}

    /** Those with one of some endings. */
    static List<Source> endingWith(String... endings) {
        return ALL.stream().filter(source -> source.endsWithOneOf(endings)).toList();
    }

    private static List<Source> read(Path root) {
        var found = new ArrayList<Source>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return SKIPPED.contains(String.valueOf(folder.getFileName()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    var path = root.relativize(file).toString();
                    if (path.contains(".gen.")) {
                        return FileVisitResult.CONTINUE;
                    }
                    if (TEXT.contains(path.substring(path.lastIndexOf('.') + 1)) || path.equals("wardline")) {
                        found.add(new Source(path, Files.readString(file)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the sources cannot be read", e);
        }
        return List.copyOf(found);
    }
}
