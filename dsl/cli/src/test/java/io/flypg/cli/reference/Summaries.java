package io.flypg.cli.reference;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Every summary that a problem can have, found in the sources by Java's own compiler: it is whatever is given to a parameter named
 * {@code summary}, of a method, a constructor or a record.
 */
final class Summaries {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final String PARAMETER = "summary";

    /** Each summary with a place where it is written. */
    final SortedMap<String, String> found = new TreeMap<>();

    /** Places of summaries that are made in a way that cannot be followed. */
    final SortedSet<String> lost = new TreeSet<>();

    private final Set<Element> followed = new HashSet<>();
    private @Nullable Trees trees;

    static Summaries inTheSources() throws IOException {
        Summaries summaries = new Summaries();
        summaries.read();
        return summaries;
    }

    private void read() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, _ -> {}, options, null, files.getJavaFileObjectsFromPaths(sources()));
            Trees of = Trees.instance(task);
            trees = of;
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            task.analyze();
            units.forEach(unit -> new Calls(of).scan(unit, null));
        }
    }

    /** Of all modules that there are. */
    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String group : List.of("provider", "dsl")) {
            try (Stream<Path> modules = Files.list(ROOT.resolve(group))) {
                modules.map(module -> module.resolve("src/main/java"))
                        .filter(Files::isDirectory)
                        .forEach(folder -> addJava(folder, sources));
            }
        }
        return sources;
    }

    private static void addJava(Path folder, List<Path> sources) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks at what is given to each call. */
    private final class Calls extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final Trees of;

        private Calls(Trees of) {
            this.of = of;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            see(call.getArguments());
            return super.visitMethodInvocation(call, null);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree call, @Nullable Void nothing) {
            see(call.getArguments());
            return super.visitNewClass(call, null);
        }

        private void see(List<? extends ExpressionTree> arguments) {
            if (of.getElement(getCurrentPath()) instanceof ExecutableElement called) {
                for (int i = 0;
                        i < Math.min(arguments.size(), called.getParameters().size());
                        i++) {
                    if (called.getParameters().get(i).getSimpleName().contentEquals(PARAMETER)) {
                        follow(new TreePath(getCurrentPath(), arguments.get(i)));
                    }
                }
            }
        }
    }

    private void follow(TreePath path) {
        switch (path.getLeaf()) {
            case LiteralTree literal when literal.getValue() instanceof String text -> found.put(text, where(path));
            case ParenthesizedTree inner -> follow(new TreePath(path, inner.getExpression()));
            case ConditionalExpressionTree choice -> {
                follow(new TreePath(path, choice.getTrueExpression()));
                follow(new TreePath(path, choice.getFalseExpression()));
            }
            case SwitchExpressionTree _ -> followResults(path);
            case IdentifierTree _, MethodInvocationTree _ -> followElement(path);
            default -> lost.add(where(path));
        }
    }

    /** A name stands for what it was given; a method for what it returns. */
    private void followElement(TreePath path) {
        Element element = trees().getElement(path);
        boolean given = element != null && element.getSimpleName().contentEquals(PARAMETER);
        boolean accessor = element instanceof ExecutableElement method
                && method.getParameters().isEmpty()
                && given;
        if (element == null || accessor || (given && element.getKind() == ElementKind.PARAMETER)) {
            return;
        }
        TreePath source = trees().getPath(element);
        if (source == null || element.getKind() == ElementKind.PARAMETER) {
            lost.add(where(path));
        } else if (source.getLeaf() instanceof VariableTree variable && variable.getInitializer() != null) {
            follow(new TreePath(source, variable.getInitializer()));
        } else if (followed.add(element)) {
            followResults(source);
        }
    }

    /** What comes out of a method or a switch. */
    private void followResults(TreePath path) {
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitReturn(ReturnTree result, @Nullable Void nothing) {
                follow(new TreePath(getCurrentPath(), result.getExpression()));
                return null;
            }

            @Override
            public @Nullable Void visitYield(YieldTree result, @Nullable Void nothing) {
                follow(new TreePath(getCurrentPath(), result.getValue()));
                return null;
            }

            @Override
            public @Nullable Void visitCase(CaseTree one, @Nullable Void nothing) {
                if (one.getBody() instanceof ExpressionTree result) {
                    follow(new TreePath(getCurrentPath(), result));
                }
                return super.visitCase(one, null);
            }

            @Override
            public @Nullable Void visitLambdaExpression(LambdaExpressionTree other, @Nullable Void nothing) {
                return null;
            }
        }.scan(path, null);
    }

    private Trees trees() {
        if (trees == null) {
            throw new IllegalStateException("nothing was read");
        }
        return trees;
    }

    private static String where(TreePath path) {
        CompilationUnitTree unit = path.getCompilationUnit();
        return Path.of(unit.getSourceFile().toUri()).getFileName().toString();
    }
}
