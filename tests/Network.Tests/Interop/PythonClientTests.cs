using System.Text.Json;
using System.Text.Json.Nodes;
using Netralitas.Cases;
using Netralitas.Support;
using Netralitas.Support.Worlds;

namespace Netralitas.Network.Tests.Interop;

/// <summary>A client of another language and another implementation of gRPC meets a running service.</summary>
public sealed class PythonClientTests : IAsyncLifetime
{
    private const string Office = "bawaslu-63.01";
    private const string Python = "/usr/bin/python3";

    private ServiceUnderTest<CasesDb> _service = null!;

    public async ValueTask InitializeAsync() =>
        _service = await ServiceUnderTest<CasesDb>.StartAsync(new CasesModule(), World.Clock, "--Services:Agencies=http://127.0.0.1:9");

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task A_python_client_that_knows_only_the_address_discovers_calls_and_understands_the_service()
    {
        var answer = await AskAsync();

        foreach (var version in new[] { "v1", "v1alpha" })
        {
            var seen = answer[version]!;
            seen["services"]!.Deserialize<string[]>().ShouldBe(
                ["grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection", "netralitas.cases.v1.CaseService", "netralitas.cases.v1.ClockService",
                    "netralitas.cases.v1.DocumentService", "netralitas.cases.v1.DuplicateService", "netralitas.cases.v1.LetterService", "netralitas.cases.v1.ProcedureService",
                    "netralitas.cases.v1.RegisterService", "netralitas.cases.v1.ReporterService", "netralitas.cases.v1.StatisticsService", "netralitas.cases.v1.TransferService",
                    "netralitas.operations.v1.OperationsService"]);
            Number(seen, "missing_symbol").ShouldBe(5);
            Word(seen, "raised", "case", "handling_office_id").ShouldBe(Office);
            Word(seen, "raised", "case", "state").ShouldBe("CASE_STATE_INITIAL_STUDY");
            Word(seen, "read", "case", "persons", 0, "name").ShouldBe("Fulan 1");
            Word(seen, "watched", "first", "status").ShouldBe("SERVING");
            Word(seen, "watched", "ended").ShouldBe("CANCELLED");
        }

        // The request id is the same both times: one case.
        Word(answer, "v1", "raised", "case", "id").ShouldBe(Word(answer, "v1alpha", "raised", "case", "id"));
    }

    [Fact]
    public async Task It_reads_the_typed_details_of_a_refusal()
    {
        var answer = await AskAsync();

        var refused = answer["v1"]!["refused"]!;
        (Word(refused, "code"), Number(refused, "status_code")).ShouldBe(("INVALID_ARGUMENT", 3));
        Word(refused, "message").ShouldBe(Word(refused, "status_message"));
        (Word(refused, "details", "google.rpc.ErrorInfo", "reason"), Word(refused, "details", "google.rpc.ErrorInfo", "domain")).ShouldBe(("BAD_FIELDS", "netralitas.id"));
        refused["details"]!["google.rpc.BadRequest"]!["field_violations"]!.AsArray().Select(violation => Word(violation!, "field")).ShouldBe(
            ["request_id", "place_region_code", "act_date", "persons[0].subject_kind", "persons[0].alleged_act"]);
        (Word(refused, "details", "google.rpc.LocalizedMessage", "locale"), Word(refused, "details", "google.rpc.LocalizedMessage", "message")).ShouldBe(
            ("id-ID", "Permintaan memuat 5 isian yang keliru."));
        (Word(answer["v1"]!, "anonymous", "code"), Word(answer["v1"]!, "anonymous", "details", "google.rpc.ErrorInfo", "reason")).ShouldBe(("UNAUTHENTICATED", "NOT_AUTHENTICATED"));
    }

    private async Task<JsonNode> AskAsync()
    {
        var person = new JsonObject
        {
            ["name"] = "Fulan 1", ["subject_kind"] = "SUBJECT_KIND_CIVIL_SERVANT", ["employer_office_id"] = "setda-63.72", ["post"] = "Staf", ["alleged_act"] = "Menghadiri deklarasi",
        };
        var request = new JsonObject
        {
            ["request_id"] = Guid.NewGuid().ToString(), ["kind"] = "CASE_KIND_REPORT", ["election_id"] = "pilkada-2024", ["contest"] = "CONTEST_REGENT",
            ["place_region_code"] = "63.01", ["act_date"] = "2024-10-10", ["known_date"] = "2024-10-12", ["persons"] = new JsonArray(person),
        };
        var bad = request.DeepClone();
        (bad["request_id"], bad["place_region_code"], bad["act_date"]) = ("once", "63.99", "yesterday");
        (bad["persons"]![0]!["subject_kind"], bad["persons"]![0]!["alleged_act"]) = ("SUBJECT_KIND_UNSPECIFIED", "");
        var asked = new JsonObject { ["authorization"] = _service.As(Office).GetValue("authorization"), ["request"] = request, ["bad_request"] = bad };

        var script = Path.Combine(AppContext.BaseDirectory, "Interop", "client.py");
        var outcome = await ProgramRun.RunAsync(Python, [script, _service.Channel.Target], AppContext.BaseDirectory, asked.ToJsonString());
        return JsonNode.Parse(outcome.Demand())!;
    }

    private static string Word(JsonNode node, params object[] path) => At(node, path).GetValue<string>();

    private static int Number(JsonNode node, params object[] path) => At(node, path).GetValue<int>();

    private static JsonNode At(JsonNode node, object[] path) =>
        path.Aggregate(node, (at, step) => (step is int i ? at[i] : at[(string)step]) ?? throw new ShouldAssertException($"There is no {string.Join('/', path)} in {node}"));
}
