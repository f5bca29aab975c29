using System.Security.Cryptography;
using Netralitas.Cases.Vault.Receipts;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Support;

namespace Netralitas.Cases.Tests.Vault;

public sealed class ReceiptTests(CasesFixture cases)
{
    private readonly VaultOffice _office = new(cases.Service);

    [Fact]
    public void A_code_is_read_as_a_person_types_it_and_no_single_slip_passes()
    {
        for (var round = 0; round < 50; round++)
        {
            var code = ReceiptCode.Write(RandomNumberGenerator.GetBytes(ReceiptCode.BytesMin));
            var signs = code.Replace("-", "");
            ReceiptCode.Read(code).ShouldBe(signs);
            ReceiptCode.Read($" {code.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l')} ").ShouldBe(signs);
            for (var i = 0; i < signs.Length; i++)
            {
                var slip = signs[i] == 'X' ? 'Y' : 'X';
                ReceiptCode.Read(signs[..i] + slip + signs[(i + 1)..]).ShouldBeNull();
                ReceiptCode.Read(signs.Remove(i, 1)).ShouldBeNull();
            }
        }
    }

    [Fact]
    public async Task Who_has_the_code_hears_how_the_report_stands_without_an_account()
    {
        var (caseId, reporter) = await _office.RaiseAsync();
        var before = await _office.Client.GetReportStatusAsync(new GetReportStatusRequest { ReceiptCode = reporter.ReceiptCode.ToLowerInvariant() });
        before.State.ShouldBe(CaseState.InitialStudy);
        before.Text.ShouldContain("kajian awal");

        await _office.Cases.CloseCaseAsync(new CloseCaseRequest { RequestId = VaultOffice.Id(), CaseId = caseId, Reason = CloseReason.Late }, cases.Service.As(CasesFixture.TanahLaut));

        var after = await _office.Client.GetReportStatusAsync(new GetReportStatusRequest { ReceiptCode = reporter.ReceiptCode });
        (after.State, after.CloseTime is null).ShouldBe((CaseState.NotRegistered, false));
    }

    [Fact]
    public async Task Codes_that_are_none_are_answered_alike_and_guessing_is_stopped()
    {
        await using var service = await ServiceUnderTest<CasesDb>.StartAsync(
            new CasesModule(), "2024-10-14T09:00+08:00x1", "--Services:Agencies=http://127.0.0.1:9", "--Vault:FailuresPerAddress=5");
        var office = new VaultOffice(service);
        var (_, reporter) = await office.RaiseAsync();
        var good = new GetReportStatusRequest { ReceiptCode = reporter.ReceiptCode };
        string[] bad = [ReceiptCode.Write(RandomNumberGenerator.GetBytes(32)), reporter.ReceiptCode[..^1], "", new string('A', 10_000), "'; DROP TABLE reporter"];
        await office.Client.GetReportStatusAsync(good);

        var errors = new List<Grpc.Core.RpcException>();
        foreach (var code in bad)
        {
            errors.Add(await Errors.Refused(office.Client.GetReportStatusAsync(new GetReportStatusRequest { ReceiptCode = code })));
        }

        errors.Select(error => (error.Status, Convert.ToHexString(error.Trailers.GetValueBytes("grpc-status-details-bin")!))).Distinct().Count().ShouldBe(1);
        errors[0].Reason().ShouldBe("NOT_FOUND");
        (await Errors.Refused(office.Client.GetReportStatusAsync(good))).Reason().ShouldBe("TOO_MANY_GUESSES");
    }

    [Fact]
    public void Guesses_from_many_addresses_are_counted_together_and_a_network_as_one()
    {
        using var limiter = new GuessLimiter(new Netralitas.Cases.Vault.VaultOptions("", TwoPerson: true, TimeSpan.FromDays(1), FailuresPerAddress: 2, FailuresAltogether: 4));
        Fail("2001:db8::1");
        Fail("2001:db8::2");
        May("2001:db8::3").ShouldBeFalse();
        May("10.0.0.1").ShouldBeTrue();
        Fail("10.0.0.1");
        Fail("10.0.0.2");

        May("10.0.0.3").ShouldBeFalse();

        void Fail(string address) => limiter.CountFailure(System.Net.IPAddress.Parse(address));
        bool May(string address) => limiter.MayTry(System.Net.IPAddress.Parse(address));
    }
}
