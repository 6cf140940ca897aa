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
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * Makes jars fit for an AOT cache; run by the image's build as {@code java TuneJars.java STAMP JAR…}, where the
 * JARs are copies to change, and what is changed in them gets the time STAMP, so that the same jars always give the same.
 *
 * <ul>
 *   <li>A sealed package stops the JVM at start when its classes come from a cache: no jar is sealed any more.
 *   <li>picocli's classes are Java 5 class files, which no cache takes: they get the version and the stack maps of Java 8.
 *   <li>picocli asks whether Groovy is there by initialising {@code groovy.lang.Closure}, which starts all of Groovy's runtime;
 *       to us Groovy is only a parser. The one method that asks answers "no".
 * </ul>
 */
class TuneJars {

    private static final String ASKS_FOR_GROOVY = "loadClosureClass";

    private int answered;
    private FileTime stamp;

    void main(String[] arguments) throws IOException {
        stamp = FileTime.from(Instant.parse(arguments[0]));
        for (int i = 1; i < arguments.length; i++) {
            Path path = Path.of(arguments[i]);
            unseal(path);
            if (path.getFileName().toString().startsWith("picocli-")) {
                tunePicocli(path);
            }
        }
        if (answered != 1) {
            throw new IllegalStateException("picocli has no single method " + ASKS_FOR_GROOVY + " any more: look at it again");
        }
    }

    private void unseal(Path jar) throws IOException {
        try (var files = open(jar)) {
            Path path = files.getPath("/META-INF/MANIFEST.MF");
            if (Files.exists(path)) {
                Manifest manifest;
                try (var in = Files.newInputStream(path)) {
                    manifest = new Manifest(in);
                }
                if (manifest.getMainAttributes().remove(Attributes.Name.SEALED) != null) {
                    try (var out = Files.newOutputStream(path)) {
                        manifest.write(out);
                    }
                    Files.setLastModifiedTime(path, stamp);
                    noteChange(files, "no longer sealed");
                }
            }
        }
    }

    private void tunePicocli(Path jar) throws IOException {
        Path original = Files.copy(jar, Path.of(jar + ".original"));
        try (var classes = new URLClassLoader(new URL[] {original.toUri().toURL()});
                var files = open(jar)) {
            var hierarchy = ClassHierarchyResolver.ofResourceParsing(classes)
                    .orElse(ClassHierarchyResolver.defaultResolver());
            var format = ClassFile.of(
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(hierarchy));
            try (var found = Files.walk(files.getPath("/picocli"))) {
                for (Path file : found.filter(f -> f.toString().endsWith(".class")).toList()) {
                    Files.write(file, format.transformClass(format.parse(Files.readAllBytes(file)), tuning()));
                    Files.setLastModifiedTime(file, stamp);
                }
            }
            noteChange(files, "version and stack maps of Java 8, no search for Groovy");
        }
        Files.delete(original);
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
                case MethodModel method ->
                    to.transformMethod(method, MethodTransform.transformingCode(CodeTransform.ACCEPT_ALL));
                default -> to.with(element);
            }
        };
    }

    /** The licences of these libraries want changes to be stated where they were made. */
    private void noteChange(FileSystem jar, String change) throws IOException {
        Path note = jar.getPath("/META-INF/CHANGED");
        Files.writeString(note, "Changed by the build of flypg: " + change + ".\n");
        Files.setLastModifiedTime(note, stamp);
    }

    private static FileSystem open(Path jar) throws IOException {
        return FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of());
    }
}
