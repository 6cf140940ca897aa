/** Pulumi's protocol over gRPC: who asks, who is answered, and how a failure is told. */
@NullMarked
package io.flypg.pulumi.rpc;

import org.jspecify.annotations.NullMarked;
