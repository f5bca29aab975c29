using System.Text.Json;
using Netralitas.Support;
using static Netralitas.Cli.Tests.CommandRun;

namespace Netralitas.Cli.Tests.Commands;

/// <summary>The commands against a real sandbox.</summary>
public sealed class CommandsTests(SandboxFixture sandbox)
{
    private const string Handler = "bawaslu-63.01";
    private const string Personnel = "bkpsdm-63.72";

    [Fact]
    public async Task A_case_is_raised_identified_studied_and_registered_from_the_command_line()
    {
        var run = await Done(sandbox.RaiseAsync("--json"));
        run.Error.ShouldBeEmpty();
        var raised = run.Json.GetProperty("case");
        var (id, person) = (raised.GetProperty("id").GetString()!, raised.GetProperty("persons")[0].GetProperty("id").GetString()!);
        raised.GetProperty("receivedTime").GetString()!.ShouldEndWith("Z");
        var task = await TaskAsync(id, Personnel);

        await Done(sandbox.RunAsync(Personnel, "task", "ack", task));
        await Done(sandbox.RunAsync(Personnel, "task", "start", task));
        await Done(sandbox.RunAsync(Personnel, "case", "identify", id, "--person", person, "--name", "Arbain Fulani", "--kind", "CIVIL_SERVANT",
            "--employer", "setda-63.72", "--post", "Kepala bidang"));
        var done = await Done(sandbox.RunAsync(Personnel, "task", "complete", task, "--document", "800/1/2024", "--json"));
        await Done(sandbox.RunAsync(Handler, "case", "study", id, "--formal-met", "--material-met", "--summary", "Terpenuhi"));
        await Done(sandbox.RunAsync(Handler, "case", "register", id));

        done.Json.GetProperty("task").GetProperty("state").GetString().ShouldBe("TASK_STATE_DONE");
        var shown = await Done(sandbox.RunAsync(Handler, "case", "get", id));
        shown.Output.ShouldContain("Arbain Fulani");
        shown.Output.ShouldContain("(provisional)");
        shown.Output.ShouldContain("WITA");
        (await Done(sandbox.RunAsync(Handler, "case", "events", id))).Output.ShouldContain("CASE_REGISTERED");
    }

    [Fact]
    public async Task Every_bad_field_is_told_with_its_option_and_in_Indonesian()
    {
        var run = await sandbox.RunAsync(Handler, "case", "raise", "--kind", "report", "--election", "pilkada-1999", "--contest", "regent", "--place", "63.99",
            "--act-date", "2024-10-40", "--known-date", "2024-10-12", "--person", "kind=POLICE;employer=nobody;act=");

        run.Code.ShouldBe(1);
        var lines = run.Error.Split('\n');
        lines[1].ShouldStartWith("Permintaan memuat");
        foreach (var option in new[] { "--place: ", "--election: ", "--act-date: ", "--person 1 (employer=): ", "--person 1 (act=): " })
        {
            lines.ShouldContain(line => line.TrimStart().StartsWith(option, StringComparison.Ordinal), run.Error);
        }
    }

    [Fact]
    public async Task With_json_a_refusal_is_one_object_with_reason_fields_and_options()
    {
        var run = await sandbox.RunAsync(Handler, "case", "get", "no-uuid", "--json");

        run.Code.ShouldBe(1);
        run.ErrorJson.GetProperty("reason").GetString().ShouldBe("BAD_FIELDS");
        run.ErrorJson.GetProperty("fields")[0].GetProperty("option").GetString().ShouldBe("<case-id>");
    }

    [Fact]
    public async Task A_case_of_others_is_not_found()
    {
        var id = (await Done(sandbox.RaiseAsync("--json"))).Json.GetProperty("case").GetProperty("id").GetString()!;

        var run = await sandbox.RunAsync("bawaslu-64.01", "case", "get", id);

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("[NOT_FOUND]");
        run.Error.ShouldContain("--token");
    }

    [Fact]
    public async Task The_same_request_id_raises_one_case()
    {
        var requestId = Guid.NewGuid().ToString();

        var first = await Done(sandbox.RaiseAsync("--json", "--request-id", requestId));
        var again = await Done(sandbox.RaiseAsync("--json", "--request-id", requestId));

        again.Json.GetProperty("case").GetProperty("id").GetString().ShouldBe(first.Json.GetProperty("case").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_request_can_come_from_a_file()
    {
        using var folder = new RunFolder();
        await File.WriteAllTextAsync(folder.In("request.json"), """
            { "kind": "CASE_KIND_INFORMATION", "electionId": "pilkada-2024", "contest": "CONTEST_REGENT", "placeRegionCode": "63.01",
              "actDate": "2024-10-10", "knownDate": "2024-10-12",
              "persons": [ { "subjectKind": "SUBJECT_KIND_VILLAGE_HEAD", "allegedAct": "Ikut kampanye" } ] }
            """, TestContext.Current.CancellationToken);

        var run = await Done(sandbox.RunAsync("kesbangpol-63.01", "case", "raise", "--file", folder.In("request.json"), "--json"));

        run.Json.GetProperty("case").GetProperty("state").GetString().ShouldBe("CASE_STATE_TRACING");
    }

    [Fact]
    public async Task A_task_is_returned_and_a_case_closed_with_its_tasks_cancelled()
    {
        var id = (await Done(sandbox.RaiseAsync("--json"))).Json.GetProperty("case").GetProperty("id").GetString()!;
        var task = await TaskAsync(id, Personnel);

        var returned = await Done(sandbox.RunAsync(Personnel, "task", "return", task, "--reason", "wrong-receiver", "--suggest", "bkpsdm-63", "--json"));
        var closed = await Done(sandbox.RunAsync(Handler, "case", "close", id, "--reason", "late", "--note", "Lewat waktu", "--json"));

        returned.Json.GetProperty("task").GetProperty("suggestedOfficeId").GetString().ShouldBe("bkpsdm-63");
        closed.Json.GetProperty("case").GetProperty("state").GetString().ShouldBe("CASE_STATE_NOT_REGISTERED");
        await Eventually.Be(() => TasksAsync(id, "--state", "CANCELLED"), tasks => tasks.Count == 4);
    }

    [Fact]
    public async Task Officers_who_keep_out_of_a_case_are_told_so_and_no_more()
    {
        var id = (await Done(sandbox.RaiseAsync("--json"))).Json.GetProperty("case").GetProperty("id").GetString()!;
        var appointed = await Done(sandbox.RunAsync(
            ["--agency", Handler, "--roles", "administrator"], ["officer", "appoint", "--office", Handler, "--name", "Citra Fulan", "--roles", "reader", "--json"]));
        var officer = appointed.Json.GetProperty("officer").GetProperty("id").GetString()!;
        string[] own = ["--agency", Handler, "--officer", officer];
        await Eventually.Be(async () => (await sandbox.RunAsync(own, ["case", "get", id])).Code, code => code == 0);

        var told = await Done(sandbox.RunAsync(own, ["case", "recuse", id, "--officer", officer, "--ground", "kin"]));

        told.Output.Trim().ShouldBe("You keep out of the case from now on.");
        (await sandbox.RunAsync(own, ["case", "get", id])).Error.ShouldContain("[NOT_FOUND]");
        (await Done(sandbox.RunAsync(Handler, "case", "get", id, "--json"))).Json.GetProperty("case").GetProperty("recusedOfficerIds")[0].GetString().ShouldBe(officer);
    }

    [Fact]
    public async Task A_notice_is_listed_and_confirmed()
    {
        var id = (await Done(sandbox.RaiseAsync("--json"))).Json.GetProperty("case").GetProperty("id").GetString()!;
        var notices = await Eventually.Be(
            async () => (await Done(sandbox.RunAsync(Personnel, "notification", "list", "--case", id, "--json"))).Json, json => json.TryGetProperty("notifications", out _));

        await Done(sandbox.RunAsync(Personnel, "notification", "ack", notices.GetProperty("notifications")[0].GetProperty("id").GetString()!));

        (await Done(sandbox.RunAsync(Personnel, "notification", "list", "--case", id, "--unread", "--json"))).Json.TryGetProperty("notifications", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_list_is_read_over_as_many_pages_as_its_limit_needs()
    {
        var some = await Done(sandbox.RunAsync(Handler, "office", "list", "--limit", "1500", "--json"));
        var regions = await Done(sandbox.RunAsync(Handler, "region", "list", "--limit", "600", "--json"));

        some.Json.GetProperty("offices").EnumerateArray().Select(office => office.GetProperty("id").GetString()).Distinct().Count().ShouldBe(1500);
        some.Json.TryGetProperty("nextPageToken", out _).ShouldBeTrue();
        regions.Json.GetProperty("regions").GetArrayLength().ShouldBe(552);
        regions.Json.TryGetProperty("nextPageToken", out _).ShouldBeFalse();
        (await Done(sandbox.RunAsync(Handler, "office", "list", "--limit", "2"))).Output.ShouldContain("raise --limit");
    }

    [Fact]
    public async Task The_token_of_an_office_that_does_not_exist_is_refused_to_be_made()
    {
        var run = await CommandRun.OfAsync("token", "--data", sandbox.Folder, "--agency", "bawaslu-99");

        run.Code.ShouldBe(2);
        run.Error.ShouldStartWith("--agency: there is no office 'bawaslu-99'");
    }

    private async Task<string> TaskAsync(string caseId, string office) =>
        (await Eventually.Be(() => TasksAsync(caseId, "--office", office), tasks => tasks.Count == 1))[0].GetProperty("id").GetString()!;

    private async Task<IReadOnlyList<JsonElement>> TasksAsync(string caseId, params string[] filter)
    {
        var run = await Done(sandbox.RunAsync(Handler, ["task", "list", "--case", caseId, "--json", .. filter]));
        return run.Json.TryGetProperty("tasks", out var tasks) ? [.. tasks.EnumerateArray()] : [];
    }
}
