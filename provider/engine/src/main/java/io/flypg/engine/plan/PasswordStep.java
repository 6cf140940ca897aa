package io.flypg.engine.plan;

import io.flypg.engine.address.NodeName;

/** Steps that give the image's own roles new passwords: {@code postgres}, {@code flypgadmin} and {@code repmgr}. */
public sealed interface PasswordStep extends Step {
    /** Whose they are. */
    String cluster();

    /**
     * Makes new passwords and keeps them in the app, unless an earlier try did; gives them to the roles, all at once, and then puts them
     * into the secrets that nodes boot with. Until a node boots anew, its own checks are refused.
     *
     * @param node the primary
     */
    record ChangePasswords(NodeName node) implements PasswordStep {
        @Override
        public String cluster() {
            return node.cluster();
        }

        @Override
        public String kind() {
            return "change-passwords";
        }

        @Override
        public String subject() {
            return node.toString();
        }

        @Override
        public String text() {
            return "give postgres, flypgadmin and repmgr new passwords, which the app's secrets keep first";
        }
    }

    /** Has a node's machine boot with the new passwords; nothing when it did. */
    record RenewSecrets(NodeName node, NodeStep.Part part) implements PasswordStep {
        @Override
        public String cluster() {
            return node.cluster();
        }

        @Override
        public String kind() {
            return "renew-secrets";
        }

        @Override
        public String subject() {
            return node.toString();
        }

        @Override
        public String text() {
            return switch (part) {
                case PRIMARY -> "restart the primary in place with the new passwords";
                case STANDBY -> "restart with the new passwords";
                case HALF -> "restart with the new passwords; the primary is fenced until it is back";
            };
        }

        @Override
        public Impact impact() {
            return part.impact();
        }
    }

    /** Takes away what {@link ChangePasswords} kept: every node runs with it. */
    record SettlePasswords(String cluster) implements PasswordStep {
        @Override
        public String kind() {
            return "settle-passwords";
        }

        @Override
        public String subject() {
            return cluster;
        }

        @Override
        public String text() {
            return "forget that the passwords were being changed";
        }
    }
}
