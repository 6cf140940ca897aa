package io.flypg.fly.volume;

/**
 * A volume that was made larger.
 *
 * @param needsRestart whether its file system grows only with the next start of its machine
 */
public record ExtendedVolume(Volume volume, boolean needsRestart) {}
