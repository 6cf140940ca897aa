package io.flypg.local.model;

/** Which machine: the id alone is unique too, but every call names the app. */
public record MachineKey(String app, String machine) {}
