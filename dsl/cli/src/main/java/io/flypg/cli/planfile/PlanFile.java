package io.flypg.cli.planfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.engine.plan.SavedPlan;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A plan in a file: one JSON document with the version of flypg that made it, and a digest, so that a plan that somebody edited is not
 * taken for the one that was looked at. It holds no secret, and only its owner may read it all the same.
 */
public final class PlanFile {
    /** Raised when a document changes so that an older flypg would misread it. */
    private static final int FORMAT = 1;

    private static final String FORMAT_FIELD = "format";
    private static final String VERSION_FIELD = "flypg";
    private static final String DIGEST_FIELD = "digest";
    private static final String PLAN_FIELD = "savedPlan";

    /** What is named like this is read as a definition. */
    private static final String DEFINITION = ".flypg.groovy";

    /** What fits into our memory (512 MB) while it is read: the tree of a document takes many times its length. */
    private static final int LARGEST = 20_000_000;

    private static final String AGAIN = "make a new one with 'flypg plan PATH -o FILE'";

    private final Path path;
    private final String version;
    private final JsonMapper mapper = PlanMapper.make();

    /**
     * A file that need not exist yet.
     *
     * @param version of this flypg: only the one that made a plan is sure to mean the same by each of its steps
     */
    public PlanFile(Path path, String version) {
        this.path = path;
        this.version = version;
    }

    /** Whether a path that a user gives can only mean a saved plan. */
    public static boolean isMeant(Path path) {
        return Files.isRegularFile(path) && !isDefinition(path);
    }

    private static boolean isDefinition(Path path) {
        return path.toString().endsWith(DEFINITION);
    }

    /**
     * Makes sure that nothing but an older plan is overwritten.
     *
     * @throws Failure bad input when something else is there, or nothing can be written there
     */
    public void requireFree() {
        if (isDefinition(path)) {
            throw badInput(
                    "Not a name for a plan",
                    "what ends in " + DEFINITION + " is read as a definition",
                    "name another file");
        }
        Path folder = folder();
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw badInput(
                    "Cannot be written", folder + " is no folder that this user may write to", "name another file");
        }
        if (Files.exists(path) && !isEmpty() && !isPlan()) {
            throw badInput(
                    "Not a saved plan",
                    "there is something else at this path, and it would be overwritten",
                    "name another file, or remove this one first");
        }
    }

    /** Writes it whole or not at all. */
    public void write(SavedPlan plan) {
        ObjectNode document = mapper.createObjectNode();
        JsonNode content = mapper.valueToTree(plan);
        document.put(FORMAT_FIELD, FORMAT);
        document.put(VERSION_FIELD, version);
        document.put(DIGEST_FIELD, digest(version, content));
        document.set(PLAN_FIELD, content);
        try {
            String text = mapper.writeValueAsString(document) + "\n";
            requireReadable(text.length());
            Path beside = Files.createTempFile(folder(), ".plan", ".tmp"); // which only its owner may read
            try {
                Files.writeString(beside, text);
                Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new Failure(
                    Failure.Kind.FAILED,
                    problem("Cannot be written", "writing the plan ended with " + e, "name another file"),
                    e);
        }
    }

    /**
     * The plan as it was saved.
     *
     * @throws Failure bad input when it is no plan or a damaged one; refused when it was edited, or another flypg made it
     */
    public SavedPlan read() {
        requireReadable(size());
        JsonNode document = document()
                .filter(found -> found.has(PLAN_FIELD))
                .orElseThrow(() -> badInput(
                        "Not a saved plan",
                        "it is neither a folder with definitions, nor a definition, whose name ends in .flypg.groovy,"
                                + " nor a whole plan that 'flypg plan -o' saved",
                        "check the path; if it was a plan, " + AGAIN));
        requireOurs(document);
        try {
            return mapper.treeToValue(document.path(PLAN_FIELD), SavedPlan.class);
        } catch (JsonProcessingException e) {
            throw badInput("Saved plan is damaged", e.getOriginalMessage(), AGAIN);
        }
    }

    private void requireReadable(long length) {
        if (length > LARGEST) {
            throw badInput(
                    "Too large for a saved plan",
                    "it has " + length + " bytes, and " + LARGEST + " can be read",
                    "check the path; a plan can be saved in parts with --target");
        }
    }

    /** Makes sure that it is as this very flypg wrote it. */
    private void requireOurs(JsonNode document) {
        int format = document.path(FORMAT_FIELD).asInt();
        if (format != FORMAT) {
            throw badInput(
                    "Saved plan of another format",
                    "it has format " + document.path(FORMAT_FIELD).asText("none") + ", and this flypg reads " + FORMAT,
                    AGAIN);
        }
        String made = document.path(VERSION_FIELD).asText();
        if (!made.equals(version)) {
            throw refused(
                    "Saved plan of another version",
                    "flypg " + made + " made it, and this is " + version
                            + ", which may mean something else by the same steps",
                    AGAIN + ", or apply it with " + made);
        }
        if (!digest(made, document.path(PLAN_FIELD))
                .equals(document.path(DIGEST_FIELD).asText())) {
            throw refused(
                    "Saved plan was changed",
                    "its content is not what flypg wrote, so it is not the plan that was looked at",
                    AGAIN);
        }
    }

    private boolean isPlan() {
        return document().filter(found -> found.has(PLAN_FIELD)).isPresent();
    }

    private boolean isEmpty() {
        return Files.isRegularFile(path) && size() == 0;
    }

    private long size() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Empty when it is not one JSON document. */
    private Optional<JsonNode> document() {
        try {
            return Files.isRegularFile(path) && size() <= LARGEST
                    ? Optional.of(mapper.readTree(Files.readAllBytes(path)))
                    : Optional.empty();
        } catch (JsonProcessingException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Of the content and not of its layout, which an editor may change in passing. */
    private String digest(String made, JsonNode content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(made.getBytes(StandardCharsets.UTF_8));
            digest.update(content.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private Path folder() {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path.toAbsolutePath() : parent;
    }

    private Failure unreadable(IOException e) {
        return new Failure(
                Failure.Kind.BAD_INPUT, problem("Cannot be read", "reading it ended with " + e, "check the path"), e);
    }

    private Failure badInput(String summary, String detail, String hint) {
        return new Failure(Failure.Kind.BAD_INPUT, problem(summary, detail, hint));
    }

    private Failure refused(String summary, String detail, String hint) {
        return new Failure(Failure.Kind.REFUSED, problem(summary, detail, hint));
    }

    private Problem problem(String summary, String detail, String hint) {
        return Problem.at(Place.ofFile(path.toString()), summary, detail + ".", hint);
    }
}
