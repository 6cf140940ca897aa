import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Makes picocli start faster; run by the image's build as {@code java TunePicocli.java JAR}, where JAR is the copy to change.
 *
 * <ul>
 *   <li>Its classes are Java 5 class files, which no AOT cache takes: they get the version and the stack maps of Java 8.
 *   <li>It asks whether Groovy is there by initialising {@code groovy.lang.Closure}, which starts all of Groovy's runtime; to
 *       us Groovy is only a parser. The one method that asks answers "no".
 * </ul>
 */
class TunePicocli {

    private static final String ASKS_FOR_GROOVY = "loadClosureClass";

    private int answered;

    void main(String[] jar) throws IOException {
        Path path = Path.of(jar[0]);
        URL[] original = {Files.copy(path, Path.of(jar[0] + ".original")).toUri().toURL()};
        try (var classes = new URLClassLoader(original);
                var files = FileSystems.newFileSystem(URI.create("jar:" + path.toUri()), Map.of())) {
            var hierarchy = ClassHierarchyResolver.ofResourceParsing(classes);
            var format = ClassFile.of(
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS, ClassFile.ClassHierarchyResolverOption.of(hierarchy.orElse(ClassHierarchyResolver.defaultResolver())));
            tune(files.getPath("/picocli"), format);
            Files.writeString(
                    files.getPath("/META-INF/CHANGED"),
                    "Class files changed by the build of flypg: version and stack maps of Java 8, no search for Groovy.\n");
        }
        Files.delete(Path.of(jar[0] + ".original"));
        if (answered != 1) {
            throw new IllegalStateException("picocli has no single method " + ASKS_FOR_GROOVY + " any more: look at it again");
        }
    }

    private void tune(Path folder, ClassFile format) throws IOException {
        try (var found = Files.walk(folder)) {
            for (Path file : found.filter(f -> f.toString().endsWith(".class")).toList()) {
                var model = format.parse(Files.readAllBytes(file));
                Files.write(file, format.transformClass(model, tuning()));
            }
        }
    }

    private ClassTransform tuning() {
        return (to, element) -> {
            switch (element) {
                case ClassFileVersion _ -> to.withVersion(ClassFile.JAVA_8_VERSION, 0);
                case MethodModel method when method.methodName().equalsString(ASKS_FOR_GROOVY) -> {
                    answered++;
                    to.withMethodBody(
                            method.methodName(),
                            method.methodType(),
                            method.flags().flagsMask(),
                            code -> code.aconst_null().areturn());
                }
                case MethodModel method -> to.transformMethod(method, MethodTransform.transformingCode(CodeTransform.ACCEPT_ALL));
                default -> to.with(element);
            }
        };
    }
}
