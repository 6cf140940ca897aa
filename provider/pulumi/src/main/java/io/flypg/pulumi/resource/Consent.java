package io.flypg.pulumi.resource;

import io.flypg.engine.apply.Agreement;
import io.flypg.engine.plan.Impact;
import io.flypg.engine.plan.Plan;

/** How far a user has agreed to what the platform makes necessary. */
interface Consent {
    /** Whether a plan that was made on the platform as it is now stays within it. */
    boolean covers(Plan live);

    /** What to do when it does not. */
    String hint();

    /**
     * To something that is not there: what an earlier try left is gone on with, and what is there and runs is not touched.
     *
     * @param id what it would be imported by
     */
    static Consent toCreate(Kind kind, String id) {
        return new Consent() {
            @Override
            public boolean covers(Plan live) {
                return !live.impact().isWorseThan(Impact.PRIMARY_RESTART);
            }

            @Override
            public String hint() {
                return "it is there already: run 'pulumi import " + kind.token() + " NAME " + id + "' to go on with it";
            }
        };
    }

    /**
     * To a change that was planned on what was recorded.
     *
     * @param agreed what the preview showed
     */
    static Consent toUpdate(Plan agreed) {
        return new Consent() {
            @Override
            public boolean covers(Plan live) {
                return !Agreement.exceeds(live, agreed);
            }

            @Override
            public String hint() {
                return "run 'pulumi refresh', look at the preview again, and then run 'pulumi up'";
            }
        };
    }

    /** To put right whatever a refresh has shown. */
    static Consent toRepair() {
        return new Consent() {
            @Override
            public boolean covers(Plan live) {
                return true;
            }

            @Override
            public String hint() {
                return "";
            }
        };
    }
}
