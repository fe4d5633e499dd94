package io.wardline.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads the SQL files that this module carries, whether it is a jar or a folder of classes. */
final class ClasspathFolder {
    private ClasspathFolder() {}

    /** The names of the {@code .sql} files in one folder of this module, sorted; empty where the folder is absent. */
    static List<String> names(String folder) {
        var url = Schema.class.getResource(folder);
        if (url == null) {
            return List.of();
        }
        try {
            return "jar".equals(url.getProtocol()) ? namesInJar(url) : list(Path.of(url.toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be listed", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the folder " + folder + " has an unreadable address", e);
        }
    }

    /** The text of one file. */
    static String text(String folder, String name) {
        try (var stream = Schema.class.getResourceAsStream(folder + "/" + name)) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no file " + folder + "/" + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + folder + "/" + name + " cannot be read", e);
        }
    }

    private static List<String> namesInJar(URL url) throws IOException, URISyntaxException {
        var address = url.toString();
        var split = address.indexOf("!/");
        var jar = Path.of(new URL(address.substring("jar:".length(), split)).toURI());
        try (var files = FileSystems.newFileSystem(jar, Map.of())) {
            return list(files.getPath(address.substring(split + 1)));
        }
    }

    private static List<String> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }
}
