using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Netralitas.Cases.Duplicates;
using Netralitas.Cases.Tests.Documents;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using static Netralitas.Cases.Tests.Duplicates.DuplicateOffice;
using Sign = Netralitas.Contracts.Cases.V1.DuplicateSign;

namespace Netralitas.Cases.Tests.Duplicates;

/// <summary>Which cases are offered as likely duplicates, by which signs. Numbers are of nobody.</summary>
public sealed class ListDuplicatesTests(CasesFixture cases)
{
    private readonly DuplicateOffice _office = new(cases.Service);

    [Fact]
    public async Task The_same_number_is_enough_whenever_and_wherever_the_act_was()
    {
        var nip = Nip();
        var first = await _office.RaiseAsync(Report(Person(Word(), nip: nip), day: "2024-08-01"));

        var raised = await _office.RaisedAsync(Report(Person(Word(), employer: "setda-63.03", nip: nip)));

        var duplicate = raised.Duplicates.ShouldHaveSingleItem();
        (duplicate.CaseId, duplicate.Score, duplicate.Ended).ShouldBe((first.Id, 70, false));
        duplicate.Signs.ShouldBe([Sign.EmployeeNumber, Sign.Place]);
        (duplicate.HandlingOfficeId, duplicate.ActDate, duplicate.PlaceRegionCode).ShouldBe((first.HandlingOfficeId, "2024-08-01", "63.01"));
        var persons = duplicate.Persons.ShouldHaveSingleItem();
        (persons.PersonId, persons.OtherPersonId).ShouldBe((raised.Case.Persons[0].Id, first.Persons[0].Id));
        persons.Signs.ShouldBe([Sign.EmployeeNumber]);
    }

    [Fact]
    public async Task The_number_of_a_resident_is_a_sign_of_its_own()
    {
        const string Nik = "6301013101800007";
        var first = await _office.RaiseAsync(Person(Word(), nik: Nik));

        var signs = (await _office.RaisedAsync(Report(Person(Word(), nik: Nik)))).Duplicates.Single(duplicate => duplicate.CaseId == first.Id).Signs;

        signs.ShouldBe([Sign.ResidentNumber, Sign.ActDate, Sign.Place]);
    }

    [Fact]
    public async Task The_name_of_the_same_employer_counts_for_acts_of_the_same_days()
    {
        var name = $"{Word()} {Word()}";
        var first = await _office.RaiseAsync(Report(Person(name), day: "2024-10-03"));

        var near = await _office.RaisedAsync(Report(Person($"Drs. H. {name.ToUpperInvariant()}, M.Si.")));
        var late = await _office.RaisedAsync(Report(Person(name), day: "2024-10-11"));

        var duplicate = near.Duplicates.ShouldHaveSingleItem();
        (duplicate.CaseId, duplicate.Score).ShouldBe((first.Id, 60));
        duplicate.Signs.ShouldBe([Sign.Name, Sign.ActDate, Sign.Place]);
        // Eight days after the first, a day after the second.
        late.Duplicates.ShouldHaveSingleItem().CaseId.ShouldBe(near.Case.Id);
    }

    [Theory]
    [InlineData("setda-63.72", "setda-63.01", false)]
    [InlineData("setda-63.72", "", true)]
    [InlineData("", "", true)]
    public async Task A_person_of_the_same_name_at_another_employer_is_another_one(string employer, string other, bool isFound)
    {
        var name = $"{Word()} {Word()}";
        var first = await _office.RaiseAsync(Person(name, employer));

        var found = (await _office.RaisedAsync(Report(Person(name, other)))).Duplicates;

        found.Select(duplicate => duplicate.CaseId).ShouldBe(isFound ? [first.Id] : []);
    }

    [Fact]
    public async Task A_person_of_the_same_name_and_another_number_is_another_one()
    {
        var name = $"{Word()} {Word()}";
        await _office.RaiseAsync(Person(name, nip: Nip()));

        (await _office.RaisedAsync(Report(Person(name, nip: Nip())))).Duplicates.ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_that_nobody_knows_yet_are_not_alike_until_the_person_is_identified()
    {
        var name = $"{Word()} {Word()}";
        var known = await _office.RaiseAsync(Person(name));
        var unknown = await _office.RaisedAsync(Report(Person("")));
        unknown.Duplicates.ShouldBeEmpty();

        await _office.Cases.IdentifyPersonAsync(
            new IdentifyPersonRequest
            {
                RequestId = Id(), CaseId = unknown.Case.Id, PersonId = unknown.Case.Persons[0].Id, Name = name, EmployerOfficeId = "setda-63.72", Post = "Kepala bidang",
                SubjectKind = Contracts.Common.V1.SubjectKind.CivilServant,
            },
            _office.As(CasesFixture.TanahLaut));

        (await _office.DuplicatesAsync(unknown.Case)).ShouldHaveSingleItem().CaseId.ShouldBe(known.Id);
        (await _office.DuplicatesAsync(known)).ShouldHaveSingleItem().CaseId.ShouldBe(unknown.Case.Id);
    }

    [Fact]
    public async Task The_same_link_is_enough()
    {
        var link = $"https://contoh.example/{Word()}";
        var first = await _office.RaiseAsync(Report(Person(Word()), "2024-08-01", links: link));

        var duplicate = (await _office.RaisedAsync(Report(Person(Word()), links: ["https://contoh.example/lain", link + "?utm_source=wa"]))).Duplicates.Single(one => one.CaseId == first.Id);

        (duplicate.Score, duplicate.Persons.Count).ShouldBe((60, 0));
        duplicate.Signs.ShouldBe([Sign.Place, Sign.EvidenceLink]);
    }

    [Fact]
    public async Task The_same_file_of_evidence_is_enough_and_a_letter_is_no_evidence()
    {
        var documents = new DocumentOffice(cases.Service);
        var (photo, letter) = (DocumentOffice.Pdf(200), DocumentOffice.Pdf(201));
        var (one, other, third) = (await _office.RaiseAsync(Person(Word())), await _office.RaiseAsync(Person(Word())), await _office.RaiseAsync(Person(Word())));
        foreach (var file in new[] { one, other, third })
        {
            await documents.AddAsync(file.Id, letter, type: DocumentType.ForwardingLetter);
        }

        await documents.AddAsync(one.Id, photo);
        await documents.AddAsync(other.Id, photo, type: DocumentType.ReportForm);

        var duplicate = (await _office.DuplicatesAsync(one)).ShouldHaveSingleItem();
        (duplicate.CaseId, duplicate.Score).ShouldBe((other.Id, 80));
        duplicate.Signs.ShouldBe([Sign.ActDate, Sign.Place, Sign.EvidenceFile]);
        (await _office.DuplicatesAsync(third)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_best_comes_first_and_of_the_same_the_newest()
    {
        var (name, nip) = ($"{Word()} {Word()}", Nip());
        var byName = await _office.RaiseAsync(Person(name));
        var byBoth = await _office.RaiseAsync(Person(name, nip: nip));
        var later = await _office.RaiseAsync(Person(name));

        var found = (await _office.RaisedAsync(Report(Person(name, nip: nip)))).Duplicates;

        found.Select(duplicate => (duplicate.CaseId, duplicate.Score)).ShouldBe([(byBoth.Id, 100), (later.Id, 60), (byName.Id, 60)]);
    }

    [Fact]
    public async Task Nothing_is_said_of_cases_of_others_and_the_office_above_sees_across()
    {
        var nip = Nip();
        var elsewhere = Report(Person(Word(), nip: nip), place: "63.03");
        var theirs = await _office.RaiseAsync(elsewhere, "bawaslu-63.03");

        var ours = await _office.RaisedAsync(Report(Person(Word(), nip: nip)));

        ours.Duplicates.ShouldBeEmpty();
        (await _office.DuplicatesAsync(ours.Case)).ShouldBeEmpty();
        (await _office.DuplicatesAsync(ours.Case, CasesFixture.SouthKalimantan)).ShouldHaveSingleItem().CaseId.ShouldBe(theirs.Id);
    }

    [Fact]
    public async Task Nobody_else_may_ask_and_a_repeated_request_is_answered_again()
    {
        var nip = Nip();
        await _office.RaiseAsync(Person(Word(), nip: nip));
        var request = Report(Person(Word(), nip: nip));
        var raised = await _office.RaisedAsync(request);

        (await _office.RaisedAsync(request)).ShouldBe(raised);
        raised.Duplicates.Count.ShouldBe(1);
        await cases.Service.TellAsync(new Contracts.Events.TaskOpened(Held(raised.Case.Id)));
        var holder = cases.Service.As("kpu-63.01", RoleWords.Any);
        await Eventually.Be(
            async () => (await cases.Client.ListCasesAsync(new ListCasesRequest { PageSize = 1000 }, holder)).Cases, seen => seen.Any(file => file.Id == raised.Case.Id));
        (await Errors.Refused(_office.Client.ListDuplicatesAsync(new ListDuplicatesRequest { CaseId = raised.Case.Id }, holder))).Reason().ShouldBe("NOT_ALLOWED");
    }

    [Fact]
    public async Task No_number_and_no_name_stands_in_the_table_of_keys()
    {
        var (name, nip) = ($"{Word()} {Word()}", Nip());
        var file = await _office.RaiseAsync(Report(Person(name, nip: nip), links: "https://contoh.example/" + Word()));

        var rows = await cases.Service.InDatabase(db => Task.FromResult(db.MatchKeys.Where(row => row.CaseId == Guid.Parse(file.Id)).AsEnumerable().ToList()));

        // Two words, both together, the number and the link.
        rows.Count.ShouldBe(5);
        rows.Select(row => row.Key).ShouldBeUnique();
        // Whoever has the table and not the key ring cannot try numbers.
        var plain = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"match {MatchKind.EmployeeNumber}:{nip}")));
        rows.ShouldNotContain(row => row.Key == plain || row.Key == long.Parse(nip));
    }

    private static Contracts.Events.TaskSnapshot Held(string caseId) => new(
        Guid.CreateVersion7(), 1, DateTimeOffset.UtcNow, "kpu-63.01", Guid.Parse(caseId), null, null, "check-candidacy", "Periksa", "Check", "kpu-63.01", CasesFixture.TanahLaut,
        DateTimeOffset.UtcNow, "Asia/Makassar", null, null, null);
}
