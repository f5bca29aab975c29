using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Netralitas.Cases.Tests.Documents;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using static Netralitas.Contracts.Cases.V1.RegisterService;

namespace Netralitas.Cases.Tests.RegisterBook;

/// <summary>Registers of the past come in, and the register goes out. Each test has a regency of its own.</summary>
public abstract class RegisterTests(OneService one)
{
    private readonly RegisterServiceClient _client = new(one.Service.PatientChannel);
    private readonly CaseService.CaseServiceClient _cases = new(one.Service.PatientChannel);

    [Fact]
    public async Task A_register_becomes_ended_cases_that_are_history_and_is_exported_the_same()
    {
        const string Region = "63.01";
        var second = Register.Concluded(Region, 1);
        (second.ViolationId, second.Outcome, second.Sanction) = ("DIS-06", "NOT_PROVEN", "");
        var rows = Register.Numbered(Register.Concluded(Region, 1), second, Register.Late(Region, 7));
        var heard = one.Service.Heard.Count;

        var answer = await ImportAsync(Region, rows);

        (answer.ImportedCases, answer.PresentCases, answer.ProblemCount).ShouldBe((2, 0, 0), answer.ToString());
        (await ExportAsync(Region)).ShouldBe(rows.Select(Unnumbered));
        var listed = (await _cases.ListCasesAsync(new ListCasesRequest { OfficialNumber = rows[0].OfficialNumber }, As(Region))).Cases.Single();
        var file = (await _cases.GetCaseAsync(new GetCaseRequest { CaseId = listed.Id }, As("63"))).Case;
        (file.Imported, file.State, file.Persons[0].Name, file.Persons[0].AtAct.Rank, file.Allegations.Count).ShouldBe((true, CaseState.Concluded, "Ahmad Fulan", "III/d", 2));
        var told = (await _cases.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id }, As(Region))).Events.Single();
        (told.Type, told.Facts["line"], told.Facts["file_sha256"]).ShouldBe(("CASE_IMPORTED", "2", HashOf(rows)));
        told.ToString().ShouldNotContain("Ahmad");
        (await new ProcedureService.ProcedureServiceClient(one.Service.PatientChannel).ExplainDeadlinesAsync(new ExplainDeadlinesRequest { CaseId = file.Id }, As(Region))).Clocks.ShouldBeEmpty();
        (await Should.ThrowAsync<RpcException>(async () => await new TransferService.TransferServiceClient(one.Service.PatientChannel).ReopenCaseAsync(
            new ReopenCaseRequest { RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, DocumentNumber = "1/2024", Reason = "Bukti baru" }, As(Region)))).Reason().ShouldBe("CASE_IS_HISTORY");
        await RaiseAsync(Region);
        // What is raised is heard of; what was imported before it is not.
        await Eventually.Be(() => Task.FromResult(one.Service.Heard.Values.Skip(heard).Count()), count => count >= 1);
        one.Service.Heard.Values.OfType<Contracts.Events.ICaseEvent>().ShouldNotContain(fact => fact.Case.CaseId == Guid.Parse(file.Id));
    }

    [Fact]
    public async Task What_is_there_already_stays_and_what_differs_is_refused_with_its_line()
    {
        const string Region = "63.02";
        var rows = Register.Numbered(Register.Concluded(Region, 1), Register.Concluded(Region, 2));
        await ImportAsync(Region, rows);

        (await ImportAsync(Region, rows)).ShouldBe(new ImportRegisterResponse { PresentCases = 2 });
        rows[1].Sanction = "Lain";
        var more = Register.Numbered([.. rows, Register.Concluded(Region, 3)]);
        var refused = await ImportAsync(Region, more);

        Lines(refused).ShouldBe(["3 official_number"]);
        (refused.ImportedCases, (await ExportAsync(Region)).Count).ShouldBe((0, 2));
        // One that is new beside one that is there.
        more[1].Sanction = Register.Concluded(Region, 2).Sanction;
        (await ImportAsync(Region, more)).ShouldBe(new ImportRegisterResponse { ImportedCases = 1, PresentCases = 2 });
    }

    [Fact]
    public async Task Every_bad_row_is_told_at_once_and_nothing_is_kept()
    {
        const string Region = "63.03";
        var rows = Register.Numbered(Enumerable.Range(1, 12).Select(running => Register.Concluded(Region, running)));
        rows[1].EmployeeNumber = "198013312005011002";
        (rows[2].RegisteredDate, rows[2].Kind) = ("2024-09-30", "SURAT");
        rows[3].ViolationId = "ETH-04";
        (rows[4].PlaceRegionCode, rows[4].OfficialNumber, rows[4].ReceiptNumber) = ("64.01", "005/Reg/LP/PB/Kab/64.01/X/2024", "");
        rows[5].OfficialNumber = rows[0].OfficialNumber;
        (rows[6].OfficialNumber, rows[6].ReceiptNumber) = (rows[7].OfficialNumber, rows[7].ReceiptNumber);
        (rows[6].Sanction, rows[7].Unit) = ("Ringan", "Dinas Lain");
        rows[8].OfficialNumber = "009/Reg/LP/PB/Kab/63.02/X/2024";
        rows[9].Outcome = "";
        (rows[10].Name, rows[10].Rank) = (new string('x', 201), "XX");
        rows[11].CloseReason = "LATE";

        var answer = await ImportAsync(Region, rows);

        Lines(answer).ShouldBe(
        [
            "3 employee_number", "4 kind", "4 registered_date", "5 violation_id", "6 place_region_code", "7 official_number", "9 unit", "9 violation_id",
            "10 official_number", "11 outcome", "12 name", "12 rank", "13 close_reason",
        ], ignoreOrder: true, answer.ToString());
        answer.Problems.Select(problem => problem.Line).ShouldBeInOrder();
        answer.ToString().ShouldNotContain("198013312005011002");
        (await ExportAsync(Region)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_trial_run_keeps_nothing()
    {
        const string Region = "63.04";
        var rows = Register.Numbered(Register.Concluded(Region, 1));

        (await ImportAsync(Region, rows, dryRun: true)).ShouldBe(new ImportRegisterResponse { ImportedCases = 1 });

        (await ExportAsync(Region)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Registers_made_by_chance_are_exported_as_they_came()
    {
        const string Region = "63.05";
        var rows = Register.Numbered(Register.ByChance(Region, cases: 100, seed: 5));

        (await ImportAsync(Region, rows)).ImportedCases.ShouldBe(100);

        (await ExportAsync(Region)).ShouldBe(rows.Select(Unnumbered));
    }

    [Fact]
    public async Task Only_the_handling_office_and_the_one_above_it_bring_in_and_see_a_register()
    {
        const string Region = "63.06";
        var rows = Register.Numbered(Register.Concluded(Region, 1));

        Lines(await ImportAsync("63.07", rows)).ShouldBe(["2 place_region_code"]);
        (await Refused(rows, one.Service.As("kpu-63.06"))).Reason().ShouldBe("ONLY_BAWASLU_KEEPS_REGISTERS");
        (await Refused(rows, one.Service.As($"bawaslu-{Region}", Roles.Administrator | Roles.Examiner))).Reason().ShouldBe("ROLE_MISSING");
        (await ImportAsync("63", rows)).ImportedCases.ShouldBe(1);

        (await ExportAsync("63", Region)).Count.ShouldBe(1);
        (await ExportAsync("63.07", Region)).ShouldBeEmpty();
        (await ExportAsync("64", Region)).ShouldBeEmpty();
        (await ExportAsync(Region, office: "kpu-63.06")).ShouldBeEmpty();
        (await ExportAsync(Region, office: "setda-63.72")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Numbers_given_here_go_on_after_those_of_the_register_and_are_not_taken_by_it()
    {
        const string Region = "63.08";
        await ImportAsync(Region, Register.Numbered(Register.Concluded(Region, 41)));

        var live = await RegisterAsync(Region);
        (live.ReceiptNumber.Text, live.OfficialNumber.Text).ShouldBe(($"042/LP/PB/Kab/{Region}/X/2024", $"042/Reg/LP/PB/Kab/{Region}/X/2024"));
        (await _cases.ListCasesAsync(new ListCasesRequest { OfficialNumber = $"041/LP/PB/Kab/{Region}/X/2024" }, As(Region))).Cases.ShouldHaveSingleItem().Imported.ShouldBeTrue();

        var taken = Register.Concluded(Region, 42);
        (taken.OfficialNumber, taken.ReceiptNumber) = ($"042/Reg/LP/PB/Kab/{Region}/IX/2024", $"042/LP/PB/Kab/{Region}/IX/2024");
        Lines(await ImportAsync(Region, Register.Numbered(taken))).ShouldBe(["2 official_number", "2 receipt_number"]);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_or_is_none_leaves_nothing()
    {
        const string Region = "63.09";
        var rows = Register.Numbered(Register.Concluded(Region, 1));
        using (var broken = _client.ImportRegister(As(Region)))
        {
            await broken.RequestStream.WriteAsync(Header(rows, dryRun: false));
            await broken.RequestStream.WriteAsync(Rows(rows));
        }

        using var headless = _client.ImportRegister(As(Region));
        await headless.RequestStream.WriteAsync(Rows(rows));
        (await Should.ThrowAsync<RpcException>(async () => await headless)).BadFields().ShouldBe(["header", "header.file_sha256"]);
        (await ExportAsync(Region)).ShouldBeEmpty();
    }

    private async Task<ImportRegisterResponse> ImportAsync(string region, IReadOnlyList<RegisterRow> rows, bool dryRun = false)
    {
        using var call = _client.ImportRegister(As(region));
        return await SendAsync(call, rows, dryRun);
    }

    private async Task<RpcException> Refused(IReadOnlyList<RegisterRow> rows, Metadata headers) => await Should.ThrowAsync<RpcException>(async () =>
    {
        using var call = _client.ImportRegister(headers);
        await SendAsync(call, rows, dryRun: false);
    });

    private static async Task<ImportRegisterResponse> SendAsync(AsyncClientStreamingCall<ImportRegisterRequest, ImportRegisterResponse> call, IReadOnlyList<RegisterRow> rows, bool dryRun)
    {
        try
        {
            await call.RequestStream.WriteAsync(Header(rows, dryRun));
            foreach (var some in rows.Chunk(70))
            {
                await call.RequestStream.WriteAsync(Rows(some));
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException)
        {
            // It takes no more: the answer says why.
        }

        return await call;
    }

    private static ImportRegisterRequest Header(IReadOnlyList<RegisterRow> rows, bool dryRun) =>
        new() { Header = new ImportRegisterRequest.Types.Header { FileSha256 = HashOf(rows), DryRun = dryRun } };

    private static ImportRegisterRequest Rows(IEnumerable<RegisterRow> rows) => new() { Rows = new ImportRegisterRequest.Types.Rows { Rows_ = { rows } } };

    private async Task<List<RegisterRow>> ExportAsync(string region, string? place = null, string? office = null)
    {
        using var call = _client.ExportRegister(new ExportRegisterRequest { PlaceRegionCode = place ?? region }, one.Service.As(office ?? $"bawaslu-{region}"));
        var rows = new List<RegisterRow>();
        while (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
        {
            rows.AddRange(call.ResponseStream.Current.Rows);
        }

        return rows;
    }

    private async Task<Contracts.Cases.V1.Case> RaiseAsync(string region)
    {
        var report = CasesFixture.Report();
        report.PlaceRegionCode = region;
        return (await _cases.RaiseCaseAsync(report, As(region))).Case;
    }

    private async Task<Contracts.Cases.V1.Case> RegisterAsync(string region)
    {
        var file = await RaiseAsync(region);
        await _cases.CompleteInitialStudyAsync(
            new CompleteInitialStudyRequest { RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, FormalRequirementsMet = true, MaterialRequirementsMet = true, Summary = "Kajian" }, As(region));
        return (await _cases.RegisterCaseAsync(new RegisterCaseRequest { RequestId = Guid.NewGuid().ToString(), CaseId = file.Id }, As(region))).Case;
    }

    private Metadata As(string region) => one.Service.As($"bawaslu-{region}");

    private static IEnumerable<string> Lines(ImportRegisterResponse answer) => answer.Problems.Select(problem => $"{problem.Line} {problem.Column}");

    private static RegisterRow Unnumbered(RegisterRow row)
    {
        var same = row.Clone();
        same.Line = 0;
        return same;
    }

    private static string HashOf(IReadOnlyList<RegisterRow> rows) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(rows))));
}

/// <summary>On SQLite.</summary>
public sealed class SqliteRegisterTests(SqliteService service) : RegisterTests(service), IClassFixture<SqliteService>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresRegisterTests(PostgresService service) : RegisterTests(service), IClassFixture<PostgresService>;
