using Netralitas.Cases.Registration;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using Netralitas.Support;
using NodaTime;
using Contest = Netralitas.Contracts.Common.V1.Contest;

namespace Netralitas.Cases.Tests.Registration;

/// <summary>Numbers on receipts, and when running numbers start anew.</summary>
public sealed class ReceiptNumberTests(CasesFixture cases)
{
    [Fact]
    public async Task Receipts_of_reports_and_findings_are_gapless_each_however_many_come_in_at_once()
    {
        const string Office = "bawaslu-61.01";
        var files = await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            if (i % 4 == 3)
            {
                // A refused intake takes no number.
                var bad = In("61.01", CaseKind.Report);
                bad.KnownDate = "2030-01-01";
                await Errors.Refused(cases.Client.RaiseCaseAsync(bad, cases.Service.As(Office)));
            }

            return await cases.RaiseAsync(In("61.01", i % 2 == 0 ? CaseKind.Report : CaseKind.Finding), Office);
        }));

        files.Select(file => file.ReceiptNumber.Text).Order().ShouldBe(
            Enumerable.Range(1, 8).SelectMany(n => new[] { $"{n:000}/LP/PB/Kab/61.01/X/2024", $"{n:000}/TM/PB/Kab/61.01/X/2024" }).Order());
        files.ShouldAllBe(file => file.ReceiptNumber.Provisional && file.OfficialNumber == null);
    }

    [Fact]
    public async Task The_office_that_receives_a_report_numbers_its_receipt_and_the_one_that_handles_it_the_registration()
    {
        var file = await cases.RaiseAsync(In("61.02", CaseKind.Finding), "bawaslu-ri");
        var registered = await cases.RegisterAsync(file, "bawaslu-61.02");

        registered.ReceiptNumber.Text.ShouldMatch("^[0-9]{3}/TM/PB/RI/00.00/X/2024$");
        registered.OfficialNumber.Text.ShouldBe("001/Reg/TM/PB/Kab/61.02/X/2024");
        var first = (await cases.Client.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id }, cases.Service.As("bawaslu-61.02"))).Events[0];
        first.Facts["receipt_number"].ShouldBe(registered.ReceiptNumber.Text);
    }

    [Fact]
    public async Task Information_has_no_receipt_number() =>
        (await cases.RaiseAsync(In("61.03", CaseKind.Information), "bawaslu-61.03")).ReceiptNumber.ShouldBeNull();

    [Fact]
    public async Task A_repeated_intake_keeps_its_number()
    {
        var request = In("61.05", CaseKind.Report);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => cases.RaiseAsync(request.Clone(), "bawaslu-61.05")));

        answers.Select(file => file.ReceiptNumber.Text).Distinct().ShouldBe(["001/LP/PB/Kab/61.05/X/2024"]);
        (await cases.RaiseAsync(In("61.05", CaseKind.Report), "bawaslu-61.05")).ReceiptNumber.Text.ShouldBe("002/LP/PB/Kab/61.05/X/2024");
    }

    [Fact]
    public async Task A_case_is_found_by_its_receipt_number_however_it_is_written_and_by_nobody_who_may_not_see_it()
    {
        const string Office = "bawaslu-61.06";
        var file = await cases.RaiseAsync(In("61.06", CaseKind.Report), Office);
        async Task<IEnumerable<string>> FindAsync(string number, string office) =>
            (await cases.Client.ListCasesAsync(new ListCasesRequest { OfficialNumber = number }, cases.Service.As(office))).Cases.Select(found => found.Id);

        foreach (var written in new[] { "001/LP/PB/Kab/61.06/X/2024", " 1/lp/pb/KAB61.06/X2024 " })
        {
            (await FindAsync(written, Office)).ShouldBe([file.Id], written);
        }

        (await FindAsync("001/Reg/LP/PB/Kab/61.06/X/2024", Office)).ShouldBeEmpty();
        (await FindAsync("001/LP/PB/Kab/61.06/X/2024", "bawaslu-61.07")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("election", "002/LP/PB/Kab/61.08/I/2025", "001/LP/PB/Kab/61.08/I/2025")]
    [InlineData("year", "001/LP/PB/Kab/61.09/I/2025", "001/LP/PB/Kab/61.09/I/2025")]
    [InlineData("never", "002/LP/PB/Kab/61.10/I/2025", "003/LP/PB/Kab/61.10/I/2025")]
    public async Task The_rule_of_the_day_says_when_running_numbers_start_anew(string rule, string nextYear, string otherElection)
    {
        using var folder = new TestFolder();
        foreach (var file in Directory.EnumerateFiles(ReferenceBook.DefaultFolder))
        {
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            var changed = text.Replace("starts_anew: election", $"starts_anew: {rule}").Replace("  - id: pilkada-2024\n", "  - id: pilkada-2030\n");
            await File.WriteAllTextAsync(folder.File(Path.GetFileName(file)), Path.GetFileName(file) switch
            {
                "numbering.yaml" => changed,
                // The same election once more under another id.
                "elections.yaml" => text + changed[changed.IndexOf("  - id: pilkada-2030", StringComparison.Ordinal)..],
                _ => text,
            }, TestContext.Current.CancellationToken);
        }

        var reference = ReferenceBook.Load(folder.Path);
        var office = "bawaslu-" + nextYear.Split('/')[4];
        async Task<string> NextAsync(string day, string election) => (await cases.Service.InDatabase(db => new NumberDesk(
                reference, new LegalClock(TimeProvider.System, LegalClockSetting.Parse($"{day}T09:00+08:00x1", SystemClock.Instance.GetCurrentInstant())))
            .NextAsync(db, new WantedNumber(office, Registered: false, NumberDesk.Report, Contest.Regent, election), CancellationToken.None))).Text;

        await NextAsync("2024-12-31", "pilkada-2024");
        (await NextAsync("2025-01-01", "pilkada-2024")).ShouldBe(nextYear);
        (await NextAsync("2025-01-01", "pilkada-2030")).ShouldBe(otherElection);
    }

    private static RaiseCaseRequest In(string place, CaseKind kind)
    {
        var request = CasesFixture.Report();
        (request.PlaceRegionCode, request.Kind) = (place, kind);
        return request;
    }
}
