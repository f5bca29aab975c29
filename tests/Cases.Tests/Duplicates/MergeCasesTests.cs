using Google.Rpc;
using Grpc.Core;
using Netralitas.Cases.Tests.Procedure;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Support;
using static Netralitas.Cases.Tests.Duplicates.DuplicateOffice;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Cases.Tests.Duplicates;

/// <summary>Two cases about the same act become one.</summary>
public sealed class MergeCasesTests(CasesFixture cases)
{
    private readonly DuplicateOffice _office = new(cases.Service);
    private readonly ProcedureOffice _procedure = new(cases);

    [Fact]
    public async Task The_one_ends_and_points_to_the_other_and_both_keep_number_and_history()
    {
        var (file, into) = (await _procedure.RegisteredAsync(), await _procedure.RegisteredAsync());

        var merged = await _office.MergeAsync(Merge(file, into));

        var (ended, other) = (merged.MergedCase, merged.Case);
        (ended.Id, ended.State, ended.MergedIntoCaseId, ended.Closing.Reason, ended.Closing.Note)
            .ShouldBe((file.Id, CaseState.Merged, into.Id, CloseReason.Merged, "Perbuatan yang sama"));
        (other.Id, other.State, other.MergedIntoCaseId, other.OfficialNumber.Text).ShouldBe((into.Id, CaseState.Registered, "", into.OfficialNumber.Text));
        other.MergedCaseIds.ShouldBe([file.Id]);
        (await FoundAsync(file.OfficialNumber.Text)).MergedIntoCaseId.ShouldBe(into.Id);
        (await FoundAsync(into.OfficialNumber.Text)).Id.ShouldBe(into.Id);
        var last = (await _office.EventsAsync(file.Id))[^1];
        last.Type.ShouldBe("CASE_MERGED_INTO");
        last.Facts.ShouldBe(
            new Dictionary<string, string> { ["into_case_id"] = into.Id, ["into_official_number"] = into.OfficialNumber.Text, ["document_number"] = "7/PLENO/X/2024" }, ignoreOrder: true);
        (await _office.EventsAsync(file.Id)).Select(one => one.Type).ShouldBe(["CASE_RAISED", "INITIAL_STUDY_COMPLETED", "CASE_REGISTERED", "ALLEGATION_ADDED", "CASE_MERGED_INTO"]);
        var told = (await _office.EventsAsync(into.Id))[^1];
        (told.Type, told.Facts["merged_case_id"], told.Facts["merged_official_number"], told.Facts["added_persons"])
            .ShouldBe(("CASE_MERGED", file.Id, file.OfficialNumber.Text, "1"));
        (await _office.DuplicatesAsync(other)).ShouldNotContain(duplicate => duplicate.CaseId == file.Id);
    }

    [Fact]
    public async Task Persons_and_allegations_that_the_other_lacks_come_to_it_once()
    {
        var (nip, name) = (Nip(), Word());
        var into = await AllegedAsync([Person(Word(), nip: nip), Person(name)], ["DIS-04", "DIS-04"]);
        var file = await AllegedAsync([Person("", nip: nip), Person("Citra " + name), Person("Budi Fulan")], ["DIS-06", "DIS-04", "DIS-04"]);

        var after = (await _office.MergeAsync(Merge(file, into, (file.Persons[1].Id, into.Persons[1].Id)))).Case;

        after.Persons.Select(person => person.Name).ShouldBe([into.Persons[0].Name, name, "Budi Fulan"]);
        after.Persons.Take(2).ShouldBe(into.Persons);
        after.Persons[2].Id.ShouldNotBe(file.Persons[2].Id);
        after.Allegations.Select(one => (one.PersonId, one.ViolationId)).ShouldBe(
            [
                (into.Persons[0].Id, "DIS-04"), (into.Persons[1].Id, "DIS-04"),
                (into.Persons[0].Id, "DIS-06"), (after.Persons[2].Id, "DIS-04"),
            ]);
        var facts = (await _office.EventsAsync(into.Id))[^1].Facts;
        file.Persons.Select(person => facts["person." + person.Id]).ShouldBe(after.Persons.Select(person => person.Id));
        var told = await Eventually.Be(() => Task.FromResult(Heard<CaseProceeded>(into)), facts => facts.Any(fact => fact.Step == "MergeCases"));
        told.Single(fact => fact.Step == "MergeCases").Case.Persons.Select(person => person.AddedTime is null).ShouldBe([true, true, false]);
        (await Eventually.Be(() => Task.FromResult(Heard<CaseClosed>(file)), facts => facts.Count > 0)).ShouldHaveSingleItem().Case.CloseReason.ShouldBe("MERGED");
    }

    [Fact]
    public async Task An_added_person_leads_to_later_duplicates()
    {
        var (name, nip) = ($"{Word()} {Word()}", Nip());
        var into = await _office.RaiseAsync(Person(Word()));
        var file = await _office.RaiseAsync(Person(name, nip: nip));
        await _office.MergeAsync(Merge(file, into));

        (await _office.RaisedAsync(Report(Person(name)))).Duplicates.Select(duplicate => (duplicate.CaseId, duplicate.Ended)).ShouldBe([(file.Id, true), (into.Id, false)]);
        (await _office.RaisedAsync(Report(Person(Word(), nip: nip)))).Duplicates.Select(duplicate => duplicate.CaseId).ShouldBe([file.Id, into.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task Who_keeps_out_of_the_one_keeps_out_of_the_other_on_the_same_ground()
    {
        var into = await _office.RaiseAsync(Person(Word()));
        var file = await cases.RecuseAsync(await _office.RaiseAsync(Person(Word(), employer: "setda-63.03")), "kpu-63.01");

        var after = (await _office.MergeAsync(Merge(file, into))).Case;

        after.RecusedOfficeIds.ShouldBe(["setda-63.72", "setda-63.03", "kpu-63.01"]);
        (await _office.EventsAsync(into.Id)).Where(one => one.Type == "OFFICE_RECUSED").Select(one => (one.Facts["recused_office_id"], one.Facts["ground"]))
            .ShouldBe([("setda-63.03", "EMPLOYER"), ("kpu-63.01", "KIN")]);
    }

    [Fact]
    public async Task Nothing_is_merged_twice_or_into_itself_or_into_what_has_ended()
    {
        var (file, into, third) = (await _office.RaiseAsync(Person(Word())), await _office.RaiseAsync(Person(Word())), await _office.RaiseAsync(Person(Word())));
        (await _office.RefusedAsync(Merge(file, file))).BadFields().ShouldBe(["into_case_id"]);
        await _office.MergeAsync(Merge(file, into));

        NotNow(await _office.RefusedAsync(Merge(file, third)), file.Id, "MERGED");
        NotNow(await _office.RefusedAsync(Merge(third, file)), file.Id, "MERGED");
        // A circle.
        NotNow(await _office.RefusedAsync(Merge(into, file)), file.Id, "MERGED");
        await _procedure.WithdrawAsync(third);
        NotNow(await _office.RefusedAsync(Merge(into, third)), third.Id, "WITHDRAWN");
        NotNow(await _office.RefusedAsync(Merge(third, into)), third.Id, "WITHDRAWN");
        var decided = await _procedure.DecideAsync(await _procedure.StudiedAsync(), Outcome.NotProven);
        NotNow(await _office.RefusedAsync(Merge(into, decided)), decided.Id, "DECIDED");
        // What goes on can still be merged into another one, with all that it took in.
        (await _office.MergeAsync(Merge(into, await _office.RaiseAsync(Person(Word()))))).Case.Persons.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Every_bad_field_is_named_and_a_wrong_pair_of_persons_merges_nothing()
    {
        var error = await _office.RefusedAsync(new MergeCasesRequest { Persons = { new SamePerson() } });
        error.BadFields().ShouldBe(["request_id", "case_id", "into_case_id", "reason", "document_number", "persons[0].person_id", "persons[0].into_person_id"], ignoreOrder: true);
        var (file, into) = (await _office.RaiseAsync(Person(Word(), nip: Nip())), await _office.RaiseAsync(Person(Word(), nip: Nip())));

        (await _office.RefusedAsync(Merge(file, into, (file.Persons[0].Id, into.Persons[0].Id)))).BadFields().ShouldBe(["persons[0].into_person_id"]);
        (await _office.RefusedAsync(Merge(file, into, (into.Persons[0].Id, file.Persons[0].Id)))).BadFields().ShouldBe(["persons[0].person_id", "persons[0].into_person_id"]);

        (await _office.GetAsync(file.Id)).ShouldBe(file);
        (await _office.GetAsync(into.Id)).ShouldBe(into);
    }

    [Fact]
    public async Task Cases_of_different_elections_are_not_merged()
    {
        var request = Report(Person(Word()));
        (request.ElectionId, request.Contest, request.ActDate, request.KnownDate) = ("pemilu-2024", Contracts.Common.V1.Contest.Presidential, "2024-01-10", "2024-01-12");
        var other = await _office.RaiseAsync(request);

        (await _office.RefusedAsync(Merge(other, await _office.RaiseAsync(Person(Word()))))).Reason().ShouldBe("DIFFERENT_ELECTIONS");
    }

    [Fact]
    public async Task Both_etags_count_and_a_repeated_request_answers_the_same()
    {
        var (file, into) = (await _office.RaiseAsync(Person(Word())), await _office.RaiseAsync(Person(Word())));
        var request = Merge(file, into);
        (request.Etag, request.IntoEtag) = (file.Etag, "0");
        (await _office.RefusedAsync(request)).Reason().ShouldBe("ETAG_MISMATCH");
        (request.RequestId, request.Etag, request.IntoEtag) = (Id(), "0", into.Etag);
        (await _office.RefusedAsync(request)).Reason().ShouldBe("ETAG_MISMATCH");
        (request.RequestId, request.Etag) = (Id(), file.Etag);

        var merged = await _office.MergeAsync(request);

        (await _office.MergeAsync(request)).ShouldBe(merged);
    }

    [Fact]
    public async Task The_office_above_merges_across_its_offices_and_those_themselves_do_not_find_the_other()
    {
        var file = await _office.RaiseAsync(Report(Person(Word()), place: "63.03"), "bawaslu-63.03");
        var into = await _office.RaiseAsync(Person(Word()));

        (await _office.RefusedAsync(Merge(into, file))).StatusCode.ShouldBe(StatusCode.NotFound);

        var merged = await _office.MergeAsync(Merge(file, into), CasesFixture.SouthKalimantan);

        (merged.Case.Persons.Count, merged.MergedCase.State).ShouldBe((2, CaseState.Merged));
        (await _office.GetAsync(into.Id)).Persons.Count.ShouldBe(2);
        (await _office.GetAsync(file.Id, "bawaslu-63.03")).MergedIntoCaseId.ShouldBe(into.Id);
    }

    [Fact]
    public async Task Closing_a_case_is_not_a_way_to_merge_it()
    {
        var file = await _office.RaiseAsync(Person(Word()));

        (await Errors.Refused(_office.Cases.CloseCaseAsync(
            new CloseCaseRequest { RequestId = Id(), CaseId = file.Id, Reason = CloseReason.Merged }, _office.As(CasesFixture.TanahLaut)))).BadFields().ShouldBe(["reason"]);
    }

    private List<T> Heard<T>(Case file)
        where T : ICaseEvent => [.. cases.Service.Heard.Values.OfType<T>().Where(fact => fact.Case.CaseId == Guid.Parse(file.Id))];

    private async Task<Case> AllegedAsync(NewReportedPerson[] persons, string[] violations)
    {
        var file = await _office.RaiseAsync(CasesFixture.Report(persons));
        foreach (var (person, violation) in file.Persons.Zip(violations).ToList())
        {
            file = await _procedure.AllegeAsync(file, person.Id, violation);
        }

        return file;
    }

    private async Task<Case> FoundAsync(string number) =>
        (await _office.Cases.ListCasesAsync(new ListCasesRequest { OfficialNumber = number }, _office.As(CasesFixture.TanahLaut))).Cases.ShouldHaveSingleItem();

    private static void NotNow(RpcException error, string caseId, string state)
    {
        (error.Reason(), error.Detail<ErrorInfo>()!.Metadata["command"], error.Detail<ErrorInfo>()!.Metadata["state"]).ShouldBe(("TRANSITION_NOT_ALLOWED", "MergeCases", state));
        error.Detail<ResourceInfo>()!.ResourceName.ShouldBe(caseId);
    }
}
