package oracles

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil/rpcerror"
	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/structpb"
	"pgregory.net/rapid"
)

var wire = plugin.MarshalOptions{KeepUnknowns: true, KeepSecrets: true, KeepResources: true, PropagateNil: true}

// Whatever a program declares comes back from a check as it was, however wrong it is.
func TestCheckGivesEveryValueBack(t *testing.T) {
	provider := attach(t)
	words := learn(t, provider)
	rapid.Check(t, func(t *rapid.T) {
		urn := words.urn().Draw(t, "urn")
		inputs := words.inputs(string(urn.Type().Name())).Draw(t, "inputs")
		answer, err := provider.Check(context.Background(), plugin.CheckRequest{URN: urn, News: inputs, AllowUnknowns: true})
		hides(t, provider, err)
		if err != nil {
			t.Fatalf("the check failed: %s", err)
		}
		sent, got := provider.check.request.News, provider.check.response.Inputs
		want := named(urn, sent)
		if !proto.Equal(want, got) {
			t.Fatalf("sent %v\nwant %v\n got %v", sent, want, got)
		}
		trip := through(t, named(urn, marshalled(t, inputs)))
		if !answer.Properties.DeepEquals(trip) {
			t.Fatalf("read as %v\nand not %v", answer.Properties, trip)
		}
		for _, failure := range answer.Failures {
			isGood(t, inputs, failure)
		}
	})
}

// Whatever is recorded and declared, a diff says what changes, or in words why it may not.
func TestDiffTakesEveryValue(t *testing.T) {
	provider := attach(t)
	words := learn(t, provider)
	rapid.Check(t, func(t *rapid.T) {
		urn := words.urn().Draw(t, "urn")
		values := words.inputs(string(urn.Type().Name()))
		olds, news := words.known(values.Draw(t, "olds")), words.known(values.Draw(t, "news"))
		answer, err := provider.Diff(context.Background(), plugin.DiffRequest{
			URN: urn, ID: "thing", OldInputs: olds, OldOutputs: olds, NewInputs: news, AllowUnknowns: true,
		})
		hides(t, provider, err)
		if err != nil && !isRefusal(err) {
			t.Fatalf("the diff failed: %s", err)
		}
		for path := range answer.DetailedDiff {
			if _, err := resource.ParsePropertyPath(path); err != nil {
				t.Fatalf("%q is no path: %s", path, err)
			}
		}
	})
}

func isRefusal(err error) bool {
	code := rpcerror.Convert(err).Code()
	return code == codes.FailedPrecondition || code == codes.InvalidArgument
}

// A failure names a property that Pulumi can find, and nothing that it would show of a secret.
func isGood(t *rapid.T, inputs resource.PropertyMap, failure plugin.CheckFailure) {
	text := string(failure.Property) + ": " + failure.Reason
	for _, not := range append([]string{hush, fmt.Sprint(int64(hushed)), resource.SigKey}, unknowns...) {
		if strings.Contains(text, not) {
			t.Fatalf("%q shows %q", text, not)
		}
	}
	if failure.Property == "" {
		return
	}
	path, err := resource.ParsePropertyPath(string(failure.Property))
	if err != nil && strings.Contains(string(failure.Property), `\`) {
		return // a name that ends in a backslash has no path: Pulumi cannot read what it writes for it itself
	}
	if err != nil {
		t.Fatalf("%q names no path: %s", text, err)
	}
	if _, isName := path[0].(string); !isName {
		t.Fatalf("%q begins with an index", text)
	}
	// The engine looks for a property of this name, not for a path.
	if inputs[failure.Property].ContainsSecrets() {
		t.Fatalf("%q makes Pulumi show a secret", text)
	}
}

var unknowns = []string{
	plugin.UnknownStringValue, plugin.UnknownBoolValue, plugin.UnknownNumberValue, plugin.UnknownArrayValue,
	plugin.UnknownObjectValue, plugin.UnknownAssetValue, plugin.UnknownArchiveValue,
}

// hides says whether what nobody may see was in an error or in what the provider said to the engine.
func hides(t *rapid.T, provider *attached, err error) {
	text := provider.engine.heard()
	if err != nil {
		text += err.Error()
	}
	if strings.Contains(text, hush) || strings.Contains(text, fmt.Sprint(int64(hushed))) {
		t.Fatalf("shows a secret: %s", text)
	}
}

// named is what was sent with the name of the resource, if it has one and none was given.
func named(urn resource.URN, sent *structpb.Struct) *structpb.Struct {
	want := proto.Clone(sent).(*structpb.Struct)
	if want.Fields == nil {
		want.Fields = map[string]*structpb.Value{}
	}
	if _, given := want.Fields["name"]; !given && urn.Type().Name() != "Attachment" {
		want.Fields["name"] = structpb.NewStringValue(urn.Name())
	}
	return want
}

func marshalled(t *rapid.T, inputs resource.PropertyMap) *structpb.Struct {
	there, err := plugin.MarshalProperties(inputs, wire)
	if err != nil {
		t.Fatal(err)
	}
	return there
}

func through(t *rapid.T, there *structpb.Struct) resource.PropertyMap {
	back, err := plugin.UnmarshalProperties(there, wire)
	if err != nil {
		t.Fatal(err)
	}
	return back
}
