using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Cases.V1;
using NodaTime;
using Sign = Netralitas.Contracts.Cases.V1.DuplicateSign;
using Person = Netralitas.Cases.CaseFile.ReportedPerson;

namespace Netralitas.Cases.Duplicates;

/// <summary>How much a case looks like others: by which signs, and what they weigh.</summary>
/// <remarks>The weights are policy: one number, file or link is enough, a name needs an act of the same days. Whichever of two cases is
/// compared with the other, it comes out the same.</remarks>
internal sealed class Likeness(NeutralityCase file, int windowDays)
{
    private const int Enough = 50;
    private const int Most = 100;

    private static readonly (Sign Sign, int Weight)[] Weights =
    [
        (Sign.EmployeeNumber, 60), (Sign.ResidentNumber, 60), (Sign.Name, 30), (Sign.ActDate, 20), (Sign.Place, 10), (Sign.EvidenceFile, 50), (Sign.EvidenceLink, 50),
    ];

    private readonly IReadOnlyList<NamedPerson> _persons = Named(file);
    private readonly HashSet<string> _links = Links(file);

    /// <summary>What speaks for a case being about the same act; null when that is not enough.</summary>
    /// <param name="other">The other case.</param>
    /// <param name="sharesFile">Whether both have the same file as evidence.</param>
    public Duplicate? To(NeutralityCase other, bool sharesFile)
    {
        var isSamePlace = IsWithin(file.PlaceRegionCode, other.PlaceRegionCode) || IsWithin(other.PlaceRegionCode, file.PlaceRegionCode);
        var persons = Matches(other, isSamePlace);
        var signs = persons.SelectMany(match => match.Signs).ToHashSet();
        Add(Sign.ActDate, Math.Abs(Period.DaysBetween(file.ActDate, other.ActDate)) <= windowDays);
        Add(Sign.Place, isSamePlace);
        Add(Sign.EvidenceFile, sharesFile);
        Add(Sign.EvidenceLink, _links.Overlaps(Links(other)));
        var score = Weights.Where(weight => signs.Contains(weight.Sign)).Sum(weight => weight.Weight);
        return score < Enough || !signs.Overlaps([Sign.EmployeeNumber, Sign.ResidentNumber, Sign.Name, Sign.EvidenceFile, Sign.EvidenceLink]) ? null : new Duplicate
        {
            CaseId = other.Id.ToString(), OfficialNumber = other.OfficialNumber ?? "", HandlingOfficeId = other.HandlingOfficeId, PlaceRegionCode = other.PlaceRegionCode,
            ActDate = NodaTime.Text.LocalDatePattern.Iso.Format(other.ActDate), Ended = other.ClosedTime is not null,
            Score = Math.Min(score, Most), Signs = { signs.Order() }, Persons = { persons },
        };

        void Add(Sign sign, bool there)
        {
            if (there)
            {
                signs.Add(sign);
            }
        }
    }

    /// <summary>Whether nothing that is known of two persons says that they are two.</summary>
    public static bool MayBeSame(Person one, Person other) =>
        !Differ(one.EmployeeNumber, other.EmployeeNumber) && !Differ(one.ResidentNumber, other.ResidentNumber);

    /// <summary>Whether a number says that two persons are one.</summary>
    public static bool HaveSameNumber(Person one, Person other) =>
        IsSame(one.EmployeeNumber, other.EmployeeNumber) || IsSame(one.ResidentNumber, other.ResidentNumber);

    /// <summary>The province of a region.</summary>
    public static string ProvinceOf(string region) => region.Split('.')[0];

    private List<PersonMatch> Matches(NeutralityCase other, bool isSamePlace)
    {
        var others = Named(other);
        return
        [
            .. from one in _persons
               from two in others
               let signs = Signs(one, two, other.PlaceRegionCode, isSamePlace)
               where signs.Count > 0
               select new PersonMatch { PersonId = one.Person.Id.ToString(), OtherPersonId = two.Person.Id.ToString(), Signs = { signs } },
        ];
    }

    private List<Sign> Signs(NamedPerson one, NamedPerson two, string place, bool isSamePlace)
    {
        var signs = new List<Sign>();
        if (IsSame(one.Person.EmployeeNumber, two.Person.EmployeeNumber))
        {
            signs.Add(Sign.EmployeeNumber);
        }

        if (IsSame(one.Person.ResidentNumber, two.Person.ResidentNumber))
        {
            signs.Add(Sign.ResidentNumber);
        }

        if (one.Name is not null && two.Name is not null && ProvinceOf(place) == ProvinceOf(file.PlaceRegionCode)
            && IsSameUnit(one.Person, two.Person, isSamePlace) && MayBeSame(one.Person, two.Person) && one.Name.Agrees(two.Name))
        {
            signs.Add(Sign.Name);
        }

        return signs;
    }

    private static bool IsSameUnit(Person one, Person other, bool isSamePlace) =>
        one.EmployerOfficeId is null || other.EmployerOfficeId is null ? isSamePlace : one.EmployerOfficeId == other.EmployerOfficeId;

    private static bool IsWithin(string region, string other) => region == other || region.StartsWith(other + ".", StringComparison.Ordinal);

    private static bool IsSame(string? one, string? other) => one is not null && one == other;

    private static bool Differ(string? one, string? other) => one is not null && other is not null && one != other;

    private static HashSet<string> Links(NeutralityCase file) => file.EvidenceLinks.Select(EvidenceLinks.Fold).ToHashSet(StringComparer.Ordinal);

    private static List<NamedPerson> Named(NeutralityCase file) =>
        [.. file.Persons.OrderBy(person => person.Position).Select(person => new NamedPerson(person, person.Name is null ? null : PersonName.Of(person.Name)))];

    private sealed record NamedPerson(Person Person, PersonName? Name);
}
