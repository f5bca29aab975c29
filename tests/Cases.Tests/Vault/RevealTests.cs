using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Vault;
using Netralitas.Cases.Vault.Revealing;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using NodaTime;

namespace Netralitas.Cases.Tests.Vault;

public sealed class RevealTests(CasesFixture cases)
{
    private readonly VaultOffice _office = new(cases.Service);

    [Fact]
    public async Task The_officer_who_asked_sees_who_it_is_once_a_custodian_approved()
    {
        var (caseId, reporter) = await _office.RaiseAsync();
        var asked = await _office.AskAsync(caseId, reporter.ReporterId);
        asked.State.ShouldBe(RevealState.Asked);
        (await RefusedAsync(VaultOffice.See(asked), _office.Examiner)).ShouldBe("REVEAL_NOT_APPROVED");

        (await _office.ApproveAsync(asked)).State.ShouldBe(RevealState.Approved);
        var see = VaultOffice.See(asked);
        var shown = await _office.Client.RevealReporterAsync(see, _office.Examiner);

        (shown.Kind, shown.Identity).ShouldBe((ReporterKind.Reporter, VaultOffice.Reporter().Identity));
        (await _office.Client.RevealReporterAsync(see, _office.Examiner)).ShouldBe(shown);
        (await RefusedAsync(VaultOffice.See(asked), _office.Examiner)).ShouldBe("REVEAL_USED");
        (await _office.EventsAsync(caseId)).ShouldBe(
            ["CASE_RAISED", "REVEAL_ASKED", "REVEAL_REFUSED REVEAL_NOT_APPROVED", "REVEAL_APPROVED", "REPORTER_REVEALED", "REVEAL_REFUSED REVEAL_USED"]);
    }

    [Fact]
    public async Task Every_step_and_every_refusal_is_a_fact_for_the_custodian()
    {
        var (caseId, reporter) = await _office.RaiseAsync();
        await _office.RevealAsync(caseId, reporter.ReporterId);
        await RefusedAsync(new RevealReporterRequest { RequestId = VaultOffice.Id(), CaseId = caseId, RevealId = VaultOffice.Id() }, cases.Service.As("kpu-63.01"));

        var facts = await Eventually.Be(
            () => Task.FromResult(cases.Service.Heard.Values.OfType<IRevealEvent>().Where(fact => fact.Reveal.CaseId == Guid.Parse(caseId)).ToList()), all => all.Count == 4);

        facts.Select(fact => (fact.GetType().Name, fact.Reveal.ActingOfficeId, fact.Reveal.HandlingOfficeId)).ShouldBe(
            [("RevealAsked", "bawaslu-63.01", "bawaslu-63.01"), ("RevealApproved", "bawaslu-63.01", "bawaslu-63.01"),
                ("ReporterRevealed", "bawaslu-63.01", "bawaslu-63.01"), ("RevealRefused", "kpu-63.01", "bawaslu-63.01")],
            ignoreOrder: true);
        string.Join(';', facts).ShouldNotContain("Penanda");
    }

    [Fact]
    public async Task Nobody_approves_his_own_request_nor_uses_anothers()
    {
        var (caseId, reporter) = await _office.RaiseAsync();
        var own = await _office.AskAsync(caseId, reporter.ReporterId, _office.Custodian);
        var asked = await _office.AskAsync(caseId, reporter.ReporterId);
        await _office.ApproveAsync(asked);

        (await ApprovalRefusedAsync(own, _office.Custodian)).ShouldBe("REVEAL_IS_YOUR_OWN");
        (await ApprovalRefusedAsync(asked, _office.OtherExaminer)).ShouldBe("ROLE_MISSING");
        (await RefusedAsync(VaultOffice.See(asked), _office.OtherExaminer)).ShouldBe("REVEAL_IS_ANOTHERS");
        (await RefusedAsync(VaultOffice.See(asked), _office.Head)).ShouldBe("ROLE_MISSING");
        (await _office.EventsAsync(caseId)).Where(one => one.StartsWith("REVEAL_REFUSED")).ShouldBe(
            ["REVEAL_REFUSED REVEAL_IS_YOUR_OWN", "REVEAL_REFUSED ROLE_MISSING", "REVEAL_REFUSED REVEAL_IS_ANOTHERS", "REVEAL_REFUSED ROLE_MISSING"]);
    }

    [Fact]
    public async Task Other_offices_are_refused_as_if_there_were_nothing_and_the_case_remembers_at_most_twenty_a_day()
    {
        var (caseId, reporter) = await _office.RaiseAsync();
        var asked = await _office.AskAsync(caseId, reporter.ReporterId);
        (await RefusedAsync(VaultOffice.See(asked), cases.Service.As(CasesFixture.SouthKalimantan, RoleWords.Any, "above"))).ShouldBe("NOT_ALLOWED");
        for (var i = 0; i < 22; i++)
        {
            (await RefusedAsync(VaultOffice.See(asked), cases.Service.As("kpu-63.01", RoleWords.Any, "stranger"))).ShouldBe("NOT_FOUND");
        }

        // One of the office itself comes after those of strangers that were there before, and finds the day full.
        var told = await Eventually.Be(
            async () => (await _office.Cases.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = caseId, PageSize = 1000 }, _office.Examiner)).Events
                .Where(one => one.Type == "REVEAL_REFUSED").Select(one => one.OfficeId).ToList(),
            offices => offices.Count >= 20);
        (await RefusedAsync(VaultOffice.See(asked), _office.OtherExaminer)).ShouldBe("REVEAL_IS_ANOTHERS");

        told.ShouldBe(["bawaslu-63", .. Enumerable.Repeat("kpu-63.01", 19)]);
        (await _office.EventsAsync(caseId)).Count(one => one.StartsWith("REVEAL_REFUSED")).ShouldBe(20);
    }

    [Fact]
    public async Task A_damaged_record_is_shown_to_nobody_and_told_of()
    {
        var (caseId, reporter) = await _office.RaiseAsync();
        var id = Guid.Parse(reporter.ReporterId);
        await cases.Service.InDatabase(async db =>
        {
            var identity = (await db.Reporters.SingleAsync(row => row.Id == id)).Identity;
            identity[^1] ^= 1;
            return await db.Reporters.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(x => x.Identity, identity));
        });
        var asked = await _office.ApproveAsync(await _office.AskAsync(caseId, reporter.ReporterId));

        (await RefusedAsync(VaultOffice.See(asked), _office.Examiner)).ShouldBe("VAULT_RECORD_DAMAGED");
        (await _office.EventsAsync(caseId)).ShouldContain("REVEAL_REFUSED VAULT_RECORD_DAMAGED");
    }

    [Fact]
    public async Task Where_the_operator_wants_no_second_officer_a_request_is_good_at_once()
    {
        await using var service = await ServiceUnderTest<CasesDb>.StartAsync(
            new CasesModule(), "2024-10-14T09:00+08:00x1", "--Services:Agencies=http://127.0.0.1:9", "--Vault:TwoPerson=false");
        var office = new VaultOffice(service);
        var (caseId, reporter) = await office.RaiseAsync();
        var asked = await office.AskAsync(caseId, reporter.ReporterId);

        (await office.Client.RevealReporterAsync(VaultOffice.See(asked), office.Examiner)).Identity.Name.ShouldBe(VaultOffice.Name);
    }

    [Fact]
    public void A_request_that_expired_is_neither_approved_nor_used()
    {
        var now = Instant.FromUtc(2024, 10, 14, 1, 0);
        var reveal = new RevealRow
        {
            Id = Guid.NewGuid(), CaseId = Guid.NewGuid(), ReporterId = Guid.NewGuid(), Purpose = RevealPurpose.Court, DocumentNumber = "1", AskedBy = "one",
            AskTime = now, ExpireTime = now + Duration.FromDays(1), ApproveTime = now,
        };
        var reporter = new ReporterRow
        {
            Id = reveal.ReporterId, CaseId = reveal.CaseId, Position = 0, Kind = ReporterKind.Witness, AddTime = now, AddingOfficeId = "x", Identity = [],
        };
        var (last, over) = (reveal.ExpireTime - Duration.Epsilon, reveal.ExpireTime);

        RevealReporter.Refuse(reveal, reporter, "one", last).ShouldBeNull();
        RevealReporter.Refuse(reveal, reporter, "one", over)!.Reason.Code.ShouldBe("REVEAL_EXPIRED");
        ApproveReveal.Refuse(reveal, "two", last).ShouldBeNull();
        ApproveReveal.Refuse(reveal, "two", over)!.Reason.Code.ShouldBe("REVEAL_EXPIRED");
    }

    private async Task<string> RefusedAsync(RevealReporterRequest request, Metadata by) => (await Errors.Refused(_office.Client.RevealReporterAsync(request, by))).Reason();

    private async Task<string> ApprovalRefusedAsync(Reveal reveal, Metadata by) => (await Errors.Refused(_office.Client.ApproveRevealAsync(
        new ApproveRevealRequest { RequestId = VaultOffice.Id(), CaseId = reveal.CaseId, RevealId = reveal.Id }, by))).Reason();
}
