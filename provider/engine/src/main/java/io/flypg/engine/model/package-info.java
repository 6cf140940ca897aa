/** What can be declared: one record per resource. Words, schema, JSON and reference follow from the records. */
@NullMarked
package io.flypg.engine.model;

import org.jspecify.annotations.NullMarked;
