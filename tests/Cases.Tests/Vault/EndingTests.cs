using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Netralitas.Cases.Vault.Ending;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Reference;
using Netralitas.Support;
using NodaTime;

namespace Netralitas.Cases.Tests.Vault;

public sealed class EndingTests(CasesFixture cases)
{
    private readonly VaultOffice _office = new(cases.Service);

    [Fact]
    public async Task A_shredded_identity_is_gone_for_everybody_and_the_case_stays()
    {
        var (caseId, reporter) = await _office.RaiseAsync();
        var approved = await _office.ApproveAsync(await _office.AskAsync(caseId, reporter.ReporterId));

        var left = (await ShredAsync(_office, caseId, reporter.ReporterId)).Reporter;

        (left.State, left.ShredTime is null).ShouldBe((ReporterState.Shredded, false));
        (await Errors.Refused(_office.Client.RevealReporterAsync(VaultOffice.See(approved), _office.Examiner))).Reason().ShouldBe("REPORTER_SHREDDED");
        (await Errors.Refused(_office.Client.RequestRevealAsync(VaultOffice.Ask(caseId, reporter.ReporterId), _office.Examiner))).Reason().ShouldBe("REPORTER_SHREDDED");
        (await Errors.Refused(_office.Client.GetReportStatusAsync(new GetReportStatusRequest { ReceiptCode = reporter.ReceiptCode }))).Reason().ShouldBe("NOT_FOUND");
        var row = await cases.Service.InDatabase(db => db.Reporters.SingleAsync(x => x.Id == Guid.Parse(reporter.ReporterId)));
        (row.KeyId, row.WrappedKey, row.ReceiptNonce, row.ReceiptHash).ShouldBe((null, null, null, null));
        (await _office.EventsAsync(caseId)).ShouldContain("REPORTER_SHREDDED");
    }

    [Fact]
    public async Task A_legal_hold_forbids_it_until_it_is_released()
    {
        var (caseId, reporter) = await _office.RaiseAsync();
        await _office.Client.SetLegalHoldAsync(new SetLegalHoldRequest { RequestId = VaultOffice.Id(), CaseId = caseId, DocumentNumber = "3/PN/2024" }, _office.Head);
        (await _office.Client.ListReportersAsync(new ListReportersRequest { CaseId = caseId }, _office.Examiner)).LegalHold.ShouldBeTrue();
        (await Errors.Refused(ShredCall(_office, caseId, reporter.ReporterId))).Reason().ShouldBe("REPORTER_HELD");

        await _office.Client.ReleaseLegalHoldAsync(new ReleaseLegalHoldRequest { RequestId = VaultOffice.Id(), CaseId = caseId, DocumentNumber = "4/PN/2024" }, _office.Custodian);

        (await ShredAsync(_office, caseId, reporter.ReporterId)).Reporter.State.ShouldBe(ReporterState.Shredded);
        (await _office.EventsAsync(caseId)).ShouldBe(["CASE_RAISED", "LEGAL_HOLD_SET", "LEGAL_HOLD_RELEASED", "REPORTER_SHREDDED"]);
    }

    [Fact]
    public async Task What_is_kept_long_enough_after_the_close_is_destroyed_unless_it_is_held()
    {
        using var folder = new TestFolder();
        foreach (var file in Directory.EnumerateFiles(ReferenceBook.DefaultFolder))
        {
            File.WriteAllText(folder.File(Path.GetFileName(file)), File.ReadAllText(file).Replace("period_days: until-jra-set", "period_days: 30"));
        }

        await using var service = await ServiceUnderTest<CasesDb>.StartAsync(
            new CasesModule(), "2024-10-14T09:00+08:00x1", "--Services:Agencies=http://127.0.0.1:9", $"--Reference:Folder={folder.Path}");
        var office = new VaultOffice(service);
        var (due, held, young, open) = (await office.RaiseAsync(), await office.RaiseAsync(), await office.RaiseAsync(), await office.RaiseAsync());
        await CloseAsync(due.CaseId, new LocalDate(2024, 9, 13));
        await CloseAsync(held.CaseId, new LocalDate(2024, 9, 1));
        await CloseAsync(young.CaseId, new LocalDate(2024, 9, 15));
        await office.Client.SetLegalHoldAsync(new SetLegalHoldRequest { RequestId = VaultOffice.Id(), CaseId = held.CaseId, DocumentNumber = "3/PN/2024" }, office.Head);

        await service.Services.GetRequiredService<Retention>().DestroyAsync(TestContext.Current.CancellationToken);

        var states = new List<ReporterState>();
        foreach (var (caseId, _) in new[] { due, held, young, open })
        {
            states.Add((await office.Client.ListReportersAsync(new ListReportersRequest { CaseId = caseId }, office.Head)).Reporters[0].State);
        }

        states.ShouldBe([ReporterState.Shredded, ReporterState.Kept, ReporterState.Kept, ReporterState.Kept]);
        (await office.EventsAsync(due.CaseId))[^1].ShouldBe("REPORTER_SHREDDED");

        Task CloseAsync(string caseId, LocalDate day) => service.InDatabase(db => db.Cases.Where(file => file.Id == Guid.Parse(caseId))
            .ExecuteUpdateAsync(file => file.SetProperty(x => x.ClosedTime, day.AtMidnight().InUtc().ToInstant())));
    }

    private static async Task<ShredReporterResponse> ShredAsync(VaultOffice office, string caseId, string reporterId) => await ShredCall(office, caseId, reporterId);

    private static Grpc.Core.AsyncUnaryCall<ShredReporterResponse> ShredCall(VaultOffice office, string caseId, string reporterId) => office.Client.ShredReporterAsync(
        new ShredReporterRequest { RequestId = VaultOffice.Id(), CaseId = caseId, ReporterId = reporterId, DocumentNumber = "9/BA/2024" }, office.Custodian);
}
