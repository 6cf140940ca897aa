import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes jars fit for an AOT cache; run by the image's build as {@code java TuneJars.java STAMP JAR…}, where the
 * JARs are copies to change. A jar that is changed is written anew, in its old order and with the time STAMP on every entry, so that the
 * same jars always give the same, byte for byte.
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
    private LocalDateTime stamp;

    void main(String[] arguments) throws IOException {
        stamp = LocalDateTime.ofInstant(Instant.parse(arguments[0]), ZoneOffset.UTC);
        for (int i = 1; i < arguments.length; i++) {
            tune(Path.of(arguments[i]));
        }
        if (answered != 1) {
            throw new IllegalStateException("picocli has no single method " + ASKS_FOR_GROOVY + " any more: look at it again");
        }
    }

    private void tune(Path jar) throws IOException {
        Map<String, byte[]> entries = read(jar);
        List<String> changes = new ArrayList<>();
        if (unseal(entries)) {
            changes.add("no longer sealed");
        }
        if (jar.getFileName().toString().startsWith("picocli-")) {
            tunePicocli(jar, entries);
            changes.add("version and stack maps of Java 8, no search for Groovy");
        }
        if (!changes.isEmpty()) {
            noteChanges(entries, changes);
            write(jar, entries);
        }
    }

    private static boolean unseal(Map<String, byte[]> entries) throws IOException {
        byte[] text = entries.get(JarFile.MANIFEST_NAME);
        if (text == null) {
            return false;
        }
        var manifest = new Manifest(new ByteArrayInputStream(text));
        if (manifest.getMainAttributes().remove(Attributes.Name.SEALED) == null) {
            return false;
        }
        var unsealed = new ByteArrayOutputStream();
        manifest.write(unsealed);
        entries.put(JarFile.MANIFEST_NAME, unsealed.toByteArray());
        return true;
    }

    private void tunePicocli(Path jar, Map<String, byte[]> entries) throws IOException {
        try (var classes = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
            var hierarchy = ClassHierarchyResolver.ofResourceParsing(classes)
                    .orElse(ClassHierarchyResolver.defaultResolver());
            var format = ClassFile.of(
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(hierarchy));
            entries.replaceAll((name, bytes) -> name.startsWith("picocli/") && name.endsWith(".class")
                    ? format.transformClass(format.parse(bytes), tuning())
                    : bytes);
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
                case MethodModel method ->
                    to.transformMethod(method, MethodTransform.transformingCode(CodeTransform.ACCEPT_ALL));
                default -> to.with(element);
            }
        };
    }

    /** The licences of these libraries want changes to be stated where they were made. */
    private static void noteChanges(Map<String, byte[]> entries, List<String> changes) {
        String note = "Changed by the build of flypg: " + String.join("; ", changes) + ".\n";
        entries.put("META-INF/CHANGED", note.getBytes(StandardCharsets.UTF_8));
    }

    /** In the order of the jar, whose manifest has to stay where it is. */
    private static Map<String, byte[]> read(Path jar) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (var zip = new ZipFile(jar.toFile())) {
            zip.stream().forEach(entry -> entries.put(entry.getName(), read(zip, entry)));
        }
        return entries;
    }

    private static byte[] read(ZipFile zip, ZipEntry entry) {
        try (var in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path jar, Map<String, byte[]> entries) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (var content : entries.entrySet()) {
                var entry = new ZipEntry(content.getKey());
                entry.setTimeLocal(stamp);
                zip.putNextEntry(entry);
                zip.write(content.getValue());
                zip.closeEntry();
            }
        }
    }
}
