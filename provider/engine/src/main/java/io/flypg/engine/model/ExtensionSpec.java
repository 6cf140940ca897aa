package io.flypg.engine.model;

import java.util.Optional;

/** An extension in a database. */
public record ExtensionSpec(
        @Field(value = "Name of the extension.", positional = true)
        String name,

        @Field("Schema to put it in, when it is not the default.")
        Optional<String> schema,

        @Field("Version to have, when it is not the image's default.")
        Optional<String> version) {}
