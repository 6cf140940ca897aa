package io.flypg.fly.organization;

import io.flypg.fly.volume.Volume;

/** A volume and the app it belongs to. */
public record OwnedVolume(String app, Volume volume) {}
