package io.flypg.fly.postgres;

import io.flypg.fly.call.FlyException;
import io.flypg.fly.call.FlyException.Kind;
import io.flypg.fly.call.Request;
import io.flypg.fly.call.Transport;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The images of PostgreSQL nodes. */
public final class Images {

    /** The repository of the image that {@code fly postgres create} uses. */
    public static final String REPOSITORY = "flyio/postgres-flex";

    private static final String DETAILS = """
            query latestImageDetails($image: String!, $flyVersion: String) {
              latestImageDetails(image: $image, flyVersion: $flyVersion) { registry repository tag version digest }
            }""";
    private static final String TAG = """
            query latestImageTag($repository: String!, $snapshotId: ID) {
              latestImageTag(repository: $repository, snapshotId: $snapshotId)
            }""";

    private static final Pattern MAJOR = Pattern.compile(":([0-9]{1,3})(?:\\.|$)");

    private final Transport transport;

    public Images(Transport transport) {
        this.transport = transport;
    }

    /**
     * The newest image of a PostgreSQL version.
     *
     * @param version a major such as {@code 17} or a minor such as {@code 17.7}
     * @return empty when there is no image of that version
     */
    public Optional<PostgresImage> latest(String version) {
        return details(REPOSITORY + ":" + version);
    }

    /** The newest image with this name, for instance one of our own making. */
    public Optional<PostgresImage> details(String image) {
        Request request = Request.graphql("latestImageDetails", DETAILS, Map.of("image", image));
        try {
            return transport.query(
                    request, data -> data.object("latestImageDetails").map(PostgresImage::read));
        } catch (FlyException e) {
            boolean unknown = e.is(Kind.NOT_FOUND) || e.platformText().contains("Unknown repository");
            if (unknown) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The newest minor of a major, such as {@code 17.7}, as far as a tag of the platform names one; empty when none does. */
    public Optional<String> newestMinor(int major) {
        Predicate<String> isOne = tag -> tag.startsWith(major + ".");
        return latest(Integer.toString(major))
                .map(PostgresImage::tag)
                .filter(isOne)
                .or(() -> Optional.of(current().replaceFirst(".*:", "")).filter(isOne));
    }

    /** What {@code fly postgres create} would run now, as {@code repository:tag}. */
    public String current() {
        return transport.query(
                Request.graphql("latestImageTag", TAG, Map.of("repository", REPOSITORY)),
                data -> data.text("latestImageTag"));
    }

    /** The major of PostgreSQL that wrote a snapshot; empty when the platform names no image for it. */
    public OptionalInt majorOf(String snapshot) {
        String tag = transport.query(
                Request.graphql("latestImageTag", TAG, Map.of("repository", REPOSITORY, "snapshotId", snapshot)),
                data -> data.textOr("latestImageTag", ""));
        Matcher matcher = MAJOR.matcher(tag);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
