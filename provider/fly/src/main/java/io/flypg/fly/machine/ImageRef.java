package io.flypg.fly.machine;

import io.flypg.fly.call.Fields;
import java.util.Map;

/**
 * The image a machine runs, as the platform resolved it.
 *
 * @param digest {@code sha256:…}, empty when the platform does not say
 * @param labels of the image; those of a PostgreSQL image say its manager and version
 */
public record ImageRef(String registry, String repository, String tag, String digest, Map<String, String> labels) {

    public ImageRef {
        labels = Map.copyOf(labels);
    }

    static ImageRef read(Fields image) {
        return new ImageRef(
                image.textOr("registry", ""),
                image.textOr("repository", ""),
                image.textOr("tag", ""),
                image.textOr("digest", ""),
                image.textMap("labels"));
    }

    /** What pins exactly this image: {@code registry/repository:tag@digest}, without what is not known. */
    public String reference() {
        return (registry.isEmpty() ? "" : registry + "/")
                + repository
                + (tag.isEmpty() ? "" : ":" + tag)
                + (digest.isEmpty() ? "" : "@" + digest);
    }

    public String label(String name) {
        return labels.getOrDefault(name, "");
    }
}
