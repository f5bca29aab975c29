using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Cases.Tests.Recusal;

/// <summary>An officer who is the reported person keeps out by the number of a civil servant, whichever of the two is known first.</summary>
public sealed class OfficerNumberTests(CasesFixture cases)
{
    private const string Ours = CasesFixture.TanahLaut;
    private static int _serial = 100;

    private readonly CaseService.CaseServiceClient _client = new(cases.Service.PatientChannel);

    [Fact]
    public async Task The_officer_keeps_out_when_the_number_of_the_reported_person_becomes_known()
    {
        var (number, officer, other) = (NewNumber(), await AppointAsync(Ours), await AppointAsync(Ours));
        await SetAsync(officer, number);
        await SetAsync(other, NewNumber());
        var known = await cases.RaiseAsync(CasesFixture.Report(Person(number)));
        var unknown = await cases.RaiseAsync(CasesFixture.Report(Person("")));
        (await ListAsync(officer)).ShouldContain(unknown.Id);

        await IdentifyAsync(unknown, $"{number[..8]} {number[8..14]} {number[14..15]} {number[15..]}");

        foreach (var file in new[] { known, unknown })
        {
            var after = await GetAsync(file, cases.Service.As(Ours));
            after.RecusedOfficerIds.ShouldBe([officer.ToString()]);
            (await Errors.Refused(_client.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, As(officer)))).StatusCode.ShouldNotBe(StatusCode.OK);
            (await EventsAsync(file))[^1].Facts.ShouldBe(
                new Dictionary<string, string> { ["recused_officer_id"] = officer.ToString(), ["ground"] = "REPORTED_PERSON", ["rule"] = "EMPLOYEE_NUMBER" }, ignoreOrder: true);
            (await Eventually.Be(() => Task.FromResult(Told(file)), facts => facts.Count > 0)).ShouldHaveSingleItem().OfficerId.ShouldBe(officer);
        }

        (await ListAsync(officer)).ShouldNotContain(known.Id);
        (await ListAsync(officer)).ShouldNotContain(unknown.Id);
        (await ListAsync(other)).ShouldContain(unknown.Id);
    }

    [Fact]
    public async Task An_open_stream_of_the_officer_is_shown_nothing_of_it_before()
    {
        var (number, officer) = (NewNumber(), await AppointAsync(Ours));
        await SetAsync(officer, number);
        var unknown = await cases.RaiseAsync(CasesFixture.Report(Person("")));
        using var stream = _client.WatchCases(new WatchCasesRequest(), As(officer));
        await stream.ReadUntilAsync(message => message.SnapshotEnd is not null);

        var about = await cases.RaiseAsync(CasesFixture.Report(Person(number)));
        await IdentifyAsync(unknown, number);
        var other = await cases.RaiseAsync(CasesFixture.Report(Person("")));

        var shown = await stream.ReadUntilAsync(message => message.Case?.Id == other.Id);
        shown.Where(message => message.Case?.Id == about.Id || message.Case?.Id == unknown.Id).ShouldBeEmpty();
        shown.Select(message => message.RemovedCaseId).Where(id => id == about.Id || id == unknown.Id).ShouldBe([unknown.Id]);
    }

    [Fact]
    public async Task The_officer_keeps_out_of_every_case_of_that_person_when_the_own_number_becomes_known()
    {
        var (number, officer) = (NewNumber(), await AppointAsync("kpu-63.01"));
        Case[] files = [await cases.RaiseAsync(CasesFixture.Report(Person(number))), await cases.RaiseAsync(CasesFixture.Report(Person(number)))];
        var another = await cases.RaiseAsync(CasesFixture.Report(Person(NewNumber())));

        await SetAsync(officer, number);
        await SetAsync(officer, number);

        foreach (var file in files)
        {
            (await GetAsync(file, cases.Service.As(Ours))).RecusedOfficerIds.ShouldBe([officer.ToString()]);
            (await EventsAsync(file)).Where(one => one.Type == "OFFICER_RECUSED").ShouldHaveSingleItem().OfficeId.ShouldBe(Ours);
        }

        (await GetAsync(another, cases.Service.As(Ours))).RecusedOfficerIds.ShouldBeEmpty();
        var narrated = await new LetterService.LetterServiceClient(cases.Service.PatientChannel).NarrateCaseAsync(
            new NarrateCaseRequest { CaseId = files[0].Id, Language = NarrationLanguage.English }, cases.Service.As(Ours));
        narrated.Events[^1].Sentence.ShouldContain("known by the number of a civil servant");
    }

    [Fact]
    public async Task What_is_kept_is_no_number_and_is_forgotten_on_request()
    {
        var (number, officer) = (NewNumber(), await AppointAsync(Ours));
        await SetAsync(officer, number);
        var row = await cases.Service.InDatabase(db => db.OfficerNumbers.SingleAsync(one => one.OfficerId == officer));
        row.Hash.ShouldNotContain(number);
        row.Hash.ShouldNotBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(number))));

        (await Errors.Refused(_client.SetOfficerNumberAsync(Request(officer, NewNumber()), cases.Service.As(Ours, Roles.Administrator)))).Reason().ShouldBe("OFFICER_NUMBER_SET");

        await SetAsync(officer, "", cases.Service.As(CasesFixture.SouthKalimantan, Roles.Administrator));

        (await cases.Service.InDatabase(db => db.OfficerNumbers.AnyAsync(one => one.OfficerId == officer))).ShouldBeFalse();
        (await GetAsync(await cases.RaiseAsync(CasesFixture.Report(Person(number))), cases.Service.As(Ours))).RecusedOfficerIds.ShouldBeEmpty();
    }

    [Fact]
    public async Task Administrators_of_the_own_office_and_of_one_above_say_it_and_for_all_others_there_is_no_such_officer()
    {
        var officer = await AppointAsync(Ours);
        foreach (var office in new[] { Ours, CasesFixture.SouthKalimantan, "bawaslu-ri" })
        {
            await SetAsync(officer, NewNumber(), cases.Service.As(office, Roles.Administrator));
        }

        var foreign = await Errors.Refused(_client.SetOfficerNumberAsync(Request(officer, NewNumber()), cases.Service.As("bawaslu-64", Roles.Administrator)));
        var missing = await Errors.Refused(_client.SetOfficerNumberAsync(Request(Guid.NewGuid(), NewNumber()), cases.Service.As("bawaslu-64", Roles.Administrator)));
        (foreign.Reason(), foreign.Status.Detail).ShouldBe(("NOT_FOUND", missing.Status.Detail));
        (await Errors.Refused(_client.SetOfficerNumberAsync(Request(officer, NewNumber()), cases.Service.As(Ours, Roles.Head)))).Reason().ShouldBe("ROLE_MISSING");
        (await Errors.Refused(_client.SetOfficerNumberAsync(new SetOfficerNumberRequest { EmployeeNumber = "19800101" }, cases.Service.As(Ours, Roles.Administrator)))).BadFields()
            .ShouldBe(["request_id", "officer_id", "employee_number"], ignoreOrder: true);
    }

    private static string Id() => Guid.NewGuid().ToString();

    /// <summary>A number that nobody else has.</summary>
    private static string NewNumber() => $"198002012005011{Interlocked.Increment(ref _serial)}";

    private static NewReportedPerson Person(string number)
    {
        var person = CasesFixture.Person("Ahmad Fulan");
        person.EmployeeNumber = number;
        return person;
    }

    private static SetOfficerNumberRequest Request(Guid officer, string number) => new() { RequestId = Id(), OfficerId = officer.ToString(), EmployeeNumber = number };

    private async Task SetAsync(Guid officer, string number, Metadata? by = null)
    {
        var office = await cases.Service.InDatabase(db => db.Officers.Where(row => row.OfficerId == officer).Select(row => row.OfficeId).SingleAsync());
        await _client.SetOfficerNumberAsync(Request(officer, number), by ?? cases.Service.As(office, Roles.Administrator));
    }

    private async Task IdentifyAsync(Case file, string number) => await _client.IdentifyPersonAsync(
        new IdentifyPersonRequest
        {
            RequestId = Id(), CaseId = file.Id, PersonId = file.Persons[0].Id, Name = "Ahmad Fulan", SubjectKind = SubjectKind.CivilServant, EmployerOfficeId = "setda-63.72", Post = "Staf",
            EmployeeNumber = number,
        },
        cases.Service.As(Ours));

    private Metadata As(Guid officer) => cases.Service.AsOfficer(Ours, officer.ToString());

    private async Task<Guid> AppointAsync(string office)
    {
        var officer = Guid.CreateVersion7();
        await cases.Service.TellAsync(new OfficerChanged(officer, 1, office, ["examiner"], DateTimeOffset.UnixEpoch, null));
        return officer;
    }

    private List<OfficerRecused> Told(Case file) => [.. cases.Service.Heard.Values.OfType<OfficerRecused>().Where(fact => fact.Case.CaseId == Guid.Parse(file.Id))];

    private async Task<Case> GetAsync(Case file, Metadata by) => (await _client.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, by)).Case;

    private async Task<IReadOnlyList<CaseEvent>> EventsAsync(Case file) =>
        (await _client.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id }, cases.Service.As(Ours))).Events;

    private async Task<List<string>> ListAsync(Guid officer) =>
        [.. (await _client.ListCasesAsync(new ListCasesRequest { PageSize = 1000 }, As(officer))).Cases.Select(file => file.Id)];
}
