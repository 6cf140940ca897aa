package io.flypg.engine.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents one component of a spec, for people and for everything that is made from the records. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Field {
    /** One sentence: what it is, its unit, what a change costs. */
    String value();

    /** What holds when it is not given, as it would be written; empty means it must be given, unless it is optional or a list. */
    String byDefault() default "";

    /** Whether it stands behind the word itself: {@code cluster('orders-db')}. */
    boolean positional() default false;

    /** Whether it is the name of the block around it and never written. */
    boolean outer() default false;

    /** Whether it is written for what is there also when it is the default, so that nothing moves when another version has another one. */
    boolean alwaysWritten() default false;
}
