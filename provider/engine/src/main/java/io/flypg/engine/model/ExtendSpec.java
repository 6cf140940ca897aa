package io.flypg.engine.model;

import io.flypg.engine.address.Size;

/** When and how far a volume grows by itself. */
public record ExtendSpec(
        @Field("Usage in percent above which it grows: 50 to 99.")
        Percent at,

        @Field("By how much it grows each time, in whole gigabytes.")
        Size by,

        @Field("The size it never grows beyond.") Size upTo) {}
