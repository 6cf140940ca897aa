package io.flypg.engine.model;

/** What a node of a cluster has. */
public record NodeSize(MachineSpec machine, VolumeSpec volume) {}
