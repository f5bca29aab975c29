using Google.Protobuf.WellKnownTypes;
using Netralitas.Cases.Tests.Duplicates;
using Netralitas.Cases.Tests.Procedure;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Support;

namespace Netralitas.Cases.Tests.Transfer;

/// <summary>What was entered wrongly is put right, and what was said stays said.</summary>
public sealed class CorrectEntryTests(CasesFixture cases)
{
    private readonly TransferOffice _office = new(cases);

    [Fact]
    public async Task A_correction_says_what_was_wrong_and_changes_no_event()
    {
        var file = await _office.RaiseAsync();
        var raised = (await _office.EventsAsync(file))[0];

        var after = await _office.CorrectAsync(file, new CorrectEntryRequest
        {
            EventSequence = 1, ActDate = "2024-10-08", KnownDate = "2024-10-09", PlaceRegionCode = "63.02",
            Person = new PersonCorrection { PersonId = file.Persons[0].Id, Name = "Ahmad Fulana", Post = "Kepala seksi", AllegedAct = "Mengunggah foto" },
        });

        (after.ActDate, after.KnownDate, after.PlaceRegionCode).ShouldBe(("2024-10-08", "2024-10-09", "63.02"));
        (after.Persons[0].Name, after.Persons[0].Post, after.Persons[0].AllegedAct).ShouldBe(("Ahmad Fulana", "Kepala seksi", "Mengunggah foto"));
        var events = await _office.EventsAsync(file);
        events[0].ShouldBe(raised);
        var facts = events[1].Facts;
        (events[1].Type, facts["event_sequence"], facts["fields"]).ShouldBe(
            ("ENTRY_CORRECTED", "1", "act_date known_date place_region_code person.name person.post person.alleged_act"));
        (facts["place_region_code.was"], facts["place_region_code.is"]).ShouldBe(("63.01", "63.02"));
        facts.Values.ShouldNotContain(value => value.Contains("Ahmad") || value.Contains("seksi") || value.Contains("foto"));
        var kept = await cases.Service.InDatabase(db => Task.FromResult(db.Events.Where(row => row.CaseId == Guid.Parse(file.Id) && row.Sequence == 2).Select(row => row.Personal).Single()));
        kept.ShouldNotBeNull().ShouldContain("Ahmad Fulana");
        kept.ShouldContain("Salah ketik");
        var told = await _office.ToldAsync(after);
        (told.PlaceRegionCode, told.Reroutings![0].PlaceBefore).ShouldBe(("63.02", "63.01"));
    }

    [Fact]
    public async Task Streams_that_asked_for_the_wrong_place_lose_the_case_and_those_of_the_right_one_get_it()
    {
        var file = await _office.RaiseAsync();
        using var wrong = cases.Client.WatchCases(new WatchCasesRequest { PlaceRegionCode = "63.01" }, cases.Service.As(CasesFixture.TanahLaut));
        using var right = cases.Client.WatchCases(new WatchCasesRequest { PlaceRegionCode = "63.02" }, cases.Service.As(CasesFixture.TanahLaut));
        using var other = cases.Client.WatchCases(new WatchCasesRequest { PlaceRegionCode = "63.03" }, cases.Service.As(CasesFixture.TanahLaut));
        await wrong.ReadUntilAsync(message => message.Case?.Id == file.Id);
        await right.ReadUntilAsync(message => message.SnapshotEnd is not null);
        await other.ReadUntilAsync(message => message.SnapshotEnd is not null);

        await _office.CorrectAsync(file, new CorrectEntryRequest { PlaceRegionCode = "63.02" });

        await wrong.ReadUntilAsync(message => message.RemovedCaseId == file.Id);
        await right.ReadUntilAsync(message => message.Case?.Id == file.Id);
        // What was never at the place asked for is nothing to take back.
        await _office.CorrectAsync(file, new CorrectEntryRequest { PlaceRegionCode = "63.03" });
        (await other.ReadUntilAsync(message => message.Case?.Id == file.Id)).ShouldNotContain(message => message.RemovedCaseId == file.Id);
    }

    [Fact]
    public async Task Clocks_follow_the_right_time_of_receipt()
    {
        var procedure = new ProcedureOffice(cases);
        var file = await _office.RaiseAsync();
        async Task<string> DueAsync() => (await procedure.Client.ExplainDeadlinesAsync(new ExplainDeadlinesRequest { CaseId = file.Id }, procedure.Headers)).Clocks[0].Reckoning.Days[^1].Date;
        (await DueAsync()).ShouldBe("2024-10-16");

        await _office.CorrectAsync(file, new CorrectEntryRequest { KnownDate = "2024-10-10", ReceivedTime = Timestamp.FromDateTimeOffset(new DateTimeOffset(2024, 10, 11, 1, 0, 0, TimeSpan.Zero)) });
        (await DueAsync()).ShouldBe("2024-10-13");

        // On a Sunday nobody receives: it counts from Monday, as if it had been told so at once.
        await _office.CorrectAsync(file, new CorrectEntryRequest { ReceivedTime = Timestamp.FromDateTimeOffset(new DateTimeOffset(2024, 10, 13, 1, 0, 0, TimeSpan.Zero)) });
        (await DueAsync()).ShouldBe("2024-10-16");
    }

    [Fact]
    public async Task A_right_day_and_name_lead_to_the_duplicates_that_the_wrong_ones_hid()
    {
        var (duplicates, name) = (new DuplicateOffice(cases.Service), DuplicateOffice.Word());
        var known = await duplicates.RaiseAsync(DuplicateOffice.Report(DuplicateOffice.Person(name)));
        var file = await duplicates.RaiseAsync(DuplicateOffice.Report(DuplicateOffice.Person(DuplicateOffice.Word()), day: "2024-08-01"));
        (await duplicates.DuplicatesAsync(known)).ShouldBeEmpty();

        await _office.CorrectAsync(file, new CorrectEntryRequest { ActDate = "2024-10-09", Person = new PersonCorrection { PersonId = file.Persons[0].Id, Name = name } });

        (await duplicates.DuplicatesAsync(known)).ShouldHaveSingleItem().CaseId.ShouldBe(file.Id);
    }

    [Fact]
    public async Task A_right_employer_keeps_out_and_the_others_hear_of_it()
    {
        var file = await _office.RaiseAsync();

        var after = await _office.CorrectAsync(file, new CorrectEntryRequest { Person = new PersonCorrection { PersonId = file.Persons[0].Id, EmployerOfficeId = "setda-63.01" } });

        after.RecusedOfficeIds.ShouldBe(["setda-63.72", "setda-63.01"]);
        (await _office.EventsAsync(file)).Select(one => one.Type).ShouldBe(["CASE_RAISED", "ENTRY_CORRECTED", "OFFICE_RECUSED"]);
        var told = await _office.ToldAsync(after);
        (told.Persons[0].ToldEmployerOfficeId, told.Reroutings![0].EmployerBefore).ShouldBe(("setda-63.01", "setda-63.72"));
    }

    [Fact]
    public async Task A_wrong_violation_is_put_right_and_the_others_hear_what_is_known_of_the_person_since_when()
    {
        var file = await _office.RaiseAsync();
        var person = file.Persons[0].Id;
        file = await new Procedure.ProcedureOffice(cases).AllegeAsync(file, person, "DIS-04");
        var allegation = file.Allegations[0].Id;
        CorrectEntryRequest Right(string code, string id) => new() { Person = new PersonCorrection { PersonId = person, AllegationId = id, ViolationId = code } };

        var after = await _office.CorrectAsync(file, Right("CRM-P71-1", allegation));

        after.Allegations.ShouldHaveSingleItem().ViolationId.ShouldBe("CRM-P71-1");
        var facts = (await _office.EventsAsync(file))[^1].Facts;
        (facts["person.violation_id.was"], facts["person.violation_id.is"]).ShouldBe(("DIS-04", "CRM-P71-1"));
        var told = (await _office.ToldAsync(after)).Standings!;
        told.Select(one => (one.IsIdentified, string.Join(' ', one.Allegations.Select(alleged => alleged.ViolationId)))).ShouldBe([(true, ""), (true, "DIS-04"), (true, "CRM-P71-1")]);
        told.ShouldAllBe(one => one.PersonId.ToString() == person);
        (await BadAsync(file, Right("CRM-P71-1", TransferOffice.Id()))).ShouldContain("person.allegation_id");
        (await BadAsync(file, Right("VIL-29", allegation))).ShouldBe(["person.violation_id"]);
        (await BadAsync(file, new CorrectEntryRequest { Person = new PersonCorrection { PersonId = person, AllegationId = allegation, Outcome = Outcome.NotProven } })).ShouldContain("person.outcome");
    }

    [Fact]
    public async Task A_number_that_does_not_fit_what_the_person_really_is_goes_with_what_was_wrong()
    {
        var person = CasesFixture.Person("Ahmad Fulan");
        person.EmployeeNumber = "198503172010011002";
        var file = await _office.RaiseAsync(CasesFixture.Report(person));

        var after = await _office.CorrectAsync(file, new CorrectEntryRequest { Person = new PersonCorrection { PersonId = file.Persons[0].Id, SubjectKind = SubjectKind.VillageHead } });

        (after.Persons[0].SubjectKind, after.Persons[0].EmployeeNumber).ShouldBe((SubjectKind.VillageHead, ""));
        (await _office.EventsAsync(file))[1].Facts["fields"].ShouldBe("person.subject_kind person.employee_number");
        var told = await _office.ToldAsync(after);
        (told.Persons[0].ToldSubjectKind, told.Reroutings!.ShouldHaveSingleItem().SubjectKindBefore).ShouldBe(("VILLAGE_HEAD", "CIVIL_SERVANT"), "what was asked at first goes by the right kind");
    }

    [Fact]
    public async Task Election_and_contest_are_corrected_before_the_number_is_given_and_not_after()
    {
        var file = await _office.CorrectAsync(await _office.RaiseAsync(), new CorrectEntryRequest { Contest = Contest.Governor });
        file.Contest.ShouldBe(Contest.Governor);
        file = await cases.RegisterAsync(await cases.StudyAsync(file));

        (await ReasonAsync(file, new CorrectEntryRequest { Contest = Contest.Regent })).ShouldBe("NUMBER_GIVEN");
        (await ReasonAsync(file, new CorrectEntryRequest { ElectionId = "pemilu-2024" })).ShouldBe("NUMBER_GIVEN");
        (await _office.CorrectAsync(file, new CorrectEntryRequest { Contest = Contest.Governor, ActDate = "2024-10-09" })).ActDate.ShouldBe("2024-10-09");
    }

    [Fact]
    public async Task What_a_case_could_not_have_been_raised_with_is_refused()
    {
        var file = await _office.RaiseAsync(CasesFixture.Report(CasesFixture.Person("")));
        var person = file.Persons[0].Id;

        (await BadAsync(file, new CorrectEntryRequest())).ShouldBe(["reason"]);
        (await BadAsync(file, new CorrectEntryRequest { ActDate = file.ActDate })).ShouldBe(["reason"]);
        (await BadAsync(file, new CorrectEntryRequest { ActDate = "2024-10-13" })).ShouldBe(["known_date"]);
        (await BadAsync(file, new CorrectEntryRequest { PlaceRegionCode = "63.72" })).ShouldBe(["contest"]);
        (await BadAsync(file, new CorrectEntryRequest { ElectionId = "pilkada-2015" })).ShouldBe(["election_id"]);
        (await BadAsync(file, new CorrectEntryRequest { ActDate = "2024-10-09", EventSequence = 9 })).ShouldBe(["event_sequence"]);
        (await BadAsync(file, new CorrectEntryRequest { Person = new PersonCorrection { PersonId = person, Name = "Ahmad" } })).ShouldBe(["person.name"]);
        (await BadAsync(file, new CorrectEntryRequest
        {
            ActDate = "x", PlaceRegionCode = "99", ElectionId = "x", Person = new PersonCorrection { PersonId = "x", EmployerOfficeId = "x" },
        })).ShouldBe(["act_date", "place_region_code", "election_id", "person.person_id", "person.employer_office_id"]);
        (await ReasonAsync(file, new CorrectEntryRequest { Person = new PersonCorrection { PersonId = TransferOffice.Id(), Post = "Staf" } })).ShouldBe("NOT_FOUND");
    }

    private async Task<string> ReasonAsync(Contracts.Cases.V1.Case file, CorrectEntryRequest request) =>
        (await Errors.Refused(_office.Client.CorrectEntryAsync(TransferOffice.Correction(file, request), cases.Service.As(CasesFixture.TanahLaut)))).Reason();

    private async Task<IReadOnlyList<string>> BadAsync(Contracts.Cases.V1.Case file, CorrectEntryRequest request) =>
        (await Errors.Refused(_office.Client.CorrectEntryAsync(TransferOffice.Correction(file, request), cases.Service.As(CasesFixture.TanahLaut)))).BadFields();
}
