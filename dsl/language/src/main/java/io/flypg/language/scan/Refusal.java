package io.flypg.language.scan;

/** Why something cannot stand in a definition: summary, detail and hint of its problem. */
record Refusal(String summary, String detail, String hint) {}
