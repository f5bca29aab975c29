using Netralitas.Cases.Vault.Keys;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Cases.Tests.Vault;

public sealed class RotationTests(CasesFixture cases)
{
    private readonly VaultOffice _office = new(cases.Service);

    [Fact]
    public async Task After_a_new_key_everything_comes_under_it_while_the_vault_is_used()
    {
        var raised = new List<(string CaseId, ReceivedReporter Reporter)>();
        for (var i = 0; i < 5; i++)
        {
            raised.Add(await _office.RaiseAsync());
        }

        var before = await StatusAsync();
        var key = KeyRingFile.AddKey(cases.Service.KeyRing);
        var meanwhile = await _office.RaiseAsync();
        (await _office.RevealAsync(raised[0].CaseId, raised[0].Reporter.ReporterId)).Name.ShouldBe(VaultOffice.Name);

        var after = await Eventually.Be(StatusAsync, status => status.ActiveKeyId == key && status.PendingRecords == 0);

        before.ActiveKeyId.ShouldNotBe(key);
        after.Keys.Single(one => one.Id == key).Records.ShouldBeGreaterThanOrEqualTo(6);
        after.Keys.ShouldContain(one => one.Id == before.ActiveKeyId && one.Records == 0);
        foreach (var (caseId, reporter) in raised.Append(meanwhile))
        {
            (await _office.RevealAsync(caseId, reporter.ReporterId)).Name.ShouldBe(VaultOffice.Name);
            (await _office.Client.GetReportStatusAsync(new GetReportStatusRequest { ReceiptCode = reporter.ReceiptCode })).State.ShouldBe(CaseState.InitialStudy);
        }
    }

    private async Task<GetKeyStatusResponse> StatusAsync() =>
        await _office.Client.GetKeyStatusAsync(new GetKeyStatusRequest(), cases.Service.As("bawaslu-ri", Roles.Administrator, "administrator"));
}
