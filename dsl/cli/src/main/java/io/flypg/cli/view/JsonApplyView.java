package io.flypg.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.flypg.cli.terminal.Output;
import io.flypg.engine.address.Address;
import io.flypg.engine.apply.Event;
import io.flypg.engine.apply.Outcome.Result;
import io.flypg.engine.bind.Origins;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Step;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An apply for programs: one object per line. */
record JsonApplyView(Output out) implements ApplyView {
    @Override
    public void show(Plan plan, Origins origins) {
        JsonDocument.print(out, json -> {
            json.writeStringField("event", "plan");
            PlanJson.write(json, plan, origins);
        });
    }

    @Override
    public void begin() {}

    @Override
    public synchronized void accept(Event event) {
        JsonDocument.print(out, json -> {
            switch (event) {
                case Event.Started _ -> json.writeStringField("event", "started");
                case Event.StepStarted started -> {
                    step(json, "step-started", started.address(), started.step());
                    json.writeNumberField("number", started.number());
                    json.writeNumberField("of", started.of());
                }
                case Event.StepNote note -> {
                    step(json, "step-note", note.address(), note.step());
                    json.writeStringField("text", note.text());
                }
                case Event.StepDone done -> {
                    step(json, "step-done", done.address(), done.step());
                    PlanJson.seconds(json, "seconds", done.took());
                }
                case Event.StepFailed failed -> {
                    step(json, "step-failed", failed.address(), failed.step());
                    JsonDocument.problems(json, "problems", failed.problems());
                }
                case Event.ChangeDone done -> {
                    change(json, "change-done", done.address());
                    json.writeStringField("action", done.action());
                }
                case Event.ChangeSkipped skipped -> {
                    change(json, "change-skipped", skipped.address());
                    json.writeStringField("because", skipped.because());
                }
            }
        });
    }

    @Override
    public void say(String text) {}

    @Override
    public void end() {}

    @Override
    public void report(ApplyReport report) {
        JsonDocument.print(out, json -> {
            json.writeStringField("event", "summary");
            json.writeBooleanField("success", report.isSuccess());
            PlanJson.seconds(json, "seconds", report.took());
            json.writeArrayFieldStart("results");
            for (Map.Entry<Address, Result> entry : report.outcome().results().entrySet()) {
                result(json, entry.getKey(), entry.getValue());
            }
            json.writeEndArray();
            PlanJson.guarantee(json, report.plan().guarantees());
            receipts(json, report.receipts());
        });
    }

    private static void receipts(JsonGenerator json, List<Receipt> receipts) throws IOException {
        json.writeArrayFieldStart("kept");
        for (Receipt receipt : receipts) {
            json.writeStartObject();
            json.writeStringField("cluster", receipt.cluster());
            json.writeStringField("volume", receipt.volume());
            json.writeStringField("snapshot", receipt.snapshot());
            JsonDocument.text(
                    json,
                    "snapshotExpires",
                    receipt.expires().map(Instant::toString).orElse(null));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void change(JsonGenerator json, String event, Address address) throws IOException {
        json.writeStringField("event", event);
        json.writeStringField("address", address.toString());
    }

    private static void step(JsonGenerator json, String event, Address address, Step step) throws IOException {
        change(json, event, address);
        json.writeFieldName("step");
        PlanJson.step(json, step);
    }

    private static void result(JsonGenerator json, Address address, Result result) throws IOException {
        json.writeStartObject();
        json.writeStringField("address", address.toString());
        switch (result) {
            case Result.Done done -> {
                json.writeStringField("result", "done");
                json.writeStringField("action", done.action());
            }
            case Result.Failed failed -> {
                json.writeStringField("result", "failed");
                JsonDocument.problems(json, "problems", failed.problems());
            }
            case Result.Skipped skipped -> {
                json.writeStringField("result", "skipped");
                json.writeStringField("because", skipped.because());
            }
        }
        json.writeEndObject();
    }
}
