// Package oracles holds our provider against what Pulumi itself says about the same values: its codec, its generators of
// random values, and its test library. The tests in Java start the provider and these programs.
package oracles

import (
	"context"
	"fmt"
	"net"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/protobuf/types/known/emptypb"
)

// Only against hanging for ever.
const limit = time.Minute

const providerURN = resource.URN("urn:pulumi:dev::shop::pulumi:providers:flypg::default")

// attached is our provider, a client of it as Pulumi's engine has one, and what went over the wire between them.
type attached struct {
	plugin.Provider
	engine *engine
	check  struct {
		request  *pulumirpc.CheckRequest
		response *pulumirpc.CheckResponse
	}
}

// attach connects to the provider that listens on the port in the environment, as the engine of a new stack would.
func attach(t *testing.T) *attached {
	t.Helper()
	a := &attached{engine: listen(t)}
	connection, err := grpc.NewClient(fmt.Sprintf("127.0.0.1:%d", port(t)),
		grpc.WithTransportCredentials(insecure.NewCredentials()), grpc.WithUnaryInterceptor(a.record))
	must(t, err)
	t.Cleanup(func() { _ = connection.Close() })
	a.Provider = plugin.NewProviderWithClient(nil, pulumirpc.NewResourceProviderClient(connection), false)

	_, err = a.Handshake(context.Background(), plugin.ProviderHandshakeRequest{
		EngineAddress: a.engine.address, ConfigureWithUrn: true, AcceptsByteString: true,
	})
	must(t, err)
	urn, name, id, kind := providerURN, "default", resource.ID("default"), tokens.Type("pulumi:providers:flypg")
	_, err = a.Configure(context.Background(), plugin.ConfigureRequest{
		URN: &urn, Name: &name, ID: &id, Type: &kind, Inputs: resource.PropertyMap{},
	})
	must(t, err)
	return a
}

func (a *attached) record(ctx context.Context, method string, request, response any, connection *grpc.ClientConn,
	invoke grpc.UnaryInvoker, options ...grpc.CallOption,
) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	err := invoke(ctx, method, request, response, connection, options...)
	if check, ok := request.(*pulumirpc.CheckRequest); ok {
		a.check.request, a.check.response = check, response.(*pulumirpc.CheckResponse)
	}
	return err
}

// engine is the other end of the line, to which a provider says what its users should see.
type engine struct {
	pulumirpc.UnimplementedEngineServer
	address string
	lock    sync.Mutex
	said    strings.Builder
}

func listen(t *testing.T) *engine {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	e := &engine{address: listener.Addr().String()}
	server := grpc.NewServer()
	pulumirpc.RegisterEngineServer(server, e)
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(server.Stop)
	return e
}

func (e *engine) Log(_ context.Context, request *pulumirpc.LogRequest) (*emptypb.Empty, error) {
	e.lock.Lock()
	defer e.lock.Unlock()
	e.said.WriteString(request.Message + "\n")
	return &emptypb.Empty{}, nil
}

// heard is all that was said since it was asked for last.
func (e *engine) heard() string {
	e.lock.Lock()
	defer e.lock.Unlock()
	defer e.said.Reset()
	return e.said.String()
}

// port is where the provider listens: OraclesTest starts it and says so as one says it to the Pulumi CLI.
func port(t *testing.T) int {
	t.Helper()
	name, value, _ := strings.Cut(os.Getenv("PULUMI_DEBUG_PROVIDERS"), ":")
	port, err := strconv.Atoi(value)
	if name != "flypg" || err != nil {
		t.Fatal("PULUMI_DEBUG_PROVIDERS is not flypg:PORT, the provider to be tested")
	}
	return port
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
