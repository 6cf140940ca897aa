package io.flypg.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.flypg.engine.address.Address;
import io.flypg.engine.bind.Origins;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.Impact;
import io.flypg.engine.plan.Interruptions;
import io.flypg.engine.plan.Irreversible;
import io.flypg.engine.plan.Outlook;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Scope;
import io.flypg.engine.plan.Step;
import io.flypg.engine.plan.Unbroken;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan for programs. */
final class PlanJson {
    private static final double MILLIS = 1000;
    private static final double CENTS = 100;

    private PlanJson() {}

    /** The fields of the document; the caller opens and closes it. */
    static void write(JsonGenerator json, Plan plan, Origins origins) throws IOException {
        json.writeStringField("project", plan.project());
        json.writeArrayFieldStart("changes");
        for (Change change : plan.changes()) {
            change(json, change, plan, origins);
        }
        json.writeEndArray();
        summary(json, plan);
        scope(json, plan.scope());
        guarantee(json, plan.guarantees());
        JsonDocument.problems(json, "refusals", plan.refusals());
    }

    static void guarantee(JsonGenerator json, Map<String, String> guarantees) throws IOException {
        json.writeObjectFieldStart("guarantee");
        for (Map.Entry<String, String> entry : guarantees.entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    /** A step without its number. */
    static void step(JsonGenerator json, Step step) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", step.kind());
        json.writeStringField("subject", step.subject());
        json.writeStringField("text", step.text());
        impact(json, step.impact());
        json.writeEndObject();
    }

    static void seconds(JsonGenerator json, String field, Duration time) throws IOException {
        json.writeNumberField(field, time.toMillis() / MILLIS);
    }

    private static void change(JsonGenerator json, Change change, Plan plan, Origins origins) throws IOException {
        json.writeStartObject();
        json.writeStringField("address", change.address().toString());
        json.writeStringField("action", change.action());
        json.writeArrayFieldStart("fields");
        for (FieldDiff field : change.fields()) {
            field(json, field, change.address(), origins);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("steps");
        for (Step step : change.steps()) {
            step(json, step);
        }
        json.writeEndArray();
        unbroken(json, change.unbroken());
        JsonDocument.problems(json, "problems", change.problems());
        Optional<Outlook> outlook = plan.outlook(change);
        if (outlook.isPresent()) {
            outlook(json, change, outlook.get());
        }
        json.writeEndObject();
    }

    /** Steps by their numbers, which begin with 1; most changes have none that belong together. */
    private static void unbroken(JsonGenerator json, List<Unbroken> all) throws IOException {
        json.writeArrayFieldStart("unbroken");
        for (Unbroken unbroken : all) {
            json.writeStartObject();
            json.writeNumberField("first", unbroken.from() + 1);
            json.writeNumberField("last", unbroken.from() + unbroken.count());
            json.writeArrayFieldStart("back");
            for (Step step : unbroken.back()) {
                step(json, step);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void field(JsonGenerator json, FieldDiff field, Address address, Origins origins) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", field.path());
        json.writeStringField("before", field.before());
        json.writeStringField("after", field.after());
        json.writeStringField("effect", field.effect().word());
        json.writeStringField("origin", origins.of(address, field).word());
        JsonDocument.text(json, "drift", field.drift());
        JsonDocument.text(json, "place", field.place());
        if (field.since() != null) {
            json.writeStringField("since", field.since());
        }
        sources(json, origins.of(address, field.path()));
        json.writeEndObject();
    }

    /** Left out when nobody wrote the value. */
    private static void sources(JsonGenerator json, List<Origins.Stop> stops) throws IOException {
        if (!stops.isEmpty()) {
            json.writeArrayFieldStart("sources");
            for (Origins.Stop stop : stops) {
                json.writeStartObject();
                json.writeStringField("kind", stop.kind().words());
                json.writeStringField("at", stop.place().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private static void impact(JsonGenerator json, Impact impact) throws IOException {
        json.writeObjectFieldStart("impact");
        json.writeStringField("interruption", impact.interruption().word());
        seconds(json, "writeGapSeconds", impact.writeGap());
        json.writeEndObject();
    }

    /** Left out when the plan is whole. */
    private static void scope(JsonGenerator json, Scope scope) throws IOException {
        if (!scope.isWhole()) {
            json.writeObjectFieldStart("limited");
            json.writeArrayFieldStart("targets");
            for (Address target : scope.targets()) {
                json.writeString(target.toString());
            }
            json.writeEndArray();
            json.writeNumberField("leftOut", scope.leftOut());
            json.writeEndObject();
        }
    }

    private static void interruptions(JsonGenerator json, Interruptions interruptions) throws IOException {
        json.writeNumberField("restarts", interruptions.restarts());
        json.writeNumberField("switchovers", interruptions.switchovers());
        seconds(json, "writeGapSeconds", interruptions.writeGap());
    }

    /** Of a cluster that changes: what that costs, and what it is before and after. */
    private static void outlook(JsonGenerator json, Change change, Outlook outlook) throws IOException {
        json.writeObjectFieldStart("outlook");
        interruptions(json, Interruptions.of(change.steps()));
        json.writeArrayFieldStart("irreversible");
        for (String loss : Irreversible.of(change)) {
            json.writeString(loss);
        }
        json.writeEndArray();
        side(json, "before", outlook.before());
        side(json, "after", outlook.after());
        json.writeStringField("pricesOf", outlook.prices());
        json.writeEndObject();
    }

    private static void side(JsonGenerator json, String name, Optional<Outlook.Side> side) throws IOException {
        if (side.isEmpty()) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        json.writeStringField("guarantee", side.get().guarantee());
        if (side.get().monthly().isPresent()) {
            json.writeNumberField("dollarsPerMonth", side.get().monthly().get() / CENTS);
        } else {
            json.writeNullField("dollarsPerMonth");
        }
        json.writeEndObject();
    }

    private static void summary(JsonGenerator json, Plan plan) throws IOException {
        PlanSummary summary = PlanSummary.of(plan);
        json.writeObjectFieldStart("summary");
        json.writeNumberField("create", summary.create());
        json.writeNumberField("update", summary.update());
        json.writeNumberField("delete", summary.delete());
        json.writeNumberField("none", summary.same());
        json.writeNumberField("blocked", summary.blocked());
        interruptions(json, summary.interruptions());
        json.writeBooleanField("refused", plan.isRefused());
        json.writeEndObject();
    }
}
