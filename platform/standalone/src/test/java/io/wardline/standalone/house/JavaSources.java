package io.wardline.standalone.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The methods of all Java sources, read with the compiler's own parser. */
final class JavaSources {
    /**
     * One method as it is written.
     *
     * @param lines from its first annotation to its closing brace
     * @param annotations the simple names of its annotations
     */
    record Method(String path, String name, long lines, List<String> annotations) {}

    private JavaSources() {}

    static List<Method> methods() {
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "the tests need a JDK");
        var units = Sources.endingWith("java").stream().map(InMemory::new).toList();
        var task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, units);
        var found = new ArrayList<Method>();
        try {
            var trees = Trees.instance(task);
            for (var unit : task.parse()) {
                new MethodScanner(trees, unit, found).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the Java sources cannot be parsed", e);
        }
        return found;
    }

    private static final class MethodScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final Trees trees;
        private final CompilationUnitTree unit;
        private final List<Method> found;

        MethodScanner(Trees trees, CompilationUnitTree unit, List<Method> found) {
            this.trees = trees;
            this.unit = unit;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            var positions = trees.getSourcePositions();
            var lines = unit.getLineMap();
            var first = positions.getStartPosition(unit, method);
            var last = positions.getEndPosition(unit, method);
            if (first >= 0 && last >= 0) {
                found.add(new Method(
                        unit.getSourceFile().getName().substring(1),
                        method.getName().toString(),
                        lines.getLineNumber(last) - lines.getLineNumber(first) + 1,
                        method.getModifiers().getAnnotations().stream().map(MethodScanner::simpleName).toList()));
            }
            return super.visitMethod(method, null);
        }

        private static String simpleName(AnnotationTree annotation) {
            var name = annotation.getAnnotationType().toString();
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String text;

        InMemory(Sources.Source source) {
            super(URI.create("string:///" + source.path()), JavaFileObject.Kind.SOURCE);
            this.text = source.text();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
