package io.flypg.local.node.member;

/** The node's way to the primary, as far as others may command it. */
@FunctionalInterface
public interface Proxy {
    /** Cuts all sessions that go through it. */
    void restart();
}
