package oracles

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/archive"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/asset"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	propertytest "github.com/pulumi/pulumi/sdk/v3/go/property/testing"
	"pgregory.net/rapid"
)

// hush begins whatever nobody may ever see: the texts and names inside of secrets.
const hush = "hush-"

// hushed is a number nobody may see.
const hushed = 8172635445362718

// vocabulary is what a program could write for our resources by chance or by mistake.
type vocabulary struct {
	types []string
	names []string
}

// learn reads the words from the schema that the provider itself gives.
func learn(t *testing.T, provider plugin.Provider) vocabulary {
	t.Helper()
	answer, err := provider.GetSchema(context.Background(), plugin.GetSchemaRequest{})
	must(t, err)
	type object struct {
		InputProperties, Properties map[string]any
	}
	var schema struct{ Resources, Types map[string]object }
	must(t, json.Unmarshal(answer.Schema, &schema))
	names := map[string]bool{}
	for _, objects := range []map[string]object{schema.Resources, schema.Types} {
		for _, o := range objects {
			for name := range o.InputProperties {
				names[name] = true
			}
			for name := range o.Properties {
				names[name] = true
			}
		}
	}
	if len(schema.Resources) == 0 || len(names) == 0 {
		t.Fatal("the schema has no resources")
	}
	return vocabulary{slices.Sorted(maps.Keys(schema.Resources)), slices.Sorted(maps.Keys(names))}
}

func (v vocabulary) urn() *rapid.Generator[resource.URN] {
	return rapid.Map(rapid.SampledFrom(v.types), func(kind string) resource.URN {
		return resource.URN("urn:pulumi:dev::shop::" + kind + "::thing")
	})
}

// required is what a resource of each kind cannot be without.
var required = map[string]resource.PropertyMap{
	"App":        {},
	"Cluster":    {"region": resource.NewProperty("ams")},
	"Database":   {"cluster": resource.NewProperty("orders-db")},
	"Role":       {"cluster": resource.NewProperty("orders-db")},
	"Attachment": {"cluster": resource.NewProperty("orders-db"), "app": resource.NewProperty("orders-api")},
}

// inputs are properties of which many have the names of ours, with values of any kind below them. Half of them have also what has
// to be there, so that what is beside it is looked at too.
func (v vocabulary) inputs(kind string) *rapid.Generator[resource.PropertyMap] {
	return rapid.Custom(func(t *rapid.T) resource.PropertyMap {
		inputs := v.object(v.value(3)).Draw(t, "inputs")
		if rapid.Bool().Draw(t, "with what is required") {
			maps.Copy(inputs, required[kind])
		}
		if rapid.Bool().Draw(t, "with marked secrets") {
			inputs = marked(resource.NewProperty(inputs), false).ObjectValue()
		}
		return inputs
	})
}

// known leaves out the properties that no resource has: a check refuses them before anything else is asked.
func (v vocabulary) known(inputs resource.PropertyMap) resource.PropertyMap {
	maps.DeleteFunc(inputs, func(name resource.PropertyKey, _ resource.PropertyValue) bool {
		return !slices.Contains(v.names, string(name))
	})
	return inputs
}

// value is any that upstream can think of, or one that a program for our resources could have, at each depth.
func (v vocabulary) value(depth int) *rapid.Generator[resource.PropertyValue] {
	value := rapid.OneOf(
		v.plausible(), unknown(), reference(), rapid.Map(propertytest.Value(3), resource.ToResourcePropertyValue))
	for range depth - 1 {
		value = rapid.OneOf(
			value,
			rapid.Map(rapid.SliceOfN(value, 0, 4), resource.NewProperty[[]resource.PropertyValue]),
			rapid.Map(v.object(value), resource.NewProperty[resource.PropertyMap]),
			rapid.Map(value, resource.MakeSecret),
		)
	}
	return value
}

func (v vocabulary) object(value *rapid.Generator[resource.PropertyValue]) *rapid.Generator[resource.PropertyMap] {
	name := rapid.OneOf(rapid.SampledFrom(v.names), rapid.SampledFrom(v.names), rapid.String())
	return rapid.Map(rapid.MapOfN(name, value, 0, 8), func(values map[string]resource.PropertyValue) resource.PropertyMap {
		object := resource.PropertyMap{}
		for name, value := range values {
			object[resource.PropertyKey(name)] = value
		}
		return object
	})
}

func (v vocabulary) plausible() *rapid.Generator[resource.PropertyValue] {
	texts := []string{"ams", "syd", "16", "17.2", "4MB", "2GB", "80%", "5s", "shared", "orders", "orders-db", "true", "", "read"}
	return rapid.OneOf(
		rapid.Map(rapid.SampledFrom(texts), resource.NewProperty[string]),
		rapid.Map(rapid.Map(rapid.IntRange(-1, 300), func(i int) float64 { return float64(i) }), resource.NewProperty[float64]),
		rapid.Map(rapid.Bool(), resource.NewProperty[bool]),
	)
}

// unknown is a value that is not known yet, of each kind.
func unknown() *rapid.Generator[resource.PropertyValue] {
	return rapid.Map(rapid.SampledFrom([]resource.PropertyValue{
		resource.NewProperty(""), resource.NewProperty(0.0), resource.NewProperty(false),
		resource.NewProperty([]resource.PropertyValue{}), resource.NewProperty(resource.PropertyMap{}),
		resource.NewProperty(&asset.Asset{}), resource.NewProperty(&archive.Archive{}),
	}), resource.MakeComputed)
}

// reference is what upstream's generators leave out: another resource, which may not be there yet, or a component.
func reference() *rapid.Generator[resource.PropertyValue] {
	return rapid.Custom(func(t *rapid.T) resource.PropertyValue {
		urn := resource.URN("urn:pulumi:dev::shop::flypg:index:Cluster::" + rapid.StringMatching(`[a-z]{1,9}`).Draw(t, "name"))
		if rapid.Bool().Draw(t, "a component") {
			return resource.MakeComponentResourceReference(urn, "1.2.3")
		}
		return resource.MakeCustomResourceReference(urn, resource.ID(rapid.String().Draw(t, "id, if there is one")), "")
	})
}

// marked is the same value with all that is inside of its secrets recognisable.
func marked(value resource.PropertyValue, secret bool) resource.PropertyValue {
	switch {
	case value.IsSecret():
		return resource.MakeSecret(marked(value.SecretValue().Element, true))
	case value.IsOutput():
		output := value.OutputValue()
		output.Element = marked(output.Element, secret || output.Secret)
		return resource.NewProperty(output)
	case value.IsArray():
		items := []resource.PropertyValue{}
		for _, item := range value.ArrayValue() {
			items = append(items, marked(item, secret))
		}
		return resource.NewProperty(items)
	case value.IsObject():
		object := resource.PropertyMap{}
		for name, inner := range value.ObjectValue() {
			if secret {
				name = hush + name
			}
			object[name] = marked(inner, secret)
		}
		return resource.NewProperty(object)
	case secret && value.IsAsset():
		return resource.NewProperty(&asset.Asset{Sig: asset.AssetSig, Text: hush, Hash: hush})
	case secret && value.IsString():
		return resource.NewProperty(hush + value.StringValue())
	case secret && value.IsNumber():
		return resource.NewProperty[float64](hushed)
	}
	return value
}
