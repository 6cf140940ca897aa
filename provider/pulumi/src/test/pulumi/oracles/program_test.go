package oracles

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/pulumi/providertest/providers"
	"github.com/pulumi/providertest/pulumitest"
	"github.com/pulumi/providertest/pulumitest/assertpreview"
	"github.com/pulumi/providertest/pulumitest/assertrefresh"
	"github.com/pulumi/providertest/pulumitest/assertup"
	"github.com/pulumi/providertest/pulumitest/opttest"
)

const program = `name: oracle
runtime: yaml
config:
  flypg:local: true
resources:
  oracle-db:
    type: flypg:Cluster
    properties: { region: ams, replicas: 0, protect: false, volume: { size: 2GB }, config: { work_mem: 4MB } }
  oracle:
    type: flypg:Database
    properties: { cluster: "${oracle-db.name}" }
outputs:
  database: ${oracle.name}
`

const changed = `name: oracle
runtime: yaml
config:
  flypg:local: true
resources:
  oracle-db:
    type: flypg:Cluster
    properties: { region: ams, replicas: 0, protect: false, volume: { size: 3GB }, config: { work_mem: 5MB } }
  oracle:
    type: flypg:Database
    properties: { cluster: "${oracle-db.name}" }
outputs:
  database: ${oracle.name}
`

// The life of a program, as the library sees it with which Pulumi tests its own providers.
func TestProgramLivesFromUpToDestroy(t *testing.T) {
	attached := port(t)
	test := pulumitest.NewPulumiTest(t, folder(t, program), opttest.SkipInstall(), opttest.DisableGrpcLog(),
		opttest.AttachProvider("flypg", func(context.Context, providers.PulumiTest) (providers.Port, error) {
			return providers.Port(attached), nil
		}))

	if made := test.Up(t); made.Outputs["database"].Value != "oracle" {
		t.Errorf("the outputs are %v", made.Outputs)
	}
	assertpreview.HasNoChanges(t, test.Preview(t))
	assertrefresh.HasNoChanges(t, test.Refresh(t))

	test.UpdateSource(t, folder(t, changed))
	preview := test.Preview(t)
	assertpreview.HasNoReplacements(t, preview)
	assertpreview.HasNoDeletes(t, preview)
	if preview.ChangeSummary["update"] != 1 {
		t.Errorf("the preview is of %v", preview.ChangeSummary)
	}
	updated := test.Up(t)
	assertup.HasNoReplacements(t, updated)
	assertup.HasNoDeletes(t, updated)
	assertup.HasNoChanges(t, test.Up(t))

	removed := test.Destroy(t)
	if changes := *removed.Summary.ResourceChanges; changes["delete"] != 3 || len(changes) != 1 {
		t.Errorf("destroyed %v", changes)
	}
}

func folder(t *testing.T, yaml string) string {
	t.Helper()
	folder := t.TempDir()
	must(t, os.WriteFile(filepath.Join(folder, "Pulumi.yaml"), []byte(yaml), 0o600))
	return folder
}
